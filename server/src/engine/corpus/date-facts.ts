import { type Article, fileName } from "../article/article";
import { civilOf } from "../dates/calendar";
import type { DateConstraint, DateOrder, Day } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import { endsSentence } from "../dates/layout";
import { dateOfName } from "../dates/name-and-url";
import type { Draft } from "../text/draft";
import { fold } from "../text/fold";
import { lineIndexAt, rangeOf, trimmed } from "../text/lines";
import type { Span, TextRange } from "../text/span";
import { isDigitCode, tokenise } from "../text/tokens";

/** A full date that the article's own text names. */
export interface NamedDay {
  readonly day: Day;
  /** The text looks forward to it: “will be held on 12 October 2025”. */
  readonly ahead?: boolean;
  readonly at: TextRange;
}

type Spanless<T> = T extends unknown ? Omit<T, "start" | "end"> : never;

/** The constraints that bound the day of publication, or tell which anniversary is meant. */
type BoundingConstraint = Exclude<DateConstraint, { readonly kind: "weekday" | "offset" }>;

/** A constraint on the publication day, with the words around it where they tell what it is about. */
export type ConstraintFact = Spanless<BoundingConstraint> & {
  readonly at: TextRange;
  readonly about?: readonly string[];
  readonly ahead?: boolean;
};

/** A year of which the text tells as past, with how often it does: by days, months, and the year alone. */
export interface ToldYear {
  readonly year: number;
  readonly times: number;
}

/** What the corpus needs to know of an article's dates besides its publication date. */
export interface DateFacts {
  /** How its date header is written, where that is a label and a day as 2021-07-11. */
  readonly header: HeaderForm | null;
  /** Whether it has a date header, however it is written. */
  readonly headed: boolean;
  readonly order: DateOrder | null;
  /** Whether the day in the file name is that of publication; null where either is unknown. */
  readonly nameTells: boolean | null;
  /** Of the days that it tells as past the latest, and of those that it announces. */
  readonly days: readonly NamedDay[];
  readonly constraints: readonly ConstraintFact[];
  /** The latest years that it tells of. */
  readonly years: readonly ToldYear[];
}

// Of each kind, so many are enough to bound the day: those that are wrong contradict the others.
const MOST_DAYS = 3;
const MOST_YEARS = 3;
const MOST_CONSTRAINTS: Readonly<Record<ConstraintFact["kind"], number>> = {
  year: 12,
  "month-year": 6,
  "month-day": 8,
  anniversary: 4,
};
const CONTEXT = 90;
// “signing” and “signed”, “founding” and “founded” are to be the same word.
const STEM = 4;
const SHORTEST_STEM = 4;
const MOST_ABOUT = 14;

/** The facts of one article: of its prose only, since headings, lists, teasers and comments have days of their own. */
export function dateFacts(article: Article): DateFacts {
  const { source, lines, dateHeader } = article;
  const { text } = source;
  const isProse = proseLines(article);
  const past: NamedDay[] = [];
  const coming: NamedDay[] = [];
  const told = new Map<number, number>();
  const tell = (year: number): void => void told.set(year, (told.get(year) ?? 0) + 1);
  for (const date of article.dates) {
    if (date.ambiguous || date.approximate || date === dateHeader?.date) continue;
    if (date.cue === "updated" || date.cue === "captured" || !isProse(date) || isOfUpdate(text, date))
      continue;
    const ahead = looksAhead(text, date);
    const at = rangeOf(lines, date);
    if (ahead) coming.push({ day: date.day, at, ahead });
    else {
      past.push({ day: date.day, at });
      tell(civilOf(date.day).year);
    }
  }
  const constraints: ConstraintFact[] = [];
  const counts = { year: 0, "month-year": 0, "month-day": 0, anniversary: 0 };
  for (const constraint of article.dateConstraints) {
    if (constraint.kind === "weekday" || constraint.kind === "offset") continue;
    const { kind } = constraint;
    if (!isProse(constraint) || isOfUpdate(text, constraint)) continue;
    // Without weekday and dateline, it may be a day of any year.
    if (kind === "month-day" && constraint.weekday === undefined && !constraint.dateline) continue;
    const ahead = kind !== "anniversary" && looksAhead(text, constraint);
    if (!ahead && (kind === "month-year" || (kind === "year" && !constraint.since))) tell(constraint.year);
    if (counts[kind] === MOST_CONSTRAINTS[kind]) continue;
    counts[kind]++;
    const fact = spanless(constraint, rangeOf(lines, constraint));
    if (ahead) fact.ahead = true;
    if (kind === "anniversary" || kind === "year") fact.about = wordsAround(text, constraint);
    constraints.push(fact);
  }
  past.sort((a, b) => b.day - a.day);
  coming.sort((a, b) => a.day - b.day);
  return {
    header: dateHeader?.plain
      ? {
          style: dateHeader.style,
          label: dateHeader.label.replace(/\s+/g, " "),
          place: dateHeader.place,
          blankAfter: dateHeader.blankAfter,
        }
      : null,
    headed: dateHeader !== null,
    order: article.dateOrder,
    nameTells: nameTells(article),
    days: [...past.slice(0, MOST_DAYS), ...coming.slice(0, MOST_DAYS)],
    constraints,
    years: [...told]
      .sort((a, b) => b[0] - a[0])
      .slice(0, MOST_YEARS)
      .map(([year, times]) => ({ year, times })),
  };
}

