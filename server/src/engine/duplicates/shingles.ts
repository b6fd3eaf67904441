import { Folded, fold, foldedUnit } from "../text/fold";
import { HASH_BASIS, hash32 } from "../text/hash";
import type { Span } from "../text/span";
import { TokenFlag, type TokenTable, tokenAt, tokenTable } from "../text/tokens";

/** Words in a shingle: five, as the near-duplicate measures of the field have it (Broder 1997; Lee et al. 2022). */
export const SHINGLE = 5;

const PRIME = 0x01000193;
const SMALLEST = 1 << 10;

function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Words of a text one behind the other, each as a hash of 32 bits. */
export class WordHashes {
  /** The hashes are the first `length` of these. */
  values = new Int32Array(SMALLEST);
  length = 0;

  add(hash: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = hash;
  }
}

/**
 * The words of a text, folded (case, diacritics, kinds of punctuation do not matter) and hashed to 32 bits.
 * Hyphen and apostrophe part words; each Chinese or Japanese character is a word.
 */
export function wordHashes(text: string, tokens: TokenTable = tokenTable(text)): WordHashes {
  const words = new WordHashes();
  addWordHashes(text, tokens, { start: 0, end: text.length }, words);
  return words;
}

const MIXED = TokenFlag.Joint | TokenFlag.Wide;

/** As `wordHashes` for one span of a text, behind the words that are there. */
export function addWordHashes(text: string, tokens: TokenTable, span: Span, words: WordHashes): void {
  const { starts, ends, flags, hashes, count } = tokens;
  for (let token = tokenAt(tokens, span.start); token < count; token++) {
    const start = starts[token] ?? 0;
    if (start >= span.end) break;
    // The hash of plain letters and digits is in the table: it is made in the same way.
    if (((flags[token] ?? 0) & MIXED) === 0) words.add(hashes[token] ?? 0);
    else hashWords(text, start, ends[token] ?? 0, words);
  }
}

const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;

/** Hashes one token as it comes along; leaves what does not fold unit by unit to `hashFolded`, and the words as they were. */
function hashWords(text: string, start: number, end: number, words: WordHashes): void {
  const before = words.length;
  let hash = HASH_BASIS;
  let filled = false;
  for (let at = start; at < end; at++) {
    const code = foldedUnit(text.charCodeAt(at));
    if (code === Folded.Nothing) continue;
    if (code === Folded.Unknown || code === Folded.Blank || isCjk(code)) {
      words.length = before;
      hashFolded(text.slice(start, end), words);
      return;
    }
    if (code !== APOSTROPHE && code !== HYPHEN) {
      hash = Math.imul(hash ^ code, PRIME);
      filled = true;
    } else if (filled) {
      words.add(hash);
      hash = HASH_BASIS;
      filled = false;
    }
  }
  if (filled) words.add(hash);
}

function hashFolded(token: string, words: WordHashes): void {
  for (const word of fold(token).split(/['-]/)) {
    let from = 0;
    for (let at = 0; at < word.length; at++) {
      if (!isCjk(word.charCodeAt(at))) continue;
      if (at > from) words.add(hash32(word, from, at));
      words.add(hash32(word, at, at + 1));
      from = at + 1;
    }
    if (from < word.length) words.add(hash32(word, from));
  }
}

/**
 * The shingles of a row of words, as numbers of 53 bits, so that equal numbers mean equal words; repeats are left in.
 * Fewer than five words make one shingle; none make none.
 */
export function shinglesOf({ values, length }: WordHashes): Float64Array {
  const last = Math.max(length - SHINGLE, 0);
  const shingles = new Float64Array(length === 0 ? 0 : last + 1);
  for (let from = 0; from < shingles.length; from++) {
    const to = Math.min(from + SHINGLE, length);
    let high = 0x9e3779b9;
    let low = HASH_BASIS;
    for (let at = from; at < to; at++) {
      const word = values[at] ?? 0;
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 15;
      low = Math.imul(low ^ (word >>> 16), PRIME);
      low = Math.imul(low ^ (word & 0xffff), PRIME);
    }
    high = Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    shingles[from] = (high & 0x1fffff) * 4294967296 + (low >>> 0);
  }
  return shingles;
}

/** The distinct shingles in rising order. */
export function distinct(shingles: Float64Array): Float64Array {
  const sorted = shingles.slice().sort();
  let kept = 0;
  for (const shingle of sorted) {
    if (kept > 0 && sorted[kept - 1] === shingle) continue;
    sorted[kept++] = shingle;
  }
  return sorted.slice(0, kept);
}

/** The share of all their shingles that two texts have in common (Jaccard), both rising and distinct: 0 to 1, 0 where both have none. */
export function jaccard(a: Float64Array, b: Float64Array): number {
  let shared = 0;
  let inB = 0;
  for (const shingle of a) {
    while (inB < b.length && (b[inB] ?? 0) < shingle) inB++;
    if (b[inB] === shingle) shared++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}
