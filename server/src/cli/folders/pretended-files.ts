import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { FileSystem } from "../../workspace";
import type { TemporaryFolder } from "../temporary-folder";

/**
 * The file system as it would be after writing: what is written goes to a temporary folder and is read from there
 * again, the files themselves stay as they are.
 */
export class PretendedFiles {
  readonly files: FileSystem;
  readonly #written = new Map<string, string>();

  constructor(real: FileSystem, temporary: TemporaryFolder) {
    this.files = {
      ...real,
      // Threads would read the files themselves.
      isDisk: false,
      read: async (file, limits) => {
        const copy = this.#written.get(file);
        return copy === undefined ? real.read(file, limits) : readFileSync(copy);
      },
      // Sizes and times tell nothing of what was only pretended.
      stamp: async () => undefined,
      replace: async (file, bytes) => {
        const copy = this.#written.get(file) ?? path.join(temporary.path, `written-${this.#written.size}`);
        writeFileSync(copy, bytes, { mode: 0o600 });
        this.#written.set(file, copy);
      },
    };
  }

  /** What each written file holds and what it would hold, in the order of their paths. */
  *changes(): Generator<{ file: string; before: Uint8Array; after: Uint8Array }> {
    for (const [file, copy] of [...this.#written].sort(([a], [b]) => (a < b ? -1 : 1))) {
      yield { file, before: readFileSync(file), after: readFileSync(copy) };
    }
  }
}
