import type { Span } from "../text/span";
import { isUpperCode, isWordCode } from "../text/tokens";
import { existsDay } from "./calendar";
import { digitsEnd, isDigit, nextDigit, numberOf } from "./digits";
import type { DateConstraint, DateForm, DateOrder, ImpossibleDate } from "./expression";
import { foldDateWord, monthOf, startsLongMonth } from "./words";

/** A full date as it is written, before the words around it are heard. */
export interface WrittenDate extends Span {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly form: DateForm;
  /** Figures of which either can be the month: which one was taken is for the article to decide. */
  readonly swappable?: boolean;
  /** The order that the figures force: month first, or day first. */
  readonly order?: DateOrder;
  readonly separator?: string;
  readonly ofRange?: boolean;
}

export interface Scan {
  readonly full: WrittenDate[];
  readonly impossible: ImpossibleDate[];
  readonly partial: DateConstraint[];
}

const EARLIEST_YEAR = 1500;
const LATEST_YEAR = 2100;
/** The Buddhist calendar of Thailand counts 543 years more. */
const BUDDHIST = 543;
const LONGEST_WORD = 24;

const ORDINALS = new Set([
  "st",
  "nd",
  "rd",
  "th",
  "er",
  "re",
  "e",
  "ere",
  "eme",
  "o",
  "a",
  "i",
  "go",
  "го",
  "ий",
  "ое",
  "ste",
  "de",
  "ος",
  "η",
]);
const CONNECTORS = new Set([
  "of",
  "de",
  "del",
  "d",
  "di",
  "do",
  "da",
  "den",
  "the",
  "года",
  "nam",
  "mes",
  "anul",
]);
const SINCE = new Set(["since", "depuis", "seit", "desde", "dal", "sinds", "sedan", "siden"]);

/** Japan's eras and China's Republic: the year before the first. */
const ERAS: readonly (readonly [name: string, before: number])[] = [
  ["令和", 2018],
  ["平成", 1988],
  ["昭和", 1925],
  ["大正", 1911],
  ["民國", 1911],
  ["民国", 1911],
];

/**
 * The dates written in figures or with a month's name, found from their digits: whatever has no digit is passed over
 * at the speed of a loop. Looks at most a few dozen characters to each side, so it is linear in the text.
 */
export function scanDates(text: string, language: string): Scan {
  const scanner = new Scanner(text, language);
  for (let at = nextDigit(text, 0); at >= 0; ) {
    const end = digitsEnd(text, at);
    at = nextDigit(text, Math.max(end, scanner.number(at, end)));
  }
  return scanner.scan;
}

/** A month's name at some place. */
interface MonthName extends Span {
  readonly month: number;
  /** Written as a name is: English “may” and “march” are verbs. */
  readonly capital: boolean;
  readonly thai: boolean;
}

interface Year {
  readonly year: number;
  readonly end: number;
}

