import * as path from "node:path";
import { type ArticleId, type FixChoice, splitLines } from "../../engine";
import { Breather, type CorpusSession, decode, type Progress, type WorkOptions } from "../../workspace";
import type { Report } from "../report";
import { shownPath } from "../shown-path";
import { type FolderCorpus, type Narrow, readCorpus } from "./corpora";
import { fixFolder } from "./fix-folder";
import type { PretendedFiles } from "./pretended-files";
import { unifiedDiff } from "./unified-diff";

export interface FoldersCheck {
  readonly corpora: readonly FolderCorpus[];
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Shows how far it is; "" takes that away. */
  readonly progress: (text: string) => void;
  /** The current folder with its links resolved: paths are shown from there. */
  readonly cwd: string;
  /** What names a file in a baseline. */
  readonly keyOf: (file: string) => string;
  readonly narrow?: Narrow;
  /** Fixes to apply first. */
  readonly fix?: FixChoice;
}

/** Checks the articles of folders: every corpus is read whole, then each article that was asked for. */
export async function checkFolders(check: FoldersCheck): Promise<void> {
  const { corpora } = check;
  const seen = new Set<string>();
  for (const corpus of corpora) {
    try {
      await checkFolder(corpus, check, seen);
    } finally {
      await corpus.session.close();
    }
  }
}

async function checkFolder(corpus: FolderCorpus, check: FoldersCheck, seen: Set<string>): Promise<void> {
  const { report, signal, cwd, fix } = check;
  const { session, target } = corpus;
  const told = (what: string): WorkOptions => ({ signal, onProgress: progressOf(what, check.progress) });
  const { all, wanted } = await readCorpus(corpus, told("reading"), check.narrow);
  if (fix !== undefined) {
    const changed = await fixFolder(session, wanted, fix, {
      signal,
      problem: (text) => report.problem(text),
    });
    for (const id of changed) report.problem(`fixed ${shownPath(cwd, session.pathOf(id))}`);
  }
  const due = wanted.filter((id) => !seen.has(session.pathOf(id)));
  for (const id of due) seen.add(session.pathOf(id));
  // Threads check all of a corpus; for a part of it, or a small one, it is quicker to check articles as they are shown.
  if (due.length >= MANY && due.length * 2 > session.ids().length) {
    await showWhileChecking(session, due, check, told("checking"));
  } else await show(session, due, check, signal);
  for (const notice of session.notices) report.unreadable(notice);
  if (all.length === 0) {
    report.problem(`${shownPath(cwd, target.root)}: no articles (.txt files) here.`);
  }
}

// What one thread checks in the time in which others could be started.
const MANY = 500;
const PROGRESS_INTERVAL = 200;

function progressOf(what: string, show: (text: string) => void): (progress: Progress) => void {
  let last = performance.now();
  return ({ done, total }) => {
    const now = performance.now();
    if (now - last < PROGRESS_INTERVAL) return;
    last = now;
    show(`${what} ${done} of ${total} articles`);
  };
}

/** Shows articles in their order, each once `ready` lets it. */
async function show(
  session: CorpusSession,
  ids: readonly ArticleId[],
  check: FoldersCheck,
  signal: AbortSignal,
  ready?: (id: ArticleId) => Promise<void>,
): Promise<void> {
  check.progress("");
  const breather = new Breather();
  for (const id of ids) {
    await ready?.(id);
    signal.throwIfAborted();
    await breather.rest();
    await showArticle(session, id, check);
  }
}

/** Has all articles checked, and shows each as soon as it and those before it are. */
async function showWhileChecking(
  session: CorpusSession,
  ids: readonly ArticleId[],
  check: FoldersCheck,
  work: WorkOptions,
): Promise<void> {
  // Neither is to go on where the other has failed.
  const stop = new AbortController();
  const signal = AbortSignal.any([check.signal, stop.signal]);
  let isOver = false;
  let wake = () => {};
  const checking = session.check({ ...work, signal, onChecked: () => wake() }).finally(() => {
    isOver = true;
    wake();
  });
  const ready = async (id: ArticleId) => {
    while (!isOver && !session.isChecked(id)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const both = [checking, show(session, ids, check, signal, ready)];
  for (const one of both) one.catch((reason: unknown) => stop.abort(reason));
  await Promise.all(both);
}

async function showArticle(session: CorpusSession, id: ArticleId, check: FoldersCheck): Promise<void> {
  const { report, cwd } = check;
  const file = session.pathOf(id);
  const findings = await session.findings(id);
  const notice = session.notice(id);
  if (notice !== undefined) {
    const message = `${shownPath(cwd, file)}: ${notice.message}`;
    if (notice.kind === "unreadable") report.unreadable(message);
    else report.problem(message);
  }
  const unread = notice !== undefined && notice.kind !== "not-decoded";
  if (unread || !session.has(id)) return;
  // Most of a clean corpus need not be read again to be counted.
  const text = findings.length === 0 ? "" : await session.text(id);
  if (text === undefined) return;
  await report.file(
    {
      kind: "path",
      path: shownPath(cwd, file),
      text,
      lines: splitLines(text),
      findings,
      pathOf: (other) => shownPath(cwd, session.pathOf(other)),
    },
    check.keyOf(file),
  );
}

/**
 * The patch that does to the files what fixing them would do, a file at a time. Names are relative to the current folder
 * where the file lies below it, else to the root of its corpus. `problem` is told of files that no patch can hold.
 */
export async function* patchOf(
  { corpora, signal, cwd, narrow }: Pick<FoldersCheck, "corpora" | "signal" | "cwd" | "narrow">,
  pretended: PretendedFiles,
  choose: FixChoice,
  problem: (message: string) => void,
): AsyncGenerator<string> {
  for (const corpus of corpora) {
    const { wanted } = await readCorpus(corpus, { signal }, narrow);
    await fixFolder(corpus.session, wanted, choose, { signal, problem });
  }
  const roots = corpora.map(({ target }) => target.root);
  for (const { file, before, after } of pretended.changes()) {
    signal.throwIfAborted();
    const [old, now] = [utf8(before), utf8(after)];
    if (old === undefined || now === undefined) {
      problem(`${shownPath(cwd, file)}: A patch cannot hold its encoding; --fix changes it.`);
    } else yield unifiedDiff(nameFrom([cwd, ...roots], file), old, now);
  }
}

/** Bytes as they are, byte order mark included; undefined where they are not UTF-8. */
function utf8(bytes: Uint8Array): string | undefined {
  if (decode(bytes)?.format.encoding !== "utf-8") return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function nameFrom(folders: readonly string[], file: string): string {
  for (const folder of folders) {
    const relative = path.relative(folder, file).replaceAll(path.sep, "/");
    if (!relative.startsWith("../") && !path.isAbsolute(relative)) return relative;
  }
  return file;
}
