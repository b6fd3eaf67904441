import { fourBytes } from "../text/bytes";
import { CorpusSummary } from "./corpus-summary";
import { FrozenMap } from "./frozen-map";

// A summary of another version is made anew from digests.
const VERSION = 4;
const HEAD = 8;

/**
 * A summary as bytes: the same ones for the same corpus. Of a large one there should be no more copies than need be:
 * `allocate` makes the memory in which it is wanted.
 */
export function packSummary(
  { records }: CorpusSummary,
  allocate: (length: number) => Uint8Array = (length) => new Uint8Array(length),
): Uint8Array {
  const packed = allocate(HEAD + records.bytes.length);
  packed[0] = VERSION;
  packed.set(records.bytes, HEAD);
  const check = checkOf(records.bytes);
  for (let at = 0; at < 4; at++) packed[4 + at] = (check >>> (8 * at)) & 0xff;
  return packed;
}

/**
 * The summary that `packSummary` made the bytes of; undefined for damaged bytes and those of another version. The bytes are
 * not copied: threads may share them, and nobody may change them.
 */
export function unpackSummary(packed: Uint8Array): CorpusSummary | undefined {
  if (packed.length < HEAD || packed[0] !== VERSION) return undefined;
  if (packed[1] !== 0 || packed[2] !== 0 || packed[3] !== 0) return undefined;
  const bytes = packed.subarray(HEAD);
  const check = checkOf(bytes);
  for (let at = 0; at < 4; at++) if (packed[4 + at] !== ((check >>> (8 * at)) & 0xff)) return undefined;
  return new CorpusSummary(new FrozenMap(bytes));
}

/** FNV-1a, of four bytes at a time: a summary may have a hundred megabytes. */
function checkOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) hash = Math.imul(hash ^ fourBytes(bytes, at), 0x01000193);
  for (; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
