import words from "./data/calendars.json";
import type { OtherCalendar } from "./other-calendars";
import { EdgeFilter, foldDateWord } from "./words";

/** A month of a calendar other than the Gregorian; several where calendars share a name. */
export interface CalendarMonth {
  readonly calendar: OtherCalendar;
  readonly month: number;
}

/** The words of the longest month name. */
export const MOST_MONTH_WORDS = 3;

const MONTHS = new Map<string, CalendarMonth>();
const EDGES = new Set<string>();
/** The words at which a date of these calendars can be seen. */
export const calendarEdges = new EdgeFilter();
for (const calendar of ["islamic", "persian", "hebrew"] as const) {
  for (const [index, row] of words[calendar].entries()) {
    for (const name of row.split("|")) {
      const folded = foldMonthWord(name);
      MONTHS.set(folded, { calendar, month: index + 1 });
      const pieces = folded.split(" ");
      for (const edge of [pieces[0] ?? "", pieces[pieces.length - 1] ?? ""]) {
        EDGES.add(edge);
        calendarEdges.add(edge);
      }
    }
  }
}

/** As `foldDateWord`, and without the differences of Arabic and Persian keyboards, vowels and hamzas. */
export function foldMonthWord(word: string): string {
  return foldDateWord(word)
    .replace(/[\u0591-\u05c7\u0640\u064b-\u0655\u0670\u02bb\u02bc\u02bf‘"״׳]/g, "")
    .replace(/[ىی]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/ة/g, "ه")
    .replace(/[-\s]+/g, " ");
}

/** True for folded words that begin as a month name does. */
export function beginsMonth(words: string): boolean {
  const blank = words.indexOf(" ");
  return EDGES.has(blank < 0 ? words : words.slice(0, blank)) || EDGES.has(words.slice(1));
}

/** True for folded words that end as a month name does. */
export function endsMonth(words: string): boolean {
  return EDGES.has(words.slice(words.lastIndexOf(" ") + 1));
}

/** The month that folded words name; Hebrew may write “in” together with it. */
export function calendarMonth(name: string): CalendarMonth | undefined {
  return MONTHS.get(name) ?? (name.startsWith("ב") ? MONTHS.get(name.slice(1)) : undefined);
}
