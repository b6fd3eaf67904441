import { isSpaceCode } from "../text/lines";
import type { Span } from "../text/span";
import { isUpperCode, isWordCode, lowerHash, TokenFlag, type TokenTable, tokenAt } from "../text/tokens";
import { Fact, facts, ROW } from "./word-facts";
import { learnFacts, rowOf, typeOf, type WordType, wordType } from "./word-type";

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
  readonly #hash: number;
  #row: number;

  /**
   * `hash`: `lowerHash` of the word. `plain`: that is its hash in small letters, too, since all of it is ASCII. `row`: its
   * facts, where they are known; else -1. `capital`: it starts with an upper-case letter, or with a particle joined to one
   * ("d'Estaing", "al-Assad").
   */
  constructor(
    source: string,
    readonly start: number,
    readonly end: number,
    hash: number,
    readonly plain: boolean,
    row: number,
    readonly capital: boolean,
    readonly possessive: boolean,
    readonly gap: Gap,
  ) {
    this.#source = source;
    this.#hash = hash;
    this.#row = row;
  }

  get hash(): number {
    return this.#hash;
  }

  /** Its first code unit. */
  get initial(): number {
    return this.#source.charCodeAt(this.start);
  }

  /** The row of its facts; most words in small letters are never asked. */
  get row(): number {
    if (this.#row < 0) this.#row = rowOf(this.#source, this.start, this.end, this.#hash);
    return this.#row;
  }

  /** What the word is whatever the text. */
  get type(): WordType {
    return typeOf(this.row);
  }

  /** Without possessive ending. */
  get text(): string {
    return this.type.text;
  }

  /** `text` in lower case. */
  get lower(): string {
    return this.type.lower;
  }

  /** All letters upper case, at least two of them. */
  get allCaps(): boolean {
    return this.type.allCaps;
  }
}

/** The `Flag`s of a word. */
export function flagsOf({ row }: Word): number {
  learnFacts(row);
  return facts[row * ROW + Fact.Flags] ?? 0;
}

