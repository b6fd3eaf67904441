import { dayOf, existsDay } from "./calendar";
import type { DateOrder, Day } from "./expression";

// Digits of a longer number, a version or an identifier must not stand on either side; those of the time may follow.
const IN_NAME =
  /(?<![\d.])((?:19|20)\d\d)(?:([-_./])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d)(?:[01]\d[0-5]\d[0-5]\d|2[0-3][0-5]\d[0-5]\d)?)(?!\d|\.\d)/g;
// At its start only, where it is no part of a title: “9 july 2021 what we know”.
const DAY_FIRST_IN_NAME = /^(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d\d)(?!\d|\.\d)/;
const MONTH_NAME = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
const NAMED_IN_NAME = new RegExp(
  `^(?:(\\d{1,2})[-_. ]?${MONTH_NAME}[-_. ]?((?:19|20)\\d\\d)|((?:19|20)\\d\\d)[-_. ]?${MONTH_NAME}[-_. ]?(\\d{1,2}))(?![\\da-z])`,
  "i",
);
const MONTH_IN_URL = /\/((?:19|20)\d\d)\/(\d{1,2})(?=\/|$)/;
const YEAR_IN_URL = /\/((?:19|20)\d\d)\//;
const DAY_IN_URL = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)/;
// People's Daily and others part the eight figures elsewhere: /2021/0711/, /202107/11/.
const FIGURES_IN_URL = /\/((?:19|20)\d\d)\/?(\d\d)\/?(\d\d)(?=[/_.-]|$)/;
const NAMED_IN_URL =
  /\/((?:19|20)\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\/(\d{1,2})(?=\/|$)/i;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const LONGEST = 2000;

/**
 * The day in a file name: `2021-07-11_title.txt`, `20210711-title.txt`, `11jul2021.txt`, `25.07.2021.txt`. Null for none,
 * for two that differ, and where day and month could be exchanged.
 */
export function dateOfName(name: string): Day | null {
  const named = NAMED_IN_NAME.exec(name.slice(0, LONGEST));
  if (named !== null)
    return toDay(named[3] ?? named[4], monthNumber(named[2] ?? named[5]), named[1] ?? named[6]);
  const figures = DAY_FIRST_IN_NAME.exec(name);
  if (figures !== null) return clearDay(figures[4], figures[1], figures[3]);
  let found: Day | null = null;
  for (const match of name.slice(0, LONGEST).matchAll(IN_NAME)) {
    const day = toDay(match[1], match[3] ?? match[5], match[4] ?? match[6]);
    if (day === null) continue;
    if (found !== null && found !== day) return null;
    found = day;
  }
  return found;
}

/** What an address says of the day: `/2021/07/11/`, `/2021/jul/11/`, `-20210711`, or the month or year alone. */
export interface UrlDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: Day | null;
}

// What stands before the address of a page in an archive tells when it was saved.
const ARCHIVE = /^[a-z]+:\/\/web\.archive\.org\/web\/\d+[a-z_]*\//i;

export function dateOfUrl(url: string): UrlDate | null {
  const path = url
    .slice(0, LONGEST)
    .replace(ARCHIVE, "")
    .replace(/[?#].*$/, "");
  const named = NAMED_IN_URL.exec(path);
  if (named !== null) {
    return withDay(named[1], monthNumber(named[2]), named[3]);
  }
  const full = DAY_IN_URL.exec(path) ?? FIGURES_IN_URL.exec(path);
  const day = full === null ? null : withDay(full[1], full[2], full[3]);
  if (day !== null) return day;
  const month = MONTH_IN_URL.exec(path);
  if (month !== null && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    return { year: Number(month[1]), month: Number(month[2]), day: dateOfName(path) };
  }
  for (const match of path.matchAll(IN_NAME)) {
    const found = withDay(match[1], match[3] ?? match[5], match[4] ?? match[6]);
    if (found !== null) return found;
  }
  const year = YEAR_IN_URL.exec(path);
  return year === null ? null : { year: Number(year[1]), month: null, day: null };
}

const HOST_COUNTRY = /^[a-z]+:\/\/[^/?#]*\.([a-z]{2})(?=[:/?#]|$)/i;
/** Used by the whole world as if they were no countries'; and those whose people write both orders. */
const NO_ORDER = new Set("us io co ai tv me ly fm gg to so cc ws eu ca ph".split(" "));

/** The order of day and month that the country of an address is used to; null where it has none or writes both. */
export function orderOfUrl(url: string): DateOrder | null {
  const country = HOST_COUNTRY.exec(url.slice(0, LONGEST))?.[1]?.toLowerCase();
  return country === undefined || NO_ORDER.has(country) ? null : "day-first";
}

function withDay(year?: string, month?: string, day?: string): UrlDate | null {
  const found = toDay(year, month, day);
  return found === null ? null : { year: Number(year), month: Number(month), day: found };
}

function monthNumber(name = ""): string {
  return String(MONTHS.indexOf(name.toLowerCase()) / 3 + 1);
}

/** Of two figures, the day is the one that no month can be. */
function clearDay(year?: string, first?: string, second?: string): Day | null {
  if (Number(first) > 12 || first === second) return toDay(year, second, first);
  return Number(second) > 12 ? toDay(year, first, second) : null;
}

function toDay(year?: string, month?: string, day?: string): Day | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y <= 2100 && existsDay(y, m, d) ? dayOf(y, m, d) : null;
}
