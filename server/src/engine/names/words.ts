import { isSpaceCode } from "../text/lines";
import type { Span } from "../text/span";
import { isUpperCode, isWordCode, lowerHash, TokenFlag, type TokenTable, tokenAt } from "../text/tokens";
import { type WordType, wordType } from "./word-type";

/** How a word joins the one behind it. */
export enum Gap {
  /** Nothing between: the parts of "China-North". */
  None = 0,
  /** One or more blanks. */
  Blank = 1,
  /** The full stop of an initial or a shortening, and blanks: "J. Smith", "St. Louis". */
  Stop = 2,
  /** A comma. */
  Comma = 3,
  /** Anything else, or the end of the sentence. */
  Break = 4,
}

/** One word of a sentence as names are read: `[start, end)` without possessive ending. */
export class Word implements Span {
  readonly #source: string;
  /** `lowerHash` of the word. */
  readonly hash: number;
  /** `hash` is that of the word in small letters, too: it is a whole token of ASCII. */
  readonly plain: boolean;
  #type: WordType | null;
  #capital: boolean | null;

  /** `flags`: what the token shows that the word is, where it is a whole one; else -1. `type`: where it is known. */
  constructor(
    source: string,
    readonly start: number,
    readonly end: number,
    hash: number,
    flags: number,
    readonly possessive: boolean,
    readonly gap: Gap,
    type: WordType | null = null,
  ) {
    this.#source = source;
    this.hash = hash;
    this.plain = flags >= 0 && (flags & TokenFlag.Wide) === 0;
    this.#type = type;
    this.#capital = flags < 0 || (flags & DOUBTFUL) !== 0 ? null : (flags & TokenFlag.Capital) !== 0;
  }

  /** What the word is whatever the text; most words in small letters are never asked. */
  get type(): WordType {
    this.#type ??= wordType(this.#source, this.start, this.end, this.hash);
    return this.#type;
  }

  /** Without possessive ending. */
  get text(): string {
    return this.type.text;
  }

  /** `text` in lower case. */
  get lower(): string {
    return this.type.lower;
  }

  /** Starts with an upper-case letter, or with a particle joined to one ("d'Estaing", "al-Assad"). */
  get capital(): boolean {
    this.#capital ??= this.type.capital;
    return this.#capital;
  }

  /** All letters upper case, at least two of them. */
  get allCaps(): boolean {
    return this.type.allCaps;
  }
}

// Where one of these is there, the first letter alone does not tell whether a word is capitalised.
const DOUBTFUL = TokenFlag.InnerUpper | TokenFlag.FirstDigit | TokenFlag.Wide;

const STOPPED = new Set(
  "mr mrs ms dr st sen gov rep gen col lt capt cmdr sgt maj adm prof rev hon jr sr pres".split(" "),
);

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function gapBetween(text: string, from: number, to: number): Gap {
  let at = from;
  let gap = Gap.None;
  if (at < to) {
    const code = text.charCodeAt(at);
    if (code === 0x2e) {
      gap = Gap.Stop;
      at++;
    } else if (code === 0x2c) {
      gap = Gap.Comma;
      at++;
    }
  }
  if (at < to && gap === Gap.None) gap = Gap.Blank;
  for (; at < to; at++) if (!isSpaceCode(text.charCodeAt(at))) return Gap.Break;
  return gap;
}

/** End of an abbreviation of single capitals with stops, as in "U.S." or "D.P.R.K.", that starts at `start`; else -1. */
function dottedEnd(text: string, start: number, limit: number): number {
  let at = start;
  let letters = 0;
  while (at + 1 < limit && isUpperCode(text.charCodeAt(at)) && text.charCodeAt(at + 1) === 0x2e) {
    letters++;
    at += 2;
  }
  if (letters === 0) return -1;
  const tail = at < limit ? text.charCodeAt(at) : 0;
  if (isUpperCode(tail) && !(at + 1 < limit && isWordCode(text.charCodeAt(at + 1)))) {
    letters++;
    at++;
  } else if (isWordCode(tail)) return -1;
  return letters > 1 ? at : -1;
}

const AMPERSAND = 0x26;
const SPACED_HYPHEN = " - ";

/** True for an Arabic article that a hyphen with blanks, as tokenisers leave it, parts from its name: "al - Qaeda". */
function isSpacedParticle(text: string, start: number, end: number): boolean {
  if (end - start !== 2 || text.charCodeAt(end) !== 0x20 || text.charCodeAt(end + 1) !== 0x2d) return false;
  if (text.charCodeAt(end + 2) !== 0x20 || !isUpperCode(text.charCodeAt(end + 3))) return false;
  const first = text.charCodeAt(start) | 0x20;
  return (first === 0x61 || first === 0x65) && (text.charCodeAt(start + 1) | 0x20) === 0x6c;
}

// The words found so far in a sentence; kept between calls, since sentences are many and short.
let starts = new Int32Array(256);
let ends = new Int32Array(256);
let possessives = new Uint8Array(256);
// The token that a word was made of.
let rows = new Int32Array(256);

