import type { Span } from "../text/span";
import { isUpperCode, isWordCode } from "../text/tokens";
import { existsDay } from "./calendar";
import { dateInCalendar, figuresInCalendar, lettersInCalendar } from "./calendar-dates";
import { calendarEdges } from "./calendar-words";
import { digitsEnd, isDigit, nextNumber } from "./digits";
import type { DateConstraint, DateForm, DateOrder, ImpossibleDate } from "./expression";
import type { OtherCalendar } from "./other-calendars";
import { DateReader, fullYear, isJoint, isLetter } from "./reader";

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
  /** The calendar that it was converted from. */
  readonly calendar?: OtherCalendar;
}

export interface Scan {
  readonly full: WrittenDate[];
  readonly impossible: ImpossibleDate[];
  readonly partial: DateConstraint[];
  /** How many more dates with a month's name put the month first than the day; below 0 where it is fewer. */
  named: number;
}

const EARLIEST_YEAR = 1500;
const LATEST_YEAR = 2100;
/** The Buddhist calendar of Thailand counts 543 years more. */
const BUDDHIST = 543;

const SINCE = new Set(["since", "depuis", "seit", "desde", "dal", "sinds", "sedan", "siden"]);

const LONGEST_SINCE = 6;

/** Japan's eras and China's Republic: the year before the first. Meiji's days count as ours from its sixth year, 1873. */
const ERAS: readonly (readonly [name: string, before: number])[] = [
  ["令和", 2018],
  ["平成", 1988],
  ["昭和", 1925],
  ["大正", 1911],
  ["明治", 1867],
  ["民國", 1911],
  ["民国", 1911],
];

/**
 * The dates written in figures or with a month's name, found from their digits: whatever has no digit is passed over
 * at the speed of a loop. Looks at most a few dozen characters to each side, so it is linear in the text.
 */
export function scanDates(text: string, language: string): Scan {
  const scanner = new Scanner(text, language);
  for (let at = nextNumber(text, 0); at >= 0; ) {
    const end = digitsEnd(text, at);
    at = nextNumber(text, Math.max(end, scanner.number(at, end)));
  }
  const letters = lettersInCalendar(text);
  if (letters.length > 0) {
    scanner.scan.full.push(...letters.map((date) => ({ ...date, form: "named" as const })));
    scanner.scan.full.sort((a, b) => a.start - b.start);
  }
  return scanner.scan;
}

