import { civilOf, dayOf, existsDay, isoOf, WEEKDAY_NAMES, weekdayOf } from "../dates/calendar";
import type { Day } from "../dates/expression";
import { ALL_DAYS, type DayInterval, type DaySet, intersect, unite } from "../dates/intervals";
import type { ConstraintFact } from "./date-facts";
import type { DateEvidence } from "./date-inference";
import type { Digest } from "./digest";

// A report on a day that it names with weekday and without year appears shortly after it, or announces it.
const REPORTED_WITHIN = 30;
const ANNOUNCED_BEFORE = 30;
// The page may have taken over the agency's report some days later.
const DATELINE_WITHIN = 3;
const EARLIEST_YEAR = 1950;
const MOST_YEARS_BACK = 40;

/**
 * The days on which an article can have been published by what its own text says: not before the past it tells, not
 * after what it announces, in a year in which its “Saturday, Sept 9” was a Saturday, not after `today`. What contradicts
 * the rest is left out. Adds the evidence for what is left.
 */
export function boundsOf(digest: Digest, today: Day | null, evidence: DateEvidence[]): DaySet {
  let set: DaySet = today === null ? ALL_DAYS : [{ from: Number.NEGATIVE_INFINITY, to: today }];
  const narrow = (to: DaySet, because: DateEvidence): void => {
    const next = intersect(set, to);
    if (next.length === 0 || same(next, set)) return;
    set = next;
    evidence.push(because);
  };
  const past = latestPast(digest, today);
  if (past !== null) narrow([{ from: past.day, to: Number.POSITIVE_INFINITY }], past.evidence);
  const last = lastYearTold(digest, today);
  if (last !== null) narrow([{ from: Number.NEGATIVE_INFINITY, to: last.day }], last.evidence);
  const coming = earliestComing(digest, past?.day ?? Number.NEGATIVE_INFINITY);
  if (coming !== null) narrow([{ from: Number.NEGATIVE_INFINITY, to: coming.day }], coming.evidence);
  for (const fact of digest.dates.constraints) {
    if (fact.kind !== "month-day" || (fact.weekday === undefined && !fact.dateline)) continue;
    const days = daysOf(fact, today);
    if (days.length === 0) continue;
    const weekday = fact.weekday === undefined ? "" : `, a ${WEEKDAY_NAMES[fact.weekday]},`;
    const message = `The text names ${monthDay(fact)}${weekday} without a year`;
    narrow(unite(days), { message, range: fact.at });
  }
  return set;
}

function same(a: DaySet, b: DaySet): boolean {
  return a.length === b.length && a.every(({ from, to }, at) => from === b[at]?.from && to === b[at]?.to);
}

interface Bound {
  readonly day: Day;
  readonly evidence: DateEvidence;
}

/** The latest day that the text tells as past. */
function latestPast(digest: Digest, today: Day | null): Bound | null {
  // What is said of years behind the next is a goal or a forecast.
  const lastYear = today === null ? Number.POSITIVE_INFINITY : civilOf(today).year + 1;
  let latest: Bound | null = null;
  const consider = (day: Day, message: string, range: ConstraintFact["at"]): void => {
    if (latest === null || day > latest.day) latest = { day, evidence: { message, range } };
  };
  for (const { day, at, ahead } of digest.dates.days) {
    if (!ahead) consider(day, `The text tells of ${isoOf(day)}`, at);
  }
  for (const fact of digest.dates.constraints) {
    if (fact.ahead) continue;
    if (fact.kind === "year") {
      // A text of December may speak of the year to come: “the best cameras of 2026”.
      const from = fact.since ? dayOf(fact.year, 1, 1) : dayOf(fact.year - 1, 11, 1);
      const message = fact.since ? `The text says “since ${fact.year}”` : `The text speaks of ${fact.year}`;
      if (fact.year <= lastYear) consider(from, message, fact.at);
    } else if (fact.kind === "month-year") {
      const month = `${fact.year}-${String(fact.month).padStart(2, "0")}`;
      consider(dayOf(fact.year, fact.month, 1), `The text speaks of ${month}`, fact.at);
    }
  }
  return latest;
}

/*
 * Who tells of a year more than once, and of none behind it, writes in that year or the next: so were 19 in 20 of such
 * labelled pages whose dates were cut off.
 */
const OFTEN = 2;

function lastYearTold({ dates: { years } }: Digest, today: Day | null): Bound | null {
  const lastYear = today === null ? Number.POSITIVE_INFINITY : civilOf(today).year;
  const last = years.find(({ year }) => year <= lastYear);
  if (last === undefined || last.times < OFTEN) return null;
  const { year, times } = last;
  const message = `The text speaks of ${year} in ${times} places, and of no year behind it`;
  return { day: dayOf(year + 1, 12, 31), evidence: { message } };
}

/** The earliest day that the text announces, of those behind all that it tells as past. */
function earliestComing(digest: Digest, past: Day): Bound | null {
  let earliest: Bound | null = null;
  for (const { day, at, ahead } of digest.dates.days) {
    if (!ahead || day < past || (earliest !== null && day >= earliest.day)) continue;
    earliest = { day, evidence: { message: `The text looks forward to ${isoOf(day)}`, range: at } };
  }
  return earliest;
}

type MonthDay = ConstraintFact & { kind: "month-day" };

function monthDay({ month, day }: MonthDay): string {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The days around that month and day, in every year in which the weekday fits. */
function daysOf(fact: MonthDay, today: Day | null): DayInterval[] {
  const lastYear = today === null ? 2100 : civilOf(today).year + 1;
  const days: DayInterval[] = [];
  for (let year = Math.max(EARLIEST_YEAR, lastYear - MOST_YEARS_BACK); year <= lastYear; year++) {
    if (!existsDay(year, fact.month, fact.day)) continue;
    const day = dayOf(year, fact.month, fact.day);
    if (fact.weekday !== undefined && weekdayOf(day) !== fact.weekday) continue;
    days.push(
      fact.dateline
        ? { from: day, to: day + DATELINE_WITHIN }
        : { from: day - ANNOUNCED_BEFORE, to: day + REPORTED_WITHIN },
    );
  }
  return days;
}

const MOST_STRETCHES = 3;

/**
 * A set of days as a reader of the article is told of it: “not before 2019-01-01”, “between … and …, or …”. Empty where
 * nothing is known, or too many stretches are left to say anything. `today` is no bound worth telling.
 */
export function boundsInWords(within: DaySet, today: Day | null): string {
  if (within.length > MOST_STRETCHES) return "";
  const stretches = within.map(({ from, to }) => {
    const open = to === today || !Number.isFinite(to);
    if (!Number.isFinite(from)) return open ? "" : `not after ${isoOf(to)}`;
    if (open) return `not before ${isoOf(from)}`;
    return from === to ? `on ${isoOf(from)}` : `between ${isoOf(from)} and ${isoOf(to)}`;
  });
  return stretches.includes("") ? "" : stretches.join(", or ");
}
