import { HASH_BASIS } from "./hash";
import { ownCopy } from "./own-copy";

const PRIME = 0x01000193;
const SMALLEST = 1 << 10;

/**
 * Remembers something of words, found by where they stand in a text: asking for a known word makes no string of it.
 * Holds at most `most` words; then it starts afresh, since news repeats its words soon.
 */
export class WordMap<T> {
  readonly #make: (word: string) => T;
  readonly #most: number;
  #slots = new Int32Array(SMALLEST);
  #hashes: number[] = [];
  #words: string[] = [];
  #values: T[] = [];

  /** `make` is called once for each word that is asked for, and again after the map has started afresh. */
  constructor(make: (word: string) => T, most = 1 << 16) {
    this.#make = make;
    this.#most = most;
  }

  /** What is remembered of the word `[start, end)` of `text`, exactly as it is written. */
  get(text: string, start: number, end: number): T {
    let hash = HASH_BASIS;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    return this.getHashed(text, start, end, hash);
  }

  /** As `get`, where the hash is known: FNV-1a over the code units of the word, as a token table has it of small letters. */
  getHashed(text: string, start: number, end: number, hash: number): T {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const known = (slots[slot] ?? 0) - 1;
      if (known < 0) break;
      if (this.#hashes[known] === hash && equals(this.#words[known] ?? "", text, start, end)) {
        const value = this.#values[known];
        if (value !== undefined) return value;
      }
      slot = (slot + 1) & mask;
    }
    return this.#learn(ownCopy(text.slice(start, end)), hash, slot);
  }

  #learn(word: string, hash: number, slot: number): T {
    const value = this.#make(word);
    if (this.#words.length >= this.#most) {
      this.#slots = new Int32Array(SMALLEST);
      this.#hashes = [];
      this.#words = [];
      this.#values = [];
      this.#enter(hash, 1);
    } else {
      this.#slots[slot] = this.#words.length + 1;
    }
    this.#hashes.push(hash);
    this.#words.push(word);
    this.#values.push(value);
    if (this.#words.length * 2 > this.#slots.length) this.#grow();
    return value;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (const [at, hash] of this.#hashes.entries()) this.#enter(hash, at + 1);
  }

  #enter(hash: number, entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }
}

function equals(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
