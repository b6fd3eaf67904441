import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
import type { Span } from "../text/span";
import { TokenFlag, type TokenTable, tokenAt, tokenTable } from "../text/tokens";

/** Words in a shingle: five, as the near-duplicate measures of the field have it (Broder 1997; Lee et al. 2022). */
export const SHINGLE = 5;

const ASCII = 0x80;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/**
 * The words of a text, folded (case, diacritics, kinds of punctuation do not matter) and hashed to 32 bits.
 * Hyphen and apostrophe part words; each Chinese or Japanese character is a word.
 */
export function wordHashes(text: string, tokens: TokenTable = tokenTable(text)): number[] {
  const hashes: number[] = [];
  addWordHashes(text, tokens, { start: 0, end: text.length }, hashes);
  return hashes;
}

const MIXED = TokenFlag.Joint | TokenFlag.Wide;

/** As `wordHashes` for one span of a text, behind the hashes that are there. */
export function addWordHashes(text: string, tokens: TokenTable, span: Span, hashes: number[]): void {
  const { starts, ends, flags, hashes: known, count } = tokens;
  for (let token = tokenAt(tokens, span.start); token < count; token++) {
    const start = starts[token] ?? 0;
    if (start >= span.end) break;
    // The hash of plain letters and digits is in the table: it is made in the same way.
    if (((flags[token] ?? 0) & MIXED) === 0) hashes.push((known[token] ?? 0) >>> 0);
    else hashWords(text, start, ends[token] ?? 0, hashes);
  }
}

/** Hashes one token as it comes along; leaves what is not ASCII to `hashFolded`, and the hashes as they were. */
function hashWords(text: string, start: number, end: number, hashes: number[]): void {
  const before = hashes.length;
  let hash = SEED;
  let filled = false;
  for (let at = start; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code >= ASCII) {
      hashes.length = before;
      hashFolded(text.slice(start, end), hashes);
      return;
    }
    if (code >= 0x41 && code <= 0x5a) code += 32;
    if (isAsciiWord(code)) {
      hash = Math.imul(hash ^ code, PRIME);
      filled = true;
    } else if (filled) {
      hashes.push(hash >>> 0);
      hash = SEED;
      filled = false;
    }
  }
  if (filled) hashes.push(hash >>> 0);
}

function hashFolded(token: string, hashes: number[]): void {
  for (const word of fold(token).split(/['-]/)) {
    let from = 0;
    for (let at = 0; at < word.length; at++) {
      if (!isCjk(word.charCodeAt(at))) continue;
      if (at > from) hashes.push(hash32(word, from, at));
      hashes.push(hash32(word, at, at + 1));
      from = at + 1;
    }
    if (from < word.length) hashes.push(hash32(word, from));
  }
}

/**
 * The shingles of a row of word hashes, as numbers of 53 bits, so that equal numbers mean equal words; repeats are left
 * in. Fewer than five words make one shingle; none make none.
 */
export function shinglesOf(words: readonly number[]): Float64Array {
  const last = Math.max(words.length - SHINGLE, 0);
  const shingles = new Float64Array(words.length === 0 ? 0 : last + 1);
  if (words.length === 0) return shingles;
  for (let from = 0; from <= last; from++) {
    let high = 0x9e3779b9;
    let low = SEED;
    for (let at = from; at < from + SHINGLE && at < words.length; at++) {
      const word = words[at] ?? 0;
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
