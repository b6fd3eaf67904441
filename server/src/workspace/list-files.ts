import { Breather } from "./breather";
import { FileError, type FileSystem, isWithin } from "./file-system";
import { Glob } from "./glob";

export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface Listing {
  /** Paths below the root, with `/`, sorted. */
  readonly files: readonly string[];
  /** Folders that could not be read. */
  readonly unreadable: readonly string[];
}

// Deep enough for every archive seen; ends a folder that is mounted into itself.
const DEEPEST = 64;

/**
 * The files below `root` that `accept` takes, without those in `.git`, `node_modules` and other folders whose name
 * starts with a dot. Linked folders are not entered; a linked file counts where its target lies below the root and is
 * not listed itself, so that no article is in the corpus twice.
 */
export async function listFiles(
  files: FileSystem,
  root: string,
  accept: (path: string) => boolean,
  signal?: AbortSignal,
): Promise<Listing> {
  const found: string[] = [];
  const links: string[] = [];
  const unreadable: string[] = [];
  const breather = new Breather();
  let folders = [""];
  for (let depth = 0; folders.length > 0 && depth < DEEPEST; depth++) {
    const deeper: string[] = [];
    for (const folder of folders) {
      signal?.throwIfAborted();
      await breather.rest();
      let entries: Awaited<ReturnType<FileSystem["readFolder"]>>;
      try {
        entries = await files.readFolder(folder === "" ? root : `${root}/${folder.slice(0, -1)}`);
      } catch (error) {
        if (
          error instanceof FileError &&
          error.problem === "missing" &&
          folder !== "" &&
          !folder.includes("\ufffd")
        )
          continue;
        unreadable.push(folder.slice(0, -1));
        continue;
      }
      for (const entry of entries) {
        const path = folder + entry.name;
        if (entry.kind === "folder") {
          if (!hidden(entry.name)) deeper.push(`${path}/`);
        } else if (entry.kind !== "other" && accept(path)) {
          (entry.kind === "link" ? links : found).push(path);
        }
      }
    }
    folders = deeper;
  }
  await addLinks(files, root, links, found);
  return { files: found.sort(byCodeUnit), unreadable };
}

/** Says which paths a selection takes. */
export function selector(selection: Selection): (path: string) => boolean {
  const include = new Glob(selection.include);
  const exclude = new Glob(selection.exclude);
  return (path) => include.matches(path) && !exclude.matches(path) && !isHidden(path);
}

/** True where a path leads through a folder that is never looked into. */
export function isHidden(path: string): boolean {
  return path.split("/").some(hidden);
}

/** Names of files and folders that are never part of a corpus. */
function hidden(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function addLinks(files: FileSystem, root: string, links: readonly string[], found: string[]) {
  if (links.length === 0) return;
  const base = await files.realPath(root).catch(() => root);
  const known = new Set(found.map((path) => `${base}/${path}`));
  for (const link of links) {
    // A broken link is nobody's article.
    const target = await files.realPath(`${root}/${link}`).catch(() => undefined);
    if (target === undefined || !isWithin(base, target) || known.has(target.replaceAll("\\", "/"))) continue;
    known.add(target);
    found.push(link);
  }
}
