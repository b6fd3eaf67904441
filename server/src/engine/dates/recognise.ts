import type { Draft } from "../text/draft";
import type { Line } from "../text/lines";
import { isSpaceCode, trimmed } from "../text/lines";
import type { Span } from "../text/span";
import { isWordCode } from "../text/tokens";
import { dayOf, weekdayOf } from "./calendar";
import { cueBefore, cueOfLine } from "./cues";
import { isDateline } from "./dateline";
import { orderOfSpelling } from "./dialect";
import { digitsEnd, isDigit } from "./digits";
import type { DateConstraint, DateCue, DateExpression, DateOrder, Day, ImpossibleDate } from "./expression";
import { scanDates, type WrittenDate } from "./scan";
import { foldDateWord, weekdayNamed, weekdaysNamed } from "./words";

/** What a text says in dates. Each list in order of place. */
export interface RecognisedDates {
  readonly dates: DateExpression[];
  readonly impossible: ImpossibleDate[];
  /** Days without a year, months and years. */
  readonly partial: DateConstraint[];
  /** The order of day and month in figures, where a clear date of the text shows it. */
  readonly order: DateOrder | null;
}

const LONGEST_COMPACT_LINE = 40;
const LONGEST_CUE_LINE = 40;
const LONGEST_WEEKDAY = 16;
const LONGEST_SHORT_WEEKDAY = 5;

/**
 * The dates of a text: ISO, figures in either order, month names of some forty languages with their grammatical
 * forms, Chinese, Japanese and Korean signs with eras, Thai years, the Islamic, Persian and Hebrew calendars. `language` (ISO 639-1, or `und`) decides where
 * languages disagree, `usualAtSource` the order of figures where the text shows none. Linear; any text will do.
 * Not dates: prices, versions, telephone numbers, "may", "in six weeks".
 */
export function recogniseDates(
  text: string,
  lines: readonly Line[],
  language = "und",
  usualAtSource: DateOrder | null = null,
): RecognisedDates {
  const { full, impossible, partial, named } = scanDates(text, language);
  const order = orderOf(full);
  const decided = order ?? usualAtSource ?? (DAY_FIRST.has(language) ? "day-first" : null);
  const usual =
    decided ?? (full.some((written) => written.swappable) ? usualOrder(text, named) : "day-first");
  const dates: DateExpression[] = [];
  let lineIndex = 0;
  let behind = 0;
  for (const written of full) {
    let line = lines[lineIndex];
    while (line !== undefined && line.next <= written.start) line = lines[++lineIndex];
    if (line === undefined) break;
    if (written.form === "compact" && line.end - line.start > LONGEST_COMPACT_LINE) continue;
    const from = Math.max(line.start, behind);
    dates.push(expressionOf(text, lines, line, from, written, decided, usual, language));
    behind = written.end;
  }
  return {
    dates: pairedCues(text, pairedCalendars(text, dates)),
    impossible,
    partial: placed(text, lines, partial, language),
    order,
  };
}

const LONGEST_PAIR_GAP = 24;

/** “December 3, 2025. Updated: December 7, 2025”: the first of the two needs no word to say that it is the publication's. */
function pairedCues(text: string, dates: readonly DateExpression[]): DateExpression[] {
  return dates.map((date, at) => {
    const next = dates[at + 1];
    if (date.cue !== undefined || next?.cue !== "updated" || next.day < date.day) return date;
    const between = text.slice(date.end, Math.min(next.start, date.end + LONGEST_PAIR_GAP + 1));
    return between.length > LONGEST_PAIR_GAP || /[\n\r]/.test(between) ? date : { ...date, cue: "published" };
  });
}

/** “1 Dhu al-Hijjah 1442, 11 July 2021”: the date in our calendar tells which day the other is. */
function pairedCalendars(text: string, dates: readonly DateExpression[]): DateExpression[] {
  return dates.map((date, at) => {
    if (!date.approximate) return date;
    const twin = [dates[at - 1], dates[at + 1]].find((other) => {
      if (other === undefined || other.approximate || Math.abs(other.day - date.day) > 1) return false;
      const between = text.slice(Math.min(date.end, other.end), Math.max(date.start, other.start));
      return between.length <= LONGEST_PAIR_GAP && !/[\n\r]/.test(between);
    });
    if (twin === undefined) return date;
    const { approximate: _, ...sure } = date;
    return { ...sure, day: twin.day };
  });
}

