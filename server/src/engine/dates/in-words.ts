import { civilOf, isoOf, WEEKDAY_NAMES, weekdayOf } from "./calendar";
import { type Day, DOUBTFUL, type PublicationDate } from "./expression";
import type { DateMeaning } from "./meaning";

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");

/** From here on, a day is told without “probably”. */
export const SURE_ENOUGH = 0.9;

/** “Sunday, 11 July 2021”. */
export function longDay(day: Day): string {
  const { year, month, day: ofMonth } = civilOf(day);
  return `${WEEKDAY_NAMES[weekdayOf(day)]}, ${ofMonth} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** “Sunday, 11 July 2021 (2021-07-11)”. */
export function longAndShortDay(day: Day): string {
  return `${longDay(day)} (${isoOf(day)})`;
}

/** The publication date where it is sure enough to count other days from; null where there is none. */
export function countedFrom(published: PublicationDate | null): PublicationDate | null {
  return published === null || published.confidence < DOUBTFUL ? null : published;
}

/** The day or days that an expression means, one sentence a line, with what makes them less than sure. */
export function meaningInWords(meaning: DateMeaning, published: PublicationDate | null): string[] {
  const { from, to, relative, alternative, calendar, approximate } = meaning;
  const lines = [from === to ? longAndShortDay(from) : `${longAndShortDay(from)} to ${longAndShortDay(to)}`];
  if (alternative !== undefined) lines.push(`or ${longAndShortDay(alternative)}`);
  if (approximate)
    lines.push("by the tables of the Islamic calendar; where the moon decides, a day before or after");
  else if (calendar !== undefined) lines.push(`by the ${CALENDARS[calendar]} calendar`);
  const origin = relative ? countedFrom(published) : null;
  if (origin !== null) {
    const sure = origin.confidence >= SURE_ENOUGH ? "" : "probably ";
    lines.push(`counted from the day of publication, ${sure}${isoOf(origin.day)}`);
  }
  return lines;
}

const CALENDARS = { islamic: "Islamic", persian: "Persian", hebrew: "Hebrew" } as const;
