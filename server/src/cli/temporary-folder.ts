import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** A folder of our own for what does not fit into memory, readable by nobody else; gone when the process ends. */
export class TemporaryFolder {
  #path: string | undefined;
  readonly #remove = () => this.remove();

  /** Its path; it is made when first asked for. */
  get path(): string {
    if (this.#path === undefined) {
      this.#path = mkdtempSync(path.join(tmpdir(), "corpuslint-"));
      process.once("exit", this.#remove);
    }
    return this.#path;
  }

  remove(): void {
    process.off("exit", this.#remove);
    if (this.#path !== undefined) rmSync(this.#path, { recursive: true, force: true });
    this.#path = undefined;
  }
}
