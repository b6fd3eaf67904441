import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from "node:fs";
import * as path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { TemporaryFolder } from "../temporary-folder";
import type { Terminal } from "../terminal";

/** A file of JSON Lines that can be read more than once, plain or gzip. */
export interface JsonlInput {
  /** As the user wrote it; “standard input” for "-". */
  readonly name: string;
  /** Where it lies on disk. */
  readonly file: string;
  /** Its bytes, unpacked. Throws an `InputError` where they cannot be read to their end. */
  read(): AsyncIterable<Uint8Array>;
}

/** An input cannot be read; `message` says which and why. */
export class InputError extends Error {}

export const STANDARD_INPUT = "-";
const NAMES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/** True for what is JSON Lines by its name, and for standard input. */
export function isJsonl(name: string, cwd: string): boolean {
  if (name === STANDARD_INPUT) return true;
  return (
    NAMES.test(name) && statSync(path.resolve(cwd, name), { throwIfNoEntry: false })?.isDirectory() !== true
  );
}

/**
 * Makes a file ready to be read twice. Standard input and pipes are kept in a temporary folder meanwhile, as they come.
 */
export async function openJsonl(
  name: string,
  terminal: Terminal,
  temporary: TemporaryFolder,
): Promise<JsonlInput> {
  const shown = name === STANDARD_INPUT ? "standard input" : name;
  const file = path.resolve(terminal.cwd, name);
  const isFile = name !== STANDARD_INPUT && statSync(file).isFile();
  const kept = isFile ? file : path.join(temporary.path, `input-${serial++}`);
  if (!isFile) {
    const source = name === STANDARD_INPUT ? terminal.stdin : createReadStream(file);
    await pipeline(source, createWriteStream(kept, { mode: 0o600, flags: "wx" }), {
      signal: terminal.signal,
    });
  }
  return { name: shown, file: kept, read: () => bytesOf(kept, shown) };
}

let serial = 0;

async function* bytesOf(file: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    if (isGzip(file)) yield* unpacked(createReadStream(file));
    else yield* createReadStream(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${name} cannot be read to its end: ${why}. What follows is not checked.`);
  }
}

const GZIP = [0x1f, 0x8b];

/** By its first bytes (RFC 1952), whatever its name. */
function isGzip(file: string): boolean {
  const start = new Uint8Array(GZIP.length);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return GZIP.every((byte, at) => start[at] === byte);
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Its failure comes out of the other end, as that of reading.
  pipeline(packed, gunzip).catch(() => undefined);
  yield* gunzip;
}
