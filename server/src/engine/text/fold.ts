import { finish53, HIGH_PRIME, HIGH_SEED, hash53, LOW_PRIME, LOW_SEED } from "./hash";
import { textOfCodes } from "./pack";

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[\u2018\u2019\u201B\u02BC\uFF07\u00B4`]/g;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * Two texts with equal folds differ only in case, diacritics, compatibility forms, kinds of dash and apostrophe,
 * invisible characters and amounts of white space. Not for showing: offsets do not survive.
 */
export function fold(text: string): string {
  const codes: number[] = [];
  let same = true;
  let gap = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const code = foldedUnit(unit);
    if (code === Folded.Unknown) return foldWithCare(text);
    if (code !== unit) same = false;
    if (code === Folded.Nothing) continue;
    if (code === Folded.Blank) {
      if (gap || codes.length === 0) same = false;
      gap = codes.length > 0;
      continue;
    }
    if (gap) codes.push(Folded.Blank);
    gap = false;
    codes.push(code);
  }
  return same && !gap ? text : textOfCodes(codes);
}

/** `fold` as Unicode has it: what is many characters, or depends on others, folds so. */
function foldWithCare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(MARKS, "")
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** As `fold`, and every run of what is neither letter nor digit is one blank: "Source link »" = "source link". */
export function foldWords(text: string): string {
  return fold(text).replace(NOT_WORD, " ").trim();
}

/** What a fold makes of one code unit where that is not one other. */
export enum Folded {
  Blank = 0x20,
  /** Nothing: marks and invisible characters. */
  Nothing = 0xffff,
  /** Not known from the code unit alone, or more than one. */
  Unknown = 0xfffe,
}

const TABLE_SIZE = 0x3000;
// 0: not asked for yet.
const UNITS = new Uint16Array(TABLE_SIZE);

/** What `fold` makes of one code unit within a text, or one of `Folded`. Unicode is asked once for each. */
export function foldedUnit(code: number): number {
  if (code >= TABLE_SIZE) return Folded.Unknown;
  const known = UNITS[code] ?? 0;
  return known !== 0 ? known : askFor(code);
}

function askFor(code: number): number {
  const character = String.fromCharCode(code);
  const folded = foldWithCare(`a${character}a`);
  let becomes: number = Folded.Unknown;
  // The small form of Σ depends on where in the word it stands.
  if (character === "Σ") becomes = Folded.Unknown;
  else if (folded.length === 2) becomes = Folded.Nothing;
  else if (folded.length === 3) becomes = folded.charCodeAt(1);
  UNITS[code] = becomes;
  return becomes;
}

// 0: not asked for yet.
const TABLE = new Uint16Array(TABLE_SIZE);
const DROPPED = /[\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]/u;

/** The letter or digit that `foldWords` makes of a code unit, or one of `Folded`. Unicode is asked once for each. */
export function foldedCode(code: number): number {
  if (code >= TABLE_SIZE) return Folded.Unknown;
  const known = TABLE[code] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(code);
  const folded = foldWords(character);
  let becomes: number = Folded.Unknown;
  // The small form of Σ depends on where in the word it stands.
  if (character === "Σ") becomes = Folded.Unknown;
  else if (DROPPED.test(character)) becomes = Folded.Nothing;
  else if (folded === "") becomes = Folded.Blank;
  else if (folded.length === 1 && fold(character) === folded) becomes = folded.charCodeAt(0);
  TABLE[code] = becomes;
  return becomes;
}

// Most of what is read: asked for once, and always known.
const ASCII = Uint16Array.from({ length: 0x80 }, (_, code) => foldedCode(code));

/** `hash53` of the folded words of `[start, end)` of a text, mostly without making strings; 0 where there are none. */
export function foldedWordsHash(text: string, start = 0, end = text.length): number {
  // Not asked for at every code unit: where modules are not bundled, that is a call.
  const highPrime = HIGH_PRIME;
  const lowPrime = LOW_PRIME;
  let high = HIGH_SEED;
  let low = LOW_SEED;
  let filled = false;
  let gap = false;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const code = unit < ASCII.length ? (ASCII[unit] ?? 0) : foldedCode(unit);
    if (code === Folded.Unknown) {
      const words = foldWords(text.slice(start, end));
      return words === "" ? 0 : hash53(words);
    }
    if (code === Folded.Nothing) continue;
    if (code === Folded.Blank) {
      gap = filled;
      continue;
    }
    if (gap) {
      high = Math.imul(high ^ Folded.Blank, highPrime);
      low = Math.imul(low ^ Folded.Blank, lowPrime);
    }
    gap = false;
    filled = true;
    high = Math.imul(high ^ code, highPrime);
    low = Math.imul(low ^ code, lowPrime);
  }
  return filled ? finish53(high, low) : 0;
}
