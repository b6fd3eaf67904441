import { createReadStream, createWriteStream, statSync } from "node:fs";
import * as path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { TemporaryFolder } from "../temporary-folder";
import type { Terminal } from "../terminal";

/** A file of JSON Lines, plain or gzip. */
export interface JsonlInput {
  /** As the user wrote it; “standard input” for "-". */
  readonly name: string;
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
 * An input that can be read more than once. Standard input and pipes are kept in a temporary folder meanwhile, as they
 * come.
 */
export async function openJsonl(
  name: string,
  terminal: Terminal,
  temporary: TemporaryFolder,
): Promise<JsonlInput> {
  const file = path.resolve(terminal.cwd, name);
  if (name !== STANDARD_INPUT && statSync(file).isFile()) return openOnce(name, terminal);
  const kept = path.join(temporary.path, `input-${serial++}`);
  await pipeline(sourceOf(name, terminal), createWriteStream(kept, { mode: 0o600, flags: "wx" }), {
    signal: terminal.signal,
  });
  const shown = shownName(name);
  return { name: shown, read: () => bytesOf(() => createReadStream(kept), shown) };
}

let serial = 0;

/** An input that is read as it comes, and once where it is standard input or a pipe. */
export function openOnce(name: string, terminal: Terminal): JsonlInput {
  const shown = shownName(name);
  return { name: shown, read: () => bytesOf(() => sourceOf(name, terminal), shown) };
}

function shownName(name: string): string {
  return name === STANDARD_INPUT ? "standard input" : name;
}

function sourceOf(name: string, terminal: Terminal): AsyncIterable<Uint8Array> {
  return name === STANDARD_INPUT ? terminal.stdin : createReadStream(path.resolve(terminal.cwd, name));
}

async function* bytesOf(open: () => AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* unpacked(open());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${name} cannot be read to its end: ${why}. What follows is not checked.`);
  }
}

// What a packed content starts with (RFC 1952), whatever its name; no JSON does.
const GZIP = 0x1f;

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const rest = async function* () {
    try {
      yield first.value;
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.(); // closes a file that nobody reads to its end
    }
  };
  if (first.value[0] !== GZIP) {
    yield* rest();
    return;
  }
  const gunzip = createGunzip();
  // Its failure comes out of the other end, as that of reading.
  pipeline(rest, gunzip).catch(() => undefined);
  yield* gunzip;
}
