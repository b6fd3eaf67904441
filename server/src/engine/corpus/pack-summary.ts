import { fourBytes } from "../text/bytes";
import { HASH_BASIS } from "../text/hash";
import { CorpusSummary } from "./corpus-summary";
import { FrozenMap } from "./frozen-map";

// A summary of another version is made anew from digests.
const VERSION = 6;
const NUMBER = 4;
// Version, checksum, length of the slots, number of pages.
const HEAD = 4 * NUMBER;

/**
 * A summary as runs of bytes, the same ones for the same corpus: a head that tells the lengths of the others, slots, pages.
 * They are the memory of the summary itself, since of a large one there should be no second copy, and threads can share
 * them: nobody may change them.
 */
export function summaryParts({ records: { slots, pages } }: CorpusSummary): Uint8Array[] {
  const head = new Uint8Array(HEAD + pages.length * NUMBER);
  const view = new DataView(head.buffer);
  view.setUint32(0, VERSION, true);
  view.setUint32(2 * NUMBER, slots.length, true);
  view.setUint32(3 * NUMBER, pages.length, true);
  for (const [at, page] of pages.entries()) view.setUint32(HEAD + at * NUMBER, page.length, true);
  const parts = [head, slots, ...pages];
  view.setUint32(NUMBER, checkOf(parts), true);
  return parts;
}

/** The summary of what `summaryParts` gave; undefined for damaged ones and those of another version. They are not copied. */
export function summaryOf(parts: readonly Uint8Array[]): CorpusSummary | undefined {
  const [head, slots, ...pages] = parts;
  if (head === undefined || slots === undefined) return undefined;
  if (head.length < HEAD || fourBytes(head, 0) !== VERSION || fourBytes(head, NUMBER) !== checkOf(parts))
    return undefined;
  return new CorpusSummary(new FrozenMap(slots, pages));
}

/** A summary as one run of bytes. */
export function packSummary(summary: CorpusSummary): Uint8Array {
  const parts = summaryParts(summary);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of parts) {
    bytes.set(part, to);
    to += part.length;
  }
  return bytes;
}

/** The summary that `packSummary` made the bytes of; undefined for damaged bytes and those of another version. */
export function unpackSummary(packed: Uint8Array): CorpusSummary | undefined {
  const count = fourBytes(packed, 3 * NUMBER);
  const headLength = HEAD + count * NUMBER;
  if (headLength > packed.length) return undefined;
  const lengths = [headLength, fourBytes(packed, 2 * NUMBER)];
  for (let page = 0; page < count; page++) lengths.push(fourBytes(packed, HEAD + page * NUMBER));
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const length of lengths) {
    parts.push(packed.subarray(from, from + length));
    from += length;
  }
  return from === packed.length ? summaryOf(parts) : undefined;
}

/** FNV-1a of all but the checksum itself, of four bytes at a time: a summary may have a hundred megabytes. */
function checkOf(parts: readonly Uint8Array[]): number {
  let hash = HASH_BASIS;
  for (const [number, bytes] of parts.entries()) {
    let at = number === 0 ? 2 * NUMBER : 0;
    for (; at + NUMBER <= bytes.length; at += NUMBER)
      hash = Math.imul(hash ^ fourBytes(bytes, at), 0x01000193);
    for (; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