function grow(size: number): void {
  if (size <= starts.length) return;
  const [oldStarts, oldEnds, oldPossessives, oldRows] = [starts, ends, possessives, rows];
  starts = new Int32Array(size * 2);
  ends = new Int32Array(size * 2);
  possessives = new Uint8Array(size * 2);
  rows = new Int32Array(size * 2);
  starts.set(oldStarts);
  ends.set(oldEnds);
  possessives.set(oldPossessives);
  rows.set(oldRows);
}

/**
 * The words of one sentence of a text with these tokens. Possessive endings are left off, "U.S." and "AT&T" are one word, and
 * with `cut` a hyphen is a cut where both of its sides are names of their own ("China-North Korea").
 */
export function wordsOf(text: string, sentence: Span, tokens: TokenTable, cut: boolean): Word[] {
  let count = 0;
  let skipTo = sentence.start;
  let row = tokenAt(tokens, sentence.start);
  // A token that the sentence begins within.
  if (row > 0 && (tokens.ends[row - 1] ?? 0) > sentence.start) row--;
  for (; row < tokens.count; row++) {
    let start = Math.max(tokens.starts[row] ?? 0, sentence.start);
    let end = Math.min(tokens.ends[row] ?? 0, sentence.end);
    if (start >= sentence.end) break;
    if (start < skipTo) continue;
    let possessive = false;
    grow(count + 1);
    // "AT&T", "B&SR".
    while (
      text.charCodeAt(end) === AMPERSAND &&
      isUpperCode(text.charCodeAt(start)) &&
      isUpperCode(text.charCodeAt(end + 1)) &&
      (tokens.ends[row + 1] ?? Number.POSITIVE_INFINITY) <= sentence.end
    )
      end = tokens.ends[++row] ?? end;
    if (isSpacedParticle(text, start, end) && (tokens.ends[row + 1] ?? 0) <= sentence.end)
      end = tokens.ends[++row] ?? end;
    if (end - start === 1) {
      const dotted = dottedEnd(text, start, sentence.end);
      if (dotted > 0) {
        const apostrophe = dotted + 1 < sentence.end && isApostrophe(text.charCodeAt(dotted));
        possessive = apostrophe && text.charCodeAt(dotted + 1) === 0x73;
        skipTo = apostrophe ? dotted + 2 : dotted;
        starts[count] = start;
        ends[count] = dotted;
        rows[count] = row;
        possessives[count++] = possessive ? 1 : 0;
        continue;
      }
    }
    const last = text.charCodeAt(end - 1);
    if ((last === 0x73 || last === 0x53) && end - start > 2 && isApostrophe(text.charCodeAt(end - 2))) {
      end -= 2;
      possessive = true;
    }
    if (cut && ((tokens.flags[row] ?? 0) & JOINED) === JOINED) {
      const { cuts } = wordType(text, start, end, lowerHash(text, start, end));
      const from = start;
      for (const at of cuts) {
        starts[count] = start;
        ends[count] = from + at;
        rows[count] = row;
        possessives[count++] = 0;
        start = from + at + 1;
        grow(count + 1);
      }
    }
    starts[count] = start;
    ends[count] = end;
    rows[count] = row;
    possessives[count++] = possessive ? 1 : 0;
  }
  const words: Word[] = [];
  for (let at = 0; at < count; at++) {
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    const possessive = possessives[at] === 1;
    const gap = at + 1 < count ? gapAfter(text, start, end, possessive, starts[at + 1] ?? 0) : Gap.Break;
    // Most words are tokens, of which hash and first letter are known.
    const row = rows[at] ?? 0;
    const whole = tokens.starts[row] === start && tokens.ends[row] === end;
    if (end > start + 2 && isSpacedParticle(text, start, start + 2)) {
      const tight = text.slice(start, end).replace(SPACED_HYPHEN, "-");
      const type = wordType(tight, 0, tight.length, lowerHash(tight));
      words.push(new Word(text, start, end, lowerHash(tight), -1, possessive, gap, type));
      continue;
    }
    const hash = whole ? (tokens.hashes[row] ?? 0) : lowerHash(text, start, end);
    words.push(new Word(text, start, end, hash, whole ? (tokens.flags[row] ?? 0) : -1, possessive, gap));
  }
  return words;
}

// What a token must be to hold a hyphen between two capitals.
const JOINED = TokenFlag.Capital | TokenFlag.Joint | TokenFlag.InnerUpper;

function gapAfter(text: string, start: number, end: number, possessive: boolean, next: number): Gap {
  if (next === end + 1 && text.charCodeAt(end) === 0x20) return Gap.Blank;
  if (next === end + 1 && isHyphen(text.charCodeAt(end))) return Gap.Break;
  const gap = gapBetween(text, possessive ? end + 2 : end, next);
  if (gap === Gap.None && next > end) return Gap.Blank;
  if (gap !== Gap.Stop || end - start === 1) return gap;
  return STOPPED.has(text.slice(start, end).toLowerCase()) ? gap : Gap.Break;
}
