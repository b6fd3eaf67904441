import { once } from "node:events";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { UsageError } from "../options";
import type { Terminal } from "../terminal";

/** Where cleaned articles go. */
export interface CleanedOutput {
  write(content: string | Uint8Array): Promise<void>;
  /** Everything is written; without it, a file stays as it was. */
  finish(): Promise<void>;
  /** Nothing is left of what was written. */
  abandon(): Promise<void>;
}

export function standardOutput(terminal: Terminal): CleanedOutput {
  return {
    write: (content) => terminal.out(content),
    finish: async () => undefined,
    abandon: async () => undefined,
  };
}

/**
 * A file that is put in its place once it is whole: it may be the one that is read. Packed where its name ends in
 * ".gz".
 */
export function fileOutput(file: string): CleanedOutput {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  const entry = new PassThrough();
  const target = createWriteStream(beside, { flags: "wx" });
  const flow = /\.gz$/i.test(file) ? pipeline(entry, createGzip(), target) : pipeline(entry, target);
  flow.catch(() => undefined); // told by `write` and `finish`
  return {
    async write(content) {
      if (content.length === 0) return;
      if (entry.destroyed)
        return; // why is told at the end
      else if (!entry.write(content)) await once(entry, "drain");
    },
    async finish() {
      entry.end();
      await flow.catch((error: Error) => {
        throw new UsageError(`${file} cannot be written: ${error.message}`);
      });
      renameSync(beside, file);
    },
    async abandon() {
      entry.destroy();
      await flow.catch(() => undefined);
      // A file that is still being opened is there only afterwards, and Windows takes none away that is open.
      if (!target.closed) await new Promise<void>((resolve) => target.once("close", () => resolve()));
      rmSync(beside, { force: true });
    },
  };
}
