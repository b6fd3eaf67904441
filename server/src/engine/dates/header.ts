import { type Line, trimmed } from "../text/lines";
import type { Span } from "../text/span";
import type { DateExpression, Day } from "./expression";

/** How the corpus's own date header is written; the label takes in what stands between it and the date. */
export interface HeaderForm {
  readonly style: "date-line" | "iso-line" | "front-matter";
  /** “date ”, “Date: ”; empty for a bare date. */
  readonly label: string;
  /** Whether the header is the first line, or stands behind one line, the title. */
  readonly place: "top" | "second";
  /** Whether a blank line follows. */
  readonly blankAfter: boolean;
}

/** A line at the head of an article that holds its date and nothing else. The span is the line without outer blanks. */
export interface DateHeader extends Span, HeaderForm {
  readonly line: number;
  readonly day: Day;
  readonly date: DateExpression;
  /** True where the date is written as 2021-07-11 and nothing follows it. */
  readonly plain: boolean;
  /** Another key of the front matter tells another day, by more than a difference of time zones. */
  readonly contradicted?: boolean;
}

/** A header line whose date is absent or unreadable: “date: ”, “date YYYY-MM-DD”, “date 2021-07”. */
export interface BrokenHeader extends Span {
  readonly line: number;
  readonly label: string;
}

const FRONT_MATTER_KEY =
  /^(date|published|publish_?date|published_(?:at|on|time)|pub_?date|date_published|datePublished|publicationDate|publication_date|article:published_time)(\s*:\s*)["']?$/i;
const LABEL = /^(?:\p{L}[\p{L} _-]{0,24})?[:：]?\s*$/u;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;
const TAIL = /^["'\s.,;|)\]]*(?:T?\s*\d{1,2}[:.]\d{2}.{0,24})?$/u;
const CLOSING_FENCE = /^(?:---|\.\.\.)\s*$/;
const LONGEST_FRONT_MATTER = 60;
const LONGEST_HEADER = 80;

/** How many lines of YAML front matter the text starts with; 0 for none, or where the fence is not closed in time. */
export function frontMatterLength(text: string, lines: readonly Line[]): number {
  const first = lines[0];
  if (first === undefined || text.slice(first.start, first.end).trimEnd() !== "---") return 0;
  for (let index = 1; index < Math.min(lines.length, LONGEST_FRONT_MATTER); index++) {
    const line = lines[index];
    if (
      line !== undefined &&
      line.end - line.start < 8 &&
      CLOSING_FENCE.test(text.slice(line.start, line.end))
    ) {
      return index + 1;
    }
  }
  return 0;
}

/** The date header of an article: a key of its front matter, or one of its first two lines that are not blank. */
export function findDateHeader(
  text: string,
  lines: readonly Line[],
  dates: readonly DateExpression[],
): DateHeader | null {
  const front = frontMatterLength(text, lines);
  const keys = lines.slice(1, Math.max(1, front - 1)).flatMap((line) => {
    const header = headerIn(text, line, lines, dates, "front-matter", "top");
    return header === null ? [] : [header];
  });
  const [key] = keys;
  if (key !== undefined) {
    const contradicted = keys.some(({ day }) => Math.abs(day - key.day) > 1);
    return contradicted ? { ...key, contradicted } : key;
  }
  let place: "top" | "second" = "top";
  for (let index = front; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.blank) continue;
    const header = headerIn(text, line, lines, dates, "date-line", place);
    if (header !== null || place === "second") return header;
    place = "second";
  }
  return null;
}

function headerIn(
  text: string,
  line: Line,
  lines: readonly Line[],
  dates: readonly DateExpression[],
  style: "front-matter" | "date-line",
  place: "top" | "second",
): DateHeader | null {
  const span = trimmed(text, line);
  if (span.end - span.start > LONGEST_HEADER) return null;
  const date = dates.find((candidate) => candidate.start >= span.start);
  if (date === undefined || date.end > span.end) return null;
  const label = text.slice(span.start, date.start);
  const tail = text.slice(date.end, span.end);
  const matches = style === "front-matter" ? FRONT_MATTER_KEY : LABEL;
  if (!matches.test(label) || !TAIL.test(tail)) return null;
  return {
    start: span.start,
    end: span.end,
    line: line.index,
    day: date.day,
    date,
    style: style === "date-line" && label === "" ? "iso-line" : style,
    label,
    place,
    blankAfter: lines[line.index + 1]?.blank ?? false,
    plain: tail === "" && PLAIN_DATE.test(text.slice(date.start, date.end)),
  };
}

const BROKEN = /^(date\s*[:：]?)\s*(.*)$/i;
const NO_DATE =
  /^(?:|[\d\s./-]{1,14}|Y{2,4}[-/.]M{1,2}[-/.]D{1,2}|unknown|n\/?a|none|null|undefined|tbd|\?+|-+)$/i;

/** What waits for its date, whatever the label: as a header is written to be typed into. */
const TO_FILL_IN = /Y{2,4}[-/.]M{1,2}[-/.]D{1,2}$/;

/**
 * A first line that is labelled as the date and holds none. A place to type the date into may also stand behind one
 * line, the title, and needs no label.
 */
export function findBrokenHeader(
  text: string,
  lines: readonly Line[],
  dates: readonly DateExpression[],
): BrokenHeader | null {
  const front = frontMatterLength(text, lines);
  let filled = 0;
  for (let index = front > 0 ? 1 : 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.blank) continue;
    const span = trimmed(text, line);
    const written = span.end - span.start <= LONGEST_HEADER ? text.slice(span.start, span.end) : null;
    const label = written === null ? null : labelWithoutDate(written, front > 0 || filled === 0);
    if (label !== null) {
      const dated = dates.some((date) => date.start >= span.start && date.end <= span.end);
      return dated ? null : { ...span, line: line.index, label };
    }
    filled++;
    if (front > 0 ? index >= front - 1 : filled === 2) return null;
  }
  return null;
}

/** The label of a line that is to hold a date and does not; null for other lines. */
function labelWithoutDate(written: string, first: boolean): string | null {
  const place = TO_FILL_IN.exec(written);
  if (place !== null && LABEL.test(written.slice(0, place.index))) return written.slice(0, place.index);
  const match = first ? BROKEN.exec(written) : null;
  return match !== null && NO_DATE.test((match[2] ?? "").trim()) ? (match[1] ?? "") : null;
}
