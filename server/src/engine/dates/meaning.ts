import type { Span } from "../text/span";
import { civilOf, dayOf, daysInMonth, existsDay, weekdayOf } from "./calendar";
import type { DateConstraint, DateExpression, Day } from "./expression";
import type { OtherCalendar } from "./other-calendars";

/** The day or days that an expression of a text means; both ends included. */
export interface DateMeaning extends Span {
  readonly from: Day;
  readonly to: Day;
  /** The expression counts from the day of publication, and is as sure as that. */
  readonly relative: boolean;
  /** The other day that figures in an unclear order can mean. */
  readonly alternative?: Day;
  /** The calendar it is written in, where that is not the Gregorian; see `DateExpression`. */
  readonly calendar?: OtherCalendar;
  readonly approximate?: boolean;
}

/**
 * What every date of a text means, in order of place: the full ones as they stand, “on Saturday”, “last month” and
 * “Sept 9” as seen from the day of publication. Without that day, null, the relative ones are left out.
 */
export function dateMeanings(
  dates: readonly DateExpression[],
  constraints: readonly DateConstraint[],
  published: Day | null,
): DateMeaning[] {
  const meanings: DateMeaning[] = dates.map(({ start, end, day, alternative, calendar, approximate }) => ({
    start,
    end,
    from: day,
    to: day,
    relative: false,
    ...(alternative === undefined ? {} : { alternative }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(approximate ? { approximate } : {}),
  }));
  for (const constraint of constraints) {
    const days = daysMeant(constraint, published);
    if (days === null) continue;
    const { start, end, kind } = constraint;
    meanings.push({ start, end, ...days, relative: kind !== "year" && kind !== "month-year" });
  }
  return meanings.sort((a, b) => a.start - b.start || a.end - b.end);
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

function daysMeant(constraint: DateConstraint, published: Day | null): Days | null {
  switch (constraint.kind) {
    case "year":
      return { from: dayOf(constraint.year, 1, 1), to: dayOf(constraint.year, 12, 31) };
    case "month-year":
      return monthOf(constraint.year, constraint.month);
    case "anniversary":
      return null;
    default:
      break;
  }
  if (published === null) return null;
  if (constraint.kind === "weekday") return single(weekdayNear(published, constraint));
  if (constraint.kind === "month-day") return single(nearestYear(published, constraint));
  return offsetFrom(published, constraint);
}

function single(day: Day | null): Days | null {
  return day === null ? null : { from: day, to: day };
}

function monthOf(year: number, month: number): Days {
  return { from: dayOf(year, month, 1), to: dayOf(year, month, daysInMonth(year, month)) };
}

/** News call the day of publication, and each of the six before it, by its weekday; what is to come follows it. */
function weekdayNear(
  published: Day,
  { weekday, direction }: { readonly weekday: number; readonly direction: "past" | "next" },
): Day {
  const back = (weekdayOf(published) - weekday + 7) % 7;
  return direction === "past" ? published - back : published - back + 7;
}

/** The day of that name nearest to publication, on the weekday that stands beside it if that can be. */
function nearestYear(
  published: Day,
  { month, day, weekday }: { readonly month: number; readonly day: number; readonly weekday?: number },
): Day | null {
  const { year } = civilOf(published);
  let best: Day | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let candidate = year - 1; candidate <= year + 1; candidate++) {
    if (!existsDay(candidate, month, day)) continue;
    const meant = dayOf(candidate, month, day);
    const misfit = weekday !== undefined && weekdayOf(meant) !== weekday ? 1000 : 0;
    const distance = Math.abs(meant - published) + misfit;
    if (distance < least) [least, best] = [distance, meant];
  }
  return best;
}

function offsetFrom(
  published: Day,
  {
    unit,
    least,
    most,
  }: { readonly unit: "day" | "week" | "month" | "year"; readonly least: number; readonly most: number },
): Days {
  const { year, month } = civilOf(published);
  if (unit === "day") return { from: published + least, to: published + most };
  if (unit === "week") {
    // Weeks begin on Monday (ISO 8601).
    const monday = published - ((weekdayOf(published) + 6) % 7);
    return { from: monday + 7 * least, to: monday + 7 * most + 6 };
  }
  if (unit === "year") return { from: dayOf(year + least, 1, 1), to: dayOf(year + most, 12, 31) };
  const first = monthsFrom(year, month, least);
  const last = monthsFrom(year, month, most);
  return { from: monthOf(first.year, first.month).from, to: monthOf(last.year, last.month).to };
}

function monthsFrom(year: number, month: number, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}
