import type { Day } from "./expression";

/** Calendars other than the Gregorian that news are dated by; eras that count Gregorian years are none. */
export type OtherCalendar = "islamic" | "persian" | "hebrew";

/** What Hebrew leap years have besides the twelve months, before the last but five of them. */
export const FIRST_ADAR = 13;

const ADAR = 6;
// The day numbers from which each reckoning starts (Reingold and Dershowitz, Calendrical Calculations; ICU).
const BEFORE_ISLAMIC = 227_014 - 719_163;
const BEFORE_PERSIAN = 226_894 - 719_163;
const BEFORE_HEBREW = -1_373_427 - 719_163;

/**
 * The day of a date in another calendar; null where that has no such day. Months count from 1: Muharram, Farvardin,
 * Tishri (Adar of leap years is the second; `FIRST_ADAR` the first). Islamic days are those of the tabular calendar,
 * which may be one off from the sighting of the moon that decides in each country.
 */
export function dayInCalendar(calendar: OtherCalendar, year: number, month: number, day: number): Day | null {
  if (month < 1 || day < 1 || year < 1) return null;
  switch (calendar) {
    case "islamic":
      return month <= 12 && day <= 30 ? islamicDay(year, month, day) : null;
    case "persian":
      return month <= 12 && day <= persianLength(year, month) ? persianDay(year, month, day) : null;
    case "hebrew":
      return hebrewDay(year, month, day);
  }
}

/** Months of 30 and 29 days by turns, with 11 leap days in 30 years. */
function islamicDay(year: number, month: number, day: number): Day {
  const leapDays = Math.floor((3 + 11 * year) / 30);
  return BEFORE_ISLAMIC + 354 * (year - 1) + leapDays + 29 * (month - 1) + Math.floor(month / 2) + day;
}

/** The cycle of 33 years, which agrees with the equinox at Tehran from 1206 to 1498 of that calendar, as ICU has it. */
function persianDay(year: number, month: number, day: number): Day {
  const before = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6;
  return BEFORE_PERSIAN + 365 * (year - 1) + Math.floor((8 * year + 21) / 33) + before + day;
}

function persianLength(year: number, month: number): number {
  if (month < 12) return month <= 6 ? 31 : 30;
  return persianDay(year + 1, 1, 1) - persianDay(year, 12, 1);
}

/** Days from the calendar's beginning to the new moon of a year's first month, put off from three weekdays. */
function hebrewElapsed(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const days = 29 * months + Math.floor(parts / 25_920);
  return (3 * (days + 1)) % 7 < 3 ? days + 1 : days;
}

function hebrewNewYear(year: number): Day {
  const last = hebrewElapsed(year - 1);
  const own = hebrewElapsed(year);
  const next = hebrewElapsed(year + 1);
  // Years of 356 and 382 days there are none.
  const put = next - own === 356 ? 2 : own - last === 382 ? 1 : 0;
  return BEFORE_HEBREW + own + put;
}

function hebrewDay(year: number, month: number, day: number): Day | null {
  const first = hebrewNewYear(year);
  const length = hebrewNewYear(year + 1) - first;
  const leap = length > 380;
  // Heshvan and Kislev have the days that bring the year to its length.
  const lengths = [30, length % 10 === 5 ? 30 : 29, length % 10 === 3 ? 29 : 30, 29, 30];
  if (leap) lengths.push(30);
  lengths.push(29, 30, 29, 30, 29, 30, 29);
  if (month > FIRST_ADAR || (month === FIRST_ADAR && !leap)) return null;
  const at = month === FIRST_ADAR ? ADAR - 1 : leap && month >= ADAR ? month : month - 1;
  if (day > (lengths[at] ?? 0)) return null;
  let before = 0;
  for (let index = 0; index < at; index++) before += lengths[index] ?? 0;
  return first + before + day - 1;
}
