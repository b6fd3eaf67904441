import type { Day } from "./expression";

/** A day of the proleptic Gregorian calendar; month from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** True where the calendar has such a day. */
export function existsDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The day number of a date; what does not exist runs over into the next month. Howard Hinnant's days_from_civil
 * (https://howardhinnant.github.io/date_algorithms.html).
 */
export function dayOf(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date of a day number; the inverse of `dayOf`. */
export function civilOf(day: Day): CivilDate {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** By the numbers that `weekdayOf` gives. */
export const WEEKDAY_NAMES = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** `2021-07-11`; years beyond four digits as ISO 8601 expands them. */
export function isoOf(day: Day): string {
  const date = civilOf(day);
  const year = Math.abs(date.year).toString().padStart(4, "0");
  const sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
  return `${sign}${year}-${date.month.toString().padStart(2, "0")}-${date.day.toString().padStart(2, "0")}`;
}

/** What computers show whose clock was never set: the zero of Unix, there and west of Greenwich, of PCs, and of others. */
const ZEROS: ReadonlySet<Day> = new Set([
  0,
  -1,
  dayOf(1980, 1, 1),
  dayOf(1904, 1, 1),
  dayOf(1900, 1, 1),
  dayOf(1899, 12, 30),
]);

/** True for a day that is rather the zero of a clock than a day on which something happened. */
export function isZeroOfClock(day: Day): boolean {
  return ZEROS.has(day);
}
