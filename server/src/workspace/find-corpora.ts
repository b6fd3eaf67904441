import { areArticles, articleCandidates, mayBeCorpus } from "../engine";
import { configurationName } from "./configuration";
import { type FileSystem, relativeTo } from "./file-system";
import { listFiles } from "./list-files";
import { readArticle } from "./read-article";

const SAMPLES = 20;
const LARGEST_SAMPLE = 1_000_000;

/**
 * The roots of the corpora in a folder that somebody opened: each topmost folder that holds a `corpuslint.json`; where
 * there is none, the folder itself if it looks like one; else none.
 */
export async function findCorpora(
  files: FileSystem,
  folder: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const configured = await files.kindOf(`${folder}/${configurationName}`).catch(() => "none");
  if (configured === "file") return [folder];
  const paths = (await listFiles(files, folder, () => true, signal)).files;
  const roots = paths
    .filter((path) => path.endsWith(`/${configurationName}`))
    .map((path) => `${folder}/${path.slice(0, -configurationName.length - 1)}`);
  if (roots.length > 0) return topmost(roots);
  if (!mayBeCorpus(paths)) return [];
  const candidates = articleCandidates(paths);
  const samples: string[] = [];
  const step = Math.max(1, candidates.length / SAMPLES);
  for (let at = 0; at < candidates.length && samples.length < SAMPLES; at += step) {
    const id = candidates[Math.floor(at)];
    if (id === undefined) break;
    const limits = { maxBytes: LARGEST_SAMPLE, within: folder };
    const read = await readArticle(files, `${folder}/${id}`, id, limits);
    if (read.kind === "article") samples.push(read.source.text);
  }
  return areArticles(samples) ? [folder] : [];
}

/** The folders that lie in no other of the list. */
export function topmost(roots: readonly string[]): string[] {
  const kept: string[] = [];
  // Sorted by length, a folder comes before all that lie in it.
  for (const root of [...roots].sort((a, b) => a.length - b.length)) {
    if (!kept.some((other) => relativeTo(other, root) !== undefined)) kept.push(root);
  }
  return kept;
}
