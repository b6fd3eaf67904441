import * as path from "node:path";
import { type ArticleId, articleCandidates } from "../../engine";
import {
  CorpusSession,
  type FileSystem,
  type SessionOptions,
  type Target,
  targetsOf,
  type WorkOptions,
} from "../../workspace";
import { requireGood } from "../configuration-file";
import type { Terminal } from "../terminal";

/** A corpus of files at work, and what of it was asked for. */
export interface FolderCorpus {
  readonly target: Target;
  readonly session: CorpusSession;
}

/**
 * The corpora that paths, which must exist, stand for. Throws a `UsageError` where a configuration is broken.
 */
export async function openCorpora(
  files: FileSystem,
  named: readonly string[],
  terminal: Terminal,
  { cache, ...options }: Pick<SessionOptions, "today" | "jobs"> & { readonly cache: string | undefined },
): Promise<FolderCorpus[]> {
  const targets = await targetsOf(
    files,
    named.map((one) => path.resolve(terminal.cwd, one)),
  );
  // Folders first: a file that is named beside its folder is checked with the whole of it.
  targets.sort((a, b) => Number(a.only !== undefined) - Number(b.only !== undefined));
  const corpora: FolderCorpus[] = [];
  for (const target of targets) {
    const { root, only, also } = target;
    const session = new CorpusSession({
      files,
      root,
      also,
      once: true,
      ...options,
      ...(only === undefined ? {} : { only }),
      // What is remembered is of files on the disk, and of whole corpora.
      ...(cache === undefined || only !== undefined || files.isDisk !== true ? {} : { cache }),
    });
    await session.loadConfiguration();
    const { text, problems } = session.configuration;
    requireGood(session.configurationPath, text ?? "", problems, terminal);
    corpora.push({ target, session });
  }
  return corpora;
}

/**
 * What was asked for. Where nobody has said what the corpus consists of, text files that belong to software or to a web
 * site (requirements.txt, robots.txt) are only taken when they are named themselves.
 */
function wantedArticles({ target, session }: FolderCorpus): ArticleId[] {
  const wanted = session.ids().filter((id) => target.wanted(id));
  if (session.configuration.text !== null) return wanted;
  const likely = new Set([...articleCandidates(wanted), ...target.also]);
  return wanted.filter((id) => likely.has(id));
}

/** Narrows what was asked for; gets the root of a corpus, gives a test of files. */
export type Narrow = (root: string) => Promise<(file: string) => boolean>;

/** Reads a corpus whole. Gives what was asked for of it, and what of that is left by narrowing. */
export async function readCorpus(
  corpus: FolderCorpus,
  work: WorkOptions,
  narrow: Narrow | undefined,
): Promise<{ all: ArticleId[]; wanted: ArticleId[] }> {
  const { session, target } = corpus;
  const accept = await narrow?.(target.root);
  await session.scan(work);
  const all = wantedArticles(corpus);
  return { all, wanted: accept === undefined ? all : all.filter((id) => accept(session.pathOf(id))) };
}
