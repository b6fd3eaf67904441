import {
  civilOf,
  dayOf,
  daysInMonth,
  isoOf,
  isZeroOfClock,
  WEEKDAY_NAMES,
  weekdayOf,
} from "../../dates/calendar";
import type { Day } from "../../dates/expression";
import { hasWrongWeekday } from "../../dates/recognise";
import { lineIndexAt } from "../../text/lines";
import type { Evidence, Observation, Rule } from "../rule";
import { BLANK_DATE } from "./write-header";

export const impossible: Rule = {
  id: "dates/impossible",
  summary: "Date that the calendar does not have",
  why: "A day that never was, or was another weekday, is a slip of the author, the scraper or a date parser.",
  severity: "warning",
  *check({ article }) {
    const outside = (start: number): boolean =>
      article.roles[lineIndexAt(article.lines, start)] === "boilerplate";
    for (const date of article.impossibleDates) {
      if (outside(date.start)) continue;
      yield {
        span: { start: date.start, end: date.end },
        message: explain(date.year, date.month, date.day),
      } satisfies Observation;
    }
    const header = article.dateHeader;
    if (header !== null && isZeroOfClock(header.day)) {
      const { start, end } = header.date;
      yield {
        span: { start, end },
        message: `${isoOf(header.day)} is what a clock shows that was never set`,
        fixes: [
          {
            name: "retype",
            title: "Type the date anew",
            safety: "inferred",
            edits: [{ start, end, newText: BLANK_DATE }],
            placeholder: { start: 0, end: BLANK_DATE.length },
          },
        ],
      } satisfies Observation;
    }
    for (const date of article.dates) {
      if (date.weekday === undefined || !hasWrongWeekday(date) || outside(date.start)) continue;
      yield {
        span: { start: date.start, end: date.end },
        message: `${isoOf(date.day)} was a ${WEEKDAY_NAMES[weekdayOf(date.day)]}, not a ${WEEKDAY_NAMES[date.weekday]}`,
        evidence: nearby(date.day, date.weekday),
      } satisfies Observation;
    }
  },
};

function explain(year: number, month: number, day: number): string {
  const length = daysInMonth(year, month);
  if (length === 0) return `There is no month ${month}`;
  return `Month ${month} of ${year} has ${length} days, not ${day}`;
}

/** The same day of the years around that fits the weekday: in January, the year is what is mistyped. */
function nearby(day: Day, weekday: number): Evidence[] {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return [year - 1, year + 1]
    .map((other) => dayOf(other, month, dayOfMonth))
    .filter((other) => weekdayOf(other) === weekday)
    .map((other) => ({ message: `${isoOf(other)} was a ${WEEKDAY_NAMES[weekday]}` }));
}