/** The partial dates with what stands beside them: the weekday of a day, and whether it is a dateline's. */
function placed(
  text: string,
  lines: readonly Line[],
  partial: readonly DateConstraint[],
  language: string,
): DateConstraint[] {
  let lineIndex = 0;
  return partial.map((constraint) => {
    if (constraint.kind !== "month-day") return constraint;
    const { start } = constraint;
    let line = lines[lineIndex];
    while (line !== undefined && line.next <= start) line = lines[++lineIndex];
    if (line === undefined) return constraint;
    const beside = weekdayBeside(text, line.start, line.end, constraint, language);
    const weekday = beside?.weekdays[0];
    const { kind, month, day } = constraint;
    const { start: from, end } = beside ?? constraint;
    const full: Draft<DateConstraint & { readonly kind: "month-day" }> = {
      kind,
      start: from,
      end,
      month,
      day,
    };
    if (weekday !== undefined) full.weekday = weekday;
    if (isDateline(text, line, constraint)) full.dateline = true;
    return full;
  });
}

/** The order of day and month that the clear dates of this text show, if they show one. */
function orderOf(full: readonly WrittenDate[]): DateOrder | null {
  let votes = 0;
  for (const written of full) {
    if (written.order === "month-first") votes++;
    else if (written.order === "day-first") votes--;
  }
  return votes === 0 ? null : votes > 0 ? "month-first" : "day-first";
}

/** Languages whose writers all put the day before the month; of English that depends on the country. */
const DAY_FIRST = new Set(
  (
    "de fr es pt it nl sv da nb nn is fi et lv pl cs sk sl hr sr bs mk bg ru uk be ro el tr az kk vi id ms sw ca gl cy " +
    "ga sq he ar hi bn th"
  ).split(" "),
);

/**
 * Where neither figures nor language decide: the order that goes with the spelling, else that of the dates with a
 * month's name, else the American one.
 */
function usualOrder(text: string, named: number): DateOrder {
  return orderOfSpelling(text) ?? (named < 0 ? "day-first" : "month-first");
}

function expressionOf(
  text: string,
  lines: readonly Line[],
  line: Line,
  from: number,
  written: WrittenDate,
  order: DateOrder | null,
  usual: DateOrder,
  language: string,
): DateExpression {
  const beside = weekdayBeside(text, from, line.end, written, language);
  const start = beside?.start ?? written.start;
  const end = beside?.end ?? written.end;
  let day = dayOf(written.year, written.month, written.day);
  let alternative: Day | undefined;
  if (written.swappable) {
    const swapped = dayOf(written.year, written.day, written.month);
    const fits = beside?.weekdays.includes(weekdayOf(day)) ?? false;
    const fitsSwapped = beside?.weekdays.includes(weekdayOf(swapped)) ?? false;
    const undecided = fits === fitsSwapped;
    // Hardly anyone puts the month first with stops between.
    const expected = order ?? (written.separator === "." ? "day-first" : usual);
    const swap = undecided ? expected === "month-first" : fitsSwapped;
    if (undecided && order === null) alternative = swap ? day : swapped;
    if (swap) day = swapped;
  }
  const moved =
    written.calendar === "islamic" ? beside?.weekdays.map((weekday) => nearest(day, weekday)) : [];
  const seen = moved?.find((other) => Math.abs(other - day) <= 1);
  if (seen !== undefined) day = seen;
  const hours = HOURS.test(text.slice(end, Math.min(line.end, end + LONGEST_HOURS)));
  const cue = hours ? "event" : cueOf(text, lines, line, from, start);
  const fitting = beside?.weekdays.find((weekday) => weekday === weekdayOf(day));
  const weekday = fitting ?? beside?.weekdays[0];
  const date: Draft<DateExpression> = { start, end, day, form: written.form };
  if (cue !== undefined) date.cue = cue;
  if (alternative !== undefined) {
    date.ambiguous = true;
    date.alternative = alternative;
  }
  if (weekday !== undefined) date.weekday = weekday;
  if (written.ofRange) date.ofRange = true;
  if (isTimed(text, start, end, line)) date.timed = true;
  if (isDateline(text, line, date)) date.dateline = true;
  if (written.calendar !== undefined) date.calendar = written.calendar;
  if (written.calendar === "islamic" && seen === undefined) date.approximate = true;
  return date;
}

/** The day with that weekday nearest to another day. */
function nearest(day: Day, weekday: number): Day {
  return day + ((((weekday - weekdayOf(day) + 3) % 7) + 7) % 7) - 3;
}

interface WeekdayBeside {
  readonly start: number;
  readonly end: number;
  /** What the word can mean; one, but for words that two languages share. */
  readonly weekdays: readonly number[];
}

