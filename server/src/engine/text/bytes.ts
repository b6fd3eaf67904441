import { textOfCodes } from "./pack";

const FIRST_CAPACITY = 512;
const LOW = 0x7f;
const MORE = 0x80;
const STEP = 0x80;

/** Writes numbers and texts into as few bytes as is cheap; what it wrote is read by a `ByteReader` in the same order. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #length = 0;
  readonly #texts = new Map<string, number>();

  /** A number of 0 to 2^53 - 1, seven bits a byte; anything else is written as 0. */
  whole(value: number): void {
    let rest = Number.isSafeInteger(value) && value > 0 ? value : 0;
    this.#reserve(8);
    while (rest > LOW) {
      this.#bytes[this.#length++] = (rest % STEP) | MORE;
      rest = Math.floor(rest / STEP);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign, of at most 52 bits. */
  integer(value: number): void {
    this.whole(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** A whole number of 0 to 255. */
  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Any number, in eight bytes. */
  real(value: number): void {
    this.#reserve(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value);
    this.#length += 8;
  }

  flag(value: boolean): void {
    this.whole(value ? 1 : 0);
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
    const wide = isWide(value);
    this.whole(value.length * 2 + (wide ? 1 : 0));
    this.#reserve(value.length * 2);
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      if (wide) this.#bytes[this.#length++] = code >> 8;
      this.#bytes[this.#length++] = code & 0xff;
    }
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

  /** Everything written so far. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
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

  real(): number {
    if (this.#at + 8 > this.#bytes.length) return this.#broken();
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, 8);
    this.#at += 8;
    return view.getFloat64(0);
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
    let codes: ArrayLike<number> = this.#bytes.subarray(this.#at, end);
    if (width === 2) {
      const bytes = codes;
      codes = Array.from({ length }, (_, unit) => ((bytes[2 * unit] ?? 0) << 8) | (bytes[2 * unit + 1] ?? 0));
    }
    this.#at = end;
    const text = textOfCodes(codes);
    this.#texts.push(text);
    return text;
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
    const items: T[] = [];
    for (let index = 0; index < count && this.#intact; index++) items.push(read());
    return items;
  }

  #broken(): number {
    this.#intact = false;
    this.#at = this.#bytes.length;
    return 0;
  }
}