class Scanner {
  readonly scan: Scan = { full: [], impossible: [], partial: [], named: 0 };
  readonly #text: string;
  readonly #language: string;
  readonly #read: DateReader;
  /** End of what was read last: nothing is read twice. */
  #taken = 0;

  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
    this.#read = new DateReader(text, language);
  }

  /** Reads the date that the number `[start, end)` begins or belongs to; returns where to go on. */
  number(start: number, end: number): number {
    const length = end - start;
    const before = this.#read.code(start - 1);
    if (isWordCode(before) && before < 0xe00) return end;
    if (before === 0x24 || before === 0x20ac || before === 0xa3 || before === 0x23) return end;
    const joined = isJoint(before) && isDigit(this.#read.code(start - 2));
    // Minutes and decimals begin no date; the second day of a range does.
    if (joined && (before === 0x3a || before === 0x2c || before === 0x2e)) return end;
    let next = 0;
    if (length === 4 && !joined) next = this.#fromYear(start, end);
    else if (length <= 3 && isYearSign(this.#read.code(this.#read.blanks(end))))
      next = this.#ofEra(start, end);
    else if (length <= 2) next = this.#fromDay(start, end, joined);
    else if (length === 8 && !joined) next = this.#compact(start, end);
    if (next > 0) this.#taken = next;
    return next;
  }

  #fromYear(start: number, end: number): number {
    const year = this.#read.value(start, end);
    const separator = this.#read.code(end);
    const signed = this.#read.blanks(end);
    if (isYearSign(this.#read.code(signed))) return this.#signed(start, year, signed + 1);
    if (isJoint(separator)) {
      const next = this.#yearFirst(start, end, year, separator);
      if (next > 0) return next;
    }
    // 2021. július 11.; 2021 m. liepos 11 d.; 2021 July 11
    let month = end;
    if (this.#read.code(month) === 0x2e || this.#read.code(month) === 0x2d || this.#read.code(month) === 0x2f)
      month++;
    month = this.#read.blanks(month);
    if (this.#read.code(month) === 0x6d && this.#read.code(month + 1) === 0x2e)
      month = this.#read.blanks(month + 2);
    if (this.#text.startsWith("ko ", month)) month += 3;
    const name = month > end ? this.#read.monthAt(month) : null;
    if (name !== null) {
      const from = this.#read.skipLinks(name.end);
      const to = digitsEnd(this.#text, from);
      if (to > from && to - from <= 2 && this.#read.code(to) !== 0x3a && this.#read.yearAfter(to) === null) {
        return this.#take(
          start,
          to,
          year,
          name.month,
          this.#read.value(from, to),
          { form: "named" },
          name.thai,
        );
      }
    }
    return this.#bareYear(start, end, year);
  }

  #bareYear(start: number, end: number, year: number): number {
    if (!isYear(year) || (isJoint(this.#read.code(end)) && isDigit(this.#read.code(end + 1)))) return 0;
    const name = this.#read.monthBefore(start, this.#taken);
    if (name?.capital || (name !== null && this.#language !== "en")) {
      this.scan.partial.push({ kind: "month-year", start: name.start, end, year, month: name.month });
      return end;
    }
    if (year < 1900 || isWordCode(this.#read.code(end))) return 0;
    const word = this.#read.wordBefore(start);
    const since =
      word.end - word.start <= LONGEST_SINCE && SINCE.has(this.#read.folded(word.start, word.end));
    this.scan.partial.push({ kind: "year", start, end, year, since });
    return 0;
  }

  #yearFirst(start: number, end: number, year: number, separator: number): number {
    const monthEnd = digitsEnd(this.#text, end + 1);
    const monthLength = monthEnd - end - 1;
    if (monthLength < 1 || monthLength > 2 || this.#read.code(monthEnd) !== separator) return 0;
    const dayEnd = digitsEnd(this.#text, monthEnd + 1);
    const dayLength = dayEnd - monthEnd - 1;
    if (dayLength < 1 || dayLength > 2 || this.#goesOn(dayEnd, separator)) return 0;
    const month = this.#read.value(end + 1, monthEnd);
    const day = this.#read.value(monthEnd + 1, dayEnd);
    if (month > 19 || day > 39) return 0;
    return this.#take(start, dayEnd, year, month, day, {
      form: "year-first",
      separator: String.fromCharCode(separator),
    });
  }

  /** True where figures go on as a version, a phone number or an identifier does. */
  #goesOn(at: number, separator: number): boolean {
    const code = this.#read.code(at);
    if (code === 0x25) return true;
    if (code === separator || isJoint(code)) return isDigit(this.#read.code(at + 1)) && code !== 0x3a;
    // An ISO time follows its T, the mark of the Islamic calendar its years.
    return isWordCode(code) && code < 0xe00 && code !== 0x54 && code !== 0x647;
  }

  /** From behind the sign for the year: 7月11日, 7월 11일. */
  #signed(start: number, year: number, at: number): number {
    const month = this.#read.blanks(at);
    const monthEnd = digitsEnd(this.#text, month);
    const sign = this.#read.blanks(monthEnd);
    if (monthEnd === month || monthEnd - month > 2 || !isMonthSign(this.#read.code(sign))) return 0;
    const day = this.#read.blanks(sign + 1);
    const dayEnd = digitsEnd(this.#text, day);
    const daySign = this.#read.blanks(dayEnd);
    if (dayEnd === day || dayEnd - day > 2 || !isDaySign(this.#read.code(daySign))) {
      this.scan.partial.push({
        kind: "month-year",
        start,
        end: sign + 1,
        year,
        month: this.#read.value(month, monthEnd),
      });
      return sign + 1;
    }
    const [eraStart, before] = this.#eraBefore(start);
    return this.#take(
      eraStart,
      daySign + 1,
      before + year,
      this.#read.value(month, monthEnd),
      this.#read.value(day, dayEnd),
      { form: "signed" },
    );
  }

  #eraBefore(at: number): [start: number, before: number] {
    for (const [name, before] of ERAS) if (this.#text.endsWith(name, at)) return [at - name.length, before];
    return [at, 0];
  }

  #compact(start: number, end: number): number {
    const year = this.#read.value(start, start + 4);
    const month = this.#read.value(start + 4, start + 6);
    const day = this.#read.value(start + 6, end);
    const after = this.#read.code(end);
    if (year < 1900 || year > LATEST_YEAR || !existsDay(year, month, day)) return 0;
    if (isWordCode(after) && after !== 0x54) return 0;
    return this.#take(start, end, year, month, day, { form: "compact" });
  }

  /** A year counted from the beginning of an era: 令和3年, 民國110年. */
  #ofEra(start: number, end: number): number {
    const [, before] = this.#eraBefore(start);
    return before === 0 ? 0 : this.#signed(start, this.#read.value(start, end), this.#read.blanks(end) + 1);
  }

  /** Latin letters begin with a capital there: German “mehr” is no month. */
  #isCalendarWord(at: number): boolean {
    const code = this.#read.code(at);
    return (
      isLetter(code) &&
      (code > 127 || isUpperCode(code)) &&
      calendarEdges.starts(code, this.#read.code(at + 1))
    );
  }

  #endsCalendarWord(at: number): boolean {
    const end = this.#read.skipLinksBack(at);
    const code = this.#read.code(end - 1);
    if (!isLetter(code) || !calendarEdges.ends(this.#read.code(end - 2), code)) return false;
    const first = this.#read.code(this.#read.wordStart(end));
    return first > 127 || isUpperCode(first);
  }

  #fromDay(start: number, end: number, joined: boolean): number {
    if (this.#read.isPlain(start, end)) return 0;
    const value = this.#read.value(start, end);
    const after = this.#read.code(end);
    const sign = this.#read.blanks(end);
    if (isMonthSign(this.#read.code(sign))) return this.#signedWithoutYear(start, value, sign + 1);
    if (after === 0x3a) return 0;
    if (!joined) {
      const next = this.#figures(start, end, value);
      if (next > 0) return next;
    }
    if (value > 39) return 0;
    const next = this.#withMonthName(start, end, value, joined);
    return next > 0 || joined ? next : this.#inCalendar(start, end);
  }

  #inCalendar(start: number, end: number): number {
    if (!this.#isCalendarWord(this.#read.skipLinks(end)) && !this.#endsCalendarWord(start)) return 0;
    const date = dateInCalendar(this.#text, start, end);
    if (date === null || date.start < this.#taken) return 0;
    this.scan.full.push({ ...date, form: "named" });
    return date.end;
  }

  #signedWithoutYear(start: number, month: number, at: number): number {
    const day = this.#read.blanks(at);
    const dayEnd = digitsEnd(this.#text, day);
    const sign = this.#read.blanks(dayEnd);
    if (dayEnd === day || dayEnd - day > 2 || !isDaySign(this.#read.code(sign))) return 0;
    const value = this.#read.value(day, dayEnd);
    if (this.#text.endsWith("元年", start)) {
      const [eraStart, before] = this.#eraBefore(start - 2);
      if (before > 0) return this.#take(eraStart, sign + 1, before + 1, month, value, { form: "signed" });
    }
    this.#partial(start, sign + 1, month, value);
    return sign + 1;
  }

  /** 11.07.2021, 7/11/21, 11-07-2021, 11. 7. 2021, 11 / 07 / 2021 */
  #figures(start: number, end: number, first: number): number {
    const loose = this.#read.code(end) === 0x20;
    const at = loose ? end + 1 : end;
    const separator = this.#read.code(at);
    if (!isJoint(separator) || separator === 0x2c || separator === 0x3a || (loose && separator !== 0x2f))
      return 0;
    const second = this.#read.blanks(at + 1);
    const secondEnd = digitsEnd(this.#text, second);
    if (secondEnd - second < 1 || secondEnd - second > 2) return 0;
    const at2 = this.#read.code(secondEnd) === 0x20 && loose ? secondEnd + 1 : secondEnd;
    if (this.#read.code(at2) !== separator) return 0;
    const third = this.#read.blanks(at2 + 1);
    const thirdEnd = digitsEnd(this.#text, third);
    const digits = thirdEnd - third;
    const spaced = second > at + 1 || third > at2 + 1;
    if (digits !== 4 && (digits !== 2 || spaced)) return 0;
    if (spaced && separator === 0x2d) return 0;
    if (this.#goesOn(thirdEnd, separator)) return 0;
    const b = this.#read.value(second, secondEnd);
    let year = this.#read.value(third, thirdEnd);
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
    const after = this.#read.afterOrdinal(end);
    const before = joined ? null : this.#read.monthBefore(start, this.#taken);
    if (before !== null) {
      const range = this.#read.rangeEnd(after);
      const year = this.#read.yearAfter(range > 0 ? range : after);
      if (year !== null) {
        const written =
          range > 0 ? ({ form: "named", ofRange: true } as const) : ({ form: "named" } as const);
        this.scan.named++;
        return this.#take(before.start, year.end, year.year, before.month, day, written, before.thai);
      }
    }
    const name = this.#read.monthBehind(after);
    if (name !== null) {
      const year = this.#read.yearAfter(name.end);
      if (year !== null && !(before !== null && this.#read.code(name.end) === 0x20 && year.year < 100)) {
        this.scan.named--;
        const written = joined ? ({ form: "named", ofRange: true } as const) : ({ form: "named" } as const);
        return this.#take(start, year.end, year.year, name.month, day, written, name.thai);
      }
      // In “15, Oct 29 2020” the month belongs to what follows.
      const followed = this.#read.skipLinks(name.end);
      const own = digitsEnd(this.#text, followed) - followed;
      if ((own === 0 || own > 2) && (name.capital || this.#language !== "en")) {
        this.scan.named--;
        this.#partial(start, name.end, name.month, day);
        return name.end;
      }
    }
    if (before?.capital || (before !== null && this.#language !== "en")) {
      this.scan.named++;
      this.#partial(before.start, end, before.month, day);
      return end;
    }
    return 0;
  }

  #partial(start: number, end: number, month: number, day: number): void {
    if (day >= 1 && day <= 31 && existsDay(2000, month, day)) {
      this.scan.partial.push({ kind: "month-day", start, end, month, day });
    }
  }

  /** True where a word goes on behind a year; a capital there is the next piece of a page: “2020Last updated”. */
  #runsOn(at: number): boolean {
    const code = this.#read.code(at);
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
    if (rest.form === "named" && this.#runsOn(end)) return 0;
    if (!isYear(year)) {
      const date =
        rest.form === "named"
          ? null
          : figuresInCalendar(this.#text, { start, end }, year, month, day, this.#language);
      if (date === null) return 0;
      this.scan.full.push({ ...date, form: rest.form });
      return end;
    }
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

function isYear(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
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
