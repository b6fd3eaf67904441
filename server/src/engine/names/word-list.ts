import { HASH_BASIS } from "../text/hash";
/**
 * The words of a list that one string holds, parted by single blanks. Read in one go into two rows of numbers when first
 * asked, without making a string of each word: lists have tens of thousands of words, and a thread asks for some of them.
 */
export class WordList {
  readonly #list: string;
  /** Where each word starts, and where one more would. */
  #starts = new Int32Array(0);
  /** Number of a word plus one, by its hash. */
  #slots = new Int32Array(0);

  constructor(list: string) {
    this.#list = list;
  }

  /** True where the list has the word. */
  has(word: string): boolean {
    return this.indexOf(word) >= 0;
  }

  /** The place of a word in the list, counted from 0; -1 where it is not there. */
  indexOf(word: string): number {
    if (this.#slots.length === 0) this.#read();
    const mask = this.#slots.length - 1;
    let hash = HASH_BASIS;
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
    for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] ?? 0) - 1;
      if (found < 0 || this.#isAt(found, word)) return found;
    }
  }

  #isAt(number: number, word: string): boolean {
    const list = this.#list;
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start - 1 !== word.length) return false;
    for (let at = 0; at < word.length; at++)
      if (list.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
    return true;
  }

  #read(): void {
    const list = this.#list;
    let count = 1;
    for (let at = list.indexOf(" "); at >= 0; at = list.indexOf(" ", at + 1)) count++;
    let size = 4;
    while (size < count * 2) size *= 2;
    const mask = size - 1;
    const starts = new Int32Array(count + 1);
    const slots = new Int32Array(size);
    let start = 0;
    let number = 0;
    let hash = HASH_BASIS;
    for (let at = 0; at <= list.length; at++) {
      const code = at < list.length ? list.charCodeAt(at) : BLANK;
      if (code !== BLANK) {
        hash = Math.imul(hash ^ code, PRIME);
        continue;
      }
      let slot = slotOf(hash) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      starts[number] = start;
      slots[slot] = ++number;
      start = at + 1;
      hash = HASH_BASIS;
    }
    starts[number] = start;
    this.#starts = starts;
    this.#slots = slots;
  }
}

const PRIME = 0x01000193;
const BLANK = 0x20;

function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}
