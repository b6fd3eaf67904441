import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  type EntryKind,
  FileError,
  type FileStamp,
  type FileSystem,
  type FolderEntry,
  isWithin,
  type ReadLimits,
} from "./file-system";

// A pipe or device named like an article must not block the server: open without waiting, then look what it is.
const OPEN = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);
const NO_FOLLOW = fs.constants.O_NOFOLLOW ?? 0;

/**
 * The real disk. Reads are synchronous inside (four times as many files a second as the asynchronous calls give);
 * callers that read many files let the event loop run between them.
 */
export const disk: FileSystem = {
  isDisk: true,

  async readFolder(folder) {
    return guarded(folder, () => fs.readdirSync(folder, { withFileTypes: true }).map(entryOf));
  },

  async read(file, limits) {
    return guarded(file, () => readFile(file, limits));
  },

  async kindOf(file) {
    return guarded(file, () => kindOf(fs.statSync(file)));
  },

  async stamp(file) {
    return stampOf(file);
  },

  async realPath(file) {
    return guarded(file, () => fs.realpathSync.native(file));
  },

  async replace(file, bytes) {
    guarded(file, () => replaceFile(file, bytes));
  },
};

function stampOf(file: string): FileStamp | undefined {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) return undefined;
    return { size: stat.size, modified: stat.mtimeMs, changed: stat.ctimeMs };
  } catch {
    return undefined; // reading it will tell why
  }
}

function entryOf(entry: fs.Dirent): FolderEntry {
  return { name: entry.name, kind: kindOf(entry) };
}

function kindOf(what: fs.Dirent | fs.Stats): EntryKind {
  if (what.isFile()) return "file";
  if (what.isDirectory()) return "folder";
  return what.isSymbolicLink() ? "link" : "other";
}

function readFile(file: string, limits: ReadLimits): Uint8Array {
  const descriptor = openInside(file, limits.within);
  try {
    const stat = fs.fstatSync(descriptor);
    if (!stat.isFile()) throw new FileError("not-a-file", "It is not a regular file.");
    if (stat.size > limits.maxBytes) {
      throw new FileError(
        "too-large",
        `The file has ${megabytes(stat.size)} MB; files over ${megabytes(limits.maxBytes)} MB are not read.`,
      );
    }
    return readOpened(descriptor, stat.size);
  } finally {
    fs.closeSync(descriptor);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** The file as long as it was when it was looked at; one that grows meanwhile is read again at its next event. */
function readOpened(descriptor: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = fs.readSync(descriptor, bytes, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function openInside(file: string, within: string): number {
  if (NO_FOLLOW === 0) {
    if (fs.lstatSync(file).isSymbolicLink()) return fs.openSync(targetInside(file, within), OPEN);
    return fs.openSync(file, OPEN);
  }
  try {
    return fs.openSync(file, OPEN | NO_FOLLOW);
  } catch (error) {
    // ELOOP: the last part of the path is a symbolic link (FreeBSD says EMLINK).
    if (codeOf(error) !== "ELOOP" && codeOf(error) !== "EMLINK") throw error;
    return fs.openSync(targetInside(file, within), OPEN);
  }
}

function targetInside(link: string, within: string): string {
  const target = fs.realpathSync.native(link);
  if (!isWithin(fs.realpathSync.native(within), target)) {
    throw new FileError(
      "outside",
      "It is a link to a place outside the corpus; such links are not followed.",
    );
  }
  return target;
}

function replaceFile(file: string, bytes: Uint8Array): void {
  const target = fs.existsSync(file) ? fs.realpathSync.native(file) : file;
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  // A device in whose place a file is put is gone for all.
  if (stat !== undefined && !stat.isFile()) {
    throw new FileError("not-a-file", `${file} is not a regular file.`);
  }
  const mode = stat === undefined ? 0o666 & ~process.umask() : stat.mode & 0o7777;
  if (stat !== undefined) fs.accessSync(target, fs.constants.W_OK);
  const temporary = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${randomBytes(6).toString("hex")}.tmp`,
  );
  try {
    const descriptor = fs.openSync(temporary, "wx", mode);
    try {
      let written = 0;
      while (written < bytes.length) written += fs.writeSync(descriptor, bytes, written);
      fs.fchmodSync(descriptor, mode); // the umask has cut the mode given to open
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function guarded<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof FileError ? error : fileError(file, error);
  }
}

function fileError(file: string, error: unknown): FileError {
  const code = codeOf(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new FileError("missing", `${file} does not exist.`);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new FileError("denied", `${file} may not be read or written (${code}).`);
    case "EISDIR":
    case "ENXIO":
      return new FileError("not-a-file", `${file} is not a regular file.`);
    default:
      return new FileError("failed", `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
