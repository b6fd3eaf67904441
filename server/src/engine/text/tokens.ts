import { HASH_BASIS } from "./hash";
import type { Span } from "./span";

/** What a code unit is to words: one bit each. */
enum Unit {
  Word = 1,
  Digit = 2,
  Upper = 4,
  /** Apostrophes, hyphens and soft hyphens, which join what they stand between. */
  Joint = 8,
}

// Above this, ranges say what Unicode would; below, Unicode is asked once.
const ASKED = 0x3000;
// Latin, Greek, Cyrillic, Armenian, Georgian: the scripts with cases lie below.
const CASED = 0x2c00;
const UNITS = new Uint8Array(0x10000);
const LOWER = new Uint16Array(CASED);
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
for (let code = 0; code < ASKED; code++) {
  const character = String.fromCharCode(code);
  if (LETTER_OR_MARK.test(character)) UNITS[code] = Unit.Word;
  else if (DIGIT.test(character)) UNITS[code] = Unit.Digit;
  if (code >= CASED) continue;
  const lower = character.toLowerCase();
  LOWER[code] = lower.charCodeAt(0);
  if (UNITS[code] === Unit.Word && lower !== character) UNITS[code] = Unit.Word | Unit.Upper;
}
for (const [first, last] of [
  [0x3005, 0xdfff],
  [0xf900, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
  [0xff66, 0xffdc],
] as const) {
  UNITS.fill(Unit.Word, first, last + 1);
}
UNITS.fill(Unit.Digit, 0xff10, 0xff1a);
for (const joint of [0x27, 0x2019, 0x2d, 0x2010, 0x2011, 0xad]) UNITS[joint] = Unit.Joint;

const PART = Unit.Word | Unit.Digit;

/** True for letters, marks and surrogates (emoji count as words: they are never white space or punctuation to cut at). */
export function isWordCode(code: number): boolean {
  return ((UNITS[code] ?? 0) & Unit.Word) !== 0;
}

/** True for decimal digits of any script in the BMP. */
export function isDigitCode(code: number): boolean {
  return ((UNITS[code] ?? 0) & Unit.Digit) !== 0;
}

/** True for upper-case letters of Latin, Greek, Cyrillic, Armenian and Georgian. */
export function isUpperCode(code: number): boolean {
  return ((UNITS[code] ?? 0) & Unit.Upper) !== 0;
}

/** The small letter of a code unit in the scripts that have cases; the code unit itself where there is none. */
function lowerCode(code: number): number {
  return code < CASED ? (LOWER[code] ?? code) : code;
}

/** A run of letters and digits, with the apostrophes and hyphens inside it: "Jong-un", "Xi’s", "O'Neill", "20th". */
export type Token = Span;

/**
 * The words of `[start, end)` of a text, in order; offsets in UTF-16 code units of the whole text. Apostrophe and
 * hyphen join only between two letters or digits. CJK text comes as one token a run: it has no blanks to cut at.
 */
export function tokenise(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    if (((UNITS[text.charCodeAt(at)] ?? 0) & PART) === 0) {
      at++;
      continue;
    }
    const from = at++;
    while (at < end) {
      const unit = UNITS[text.charCodeAt(at)] ?? 0;
      if ((unit & PART) !== 0) at++;
      else if (unit === Unit.Joint && at + 1 < end && ((UNITS[text.charCodeAt(at + 1)] ?? 0) & PART) !== 0)
        at += 2;
      else break;
    }
    tokens.push({ start: from, end: at });
  }
  return tokens;
}

/** What shows of a token in a token table without reading it again: one bit each. */
export enum TokenFlag {
  /** Starts with an upper-case letter. */
  Capital = 1,
  /** Holds an upper-case letter behind its first code unit. */
  InnerUpper = 2,
  /** Holds a letter that is not upper-case. */
  Small = 4,
  /** Holds a digit. */
  Digit = 8,
  /** Starts with a digit. */
  FirstDigit = 16,
  /** Holds an apostrophe or a hyphen. */
  Joint = 32,
  /** Holds something else than ASCII. */
  Wide = 64,
}

