import { HASH_BASIS } from "./hash";
import { textOfCodes } from "./pack";

const FIRST_CAPACITY = 4096;
const LARGEST_SPARE = 1 << 20;
// The memory of the last writer, for the next one: articles and digests are written one after the other.
let spare: Uint8Array<ArrayBuffer> | undefined;
const LOW = 0x7f;
const MORE = 0x80;
const STEP = 0x80;
const LARGEST_SMALL = 0x3fffffff;

// Where a number with a fraction is taken apart into bytes.
const REAL = new DataView(new ArrayBuffer(8));

/** Writes numbers and texts into as few bytes as is cheap; what it wrote is read by a `ByteReader` in the same order. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;
  readonly #texts = new Map<string, number>();

  constructor() {
    this.#bytes = spare ?? new Uint8Array(FIRST_CAPACITY);
    spare = undefined;
  }

  /** A number of 0 to 2^53 - 1, seven bits a byte; anything else is written as 0. */
  whole(value: number): void {
    let rest = Number.isSafeInteger(value) && value > 0 ? value : 0;
    this.#reserve(8);
    const bytes = this.#bytes;
    let at = this.#length;
    while (rest > LARGEST_SMALL) {
      bytes[at++] = (rest % STEP) | MORE;
      rest = Math.floor(rest / STEP);
    }
    // Small numbers by their bits: most are.
    while (rest > LOW) {
      bytes[at++] = (rest & LOW) | MORE;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.#length = at;
  }

  /** A whole number of either sign, of at most 52 bits. */
  integer(value: number): void {
    this.whole(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** A whole number of 0 to 255; of a larger one, the lowest eight bits. */
  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** The lowest bits of a number in so many bytes, four at most, the lowest first. */
  word(value: number, bytes: number): void {
    this.#reserve(bytes);
    for (let shift = 0; shift < 8 * bytes; shift += 8) this.#bytes[this.#length++] = value >>> shift;
  }

  /** Any number, in eight bytes. */
  real(value: number): void {
    this.#reserve(8);
    REAL.setFloat64(0, value);
    for (let at = 0; at < 8; at++) this.#bytes[this.#length++] = REAL.getUint8(at);
  }

  flag(value: boolean): void {
    this.byte(value ? 1 : 0);
  }

  /** Any text, lone surrogates included. What was written before is written as a number. */
  text(value: string): void {
    const known = this.#texts.get(value);
    if (known !== undefined) {
      this.whole(known);
      return;
    }
    this.#texts.set(value, this.#texts.size + 1);
    this.whole(0);
    const { length } = value;
    const sized = this.#length;
    this.whole(length * 2);
    this.#reserve(length * 2);
    const bytes = this.#bytes;
    let to = this.#length;
    for (let at = 0; at < length; at++) {
      const code = value.charCodeAt(at);
      if (code > 0xff) {
        // The lowest bit of its size says so.
        bytes[sized] = (bytes[sized] ?? 0) | 1;
        this.#wide(value);
        return;
      }
      bytes[to++] = code;
    }
    this.#length = to;
  }

  /** A text with two bytes a code unit. */
  #wide(value: string): void {
    const bytes = this.#bytes;
    let to = this.#length;
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      bytes[to++] = code >> 8;
      bytes[to++] = code & 0xff;
    }
    this.#length = to;
  }

  /** Whether there is a value, then it. */
  maybe<T>(value: T | null | undefined, write: (value: T) => void): void {
    const there = value !== null && value !== undefined;
    this.flag(there);
    if (there) write(value);
  }

  /** Which of the choices; the first where it is none of them. */
  choice<T>(choices: readonly T[], value: T): void {
    this.whole(Math.max(0, choices.indexOf(value)));
  }

  /** The number of items, then each of them. */
  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.whole(items.length);
    for (const item of items) write(item);
  }

  /** How many bytes were written so far. */
  get length(): number {
    return this.#length;
  }

  /** FNV-1a of what was written so far. */
  get checksum(): number {
    return checksumOf(this.#bytes, this.#length);
  }

  /** Everything written so far. */
  bytes(): Uint8Array<ArrayBuffer> {
    const written = this.#bytes.slice(0, this.#length);
    spare = this.#bytes.length <= LARGEST_SPARE ? this.#bytes : undefined;
    // Whatever is written behind it from here on is written to a larger copy.
    this.#bytes = written;
    return written;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** FNV-1a of the first bytes (RFC 9923), as a whole number of 32 bits with a sign: finds accidents, not malice. */
export function checksumOf(bytes: Uint8Array, length = bytes.length): number {
  let hash = HASH_BASIS;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

/**
 * Reads what a `ByteWriter` wrote. Never throws: past the end, and where the bytes make no sense, everything is 0 or
 * empty, and `intact` is false from then on.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #texts: string[] = [];
  #at = 0;
  #intact = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** False once something could not be read. */
  get intact(): boolean {
    return this.#intact;
  }

  /** True where all was read and nothing is left over. */
  get complete(): boolean {
    return this.#intact && this.#at === this.#bytes.length;
  }

  whole(): number {
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < MORE) {
      this.#at++;
      return first;
    }
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) return this.#broken();
      value += (byte & LOW) * scale;
      if (value > Number.MAX_SAFE_INTEGER) return this.#broken();
      if (byte < MORE) return value;
      scale *= STEP;
    }
  }

  integer(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    return value === undefined ? this.#broken() : value;
  }

  /** As `ByteWriter.word` wrote it; signed where it has four bytes. */
  word(bytes: number): number {
    if (this.#at + bytes > this.#bytes.length) return this.#broken();
    let value = 0;
    for (let shift = 0; shift < 8 * bytes; shift += 8) value |= (this.#bytes[this.#at++] ?? 0) << shift;
    return value;
  }

  real(): number {
    if (this.#at + 8 > this.#bytes.length) return this.#broken();
    for (let at = 0; at < 8; at++) REAL.setUint8(at, this.#bytes[this.#at++] ?? 0);
    return REAL.getFloat64(0);
  }

  flag(): boolean {
    return this.whole() === 1;
  }

  text(): string {
    const known = this.whole();
    if (known > 0) {
      const text = this.#texts[known - 1];
      if (text === undefined) this.#broken();
      return text ?? "";
    }
    const size = this.whole();
    const length = Math.floor(size / 2);
    const width = size % 2 === 1 ? 2 : 1;
    const end = this.#at + length * width;
    if (end > this.#bytes.length) {
      this.#broken();
      return "";
    }
    const bytes = this.#bytes;
    // At its true size: arrays that grow leave much behind.
    const codes = new Array<number>(length);
    for (let at = this.#at, unit = 0; unit < length; at += width, unit++) {
      const first = bytes[at] ?? 0;
      codes[unit] = width === 1 ? first : (first << 8) | (bytes[at + 1] ?? 0);
    }
    this.#at = end;
    const text = textOfCodes(codes);
    this.#texts.push(text);
    return text;
  }

  /** Passes over a text. Texts that are written as a number behind it cannot be read any more. */
  skipText(): void {
    if (this.whole() > 0) return;
    const size = this.whole();
    this.skip(Math.floor(size / 2) * (size % 2 === 1 ? 2 : 1));
  }

  /** Passes over so many bytes. */
  skip(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) this.#broken();
  }

  maybe<T>(read: () => T): T | null {
    return this.flag() ? read() : null;
  }

  choice<T>(choices: readonly T[], otherwise: T): T {
    return choices[this.whole()] ?? otherwise;
  }

  /** A list as it was written; cut off where the bytes end. */
  list<T>(read: () => T): T[] {
    const count = this.whole();
    // Every item takes a byte at least: a false count must not fill the memory.
    if (count > this.#bytes.length - this.#at) this.#broken();
    if (!this.#intact) return [];
    // At its true size: most lists have one item, and an array that grows begins with room for seventeen.
    const items = new Array<T>(count);
    for (let index = 0; index < count; index++) {
      items[index] = read();
      if (this.#intact) continue;
      items.length = index + 1;
      break;
    }
    return items;
  }

  #broken(): number {
    this.#intact = false;
    this.#at = this.#bytes.length;
    return 0;
  }
}

/** The whole number of four bytes, the lowest first, that stands at a place; bytes past the end count as 0. */
export function fourBytes(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}