/** The `Note`s of a word. */
export function notesOf({ row }: Word): number {
  learnFacts(row);
  return facts[row * ROW + Fact.Notes] ?? 0;
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
const BLANK = 0x20;
const STOP = 0x2e;
const SMALL_S = 0x73;
const LARGE_S = 0x53;
const SPACED_HYPHEN = " - ";

/** True for an Arabic article that a hyphen with blanks, as tokenisers leave it, parts from its name: "al - Qaeda". */
function isSpacedParticle(text: string, start: number, end: number): boolean {
  if (end - start !== 2 || text.charCodeAt(end) !== 0x20 || text.charCodeAt(end + 1) !== 0x2d) return false;
  if (text.charCodeAt(end + 2) !== 0x20 || !isUpperCode(text.charCodeAt(end + 3))) return false;
  const first = text.charCodeAt(start) | 0x20;
  return (first === 0x61 || first === 0x65) && (text.charCodeAt(start + 1) | 0x20) === 0x6c;
}

// The words found so far in a sentence, by where they start and end; kept between calls, since sentences are many and short.
let starts = new Int32Array(256);
let ends = new Int32Array(256);
/** The token that a word was made of, twice, and one more where the word has lost a possessive ending. */
let origins = new Int32Array(256);
let count = 0;

function add(start: number, end: number, row: number, possessive: boolean): void {
  if (count === starts.length) {
    const [oldStarts, oldEnds, oldOrigins] = [starts, ends, origins];
    starts = new Int32Array(2 * count);
    ends = new Int32Array(2 * count);
    origins = new Int32Array(2 * count);
    starts.set(oldStarts);
    ends.set(oldEnds);
    origins.set(oldOrigins);
  }
  starts[count] = start;
  ends[count] = end;
  origins[count++] = 2 * row + (possessive ? 1 : 0);
}

/**
 * The words of one sentence of a text with these tokens. Possessive endings are left off, "U.S." and "AT&T" are one word, and
 * with `cut` a hyphen is a cut where both of its sides are names of their own ("China-North Korea").
 */
export function wordsOf(text: string, sentence: Span, tokens: TokenTable, cut: boolean): Word[] {
  findWords(text, sentence, tokens, cut);
  const { starts: tokenStarts, ends: tokenEnds, flags: tokenFlags, hashes } = tokens;
  const words = new Array<Word>(count);
  for (let at = 0; at < count; at++) {
    const start = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    const token = (origins[at] ?? 0) >> 1;
    const possessive = ((origins[at] ?? 0) & 1) !== 0;
    const next = at + 1 < count ? (starts[at + 1] ?? 0) : -1;
    const blank = next === end + 1 && text.charCodeAt(end) === BLANK;
    const gap = blank ? Gap.Blank : next < 0 ? Gap.Break : gapAfter(text, start, end, possessive, next);
    // Most words are tokens, of which hash and first letter are known.
    const whole = tokenStarts[token] === start && tokenEnds[token] === end;
    const flags = whole ? (tokenFlags[token] ?? 0) : DOUBTFUL;
    words[at] =
      (flags & DOUBTFUL) === 0
        ? new Word(
            text,
            start,
            end,
            hashes[token] ?? 0,
            true,
            -1,
            (flags & TokenFlag.Capital) !== 0,
            possessive,
            gap,
          )
        : doubtfulWord(text, start, end, whole && (flags & TokenFlag.Wide) === 0, possessive, gap);
  }
  return words;
}

/** A word of which the first letter alone does not tell whether it is capitalised. `plain`: a whole token of ASCII. */
function doubtfulWord(
  text: string,
  start: number,
  end: number,
  plain: boolean,
  possessive: boolean,
  gap: Gap,
): Word {
  const spaced = end > start + 2 && isSpacedParticle(text, start, start + 2);
  const tight = spaced ? text.slice(start, end).replace(SPACED_HYPHEN, "-") : "";
  const hash = spaced ? lowerHash(tight) : lowerHash(text, start, end);
  const row = spaced ? rowOf(tight, 0, tight.length, hash) : rowOf(text, start, end, hash);
  return new Word(text, start, end, hash, plain, row, typeOf(row).capital, possessive, gap);
}

/** Finds the words of a sentence: sets `starts`, `ends`, `origins` and `count`. */
function findWords(text: string, sentence: Span, tokens: TokenTable, cut: boolean): void {
  const { start: first, end: last } = sentence;
  const { starts: tokenStarts, ends: tokenEnds, flags: tokenFlags } = tokens;
  count = 0;
  let skipTo = first;
  let row = tokenAt(tokens, first);
  // A token that the sentence begins within.
  if (row > 0 && (tokenEnds[row - 1] ?? 0) > first) row--;
  for (; row < tokens.count; row++) {
    let start = Math.max(tokenStarts[row] ?? 0, first);
    let end = Math.min(tokenEnds[row] ?? 0, last);
    if (start >= last) break;
    if (start < skipTo) continue;
    const behind = text.charCodeAt(end);
    if (behind === AMPERSAND) {
      // "AT&T", "B&SR".
      while (
        text.charCodeAt(end) === AMPERSAND &&
        isUpperCode(text.charCodeAt(start)) &&
        isUpperCode(text.charCodeAt(end + 1)) &&
        (tokenEnds[row + 1] ?? Number.POSITIVE_INFINITY) <= last
      )
        end = tokenEnds[++row] ?? end;
    } else if (behind === BLANK) {
      if (isSpacedParticle(text, start, end) && (tokenEnds[row + 1] ?? 0) <= last)
        end = tokenEnds[++row] ?? end;
    } else if (behind === STOP && end - start === 1) {
      const dotted = dottedEnd(text, start, last);
      if (dotted > 0) {
        const apostrophe = dotted + 1 < last && isApostrophe(text.charCodeAt(dotted));
        skipTo = apostrophe ? dotted + 2 : dotted;
        add(start, dotted, row, apostrophe && text.charCodeAt(dotted + 1) === SMALL_S);
        continue;
      }
    }
    const flags = tokenFlags[row] ?? 0;
    if ((flags & TokenFlag.Joint) === 0) {
      add(start, end, row, false);
      continue;
    }
    const ending = text.charCodeAt(end - 1);
    const possessive =
      (ending === SMALL_S || ending === LARGE_S) && end - start > 2 && isApostrophe(text.charCodeAt(end - 2));
    if (possessive) end -= 2;
    if (cut && (flags & JOINED) === JOINED) {
      const { cuts } = wordType(text, start, end, lowerHash(text, start, end));
      const from = start;
      for (const at of cuts) {
        add(start, from + at, row, false);
        start = from + at + 1;
      }
    }
    add(start, end, row, possessive);
  }
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
