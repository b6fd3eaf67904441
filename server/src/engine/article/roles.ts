import { isByline } from "../boilerplate/byline";
import type { Zone } from "../boilerplate/zone";
import type { DateExpression } from "../dates/expression";
import { findBrokenHeader } from "../dates/header";
import { type Line, trimmed } from "../text/lines";
import type { LineRole } from "./article";

export interface RoleClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly dates: readonly DateExpression[];
  readonly zones: readonly Zone[];
}

// A headline is seldom longer (a count over the titles of 190 English news pages: 99 % are below 140), and a line
// that ends a sentence with a full stop is prose, not a headline.
const LONGEST_TITLE = 200;
const LONGEST_BYLINE = 80;
const ENDS_PROSE = /[.。;:,]["'”’»)\]]*$/u;
const CLOSING_FENCE = /^(?:---|\.\.\.)\s*$/;
const LETTER = /\p{L}/u;
const LONGEST_FRONT_MATTER = 60;

/** Gives every line of an article its role. */
export function assignRoles({ text, lines, dates, zones }: RoleClues): LineRole[] {
  const roles = new Array<LineRole>(lines.length).fill("body");
  for (const line of lines) if (line.blank) roles[line.index] = "blank";
  const bodyFrom = markFrontMatter(text, lines, roles);
  markZones(lines, zones, roles);
  markHeader(text, lines, bodyFrom, dates, roles);
  return roles;
}

/** One walk over both: zones come in order. Words of debris inside a line leave the line what it is. */
function markZones(lines: readonly Line[], zones: readonly Zone[], roles: LineRole[]): void {
  let at = 0;
  for (const zone of zones) {
    if (zone.place === "inline") continue;
    for (; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined || line.start >= zone.end) break;
      if (line.start >= zone.start && !line.blank) roles[line.index] = "boilerplate";
    }
  }
}

/** YAML front matter: a first line `---`, closed by `---` or `...` within 60 lines. Returns the first line behind it. */
function markFrontMatter(text: string, lines: readonly Line[], roles: LineRole[]): number {
  const first = lines[0];
  if (first === undefined || text.slice(first.start, first.end).trimEnd() !== "---") return 0;
  const limit = Math.min(lines.length, LONGEST_FRONT_MATTER);
  for (let index = 1; index < limit; index++) {
    const line = lines[index];
    if (line === undefined || !CLOSING_FENCE.test(text.slice(line.start, line.end))) continue;
    roles.fill("front-matter", 0, index + 1);
    return index + 1;
  }
  return 0;
}

/**
 * Walks down from the top: date lines (with or without their date) and bylines, one title, one standfirst; the first
 * line of another kind is body.
 * A title needs something to be the title of.
 */
function markHeader(
  text: string,
  lines: readonly Line[],
  bodyFrom: number,
  dates: readonly DateExpression[],
  roles: LineRole[],
): void {
  const content = lines.slice(bodyFrom).filter((line) => roles[line.index] === "body");
  const broken = findBrokenHeader(text, lines, dates)?.line;
  let titled = false;
  for (const [place, line] of content.entries()) {
    const span = trimmed(text, line);
    const words = text.slice(span.start, span.end);
    if (line.index === broken || isDateLine(text, span.start, span.end, dates)) {
      roles[line.index] = "date";
    } else if (isByline(words)) {
      roles[line.index] = "byline";
    } else if (!titled) {
      if (place === content.length - 1 || !looksLikeTitle(words)) return;
      roles[line.index] = "title";
      titled = true;
    } else {
      const next = content[place + 1];
      const nextLength = next === undefined ? 0 : next.end - next.start;
      if (words.length <= 2 * LONGEST_TITLE && nextLength > 0 && line.next === next?.start) {
        roles[line.index] = "standfirst";
      }
      return;
    }
  }
}

function looksLikeTitle(words: string): boolean {
  return words.length <= LONGEST_TITLE && LETTER.test(words) && !ENDS_PROSE.test(words);
}

/** True where a line holds a date and hardly anything besides: a cue, a time, a zone. */
function isDateLine(text: string, start: number, end: number, dates: readonly DateExpression[]): boolean {
  if (end - start > LONGEST_BYLINE) return false;
  for (const date of dates) {
    if (date.start < start || date.end > end) continue;
    const rest = `${text.slice(start, date.start)} ${text.slice(date.end, end)}`;
    const words = rest.match(/\p{L}{2,}/gu) ?? [];
    return words.length <= 4;
  }
  return false;
}
