import { isSpaceCode, type Line, trimmed } from "../text/lines";
import { isDigitCode, isUpperCode, isWordCode } from "../text/tokens";
import { foldPhrase, LONGEST_PHRASE_LINE } from "./phrases";

/** One line that is not blank, and what it looks like. */
export interface PageLine {
  readonly line: Line;
  /** Its place among the lines that are not blank. */
  readonly place: number;
  /** Without white space around it. */
  readonly text: string;
  /** `foldPhrase` of its text; empty where the line is longer than any phrase. */
  readonly folded: string;
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
}

/** The lines that are not blank, in order. */
export function pageLines(text: string, lines: readonly Line[]): PageLine[] {
  const result: PageLine[] = [];
  for (const line of lines) {
    if (line.blank) continue;
    const span = trimmed(text, line);
    const content = text.slice(span.start, span.end);
    result.push({
      line,
      place: result.length,
      text: content,
      folded: content.length > LONGEST_PHRASE_LINE ? "" : foldPhrase(content),
      shape: shapeOf(content),
    });
  }
  return result;
}

const TRUNCATED = /(?:…|\.{3}|\[\.{2,3}\]|\[…\]|\(…\)|\(\.\.\.\))["'”’»)\]]*$/u;

function isStop(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x61f ||
    code === 0x6d4 ||
    code === 0x964
  );
}

function isQuote(code: number): boolean {
  return (
    code === 0x22 ||
    (code >= 0x201c && code <= 0x201f) ||
    code === 0xab ||
    code === 0xbb ||
    code === 0x300c ||
    code === 0x300d
  );
}

function isSeparator(code: number): boolean {
  return (
    code === 0x7c ||
    code === 0x3e ||
    code === 0xbb ||
    code === 0x203a ||
    code === 0x2022 ||
    code === 0xb7 ||
    (code >= 0x2190 && code <= 0x21ff) ||
    (code >= 0x25a0 && code <= 0x25ff) ||
    code === 0xff5c
  );
}

function isClosing(code: number): boolean {
  return (
    isQuote(code) ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x300f ||
    code === 0xff09
  );
}

/** Counts what a line is made of. Linear; an empty text gives zeros. */
export function shapeOf(text: string): Shape {
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
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      letters++;
      const big = isUpperCode(code);
      if (big) upper++;
      if (!inWord) {
        words++;
        if (big) capitals++;
      }
      if (code >= 0x3040 && code <= 0x9fff) wide++;
      inWord = true;
      continue;
    }
    if (isDigitCode(code)) {
      digits++;
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    if (code === 0x27 || code === 0x2019 || code === 0x2d) continue;
    inWord = false;
    if (code === 0x2c || code === 0x3001 || code === 0xff0c || code === 0x60c) commas++;
    else if (isStop(code)) {
      const next = text.charCodeAt(at + 1);
      if (code >= 0x3000 || isSpaceCode(next)) stops++;
    } else if (isQuote(code)) quotes++;
    if (isSeparator(code)) separators++;
  }
  let end = text.length;
  while (end > 0 && isClosing(text.charCodeAt(end - 1))) end--;
  return {
    length: text.length,
    // Chinese and Japanese words are about two characters long and not set apart.
    words: wide > 0 ? words + (wide >> 1) : words,
    capitals,
    letters,
    upper,
    digits,
    commas,
    ended: end > 0 && isStop(text.charCodeAt(end - 1)),
    truncated: TRUNCATED.test(text.slice(-12)),
    stops,
    separators,
    quotes,
  };
}

/** A line of running text: long enough and ended as a sentence, or holding several sentences. */
export function isProse({ words, ended, truncated, stops, commas, length }: Shape): boolean {
  if (truncated) return false;
  if (ended && words >= 8) return true;
  return stops >= 2 || (length > 200 && words >= 25 && commas + stops > 0);
}
