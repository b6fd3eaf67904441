import type { Span } from "../text/span";
import { isUpperCode, type Token, tokenise } from "../text/tokens";
import { type CivilDate, civilOf } from "./calendar";
import {
  beginsMonth,
  type CalendarMonth,
  calendarMonth,
  endsMonth,
  foldMonthWord,
  MOST_MONTH_WORDS,
} from "./calendar-words";
import { digitsEnd, numberOf } from "./digits";
import { dayInCalendar, type OtherCalendar } from "./other-calendars";

/** A date in another calendar as it is written, with its year, month and day in ours. */
export interface CalendarDate extends Span, CivilDate {
  readonly calendar: OtherCalendar;
}

/** The years of each calendar that fall between about 1870 and 2100: any other number is no year of it. */
const YEARS: Readonly<Record<OtherCalendar, readonly [first: number, last: number]>> = {
  islamic: [1287, 1523],
  persian: [1249, 1478],
  hebrew: [5630, 5860],
};
// Longer than a month's name with year and little words.
const REACH = 44;
const FARTHEST = 3;
/** Between day, month and year: “of”, “in the year”. */
const LITTLE = new Set(["من", "سنه", "عام", "سال", "ماه", "שנת"].map(foldMonthWord));

/** The date of another calendar whose day is the number `[start, end)`: “20 Tir 1400”, “Ramadan 1, 1442”; else null. */
export function dateInCalendar(text: string, start: number, end: number): CalendarDate | null {
  const lineEnd = lineEndAt(text, end);
  const behind = tokenise(text, end, lineEnd);
  const from = isLittle(text, behind[0]) ? 1 : 0;
  const first = behind[from];
  const day = numberOf(text, start, end);
  if (first !== undefined && isName(text, first) && beginsMonth(folded(text, first, first))) {
    for (let count = MOST_MONTH_WORDS; count > 0; count--) {
      const last = behind[from + count - 1];
      const month = last === undefined ? undefined : calendarMonth(folded(text, first, last));
      const year = month === undefined ? null : yearOf(text, behind, from + count);
      if (month !== undefined && year !== null) return toDate(text, start, year, month, day);
    }
  }
  const before = tokenise(text, lineStartAt(text, start), start);
  const last = before[before.length - 1];
  if (last === undefined || start - last.end > FARTHEST || !endsMonth(folded(text, last, last))) return null;
  for (let count = Math.min(MOST_MONTH_WORDS, before.length); count > 0; count--) {
    const head = before[before.length - count];
    const month = head === undefined ? undefined : calendarMonth(folded(text, head, last));
    const year = month === undefined ? null : yearOf(text, behind, 0);
    if (head !== undefined && isName(text, head) && month !== undefined && year !== null) {
      return toDate(text, head.start, year, month, day);
    }
  }
  return null;
}

function folded(text: string, first: Token, last: Token): string {
  return foldMonthWord(text.slice(first.start, last.end));
}

/** Not for small Latin letters: German “mehr” is no month. */
function isName(text: string, { start }: Token): boolean {
  const code = text.charCodeAt(start);
  return code > 0x24f || isUpperCode(code);
}

function isLittle(text: string, token: Token | undefined): boolean {
  return token !== undefined && LITTLE.has(folded(text, token, token));
}

/** The span of the four digits that the token at `at`, or the one behind a little word there, begins with. */
function yearOf(text: string, tokens: readonly Token[], at: number): Span | null {
  const token = tokens[isLittle(text, tokens[at]) ? at + 1 : at];
  if (token === undefined) return null;
  const end = digitsEnd(text, token.start);
  return end - token.start === 4 ? { start: token.start, end } : null;
}

function toDate(
  text: string,
  start: number,
  written: Span,
  { calendar, month }: CalendarMonth,
  day: number,
): CalendarDate | null {
  const year = numberOf(text, written.start, written.end);
  const found = convert(calendar, year, month, day);
  return found === null ? null : { start, end: written.end, calendar, ...found };
}

/** A date of another calendar in ours; null where it has no such day, or the year is none of our time. */
function convert(calendar: OtherCalendar, year: number, month: number, day: number): CivilDate | null {
  const [first, last] = YEARS[calendar];
  const found = year < first || year > last ? null : dayInCalendar(calendar, year, month, day);
  return found === null ? null : civilOf(found);
}

const ISLAMIC_MARK = /^\s?(?:هـ|ه(?!\p{L})|A\.?H\.?(?!\p{L}))/u;
const LONGEST_MARK = 6;
const PERSIAN_DIGIT = /[\u06f0-\u06f9]/;

/**
 * A date in figures, 1400/04/20 or 1442/12/01 هـ, whose year is none of ours: read by the mark behind it, or by the
 * language that is written in Persian figures; else null.
 */
export function figuresInCalendar(
  text: string,
  { start, end }: Span,
  year: number,
  month: number,
  day: number,
  language: string,
): CalendarDate | null {
  const islamic = ISLAMIC_MARK.test(text.slice(end, end + LONGEST_MARK));
  const persian = language === "fa" || PERSIAN_DIGIT.test(text.slice(start, end));
  if (!islamic && !persian) return null;
  const calendar = islamic ? "islamic" : "persian";
  const found = convert(calendar, year, month, day);
  return found === null ? null : { start, end, calendar, ...found };
}

// Gershayim, or what keyboards have in its place, stand before the last letter of a number: תשפ״א.
const HEBREW_DATE =
  /(?<![\u05d0-\u05ea])([\u05d0-\u05ea](?:["״”]?[\u05d0-\u05ea])?)['׳’]? (ב?[\u05d0-\u05ea]{2,8}(?: (?:ב|א|שני|ראשון)(?=['׳’ ]))?)['׳’]?,? (?:ה['׳’]?)?(תש[\u05d0-\u05ea]{0,2}["״”][\u05d0-\u05ea])(?![\u05d0-\u05ea])/g;
const HEBREW_CENTURY = "תש";
const HEBREW_THOUSANDS = 5000;
const VALUES = "א1 ב2 ג3 ד4 ה5 ו6 ז7 ח8 ט9 י10 כ20 ל30 מ40 נ50 ס60 ע70 פ80 צ90 ק100 ר200 ש300 ת400";
const LETTERS = new Map(VALUES.split(" ").map((pair) => [pair[0] ?? "", Number(pair.slice(1))]));

/** The Hebrew dates of a text that are written in letters: ב׳ באב תשפ״א. In order of place. */
export function lettersInCalendar(text: string): CalendarDate[] {
  if (!text.includes(HEBREW_CENTURY)) return [];
  const dates: CalendarDate[] = [];
  for (const match of text.matchAll(HEBREW_DATE)) {
    const [whole, day = "", name = "", year = ""] = match;
    const month = calendarMonth(foldMonthWord(name));
    if (month?.calendar !== "hebrew") continue;
    const found = convert("hebrew", HEBREW_THOUSANDS + lettersValue(year), month.month, lettersValue(day));
    if (found === null) continue;
    dates.push({ start: match.index, end: match.index + whole.length, calendar: "hebrew", ...found });
  }
  return dates;
}

function lettersValue(letters: string): number {
  let sum = 0;
  for (const letter of letters) sum += LETTERS.get(letter) ?? 0;
  return sum;
}

function lineStartAt(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < REACH && text.charCodeAt(start - 1) !== 10) start--;
  return start;
}

function lineEndAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < REACH && text.charCodeAt(end) !== 10) end++;
  return end;
}
