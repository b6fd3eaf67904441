import { dayOf, existsDay } from "./calendar";
import type { DateOrder, Day } from "./expression";

// Digits of a longer number, a version or an identifier must not stand on either side.
const IN_NAME = /(?<![\d.])((?:19|20)\d\d)(?:([-_./])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?!\d|\.\d)/g;
const MONTH_IN_URL = /\/((?:19|20)\d\d)\/(\d{1,2})(?=\/|$)/;
const DAY_IN_URL = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)/;
const NAMED_IN_URL =
  /\/((?:19|20)\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\/(\d{1,2})(?=\/|$)/i;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const LONGEST = 2000;

/** The day in a file name: `2021-07-11_title.txt`, `20210711-title.txt`. Null for none, or for two that differ. */
export function dateOfName(name: string): Day | null {
  let found: Day | null = null;
  for (const match of name.slice(0, LONGEST).matchAll(IN_NAME)) {
    const day = toDay(match[1], match[3] ?? match[5], match[4] ?? match[6]);
    if (day === null) continue;
    if (found !== null && found !== day) return null;
    found = day;
  }
  return found;
}

/** What an address says of the day: `/2021/07/11/`, `/2021/jul/11/`, `-20210711`, or the month alone. */
export interface UrlDate {
  readonly year: number;
  readonly month: number;
  readonly day: Day | null;
}

export function dateOfUrl(url: string): UrlDate | null {
  const path = url.slice(0, LONGEST).replace(/[?#].*$/, "");
  const named = NAMED_IN_URL.exec(path);
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? "").toLowerCase()) / 3 + 1;
    return withDay(named[1], String(month), named[3]);
  }
  const full = DAY_IN_URL.exec(path);
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
  return null;
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

function toDay(year?: string, month?: string, day?: string): Day | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y <= 2100 && existsDay(y, m, d) ? dayOf(y, m, d) : null;
}
