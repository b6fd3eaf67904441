/** What an entry of a folder is; `link` is a symbolic link, not yet followed. */
export type EntryKind = "file" | "folder" | "link" | "other";

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface ReadLimits {
  /** Larger files are refused unread. */
  readonly maxBytes: number;
  /** A symbolic link is followed only to a file below this folder. */
  readonly within: string;
}

/** By what a changed file is told from an unchanged one without reading it. Times in milliseconds. */
export interface FileStamp {
  readonly size: number;
  /** When its content was changed last. */
  readonly modified: number;
  /** When its content, name or rights were changed last: this cannot be set back. */
  readonly changed: number;
}

// Some file systems count time in steps of two seconds; within one, a second change leaves the stamp as it is.
const SETTLING = 2_000;

/** The stamp where it tells the file from any later one: undefined for one that has changed just now. */
export function settled(stamp: FileStamp | undefined, now: number): FileStamp | undefined {
  return stamp !== undefined && now - Math.max(stamp.changed, stamp.modified) > SETTLING ? stamp : undefined;
}

export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed;
}

/**
 * The outside world, as far as a corpus needs it. Paths are absolute and may be built as `${folder}/${name}` on every
 * system. All methods reject with a `FileError` and nothing else.
 */
export interface FileSystem {
  /** True for the real disk: threads of their own can read the same files. */
  readonly isDisk?: boolean;
  /** The entries of a folder, in no order. */
  readFolder(path: string): Promise<readonly FolderEntry[]>;
  /** The bytes of a regular file. */
  read(path: string, limits: ReadLimits): Promise<Uint8Array>;
  /** What lies at the path, symbolic links followed. */
  kindOf(path: string): Promise<EntryKind>;
  /** The stamp of a regular file, links followed; undefined where there is none. Does not reject. */
  stamp(path: string): Promise<FileStamp | undefined>;
  /** The path with all symbolic links resolved. */
  realPath(path: string): Promise<string>;
  /**
   * Puts `bytes` in place of the file's content, or creates the file. At every moment the path holds either the old
   * content or the new one, whole.
   */
  replace(path: string, bytes: Uint8Array): Promise<void>;
}

export type FileProblem =
  | "missing"
  | "denied"
  | "too-large"
  | "not-a-file"
  | "outside"
  | "changed"
  | "failed";

/** Why a file could not be read or written; `message` is a sentence for the user. */
export class FileError extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem, message: string) {
    super(message);
    this.name = "FileError";
    this.problem = problem;
  }
}

/** True where `path` is `folder` or lies below it; both absolute, resolved, with either kind of slash. */
export function isWithin(folder: string, path: string): boolean {
  const base = trimSlashes(folder.replaceAll("\\", "/"));
  const other = path.replaceAll("\\", "/");
  return other === base || other.startsWith(`${base}/`);
}

/** The path of `path` below `folder`, with `/`, or undefined where it does not lie below it. */
export function relativeTo(folder: string, path: string): string | undefined {
  if (!isWithin(folder, path)) return undefined;
  return path.replaceAll("\\", "/").slice(trimSlashes(folder).length + 1);
}

function trimSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && (path[end - 1] === "/" || path[end - 1] === "\\")) end--;
  return path.slice(0, end);
}