class Scanner {
  readonly scan: Scan = { full: [], impossible: [], partial: [] };
  readonly #text: string;
  readonly #language: string;
  /** End of what was read last: nothing is read twice. */
  #taken = 0;

  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
  }

  /** Reads the date that the number `[start, end)` begins or belongs to; returns where to go on. */
  number(start: number, end: number): number {
    const length = end - start;
    const before = this.#code(start - 1);
    if (isWordCode(before) && before < 0xe00) return end;
    if (before === 0x24 || before === 0x20ac || before === 0xa3 || before === 0x23) return end;
    const joined = isJoint(before) && isDigit(this.#code(start - 2));
    // Minutes and decimals begin no date; the second day of a range does.
    if (joined && (before === 0x3a || before === 0x2c || before === 0x2e)) return end;
    let next = 0;
    if (length === 4 && !joined) next = this.#fromYear(start, end);
    else if (length <= 3 && isYearSign(this.#code(this.#blanks(end)))) next = this.#ofEra(start, end);
    else if (length <= 2) next = this.#fromDay(start, end, joined);
    else if (length === 8 && !joined) next = this.#compact(start, end);
    if (next > 0) this.#taken = next;
    return next;
  }

  #code(at: number): number {
    return at >= 0 && at < this.#text.length ? this.#text.charCodeAt(at) : 0;
  }

  #value(start: number, end: number): number {
    return numberOf(this.#text, start, end);
  }

  /** Skips blanks, never a line end; at most three. */
  #blanks(at: number): number {
    let next = at;
    while (next - at < 3 && isBlank(this.#code(next))) next++;
    return next;
  }

  #wordEnd(at: number): number {
    let end = at;
    while (end - at <= LONGEST_WORD) {
      const code = this.#code(end);
      // Thai shortenings have stops inside: ก.ค.
      if (isLetter(code) || (code === 0x2e && isThai(this.#code(end - 1)) && isThai(this.#code(end + 1))))
        end++;
      else break;
    }
    return end - at > LONGEST_WORD ? at : end;
  }

  #wordStart(end: number): number {
    let start = end;
    while (end - start <= LONGEST_WORD) {
      const code = this.#code(start - 1);
      if (isLetter(code) || (code === 0x2e && isThai(this.#code(start)) && isThai(this.#code(start - 2))))
        start--;
      else break;
    }
    return end - start > LONGEST_WORD ? end : start;
  }

  #folded(start: number, end: number): string {
    return foldDateWord(this.#text.slice(start, end));
  }

  #named(start: number, end: number, month: number): MonthName {
    return { start, end, month, capital: isUpperCode(this.#code(start)), thai: isThai(this.#code(start)) };
  }

  /** The month name that starts at `at`. */
  #monthAt(at: number): MonthName | null {
    const end = this.#wordEnd(at);
    if (end - at < 2) return null;
    const word = this.#folded(at, end);
    if (startsLongMonth(word)) {
      const second = this.#blanks(end);
      const secondEnd = this.#wordEnd(second);
      const month = monthOf(`${word} ${this.#folded(second, secondEnd)}`, this.#language);
      if (month > 0) return this.#named(at, secondEnd, month);
    }
    // Hebrew writes “in” together with the month: ביולי.
    const month = monthOf(word, this.#language) || (word.startsWith("ב") ? monthOf(word.slice(1), "he") : 0);
    return month === 0 ? null : this.#named(at, end, month);
  }

  /** The month name that ends before `at`, with blanks, a stop, a comma, a dash or a stroke between. */
  #monthBefore(at: number): MonthName | null {
    let end = at;
    while (at - end < 3 && (isBlank(this.#code(end - 1)) || isLink(this.#code(end - 1)))) end--;
    let start = this.#wordStart(end);
    if (end - start < 2 || start < this.#taken) return null;
    let word = this.#folded(start, end);
    if (word === "the") {
      end = start;
      while (isBlank(this.#code(end - 1)) && start - end < 2) end--;
      start = this.#wordStart(end);
      word = this.#folded(start, end);
    }
    // "20-Jul-11" is not July 11: digits right before the name make it another kind of date.
    if (isJoint(this.#code(start - 1)) && isDigit(this.#code(start - 2))) return null;
    let month = monthOf(word, this.#language);
    // Pages lose the blank between their pieces: “Updated onJanuary 12”.
    for (let at = end - 1; month === 0 && at > start; at--) {
      if (!isUpperCode(this.#code(at)) || isUpperCode(this.#code(at - 1))) continue;
      start = at;
      month = monthOf(this.#folded(at, end), this.#language);
    }
    return month === 0 ? null : this.#named(start, end, month);
  }

  /** A year behind a day and a month: commas, stops, strokes and little words may stand between. */
  #yearAfter(at: number): Year | null {
    let next = at;
    let tight = false;
    if (isLink(this.#code(next))) {
      tight = this.#code(next) === 0x2d || this.#code(next) === 0x2f;
      next++;
      if (this.#code(next) === 0x2c) next++;
    }
    next = this.#blanks(next);
    if (this.#code(next) === 0x2c) next = this.#blanks(next + 1);
    const wordEnd = this.#wordEnd(next);
    if (wordEnd > next && CONNECTORS.has(this.#folded(next, wordEnd))) next = this.#blanks(wordEnd);
    const apostrophe = this.#code(next) === 0x27 || this.#code(next) === 0x2019;
    if (apostrophe) next++;
    const end = digitsEnd(this.#text, next);
    const length = end - next;
    if (length === 4) {
      if (this.#code(end) === 0x3a && isDigit(this.#code(end + 1))) return null;
      return { year: this.#value(next, end), end };
    }
    if (length === 2 && (apostrophe || tight || this.#isOver(end))) {
      if (this.#code(end) === 0x3a || (this.#code(end) === 0x2e && isDigit(this.#code(end + 1)))) return null;
      return { year: fullYear(this.#value(next, end)), end };
    }
    return null;
  }

  /** True at the end of a line, and before what sets off the next piece of a line of facts. */
  #isOver(at: number): boolean {
    const code = this.#code(this.#blanks(at));
    return code === 0 || code === 10 || code === 13 || code === 0x7c || code === 0x2022 || code === 0xb7;
  }

  #fromYear(start: number, end: number): number {
    const year = this.#value(start, end);
    const separator = this.#code(end);
    const signed = this.#blanks(end);
    if (isYearSign(this.#code(signed))) return this.#signed(start, year, signed + 1);
    if (isJoint(separator)) {
      const next = this.#yearFirst(start, end, year, separator);
      if (next > 0) return next;
    }
    // 2021. július 11.; 2021 m. liepos 11 d.; 2021 July 11
    let month = end;
    if (this.#code(month) === 0x2e || this.#code(month) === 0x2d || this.#code(month) === 0x2f) month++;
    month = this.#blanks(month);
    if (this.#code(month) === 0x6d && this.#code(month + 1) === 0x2e) month = this.#blanks(month + 2);
    if (this.#text.startsWith("ko ", month)) month += 3;
    const name = month > end ? this.#monthAt(month) : null;
    if (name !== null) {
      const from = this.#skipLinks(name.end);
      const to = digitsEnd(this.#text, from);
      if (to > from && to - from <= 2 && this.#code(to) !== 0x3a && this.#yearAfter(to) === null) {
        return this.#take(start, to, year, name.month, this.#value(from, to), { form: "named" }, name.thai);
      }
    }
    return this.#bareYear(start, end, year);
  }

  #skipLinks(at: number): number {
    let next = at;
    while (next - at < 3 && (isBlank(this.#code(next)) || isLink(this.#code(next)))) next++;
    return next;
  }

  #bareYear(start: number, end: number, year: number): number {
    if (!isYear(year) || (isJoint(this.#code(end)) && isDigit(this.#code(end + 1)))) return 0;
    const name = this.#monthBefore(start);
    if (name?.capital || (name !== null && this.#language !== "en")) {
      this.scan.partial.push({ kind: "month-year", start: name.start, end, year, month: name.month });
      return end;
    }
    if (year < 1900 || isWordCode(this.#code(end))) return 0;
    const since = SINCE.has(this.#wordBefore(start));
    this.scan.partial.push({ kind: "year", start, end, year, since });
    return 0;
  }

  #wordBefore(at: number): string {
    let end = at;
    while (at - end < 3 && isBlank(this.#code(end - 1))) end--;
    return this.#folded(this.#wordStart(end), end);
  }

  #yearFirst(start: number, end: number, year: number, separator: number): number {
    const monthEnd = digitsEnd(this.#text, end + 1);
    const monthLength = monthEnd - end - 1;
    if (monthLength < 1 || monthLength > 2 || this.#code(monthEnd) !== separator) return 0;
    const dayEnd = digitsEnd(this.#text, monthEnd + 1);
    const dayLength = dayEnd - monthEnd - 1;
    if (dayLength < 1 || dayLength > 2 || this.#goesOn(dayEnd, separator)) return 0;
    const month = this.#value(end + 1, monthEnd);
    const day = this.#value(monthEnd + 1, dayEnd);
    if (month > 19 || day > 39) return 0;
    return this.#take(start, dayEnd, year, month, day, {
      form: "year-first",
      separator: String.fromCharCode(separator),
    });
  }

  /** True where figures go on as a version, a phone number or an identifier does. */
  #goesOn(at: number, separator: number): boolean {
    const code = this.#code(at);
    if (code === 0x25) return true;
    if (code === separator || isJoint(code)) return isDigit(this.#code(at + 1)) && code !== 0x3a;
    // An ISO time follows its T.
    return isWordCode(code) && code < 0xe00 && code !== 0x54;
  }

  /** From behind the sign for the year: 7月11日, 7월 11일. */
  #signed(start: number, year: number, at: number): number {
    const month = this.#blanks(at);
    const monthEnd = digitsEnd(this.#text, month);
    const sign = this.#blanks(monthEnd);
    if (monthEnd === month || monthEnd - month > 2 || !isMonthSign(this.#code(sign))) return 0;
    const day = this.#blanks(sign + 1);
    const dayEnd = digitsEnd(this.#text, day);
    const daySign = this.#blanks(dayEnd);
    if (dayEnd === day || dayEnd - day > 2 || !isDaySign(this.#code(daySign))) {
      this.scan.partial.push({
        kind: "month-year",
        start,
        end: sign + 1,
        year,
        month: this.#value(month, monthEnd),
      });
      return sign + 1;
    }
    const [eraStart, before] = this.#eraBefore(start);
    return this.#take(
      eraStart,
      daySign + 1,
      before + year,
      this.#value(month, monthEnd),
      this.#value(day, dayEnd),
      { form: "signed" },
    );
  }

  #eraBefore(at: number): [start: number, before: number] {
    for (const [name, before] of ERAS) if (this.#text.endsWith(name, at)) return [at - name.length, before];
    return [at, 0];
  }

  #compact(start: number, end: number): number {
    const year = this.#value(start, start + 4);
    const month = this.#value(start + 4, start + 6);
    const day = this.#value(start + 6, end);
    const after = this.#code(end);
    if (year < 1900 || year > LATEST_YEAR || !existsDay(year, month, day)) return 0;
    if (isWordCode(after) && after !== 0x54) return 0;
    return this.#take(start, end, year, month, day, { form: "compact" });
  }

  /** A year counted from the beginning of an era: 令和3年, 民國110年. */
  #ofEra(start: number, end: number): number {
    const [, before] = this.#eraBefore(start);
    return before === 0 ? 0 : this.#signed(start, this.#value(start, end), this.#blanks(end) + 1);
  }

  #fromDay(start: number, end: number, joined: boolean): number {
    const value = this.#value(start, end);
    const after = this.#code(end);
    const sign = this.#blanks(end);
    if (isMonthSign(this.#code(sign))) return this.#signedWithoutYear(start, value, sign + 1);
    if (after === 0x3a) return 0;
    if (!joined) {
      const next = this.#figures(start, end, value);
      if (next > 0) return next;
    }
    if (value > 39) return 0;
    return this.#withMonthName(start, end, value, joined);
  }

  #signedWithoutYear(start: number, month: number, at: number): number {
    const day = this.#blanks(at);
    const dayEnd = digitsEnd(this.#text, day);
    const sign = this.#blanks(dayEnd);
    if (dayEnd === day || dayEnd - day > 2 || !isDaySign(this.#code(sign))) return 0;
    const value = this.#value(day, dayEnd);
    if (this.#text.endsWith("元年", start)) {
      const [eraStart, before] = this.#eraBefore(start - 2);
      if (before > 0) return this.#take(eraStart, sign + 1, before + 1, month, value, { form: "signed" });
    }
    this.#partial(start, sign + 1, month, value);
    return sign + 1;
  }

  /** 11.07.2021, 7/11/21, 11-07-2021, 11. 7. 2021, 11 / 07 / 2021 */
  #figures(start: number, end: number, first: number): number {
    const loose = this.#code(end) === 0x20;
    const at = loose ? end + 1 : end;
    const separator = this.#code(at);
    if (!isJoint(separator) || separator === 0x2c || separator === 0x3a || (loose && separator !== 0x2f))
      return 0;
    const second = this.#blanks(at + 1);
    const secondEnd = digitsEnd(this.#text, second);
    if (secondEnd - second < 1 || secondEnd - second > 2) return 0;
    const at2 = this.#code(secondEnd) === 0x20 && loose ? secondEnd + 1 : secondEnd;
    if (this.#code(at2) !== separator) return 0;
    const third = this.#blanks(at2 + 1);
    const thirdEnd = digitsEnd(this.#text, third);
    const digits = thirdEnd - third;
    const spaced = second > at + 1 || third > at2 + 1;
    if (digits !== 4 && (digits !== 2 || spaced)) return 0;
    if (spaced && separator === 0x2d) return 0;
    if (this.#goesOn(thirdEnd, separator)) return 0;
    const b = this.#value(second, secondEnd);
    let year = this.#value(third, thirdEnd);
    if (digits === 2) year = fullYear(year);
    // 21-07-11: two figures everywhere and dashes are more often a number than a date.
    if (digits === 2 && separator === 0x2d) return 0;
    const written = { form: "figures", separator: String.fromCharCode(separator) } as const;
    const day = first;
    if (day > 12 || b > 12) {
      if (day > 39 || b > 39 || (day > 12 && b > 12)) return 0;
      const order = day > 12 ? "day-first" : "month-first";
      const month = day > 12 ? b : day;
      return this.#take(start, thirdEnd, year, month, day > 12 ? day : b, { ...written, order });
    }
    return this.#take(start, thirdEnd, year, b, day, { ...written, swappable: day !== b });
  }

  #withMonthName(start: number, end: number, day: number, joined: boolean): number {
    const after = this.#afterOrdinal(end);
    const before = joined ? null : this.#monthBefore(start);
    if (before !== null) {
      const range = this.#rangeEnd(after);
      const year = this.#yearAfter(range > 0 ? range : after);
      if (year !== null) {
        const written =
          range > 0 ? ({ form: "named", ofRange: true } as const) : ({ form: "named" } as const);
        return this.#take(before.start, year.end, year.year, before.month, day, written, before.thai);
      }
    }
    const name = this.#monthBehind(after);
    if (name !== null) {
      const year = this.#yearAfter(name.end);
      if (year !== null && !(before !== null && this.#code(name.end) === 0x20 && year.year < 100)) {
        const written = joined ? ({ form: "named", ofRange: true } as const) : ({ form: "named" } as const);
        return this.#take(start, year.end, year.year, name.month, day, written, name.thai);
      }
      // In “15, Oct 29 2020” the month belongs to what follows.
      const followed = this.#skipLinks(name.end);
      const own = digitsEnd(this.#text, followed) - followed;
      if ((own === 0 || own > 2) && (name.capital || this.#language !== "en")) {
        this.#partial(start, name.end, name.month, day);
        return name.end;
      }
    }
    if (before?.capital || (before !== null && this.#language !== "en")) {
      this.#partial(before.start, end, before.month, day);
      return end;
    }
    return 0;
  }

  /** Behind “11”, “11th”, “1er”, “11.”, “11º”, “11-го”. */
  #afterOrdinal(end: number): number {
    const code = this.#code(end);
    if (code === 0xba || code === 0xb0 || code === 0xaa) return end + 1;
    const from = code === 0x2d ? end + 1 : end;
    const wordEnd = this.#wordEnd(from);
    if (wordEnd > from && wordEnd - from <= 3 && ORDINALS.has(this.#folded(from, wordEnd))) return wordEnd;
    return end;
  }

  /** The month's name behind a day: “ July”, “. Juli”, “ de julio”, “-Jul”, “ d’août”, “ tháng 7”. */
  #monthBehind(after: number): MonthName | null {
    let at = this.#skipLinks(after);
    for (let words = 0; words < 2; words++) {
      const end = this.#wordEnd(at);
      if (end === at) return null;
      const name = this.#monthAt(at);
      if (name !== null) return name;
      const word = this.#folded(at, end);
      if (word === "thang") return this.#numberedMonth(at, end);
      if (!CONNECTORS.has(word)) return null;
      at = this.#code(end) === 0x27 || this.#code(end) === 0x2019 ? end + 1 : this.#blanks(end);
    }
    return this.#monthAt(at);
  }

  #numberedMonth(start: number, end: number): MonthName | null {
    const from = this.#blanks(end);
    const to = digitsEnd(this.#text, from);
    const month = to - from <= 2 && to > from ? this.#value(from, to) : 0;
    return month >= 1 && month <= 12 ? { start, end: to, month, capital: true, thai: false } : null;
  }

  /** Where the second day of “July 9–11”, “July 9 to 11” ends; 0 where there is none. */
  #rangeEnd(at: number): number {
    let next = this.#blanks(at);
    const code = this.#code(next);
    if (code === 0x2d || code === 0x2013 || code === 0x2014 || code === 0x26) next = this.#blanks(next + 1);
    else if (this.#text.startsWith("to ", next)) next += 3;
    else if (this.#text.startsWith("and ", next)) next += 4;
    else return 0;
    const end = digitsEnd(this.#text, next);
    return end > next && end - next <= 2 ? this.#afterOrdinal(end) : 0;
  }

  #partial(start: number, end: number, month: number, day: number): void {
    if (day >= 1 && day <= 31 && existsDay(2000, month, day)) {
      this.scan.partial.push({ kind: "month-day", start, end, month, day });
    }
  }

  /** True where a word goes on behind a year; a capital there is the next piece of a page: “2020Last updated”. */
  #runsOn(at: number): boolean {
    const code = this.#code(at);
    return isLetter(code) && code < 0xe00 && !isUpperCode(code);
  }

  /** Keeps a date if the calendar has it, and remembers it as impossible if not. Returns its end, 0 for no date. */
  #take(
    start: number,
    end: number,
    written: number,
    month: number,
    day: number,
    rest: Omit<WrittenDate, "year" | "month" | "day" | keyof Span>,
    thai = false,
  ): number {
    const buddhist = (thai || this.#language === "th") && written > 2400 && written < 2700;
    const year = buddhist ? written - BUDDHIST : written;
    if (!isYear(year) || (rest.form === "named" && this.#runsOn(end))) return 0;
    if (existsDay(year, month, day)) {
      this.scan.full.push({ start, end, year, month, day, ...rest });
    } else if (rest.swappable && existsDay(year, day, month)) {
      this.scan.full.push({ start, end, year, month: day, day: month, ...rest, swappable: false });
    } else if (day > 0 && month > 0) {
      this.scan.impossible.push({ start, end, year, month, day });
    } else return 0;
    return end;
  }
}

/** Letters and marks, without the halves of emoji. */
function isLetter(code: number): boolean {
  return isWordCode(code) && (code < 0xd800 || code > 0xdfff);
}

function isYear(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

/** Two figures mean the years 1970 to 2069, as POSIX and most parsers have it, give or take a year. */
function fullYear(figures: number): number {
  return figures < 70 ? 2000 + figures : 1900 + figures;
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 || code === 0xa0 || code === 9 || code === 0x202f || code === 0x2009 || code === 0x3000
  );
}

/** What joins figures to one number or date: . , - / : and dashes. */
function isJoint(code: number): boolean {
  return (
    (code >= 0x2c && code <= 0x2f) || code === 0x3a || code === 0x2010 || code === 0x2011 || code === 0x2013
  );
}

/** What may stand between the parts of a date besides blanks. */
function isLink(code: number): boolean {
  return code >= 0x2c && code <= 0x2f;
}

function isThai(code: number): boolean {
  return code >= 0xe00 && code <= 0xe4f;
}

function isYearSign(code: number): boolean {
  return code === 0x5e74 || code === 0xb144;
}

function isMonthSign(code: number): boolean {
  return code === 0x6708 || code === 0xc6d4;
}

function isDaySign(code: number): boolean {
  return code === 0x65e5 || code === 0x53f7 || code === 0x865f || code === 0xc77c;
}