function spanless(constraint: BoundingConstraint, at: TextRange): Draft<ConstraintFact> {
  switch (constraint.kind) {
    case "month-day": {
      const { kind, month, day, weekday, dateline } = constraint;
      const fact: Draft<ConstraintFact & { readonly kind: "month-day" }> = { kind, month, day, at };
      if (weekday !== undefined) fact.weekday = weekday;
      if (dateline !== undefined) fact.dateline = dateline;
      return fact;
    }
    case "month-year":
      return { kind: constraint.kind, year: constraint.year, month: constraint.month, at };
    case "year":
      return { kind: constraint.kind, year: constraint.year, since: constraint.since, at };
    case "anniversary":
      return { kind: constraint.kind, ordinal: constraint.ordinal, at };
  }
}

/** Tells whether a place is in a paragraph: a line that ends a sentence, the title too. */
function proseLines({ source: { text }, lines, roles }: Article): (span: Span) => boolean {
  return ({ start }) => {
    const index = lineIndexAt(lines, start);
    const role = roles[index];
    const line = lines[index];
    if (line === undefined || (role !== "body" && role !== "standfirst")) return false;
    return endsSentence(text, trimmed(text, line).end);
  };
}

function nameTells({ source, published }: Article): boolean | null {
  const named = dateOfName(fileName(source.id));
  if (named === null || published === null || published.source === "name") return null;
  return Math.abs(named - published.day) <= 1;
}

// “Due to” is no announcement, and “the beginning of the year” is past.
const AHEAD =
  /\b(?:will|would|shall|upcoming|scheduled|expected|expects?|plans?|planned|due(?! to)|deadline|forecast|target|goal|ends?|expires?|begins?|starts?|starting|set to|is to|are to)\b/i;
/** Right before a date: “by 12 October”, “shifted to 2022”. */
const UNTIL =
  /\b(?:by|until|till|through|before|to|next)\s+(?:the\s+)?(?:(?:end|spring|summer|autumn|fall|winter) of\s+|early\s+|late\s+|mid-?\s*)?$/i;
const AHEAD_BEHIND = /^[\s,)]{1,2}(?:will|would|shall|is to|are to)\b/i;
const AHEAD_BEFORE = 70;
/** What was added when the page was changed tells of days after its publication: “Update Dec. 22:”, “accurate as of”. */
const OF_UPDATE =
  /\b(?:update[ds]?|amended|corrected|revised|reviewed|accessed|retrieved|as of|price as of|current as of)\W{0,3}(?:on|in|to)?\s*(?:the\s+)?$/i;

/** True where the words beside a date, in its sentence, speak of what is to come. */
function looksAhead(text: string, span: Span): boolean {
  if (AHEAD_BEHIND.test(text.slice(span.end, span.end + 12))) return true;
  const before = sentenceBefore(text, span);
  return AHEAD.test(before) || UNTIL.test(before);
}

function isOfUpdate(text: string, span: Span): boolean {
  return OF_UPDATE.test(sentenceBefore(text, span));
}

function sentenceBefore(text: string, { start }: Span): string {
  const before = text.slice(Math.max(0, start - AHEAD_BEFORE), start);
  return before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1);
}

/** The beginnings of the longer words on both sides of a span, in its line: enough to see what two places share. */
function wordsAround(text: string, span: Span): string[] {
  let from = span.start;
  while (from > 0 && span.start - from < CONTEXT && text.charCodeAt(from - 1) !== 10) from--;
  let to = span.end;
  while (to < text.length && to - span.end < CONTEXT && text.charCodeAt(to) !== 10) to++;
  const stems = new Set<string>();
  for (const token of [...tokenise(text, from, span.start), ...tokenise(text, span.end, to)]) {
    if (token.end - token.start < SHORTEST_STEM || isDigitCode(text.charCodeAt(token.start))) continue;
    // Words cut in two by the window's edge would be other words.
    if (token.start === from || token.end === to) continue;
    stems.add(fold(text.slice(token.start, token.end)).slice(0, STEM));
  }
  return [...stems].slice(0, MOST_ABOUT);
}