/** “Sunday, July 11, 2021”, “dimanche 11 juillet 2021”, “2021年7月11日(日)”, “July 11, 2021 (Sunday)”. */
function weekdayBeside(
  text: string,
  from: number,
  to: number,
  written: Span,
  language: string,
): WeekdayBeside | null {
  let at = written.start;
  while (at > from && written.start - at < 3 && isSeparator(text.charCodeAt(at - 1))) at--;
  let start = at;
  while (start > from && at - start < LONGEST_WEEKDAY && isWordCode(text.charCodeAt(start - 1))) start--;
  // “Mon. July 11” is one date, “on Monday. July 11” are two sentences.
  const stopped = text.charCodeAt(at) === 0x2e && at - start > LONGEST_SHORT_WEEKDAY;
  const before = stopped ? [] : weekdaysOf(text.slice(start, at), language);
  if (before.length > 0) return { start, end: written.end, weekdays: before };
  let next = written.end;
  while (next < to && next - written.end < 2 && isOpening(text.charCodeAt(next))) next++;
  if (next === written.end) return null;
  let end = next;
  while (end < to && end - next < LONGEST_WEEKDAY && isWordCode(text.charCodeAt(end))) end++;
  const sign = end - next === 1 ? "日月火水木金土".indexOf(text[next] ?? " ") : -1;
  const koreanSign = end - next === 1 ? "일월화수목금토".indexOf(text[next] ?? " ") : -1;
  const signed = Math.max(sign, koreanSign);
  const after = signed >= 0 ? [signed] : weekdaysOf(text.slice(next, end), language);
  if (after.length === 0) return null;
  const closing = text.charCodeAt(end);
  return {
    start: written.start,
    end: closing === 0x29 || closing === 0xff09 ? end + 1 : end,
    weekdays: after,
  };
}

function weekdaysOf(word: string, language: string): number[] {
  if (word.length < 3) return [];
  const folded = foldDateWord(word);
  const all = weekdaysNamed(folded);
  if (all.length < 2) return all;
  const preferred = weekdayNamed(folded, language);
  return [preferred, ...all.filter((weekday) => weekday !== preferred)];
}

function isSeparator(code: number): boolean {
  return isSpaceCode(code) || code === 0x2c || code === 0x2e || code === 0x3001 || code === 0xff0c;
}

function isOpening(code: number): boolean {
  return code === 0x20 || code === 0x28 || code === 0xff08 || code === 0x2c;
}

function cueOf(
  text: string,
  lines: readonly Line[],
  line: Line,
  from: number,
  start: number,
): DateCue | undefined {
  const cue = cueBefore(text, from, start);
  if (cue !== undefined || from > line.start) return cue;
  if (trimmed(text, { start: line.start, end: start }).end > line.start + 3) return undefined;
  // Pages put “Published” on a line of its own.
  for (let index = line.index - 1; index >= Math.max(0, line.index - 2); index--) {
    const previous = lines[index];
    if (previous === undefined || previous.blank) continue;
    const span = trimmed(text, previous);
    return span.end - span.start <= LONGEST_CUE_LINE ? cueOfLine(text, span.start, span.end) : undefined;
  }
  return undefined;
}

/** From one hour to another: “18:00 - 20.30”, “6–8 pm”. Articles appear at one hour, events take some. */
const HOURS =
  /^[\s,|@-]*(?:at |from )?\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|—|to|until)\s*\d{1,2}(?:[:.]\d{2}|\s*[ap]\.?m)/i;
const LONGEST_HOURS = 40;
const NEAR_TIME = 14;

/** True where a time of day, 10:24 or 10.24 Uhr or 10h24, stands right before or after. */
function isTimed(text: string, start: number, end: number, line: Line): boolean {
  return (
    hasTime(text, end, Math.min(line.end, end + NEAR_TIME)) ||
    hasTime(text, Math.max(line.start, start - NEAR_TIME), start)
  );
}

function hasTime(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    const hours = digitsEnd(text, at);
    if (hours - at <= 2) {
      const sign = text.charCodeAt(hours);
      const minutes = digitsEnd(text, hours + 1);
      if ((sign === 0x3a || sign === 0x2e || sign === 0x68) && minutes - hours === 3) return true;
    }
    at = hours;
  }
  return false;
}

/** True where the weekday written beside a date is another than that of its day. */
export function hasWrongWeekday({ day, weekday, ambiguous, approximate }: DateExpression): boolean {
  return weekday !== undefined && weekday !== weekdayOf(day) && !ambiguous && !approximate;
}
