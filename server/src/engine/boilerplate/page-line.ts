import { isSpaceCode, type Line, trimmed } from "../text/lines";
import { isDigitCode, isUpperCode, isWordCode } from "../text/tokens";
import { lookUpLine, type Phrase } from "./phrases";

/** One line that is not blank, and what it looks like. */
export interface PageLine {
  readonly line: Line;
  /** Its place among the lines that are not blank. */
  readonly place: number;
  /** Without white space around it. */
  readonly text: string;
  /** The page wording that it is or holds. */
  readonly phrase: Phrase | undefined;
  /** Equal for lines with the same words; 0 where there is none or the line is longer than any phrase. */
  readonly key: number;
  /** How long its folded words are. */
  readonly keyLength: number;
  readonly shape: Shape;
}

/** Counts over one line, all from one walk over its code units. */
export interface Shape {
  readonly length: number;
  readonly words: number;
  /** Words that start with a capital. */
  readonly capitals: number;
  readonly letters: number;
  readonly upper: number;
  readonly digits: number;
  readonly commas: number;
  /** Ends a sentence: . ! ? … 。 and the like, closing quotes and brackets behind them included. */
  readonly ended: boolean;
  /** Ends in dots or an ellipsis, in brackets or not: a text cut short. */
  readonly truncated: boolean;
  /** Ends of sentences inside the line. */
  readonly stops: number;
  /** Signs of menus and lists: | » › > • · and arrows. */
  readonly separators: number;
  readonly quotes: number;
  /** Signs that are none of the above, nor white space. */
  readonly symbols: number;
  /** Holds what addresses of pages, mail and accounts are known by: `:` `@` `#`, a stop beside c or w. */
  readonly signs: boolean;
  /** Holds letters of Chinese, Japanese or Korean. */
  readonly dense: boolean;
}

/** The lines that are not blank, in order. */
export function pageLines(text: string, lines: readonly Line[]): PageLine[] {
  const result: PageLine[] = [];
  for (const line of lines) {
    if (line.blank) continue;
    const { start, end } = trimmed(text, line);
    const content = text.slice(start, end);
    const { phrase, key, length } = lookUpLine(text, start, end);
    const shape = shapeOf(text, start, end);
    result.push({ line, place: result.length, text: content, phrase, key, keyLength: length, shape });
  }
  return result;
}

const TRUNCATED = /(?:…|\.{3}|\[\.{2,3}\]|\[…\]|\(…\)|\(\.\.\.\))["'”’»)\]]*$/u;

/** What a code unit is to the shape of a line, one bit each. */
enum Sign {
  Word = 1,
  Upper = 2,
  Digit = 4,
  Comma = 8,
  Stop = 16,
  Quote = 32,
  Separator = 64,
  /** Apostrophe and hyphen, which do not end a word. */
  Joint = 128,
  Space = 256,
  /** A word's sign of scripts that are denser than those with cases. */
  Dense = 512,
}

// From here on, Chinese and Japanese; behind these, Korean.
const FIRST_DENSE = 0x3040;
const LAST_CJK = 0x9fff;
const SIGNS = new Uint16Array(0x10000);
for (let code = 0; code < SIGNS.length; code++) {
  if (isWordCode(code)) {
    SIGNS[code] = Sign.Word | (isUpperCode(code) ? Sign.Upper : code >= FIRST_DENSE ? Sign.Dense : 0);
  } else if (isDigitCode(code)) SIGNS[code] = Sign.Digit;
  else if (isSpaceCode(code)) SIGNS[code] = Sign.Space;
}
const mark = (sign: Sign, characters: string): void => {
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    SIGNS[code] = (SIGNS[code] ?? 0) | sign;
  }
};
mark(Sign.Comma, ",、，،");
mark(Sign.Stop, ".!?…。！？؟۔।");
mark(Sign.Quote, '"“”„‟«»「」');
mark(Sign.Separator, "|>»›•·｜");
for (let code = 0x2190; code <= 0x25ff; code++) {
  if (code <= 0x21ff || code >= 0x25a0) mark(Sign.Separator, String.fromCharCode(code));
}
mark(Sign.Joint, "'’-");
// What may stand behind the stop that ends a line.
const CLOSING = new Set(Array.from("\"“”„‟«»「」'’)]』）", (character) => character.charCodeAt(0)));

/** Counts what the line in `[start, end)` of a text is made of. Linear; an empty line gives zeros. */
export function shapeOf(text: string, start = 0, end = text.length): Shape {
  let words = 0;
  let capitals = 0;
  let letters = 0;
  let upper = 0;
  let digits = 0;
  let commas = 0;
  let stops = 0;
  let separators = 0;
  let quotes = 0;
  let inWord = false;
  let wide = 0;
  let dense = false;
  let signs = false;
  let symbols = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const sign = SIGNS[code] ?? 0;
    // Small letters come in runs, with a blank behind them mostly.
    if (sign === Sign.Word) {
      const from = at;
      while (at + 1 < end && SIGNS[text.charCodeAt(at + 1)] === Sign.Word) at++;
      letters += at + 1 - from;
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    if (sign === Sign.Space) {
      inWord = false;
      continue;
    }
    if ((sign & Sign.Word) !== 0) {
      letters++;
      if ((sign & Sign.Dense) !== 0) {
        dense = true;
        if (code <= LAST_CJK) wide++;
      } else if ((sign & Sign.Upper) !== 0) {
        upper++;
        if (!inWord) capitals++;
      }
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    if ((sign & Sign.Digit) !== 0) {
      digits++;
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    if (sign === Sign.Joint) continue;
    inWord = false;
    if (code === 0x3a || code === 0x40 || code === 0x23) signs = true;
    if (sign === 0) {
      symbols++;
      continue;
    }
    if ((sign & Sign.Comma) !== 0) commas++;
    if ((sign & Sign.Quote) !== 0) quotes++;
    if ((sign & Sign.Separator) !== 0) separators++;
    if ((sign & Sign.Stop) === 0) continue;
    if (code >= 0x3000) stops++;
    else if (at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (SIGNS[next] === Sign.Space) stops++;
      else if ((next | 0x20) === 0x63) signs = true;
    }
    if (code < 0x3000 && at > start && (text.charCodeAt(at - 1) | 0x20) === 0x77) signs = true;
  }
  let close = end;
  while (close > start && CLOSING.has(text.charCodeAt(close - 1))) close--;
  const last = text.charCodeAt(close - 1);
  return {
    length: end - start,
    // Chinese and Japanese words are about two characters long and not set apart.
    words: wide > 0 ? words + (wide >> 1) : words,
    capitals,
    letters,
    upper,
    digits,
    commas,
    ended: close > start && ((SIGNS[last] ?? 0) & Sign.Stop) !== 0,
    truncated:
      close > start &&
      (last === 0x2e || last === 0x2026) &&
      TRUNCATED.test(text.slice(Math.max(start, end - 12), end)),
    stops,
    separators,
    quotes,
    symbols,
    signs,
    dense,
  };
}

/** A line of running text: long enough and ended as a sentence, or holding several sentences. */
export function isProse({ words, ended, truncated, stops, commas, length }: Shape): boolean {
  if (truncated) return false;
  if (ended && words >= 8) return true;
  return stops >= 2 || (length > 200 && words >= 25 && commas + stops > 0);
}
