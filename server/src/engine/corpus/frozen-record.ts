import { HASH_BASIS } from "../text/hash";
import { textOfCodes } from "../text/pack";

/*
 * A record of a `FrozenMap` as it lies there: twice the number of the key's code units, and one more where these take two
 * bytes each; the code units, the lower byte first; the length of what is kept under the key; and that. Numbers have seven
 * bits a byte, the lowest first.
 */

const MORE = 0x80;
const LOW = 0x7f;
const BITS = 7;
const MOST_BITS = 28;
const WIDEST_NARROW = 0xff;

/** How many bytes a record takes. */
export function sizeOfRecord(key: string, content: Uint8Array): number {
  const head = headOf(key);
  return sizeOf(head) + bytesOfKey(head) + sizeOf(content.length) + content.length;
}

/** Writes a record at a place where there is room for it. */
export function writeRecord(bytes: Uint8Array, at: number, key: string, content: Uint8Array): void {
  const head = headOf(key);
  let to = writeNumber(bytes, at, head);
  for (let unit = 0; unit < key.length; unit++) {
    const code = key.charCodeAt(unit);
    bytes[to++] = code & 0xff;
    if ((head & 1) === 1) bytes[to++] = code >>> 8;
  }
  bytes.set(content, writeNumber(bytes, to, content.length));
}

/** True where the record that begins at a place has this key. */
export function isKeyAt(bytes: Uint8Array, at: number, key: string): boolean {
  const head = numberAt(bytes, at);
  if (head >>> 1 !== key.length) return false;
  const first = at + sizeOf(head);
  for (let unit = 0; unit < key.length; unit++) {
    if (unitAt(bytes, first, unit, head & 1) !== key.charCodeAt(unit)) return false;
  }
  return true;
}

/** The key of the record that begins at a place. */
export function keyAt(bytes: Uint8Array, at: number): string {
  const head = numberAt(bytes, at);
  const first = at + sizeOf(head);
  const codes: number[] = [];
  for (let unit = 0; unit < head >>> 1 && first + unit < bytes.length; unit++)
    codes.push(unitAt(bytes, first, unit, head & 1));
  return textOfCodes(codes);
}

/** `hash32` of the key of the record that begins at a place. */
export function hashOfKeyAt(bytes: Uint8Array, at: number): number {
  const head = numberAt(bytes, at);
  const first = at + sizeOf(head);
  let hash = HASH_BASIS;
  for (let unit = 0; unit < head >>> 1; unit++) {
    hash = Math.imul(hash ^ unitAt(bytes, first, unit, head & 1), 0x01000193);
  }
  return hash >>> 0;
}

/** What is kept in the record that begins at a place. */
export function contentAt(bytes: Uint8Array, at: number): Uint8Array {
  const end = endOfKey(bytes, at);
  const length = numberAt(bytes, end);
  const start = end + sizeOf(length);
  return bytes.subarray(start, start + length);
}

/** The place behind the record that begins at one. */
export function endOfRecord(bytes: Uint8Array, at: number): number {
  const end = endOfKey(bytes, at);
  const length = numberAt(bytes, end);
  return end + sizeOf(length) + length;
}

function endOfKey(bytes: Uint8Array, at: number): number {
  const head = numberAt(bytes, at);
  return at + sizeOf(head) + bytesOfKey(head);
}

function headOf(key: string): number {
  for (let unit = 0; unit < key.length; unit++) {
    if (key.charCodeAt(unit) > WIDEST_NARROW) return key.length * 2 + 1;
  }
  return key.length * 2;
}

function bytesOfKey(head: number): number {
  return (head >>> 1) * (1 + (head & 1));
}

function unitAt(bytes: Uint8Array, first: number, unit: number, wide: number): number {
  if (wide === 0) return bytes[first + unit] ?? 0;
  return (bytes[first + unit * 2] ?? 0) | ((bytes[first + unit * 2 + 1] ?? 0) << 8);
}

function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  let to = at;
  let rest = value;
  for (; rest > LOW; rest >>>= BITS) bytes[to++] = (rest & LOW) | MORE;
  bytes[to++] = rest;
  return to;
}

function numberAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let shift = 0, from = at; shift <= MOST_BITS; shift += BITS, from++) {
    const byte = bytes[from] ?? 0;
    value |= (byte & LOW) << shift;
    if (byte < MORE) break;
  }
  return value >>> 0;
}

function sizeOf(value: number): number {
  let size = 1;
  for (let rest = value >>> BITS; rest > 0; rest >>>= BITS) size++;
  return size;
}
