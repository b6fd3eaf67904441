import type { Span } from "./span";

enum Unit {
  Other = 0,
  Word = 1,
  Digit = 2,
}

// One table look-up a code unit; what the table leaves open (beyond the BMP's first planes) is asked of Unicode.
const TABLE_SIZE = 0x3000;
const UNITS = new Uint8Array(TABLE_SIZE);
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
for (let code = 0; code < TABLE_SIZE; code++) {
  const character = String.fromCharCode(code);
  if (LETTER_OR_MARK.test(character)) UNITS[code] = Unit.Word;
  else if (DIGIT.test(character)) UNITS[code] = Unit.Digit;
}

function unitOf(code: number): number {
  if (code < TABLE_SIZE) return UNITS[code] ?? Unit.Other;
  if (code >= 0x3001 && code <= 0x3004) return Unit.Other;
  if (code >= 0x3005 && code <= 0xd7ff) return Unit.Word;
  if (code >= 0xd800 && code <= 0xdfff) return Unit.Word;
  if (code >= 0xf900 && code <= 0xfdff) return Unit.Word;
  if (code >= 0xfe70 && code <= 0xfefc) return Unit.Word;
  if (code >= 0xff10 && code <= 0xff19) return Unit.Digit;
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return Unit.Word;
  if (code >= 0xff66 && code <= 0xffdc) return Unit.Word;
  return Unit.Other;
}

/** True for letters, marks and surrogates (emoji count as words: they are never white space or punctuation to cut at). */
export function isWordCode(code: number): boolean {
  return unitOf(code) === Unit.Word;
}

/** True for decimal digits of any script in the BMP. */
export function isDigitCode(code: number): boolean {
  return unitOf(code) === Unit.Digit;
}

/** True for upper-case letters of Latin, Greek, Cyrillic, Armenian and Georgian. */
export function isUpperCode(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  if (unitOf(code) !== Unit.Word || code >= 0x2c00) return false;
  const character = String.fromCharCode(code);
  return character !== character.toLowerCase();
}

/** A run of letters and digits, with the apostrophes and hyphens inside it: "Jong-un", "Xi’s", "O'Neill", "20th". */
export type Token = Span;

function joins(code: number): boolean {
  return (
    code === 0x27 || code === 0x2019 || code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0xad
  );
}

/**
 * The words of `[start, end)` of a text, in order; offsets in UTF-16 code units of the whole text. Apostrophe and
 * hyphen join only between two letters or digits. CJK text comes as one token a run: it has no blanks to cut at.
 */
export function tokenise(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    if (unitOf(text.charCodeAt(at)) === Unit.Other) {
      at++;
      continue;
    }
    const from = at++;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (unitOf(code) !== Unit.Other) at++;
      else if (joins(code) && at + 1 < end && unitOf(text.charCodeAt(at + 1)) !== Unit.Other) at += 2;
      else break;
    }
    tokens.push({ start: from, end: at });
  }
  return tokens;
}
