import { hash32 } from "../text/hash";
import { textOfCodes } from "../text/pack";

const FIRST_CAPACITY = 1024;

/**
 * Numbers for strings, in some 30 bytes a string, a third of what a Map takes. A number stays what it is; strings are
 * never dropped.
 */
export class StringTable {
  #size = 0;
  /** Where each string starts; the first byte says how many bytes a character takes. */
  #starts = new Uint32Array(FIRST_CAPACITY);
  #hashes = new Uint32Array(FIRST_CAPACITY);
  #bytes = new Uint8Array(16 * FIRST_CAPACITY);
  #length = 0;
  /** Number of a string plus one, by its hash. */
  #buckets = new Uint32Array(2 * FIRST_CAPACITY);

  get size(): number {
    return this.#size;
  }

  /** The number of a string; -1 for an unknown one. */
  find(text: string): number {
    const hash = hash32(text);
    const mask = this.#buckets.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const number = (this.#buckets[at] ?? 0) - 1;
      if (number < 0 || (this.#hashes[number] === hash && this.#holds(number, text))) return number;
    }
  }

  /** The number of a string, a new one where it is unknown: the numbers count from 0. */
  intern(text: string): number {
    const known = this.find(text);
    if (known >= 0) return known;
    const number = this.#size++;
    if (number === this.#hashes.length) this.#grow();
    this.#hashes[number] = hash32(text);
    this.#write(number, text);
    this.#place(number);
    return number;
  }

  /** `hash32` of the string of a number that `intern` gave. */
  hashOf(number: number): number {
    return this.#hashes[number] ?? 0;
  }

  /** The string of a number that `intern` gave. */
  text(number: number): string {
    const start = this.#starts[number] ?? 0;
    const wide = this.#bytes[start] === 2;
    const end = this.#endOf(number);
    if (!wide) return textOfCodes(this.#bytes.subarray(start + 1, end));
    const codes: number[] = [];
    for (let at = start + 1; at < end; at += 2) {
      codes.push(((this.#bytes[at] ?? 0) << 8) | (this.#bytes[at + 1] ?? 0));
    }
    return textOfCodes(codes);
  }

  /** Below 0 where the one string comes before the other as `<` has it, above where behind; without making them. */
  compare(a: number, b: number): number {
    const [from, to] = [this.#starts[a] ?? 0, this.#starts[b] ?? 0];
    const wide = this.#bytes[from] === 2 || this.#bytes[to] === 2;
    if (wide) {
      const [one, other] = [this.text(a), this.text(b)];
      return one < other ? -1 : one > other ? 1 : 0;
    }
    const [lengthA, lengthB] = [this.#endOf(a) - from, this.#endOf(b) - to];
    const shorter = Math.min(lengthA, lengthB);
    for (let at = 1; at < shorter; at++) {
      const order = (this.#bytes[from + at] ?? 0) - (this.#bytes[to + at] ?? 0);
      if (order !== 0) return order;
    }
    return lengthA - lengthB;
  }

  #endOf(number: number): number {
    return number + 1 === this.#size ? this.#length : (this.#starts[number + 1] ?? 0);
  }

  #holds(number: number, text: string): boolean {
    const start = this.#starts[number] ?? 0;
    const width = this.#bytes[start] ?? 1;
    if (this.#endOf(number) - start - 1 !== text.length * width) return false;
    for (let at = 0; at < text.length; at++) {
      const place = start + 1 + at * width;
      const code = this.#bytes[place] ?? 0;
      if (text.charCodeAt(at) !== (width === 2 ? (code << 8) | (this.#bytes[place + 1] ?? 0) : code)) {
        return false;
      }
    }
    return true;
  }

  #write(number: number, text: string): void {
    const needed = this.#length + 1 + 2 * text.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 1.5));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#starts[number] = this.#length;
    const head = this.#length++;
    let width = 1;
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) width = 2;
    this.#bytes[head] = width;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (width === 2) this.#bytes[this.#length++] = code >> 8;
      this.#bytes[this.#length++] = code & 0xff;
    }
  }

  #place(number: number): void {
    const mask = this.#buckets.length - 1;
    let at = (this.#hashes[number] ?? 0) & mask;
    while (this.#buckets[at] !== 0) at = (at + 1) & mask;
    this.#buckets[at] = number + 1;
  }

  #grow(): void {
    const capacity = this.#hashes.length * 2;
    const starts = new Uint32Array(capacity);
    const hashes = new Uint32Array(capacity);
    starts.set(this.#starts);
    hashes.set(this.#hashes);
    this.#starts = starts;
    this.#hashes = hashes;
    this.#buckets = new Uint32Array(2 * capacity);
    for (let number = 0; number < this.#size - 1; number++) this.#place(number);
  }
}
