import { once } from "node:events";
import {
  accessSync,
  constants,
  createWriteStream,
  fchmodSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import * as path from "node:path";
import { PassThrough, type Writable } from "node:stream";
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
 * A file that is put in its place once it is whole: it may be the one that is read. It keeps its rights, and a link goes
 * on leading to it; a pipe or device is written as it is. Packed where its name ends in ".gz". Throws a `UsageError` for
 * what cannot be written.
 */
export function fileOutput(file: string): CleanedOutput {
  const place = orRefused(file, () => placeOf(file));
  const { beside } = place;
  const entry = new PassThrough();
  const flow = /\.gz$/i.test(file)
    ? pipeline(entry, createGzip(), place.target)
    : pipeline(entry, place.target);
  flow.catch(() => undefined); // told by `finish`
  const removeBeside = () => {
    if (beside !== undefined) rmSync(beside, { force: true });
  };
  // A reader of the findings that closes early ends the process at once.
  process.once("exit", removeBeside);
  return {
    async write(content) {
      if (content.length === 0 || entry.destroyed) return; // why is told at the end
      if (!entry.write(content)) await Promise.race([once(entry, "drain"), flow]).catch(() => undefined);
    },
    async finish() {
      entry.end();
      await flow.catch((error: unknown) => {
        throw refused(file, error);
      });
      if (beside !== undefined) orRefused(file, () => renameSync(beside, place.file));
      process.off("exit", removeBeside);
    },
    async abandon() {
      entry.destroy();
      if (beside !== undefined) {
        await flow.catch(() => undefined);
        // Windows takes no file away that is open.
        const { target } = place;
        if (!target.closed) await new Promise<void>((resolve) => target.once("close", () => resolve()));
      }
      process.off("exit", removeBeside);
      removeBeside();
    },
  };
}

/** Where the bytes go, and the file whose place they take once they are whole. */
interface Place {
  readonly target: Writable;
  readonly file: string;
  readonly beside?: string;
}

function placeOf(file: string): Place {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw new Error("It is a folder.");
  if (stat !== undefined && !stat.isFile()) return { target: createWriteStream(file), file };
  const real = stat === undefined ? file : realpathSync.native(file);
  if (stat !== undefined) accessSync(real, constants.W_OK);
  const beside = path.join(path.dirname(real), `.${path.basename(real)}.${process.pid}.tmp`);
  const fd = openSync(beside, "wx", stat === undefined ? 0o666 : 0o600);
  if (stat !== undefined) fchmodSync(fd, stat.mode & 0o7777);
  return { target: createWriteStream(beside, { fd, flush: true }), file: real, beside };
}

function orRefused<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw refused(file, error);
  }
}

function refused(file: string, error: unknown): UsageError {
  return new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
}
