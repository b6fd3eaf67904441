import type { Span } from "../text/span";
import { isUpperCode, isWordCode } from "../text/tokens";
import { calendarEdges } from "./calendar-words";
import { digitsEnd, isDigit, numberOf } from "./digits";
import { EdgeFilter, foldDateWord, monthEdges, monthOf, startsLongMonth } from "./words";

const LONGEST_WORD = 24;
/** What follows the number of a day: 11th, 1er, 11-го. */
const ORDINALS = new Set(
  "st nd rd th er re e ere eme o a i go ste de го ий ое ος η".split(" ").map(foldDateWord),
);
/** Little words between day, month and year. */
const CONNECTORS = new Set("of de del d di do da den года nam mes anul พศ คศ".split(" "));

/** Words at which something besides a number in running text begins or ends. */
const edges = new EdgeFilter();
for (const word of [...CONNECTORS, ...ORDINALS, "thang", "to", "and"]) edges.add(word);

/** A month's name at some place. */
export interface MonthName extends Span {
  readonly month: number;
  /** Written as a name is: English “may” and “march” are verbs. */
  readonly capital: boolean;
  readonly thai: boolean;
}

/** A year as written, and where it ends. */
export interface Year {
  readonly year: number;
  readonly end: number;
}

/** Reads the small pieces of dates around a place of a text; never looks farther than a few dozen characters. */
export class DateReader {
  readonly #text: string;
  readonly #language: string;

  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
  }

  /**
   * True for most numbers of running text, “in 20 towns”: English words stand on both sides, of which neither is a
   * month's or a date's. A look at six characters spares the reading of words.
   */
  isPlain(start: number, end: number): boolean {
    const text = this.#text;
    if (text.charCodeAt(end) !== 0x20 || text.charCodeAt(start - 1) !== 0x20) return false;
    const after = text.charCodeAt(end + 1);
    const before = text.charCodeAt(start - 2);
    if (!isAsciiLetter(after) || !isAsciiLetter(before)) return false;
    const second = text.charCodeAt(end + 2);
    if (
      monthEdges.starts(after, second) ||
      edges.starts(after, second) ||
      calendarEdges.starts(after, second)
    ) {
      return false;
    }
    const last = text.charCodeAt(start - 3);
    return !monthEdges.ends(last, before) && !calendarEdges.ends(last, before);
  }

  code(at: number): number {
    return at >= 0 && at < this.#text.length ? this.#text.charCodeAt(at) : 0;
  }

  value(start: number, end: number): number {
    return numberOf(this.#text, start, end);
  }

  /** Skips blanks, never a line end; at most three. */
  blanks(at: number): number {
    let next = at;
    while (next - at < 3 && isBlank(this.code(next))) next++;
    return next;
  }

  wordEnd(at: number): number {
    let end = at;
    while (end - at <= LONGEST_WORD) {
      const code = this.code(end);
      // Thai shortenings have stops inside: ก.ค.
      if (isLetter(code) || (code === 0x2e && isThai(this.code(end - 1)) && isThai(this.code(end + 1))))
        end++;
      else break;
    }
    return end - at > LONGEST_WORD ? at : end;
  }

  wordStart(end: number): number {
    let start = end;
    while (end - start <= LONGEST_WORD) {
      const code = this.code(start - 1);
      if (isLetter(code) || (code === 0x2e && isThai(this.code(start)) && isThai(this.code(start - 2))))
        start--;
      else break;
    }
    return end - start > LONGEST_WORD ? end : start;
  }

  folded(start: number, end: number): string {
    return foldDateWord(this.#text.slice(start, end));
  }

  #named(start: number, end: number, month: number): MonthName {
    return { start, end, month, capital: isUpperCode(this.code(start)), thai: isThai(this.code(start)) };
  }

  /** The month name that starts at `at`. */
  monthAt(at: number): MonthName | null {
    if (!monthEdges.starts(this.code(at), this.code(at + 1))) return null;
    const end = this.wordEnd(at);
    if (end - at < 2) return null;
    const word = this.folded(at, end);
    if (startsLongMonth(word)) {
      const second = this.blanks(end);
      const secondEnd = this.wordEnd(second);
      const month = monthOf(`${word} ${this.folded(second, secondEnd)}`, this.#language);
      if (month > 0) return this.#named(at, secondEnd, month);
    }
    // Hebrew writes “in” together with the month: ביולי.
    const month = monthOf(word, this.#language) || (word.startsWith("ב") ? monthOf(word.slice(1), "he") : 0);
    return month === 0 ? null : this.#named(at, end, month);
  }

  /** The month name that ends before `at`, with blanks, a stop, a comma, a dash or a stroke between. */
  monthBefore(at: number, taken: number): MonthName | null {
    let end = this.skipLinksBack(at);
    if (!monthEdges.ends(this.code(end - 2), this.code(end - 1))) return null;
    let start = this.wordStart(end);
    if (end - start < 2 || start < taken) return null;
    let word = this.folded(start, end);
    if (word === "the") {
      end = start;
      while (isBlank(this.code(end - 1)) && start - end < 2) end--;
      start = this.wordStart(end);
      word = this.folded(start, end);
    }
    // "20-Jul-11" is not July 11: digits right before the name make it another kind of date.
    if (isJoint(this.code(start - 1)) && isDigit(this.code(start - 2))) return null;
    let month = monthOf(word, this.#language);
    // Pages lose the blank between their pieces: “Updated onJanuary 12”.
    for (let at = end - 1; month === 0 && at > start; at--) {
      if (!isUpperCode(this.code(at)) || isUpperCode(this.code(at - 1))) continue;
      start = at;
      month = monthOf(this.folded(at, end), this.#language);
    }
    return month === 0 ? null : this.#named(start, end, month);
  }

  /** True at the end of a line, and before what sets off the next piece of a line of facts. */
  isOver(at: number): boolean {
    const code = this.code(this.blanks(at));
    return code === 0 || code === 10 || code === 13 || code === 0x7c || code === 0x2022 || code === 0xb7;
  }

  skipLinks(at: number): number {
    let next = at;
    while (next - at < 3 && (isBlank(this.code(next)) || isLink(this.code(next)))) next++;
    return next;
  }

  skipLinksBack(at: number): number {
    let next = at;
    while (at - next < 3 && (isBlank(this.code(next - 1)) || isLink(this.code(next - 1)))) next--;
    return next;
  }

  wordBefore(at: number): Span {
    let end = at;
    while (at - end < 3 && isBlank(this.code(end - 1))) end--;
    return { start: this.wordStart(end), end };
  }

  /** A year behind a day and a month: commas, stops, strokes and little words may stand between. */
  yearAfter(at: number): Year | null {
    let next = at;
    let tight = false;
    if (isLink(this.code(next))) {
      tight = this.code(next) === 0x2d || this.code(next) === 0x2f;
      next++;
      if (this.code(next) === 0x2c) next++;
    }
    next = this.blanks(next);
    if (this.code(next) === 0x2c) next = this.blanks(next + 1);
    const wordEnd = this.wordEnd(next);
    if (wordEnd > next && CONNECTORS.has(this.folded(next, wordEnd))) {
      next = this.blanks(this.code(wordEnd) === 0x2e ? wordEnd + 1 : wordEnd);
    }
    const apostrophe = this.code(next) === 0x27 || this.code(next) === 0x2019;
    if (apostrophe) next++;
    const end = this.#yearEnd(next);
    const length = end - next;
    if (length === 4) {
      if (this.code(end) === 0x3a && isDigit(this.code(end + 1))) return null;
      return { year: this.value(next, end), end };
    }
    if (length === 2 && (apostrophe || tight || this.isOver(end))) {
      if (this.code(end) === 0x3a || (this.code(end) === 0x2e && isDigit(this.code(end + 1)))) return null;
      return { year: fullYear(this.value(next, end)), end };
    }
    return null;
  }

  /** Where the digits of a year end; pages lose the blank before the time: “December 15, 20163:33 PM”. */
  #yearEnd(at: number): number {
    const end = digitsEnd(this.#text, at);
    const glued = end - at > 4 && end - at <= 6 && this.code(end) === 0x3a && isDigit(this.code(end + 1));
    return glued ? at + 4 : end;
  }

  /** Behind “11”, “11th”, “1er”, “11.”, “11º”, “11-го”. */
  afterOrdinal(end: number): number {
    const code = this.code(end);
    if (code === 0xba || code === 0xb0 || code === 0xaa) return end + 1;
    const from = code === 0x2d ? end + 1 : end;
    const wordEnd = this.wordEnd(from);
    if (wordEnd > from && wordEnd - from <= 3 && ORDINALS.has(this.folded(from, wordEnd))) return wordEnd;
    return end;
  }

  /** The month's name behind a day: “ July”, “. Juli”, “ de julio”, “-Jul”, “ d’août”, “ tháng 7”. */
  monthBehind(after: number): MonthName | null {
    let at = this.skipLinks(after);
    for (let words = 0; words < 2; words++) {
      const [first, second] = [this.code(at), this.code(at + 1)];
      if (!monthEdges.starts(first, second) && !edges.starts(first, second)) return null;
      const end = this.wordEnd(at);
      if (end === at) return null;
      const name = this.monthAt(at);
      if (name !== null) return name;
      const word = this.folded(at, end);
      if (word === "thang") return this.#numberedMonth(at, end);
      if (!CONNECTORS.has(word)) return null;
      at = this.code(end) === 0x27 || this.code(end) === 0x2019 ? end + 1 : this.blanks(end);
    }
    return this.monthAt(at);
  }

  #numberedMonth(start: number, end: number): MonthName | null {
    const from = this.blanks(end);
    const to = digitsEnd(this.#text, from);
    const month = to - from <= 2 && to > from ? this.value(from, to) : 0;
    return month >= 1 && month <= 12 ? { start, end: to, month, capital: true, thai: false } : null;
  }

  /** Where the second day of “July 9–11”, “July 9 to 11” ends; 0 where there is none. */
  rangeEnd(at: number): number {
    let next = this.blanks(at);
    const code = this.code(next);
    if (code === 0x2d || code === 0x2013 || code === 0x2014 || code === 0x26) next = this.blanks(next + 1);
    else if (this.#text.startsWith("to ", next)) next += 3;
    else if (this.#text.startsWith("and ", next)) next += 4;
    else return 0;
    const end = digitsEnd(this.#text, next);
    return end > next && end - next <= 2 ? this.afterOrdinal(end) : 0;
  }
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isBlank(code: number): boolean {
  return (
    code === 0x20 || code === 0xa0 || code === 9 || code === 0x202f || code === 0x2009 || code === 0x3000
  );
}

/** What joins figures to one number or date: . , - / : and dashes. */
export function isJoint(code: number): boolean {
  return (
    (code >= 0x2c && code <= 0x2f) || code === 0x3a || code === 0x2010 || code === 0x2011 || code === 0x2013
  );
}

/** What may stand between the parts of a date besides blanks. */
export function isLink(code: number): boolean {
  return code >= 0x2c && code <= 0x2f;
}

/** Letters and marks, without the halves of emoji. */
export function isLetter(code: number): boolean {
  return isWordCode(code) && (code < 0xd800 || code > 0xdfff);
}

function isThai(code: number): boolean {
  return code >= 0xe00 && code <= 0xe4f;
}

/** Two figures mean the years 1970 to 2069, as POSIX and most parsers have it, give or take a year. */
export function fullYear(figures: number): number {
  return figures < 70 ? 2000 + figures : 1900 + figures;
}