/**
 * The tokens of a whole text, worked out once for all who read it: as `tokenise` has them, in rows of numbers. Row k is
 * token k, in order.
 */
export interface TokenTable {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** `TokenFlag`s. */
  readonly flags: Uint8Array;
  /** `lowerHash` of each token: FNV-1a over its code units in small letters. */
  readonly hashes: Int32Array;
}

const HASH_PRIME = 0x01000193;

/** FNV-1a over `[start, end)` of a text in small letters, 32 bits, signed: what differs in case only has one hash. */
export function lowerHash(text: string, start = 0, end = text.length): number {
  let hash = HASH_BASIS;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ lowerCode(text.charCodeAt(at)), HASH_PRIME);
  return hash;
}

interface Rows {
  starts: Int32Array;
  ends: Int32Array;
  flags: Uint8Array;
  hashes: Int32Array;
}

function rows(size: number): Rows {
  return {
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    flags: new Uint8Array(size),
    hashes: new Int32Array(size),
  };
}

// Written to first, then copied at its true size. Texts beyond this length get rows of their own.
const KEPT = 1 << 16;
// Three numbers of four bytes, and the flags.
const ROW_BYTES = 13;
const kept = rows(KEPT);

/** Reads the tokens of a text. Linear; an empty text has none. */
export function tokenTable(text: string): TokenTable {
  const { length } = text;
  // Two tokens have something between them: there are at most half as many as code units.
  const most = (length + 1) >> 1;
  const { starts, ends, flags, hashes } = most <= KEPT ? kept : rows(most);
  let count = 0;
  let at = 0;
  while (at < length) {
    let code = text.charCodeAt(at);
    let unit = UNITS[code] ?? 0;
    if ((unit & PART) === 0) {
      at++;
      continue;
    }
    const start = at;
    let flag =
      (unit & Unit.Upper) !== 0 ? TokenFlag.Capital : (unit & Unit.Digit) !== 0 ? TokenFlag.FirstDigit : 0;
    let hash = HASH_BASIS;
    for (;;) {
      if (code >= 0x80) flag |= TokenFlag.Wide;
      if ((unit & Unit.Upper) !== 0) {
        if (at > start) flag |= TokenFlag.InnerUpper;
        code = LOWER[code] ?? code;
      } else if ((unit & Unit.Word) !== 0) flag |= TokenFlag.Small;
      else if ((unit & Unit.Digit) !== 0) flag |= TokenFlag.Digit;
      else flag |= TokenFlag.Joint;
      hash = Math.imul(hash ^ code, HASH_PRIME);
      if (++at >= length) break;
      code = text.charCodeAt(at);
      unit = UNITS[code] ?? 0;
      if ((unit & PART) !== 0) continue;
      if (unit !== Unit.Joint || at + 1 >= length || ((UNITS[text.charCodeAt(at + 1)] ?? 0) & PART) === 0)
        break;
    }
    starts[count] = start;
    ends[count] = at;
    flags[count] = flag;
    hashes[count] = hash;
    count++;
  }
  // One piece of memory: four would be four for the collector of garbage to look after.
  const memory = new ArrayBuffer(count * ROW_BYTES);
  const numbers = new Int32Array(memory, 0, 3 * count);
  const table = {
    count,
    starts: numbers.subarray(0, count),
    ends: numbers.subarray(count, 2 * count),
    flags: new Uint8Array(memory, 12 * count, count),
    hashes: numbers.subarray(2 * count, 3 * count),
  };
  table.starts.set(starts.subarray(0, count));
  table.ends.set(ends.subarray(0, count));
  table.flags.set(flags.subarray(0, count));
  table.hashes.set(hashes.subarray(0, count));
  return table;
}

/** The first token of the table that starts at `offset` or behind; `count` where there is none. */
export function tokenAt({ starts, count }: TokenTable, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
