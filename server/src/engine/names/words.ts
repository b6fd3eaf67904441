import { isSpaceCode } from "../text/lines";
import type { Span } from "../text/span";
import { isDigitCode, isUpperCode, isWordCode, tokenise } from "../text/tokens";

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
export interface Word extends Span {
  /** Without possessive ending. */
  readonly text: string;
  /** `text` in lower case. */
  readonly lower: string;
  readonly possessive: boolean;
  /** Starts with an upper-case letter, or is a letter with an apostrophe before one ("d'Estaing", "al-Assad" do not). */
  readonly capital: boolean;
  /** All letters upper case, at least two of them. */
  readonly allCaps: boolean;
  readonly gap: Gap;
}

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

/** True where every letter of `[start, end)` is upper case and there are at least two. */
function isAllCaps(text: string, start: number, end: number): boolean {
  let letters = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isUpperCode(code)) letters++;
    else if (isWordCode(code)) return false;
  }
  return letters > 1;
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

/**
 * The words of one sentence. Possessive endings are left off, "U.S." is one word, and a hyphen is a cut where `splits`
 * says of both of its sides that they are names of their own ("China-North Korea").
 */
export function wordsOf(
  text: string,
  sentence: Span,
  splits: (left: string, right: string, whole: string) => boolean,
): Word[] {
  const words: Word[] = [];
  const spans: { start: number; end: number; possessive: boolean }[] = [];
  let skipTo = sentence.start;
  for (const token of tokenise(text, sentence.start, sentence.end)) {
    if (token.start < skipTo) continue;
    let { start, end } = token;
    if (end - start === 1) {
      const dotted = dottedEnd(text, start, sentence.end);
      if (dotted > 0) {
        skipTo = end = dotted;
        const possessive = dotted + 1 < sentence.end && isApostrophe(text.charCodeAt(dotted));
        spans.push({ start, end, possessive: possessive && text.charCodeAt(dotted + 1) === 0x73 });
        if (possessive) skipTo = dotted + 2;
        continue;
      }
    }
    const last = text.charCodeAt(end - 1);
    let possessive = false;
    if ((last === 0x73 || last === 0x53) && end - start > 2 && isApostrophe(text.charCodeAt(end - 2))) {
      end -= 2;
      possessive = true;
    }
    if (isUpperCode(text.charCodeAt(start))) {
      for (let at = start + 1; at + 1 < end; at++) {
        if (!isHyphen(text.charCodeAt(at)) || !isUpperCode(text.charCodeAt(at + 1))) continue;
        if (!splits(text.slice(start, at), text.slice(at + 1, end), text.slice(start, end))) continue;
        spans.push({ start, end: at, possessive: false });
        start = at + 1;
      }
    }
    spans.push({ start, end, possessive });
  }
  for (const [index, { start, end, possessive }] of spans.entries()) {
    const next = spans[index + 1];
    const word = text.slice(start, end);
    const lower = word.toLowerCase();
    const from = possessive ? end + 2 : end;
    let gap = next === undefined ? Gap.Break : gapBetween(text, from, next.start);
    if (gap === Gap.None && next !== undefined && next.start > end) gap = Gap.Blank;
    if (gap === Gap.Stop && end - start > 1 && !STOPPED.has(lower)) gap = Gap.Break;
    if (next !== undefined && next.start === end + 1 && isHyphen(text.charCodeAt(end))) gap = Gap.Break;
    const code = text.charCodeAt(start);
    const capital = isUpperCode(code) || (isDigitCode(code) && /\p{Lu}/u.test(word));
    words.push({
      start,
      end,
      text: word,
      lower,
      possessive,
      capital,
      allCaps: isAllCaps(text, start, end),
      gap,
    });
  }
  return words;
}
