import { hash53 } from "../engine";
import {
  type EntryKind,
  FileError,
  type FileStamp,
  type FileSystem,
  type FolderEntry,
  isWithin,
} from "./file-system";

/** A file of the in-memory world: text (as UTF-8), bytes, a link to another path, or one that may not be read. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly denied: true };

/** The in-memory twin of the disk, for tests: files by absolute path, folders by what lies in them. */
export class MemoryFileSystem implements FileSystem {
  readonly files: Map<string, MemoryFile>;

  constructor(files: Readonly<Record<string, MemoryFile>> = {}) {
    this.files = new Map(Object.entries(files));
  }

  async readFolder(path: string): Promise<FolderEntry[]> {
    const kinds = new Map<string, EntryKind>();
    for (const [name, file] of this.files) {
      if (!name.startsWith(`${path}/`)) continue;
      const rest = name.slice(path.length + 1);
      const slash = rest.indexOf("/");
      if (slash >= 0) kinds.set(rest.slice(0, slash), "folder");
      else kinds.set(rest, typeof file === "object" && "link" in file ? "link" : "file");
    }
    if (kinds.size === 0) throw new FileError("missing", `${path} does not exist.`);
    return [...kinds].map(([name, kind]) => ({ name, kind }));
  }

  async read(path: string, limits: { maxBytes: number; within: string }): Promise<Uint8Array> {
    const target = await this.realPath(path);
    if (target !== path && !isWithin(limits.within, target)) {
      throw new FileError(
        "outside",
        "It is a link to a place outside the corpus; such links are not followed.",
      );
    }
    const file = this.files.get(target);
    if (file === undefined) throw new FileError("missing", `${path} does not exist.`);
    if (typeof file === "object" && "denied" in file)
      throw new FileError("denied", `${path} may not be read.`);
    const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
    if (!(bytes instanceof Uint8Array)) throw new FileError("not-a-file", `${path} is not a regular file.`);
    if (bytes.length > limits.maxBytes)
      throw new FileError("too-large", `The file has ${bytes.length} bytes.`);
    return bytes;
  }

  async kindOf(path: string): Promise<EntryKind> {
    if (this.files.has(await this.realPath(path))) return "file";
    await this.readFolder(path);
    return "folder";
  }

  async stamp(path: string): Promise<FileStamp | undefined> {
    const file = this.files.get(await this.realPath(path));
    if (typeof file !== "string" && !(file instanceof Uint8Array)) return undefined;
    // Another content is another time, long ago.
    const modified = hash53(typeof file === "string" ? file : Buffer.from(file).toString("latin1"));
    return { size: file.length, modified: -modified, changed: -modified };
  }

  async realPath(path: string): Promise<string> {
    const file = this.files.get(path);
    return typeof file === "object" && "link" in file ? file.link : path;
  }

  async replace(path: string, bytes: Uint8Array): Promise<void> {
    this.files.set(await this.realPath(path), bytes);
  }
}
