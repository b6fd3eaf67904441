import { Folded, foldedCode, foldWords } from "../text/fold";
import { HASH_BASIS } from "../text/hash";
import { isDigitCode } from "../text/tokens";

/*
 * A line folded for looking up page wording: as `foldWords` does, and every number is `#`. All lines of all articles come
 * by here, so a line is folded into one row of codes that the next one overwrites, with a hash of each of its words, and
 * no string is made of it.
 */

/** No line longer than this is looked up: page wording is short. */
export const LONGEST_PHRASE_LINE = 600;

const NUMBER = /\p{Nd}+(?: \p{Nd}+)*/gu;
const DIGIT = /\p{Nd}/u;

// Not asked for at every code unit: where modules are not bundled, that is a call.
const NOTHING: number = Folded.Nothing;
const UNKNOWN: number = Folded.Unknown;
const BLANK = 0x20;
const NUMBER_SIGN = 0x23;
// Compatibility forms may be many characters for one.
const MOST_CODES = 20 * LONGEST_PHRASE_LINE;
const PRIME = 0x01000193;
const HIGH_PRIME = 0x85ebca6b | 0;
const HIGH_BASIS = 0x9e3779b9 | 0;

/** Folds as `foldWords` does and writes every number as `#`. */
export function foldPhrase(text: string): string {
  const folded = foldWords(text.replaceAll("#", "0"));
  return DIGIT.test(folded) ? folded.replace(NUMBER, "#") : folded;
}

/** A letter, a blank, a number sign, or one of `Folded`, for what is not ASCII. */
function becomes(code: number): number {
  const folded = foldedCode(code);
  return isDigitCode(folded) ? NUMBER_SIGN : folded;
}

const ASCII = Uint16Array.from({ length: 0x80 }, (_, code) =>
  code === NUMBER_SIGN || isDigitCode(code) ? NUMBER_SIGN : foldedCode(code),
);

/** The line that was read last. */
export class FoldedLine {
  /** The codes of the folded line, the first `length` of them. */
  readonly codes = new Uint16Array(MOST_CODES);
  length = 0;
  /** Where its words start, and their hashes, as `hashOfWord` has them; the first `words` of them. */
  readonly starts = new Int32Array(MOST_CODES / 2);
  readonly hashes = new Int32Array(MOST_CODES / 2);
  words = 0;
  /** A hash of 53 bits of the folded line: lines with the same key have the same words. 0 for a line without words. */
  key = 0;
  /** The bits that any of the codes has. */
  #all = 0;

  /** Folds the line in `[start, end)` of a text; one longer than any phrase counts as empty. */
  read(text: string, start = 0, end = text.length): void {
    this.length = 0;
    if (end - start > LONGEST_PHRASE_LINE) {
      this.words = 0;
      this.key = 0;
      return;
    }
    if (!this.#fold(text, start, end)) this.#copy(foldPhrase(text.slice(start, end)));
  }

  /** In one walk, as far as each code unit folds to one at most; false where one does not. */
  #fold(text: string, start: number, end: number): boolean {
    const { codes, starts, hashes } = this;
    let length = 0;
    let words = 0;
    let all = 0;
    let last = BLANK;
    let gap = false;
    let hash = HASH_BASIS;
    let high = HIGH_BASIS;
    let low = HASH_BASIS;
    starts[0] = 0;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const next = code < 0x80 ? (ASCII[code] ?? BLANK) : becomes(code);
      if (next === BLANK) {
        gap = length > 0;
        continue;
      }
      if (next === NOTHING) continue;
      if (next === UNKNOWN) return false;
      // A number goes on over what parts its digits: 1,204 and 12:30 are one.
      if (next === NUMBER_SIGN && last === NUMBER_SIGN) {
        gap = false;
        continue;
      }
      if (gap) {
        gap = false;
        codes[length++] = BLANK;
        high = Math.imul(high ^ BLANK, HIGH_PRIME);
        low = Math.imul(low ^ BLANK, PRIME);
        hashes[words++] = hash;
        starts[words] = length;
        hash = HASH_BASIS;
      }
      codes[length++] = next;
      high = Math.imul(high ^ next, HIGH_PRIME);
      low = Math.imul(low ^ next, PRIME);
      hash = Math.imul(hash ^ next, PRIME);
      all |= next;
      last = next;
    }
    if (length > 0) hashes[words++] = hash;
    this.length = length;
    this.words = words;
    this.key = keyOf(length, high, low);
    this.#all = all;
    return true;
  }

  /** As `#fold`, of a text that is folded. */
  #copy(folded: string): void {
    const { codes, starts, hashes } = this;
    const length = Math.min(folded.length, MOST_CODES);
    let words = 0;
    let all = 0;
    let hash = HASH_BASIS;
    let high = HIGH_BASIS;
    let low = HASH_BASIS;
    starts[0] = 0;
    for (let at = 0; at < length; at++) {
      const code = folded.charCodeAt(at);
      codes[at] = code;
      high = Math.imul(high ^ code, HIGH_PRIME);
      low = Math.imul(low ^ code, PRIME);
      all |= code;
      if (code === BLANK) {
        hashes[words++] = hash;
        starts[words] = at + 1;
        hash = HASH_BASIS;
      } else hash = Math.imul(hash ^ code, PRIME);
    }
    if (length > 0) hashes[words++] = hash;
    this.length = length;
    this.words = words;
    this.key = keyOf(length, high, low);
    this.#all = all;
  }

  /** True where the line's words from `at` on start with `words`, and these end where a word does. */
  startsWith(words: string, at: number): boolean {
    const { codes, length } = this;
    const end = at + words.length;
    if (end > length) return false;
    for (let each = 0; each < words.length; each++) {
      if (codes[at + each] !== words.charCodeAt(each)) return false;
    }
    return end === length || codes[end] === BLANK || isUnspaced(words.charCodeAt(words.length - 1));
  }

  get hasLetters(): boolean {
    for (let at = 0; at < this.length; at++) {
      if (this.codes[at] !== BLANK && this.codes[at] !== NUMBER_SIGN) return true;
    }
    return false;
  }

  /** True where a letter of the line is of a script without blanks. */
  get unspaced(): boolean {
    if (this.#all < FIRST_UNSPACED) return false;
    for (let at = 0; at < this.length; at++) if (isUnspaced(this.codes[at] ?? 0)) return true;
    return false;
  }

  toString(): string {
    return String.fromCharCode(...this.codes.subarray(0, this.length));
  }
}

function keyOf(length: number, high: number, low: number): number {
  if (length === 0) return 0;
  const mixed = Math.imul(high ^ (high >>> 16), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 13)) & 0x1fffff) * 4294967296 + (low >>> 0) + 1;
}

/** The hash of one word, folded, in a `FoldedLine`. */
export function hashOfWord(word: string): number {
  let hash = HASH_BASIS;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}

const FIRST_UNSPACED = 0x3000;

/** Scripts without blanks between words: a phrase may start and stop anywhere. */
export function isUnspaced(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}
