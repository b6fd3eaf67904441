import { fourBytes } from "../text/bytes";
import { HASH_BASIS } from "../text/hash";
import { CorpusSummary } from "./corpus-summary";
import { FREE, FrozenMap } from "./frozen-map";

// A summary of another version is made anew from digests.
const VERSION = 6;

/**
 * A summary as bytes: the same ones for the same corpus. They are the memory of the summary itself, since of a large one there
 * should be no second copy: nobody may change them.
 */
export function packSummary({ records: { bytes } }: CorpusSummary): Uint8Array {
  const check = checkOf(bytes);
  for (let at = 0; at < 4; at++) {
    bytes[at] = at === 0 ? VERSION : 0;
    bytes[4 + at] = (check >>> (8 * at)) & 0xff;
  }
  return bytes;
}

/**
 * The summary that `packSummary` made the bytes of; undefined for damaged bytes and those of another version. The bytes are
 * not copied: threads may share them, and nobody may change them.
 */
export function unpackSummary(packed: Uint8Array): CorpusSummary | undefined {
  if (packed.length < FREE || fourBytes(packed, 0) !== VERSION) return undefined;
  if (fourBytes(packed, 4) !== checkOf(packed)) return undefined;
  return new CorpusSummary(new FrozenMap(packed));
}

/** FNV-1a of what is behind the head, of four bytes at a time: a summary may have a hundred megabytes. */
function checkOf(bytes: Uint8Array): number {
  let hash = HASH_BASIS;
  let at = FREE;
  for (; at + 4 <= bytes.length; at += 4) hash = Math.imul(hash ^ fourBytes(bytes, at), 0x01000193);
  for (; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
