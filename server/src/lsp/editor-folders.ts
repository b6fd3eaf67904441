import { relativeTo } from "../workspace";
import { pathOf, uriOf } from "./uris";

/**
 * The folders that the editor has open. What is in them is told as the editor would write it: editors differ in the case of
 * a drive's letter and in which characters they percent-encode, and some take two spellings for two files.
 */
export class EditorFolders {
  /** URIs as the editor writes them, by path. */
  readonly #uris = new Map<string, string>();

  constructor(uris: readonly string[]) {
    for (const uri of uris) this.add(uri);
  }

  get paths(): string[] {
    return [...this.#uris.keys()];
  }

  /** What is no folder of the disk is passed over. */
  add(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) this.#uris.set(path, withoutSlash(uri));
  }

  remove(uri: string): void {
    const path = pathOf(uri);
    if (path !== undefined) this.#uris.delete(path);
  }

  /** The URI of a folder or of what is in one. */
  uriOf(path: string): string {
    for (const [folder, uri] of this.#uris) {
      const below = relativeTo(folder, path);
      if (below === "") return uri;
      if (below !== undefined) return uri + uriOf(path).slice(withoutSlash(uriOf(folder)).length);
    }
    return uriOf(path);
  }
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, "");
}
