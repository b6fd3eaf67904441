import type { ArticleId } from "../engine";
import { configurationName } from "./configuration";
import { type FileSystem, relativeTo } from "./file-system";

/** One corpus that a list of paths stands for, and the part of it that was asked for. */
export interface Target {
  readonly root: string;
  /** Set where no configuration says what belongs together: the corpus is the named files. */
  readonly only?: readonly ArticleId[];
  /** Named files; they belong to the corpus even where its configuration does not select them. */
  readonly also: readonly ArticleId[];
  /** True where the article was asked for, itself or with its folder. */
  wanted(id: ArticleId): boolean;
}

/**
 * Sorts paths, absolute, into corpora. The root of a corpus is the nearest folder upwards that holds a
 * `corpuslint.json`; where there is none, a named folder is a corpus of its own, and the named files of one folder
 * make one together. Rejects with a `FileError` for a path that does not exist.
 */
export async function targetsOf(files: FileSystem, paths: readonly string[]): Promise<Target[]> {
  const roots = new Map<string, { folders: string[]; named: ArticleId[]; configured: boolean }>();
  for (const given of paths) {
    const path = await files.realPath(given);
    const isFolder = (await files.kindOf(path)) === "folder";
    const start = isFolder ? path : parentOf(path);
    const configured = await configuredRoot(files, start);
    const root = configured ?? start;
    // A folder and files named one by one are two corpora where nothing says that they are one.
    const key = configured !== undefined || isFolder ? root : `${root}\u0000`;
    const target = roots.get(key) ?? { folders: [], named: [], configured: configured !== undefined };
    roots.set(key, target);
    const id = relativeTo(root, path) ?? "";
    if (isFolder) target.folders.push(id);
    else target.named.push(id);
  }
  return [...roots].map(([key, { folders, named, configured }]) => {
    const names = new Set(named);
    return {
      root: key.replace("\u0000", ""),
      also: named,
      wanted: (id: ArticleId) =>
        names.has(id) || folders.some((folder) => folder === "" || id.startsWith(`${folder}/`)),
      ...(configured || folders.length > 0 ? {} : { only: named }),
    };
  });
}

async function configuredRoot(files: FileSystem, start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = parentOf(folder)) {
    const kind = await files.kindOf(`${folder}/${configurationName}`).catch(() => "none");
    if (kind === "file") return folder;
    if (parentOf(folder) === folder) return undefined;
  }
}

/** "/a/b" to "/a", "/a" to "", which is the top; "C:\\a" to "C:". */
function parentOf(path: string): string {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return cut < 0 ? path : path.slice(0, cut);
}
