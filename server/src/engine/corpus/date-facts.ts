import { type Article, fileName } from "../article/article";
import type { DateConstraint, DateOrder, Day } from "../dates/expression";
import type { HeaderForm } from "../dates/header";
import { dateOfName } from "../dates/name-and-url";
import { fold } from "../text/fold";
import { lineIndexAt, rangeOf } from "../text/lines";
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

/** A constraint on the publication day, with the words around it where they tell what it is about. */
export type ConstraintFact = Spanless<DateConstraint> & {
  readonly at: TextRange;
  readonly about?: readonly string[];
  readonly ahead?: boolean;
};

/** What the corpus needs to know of an article's dates besides its publication date. */
export interface DateFacts {
  /** How its date header is written, where that is a label and a day as 2021-07-11. */
  readonly header: HeaderForm | null;
  /** Whether it has a date header, however it is written. */
  readonly headed: boolean;
  readonly order: DateOrder | null;
  /** Whether the day in the file name is that of publication; null where either is unknown. */
  readonly nameTells: boolean | null;
  readonly days: readonly NamedDay[];
  readonly constraints: readonly ConstraintFact[];
}

const MOST_DAYS = 24;
const MOST_CONSTRAINTS = 40;
const CONTEXT = 90;
// “signing” and “signed”, “founding” and “founded” are to be the same word.
const STEM = 4;
const SHORTEST_STEM = 4;
const MOST_ABOUT = 14;

/** The facts of one article: of its title and body only, since teasers and comments have days of their own. */
export function dateFacts(article: Article): DateFacts {
  const { source, lines, roles, dateHeader } = article;
  const days: NamedDay[] = [];
  for (const date of article.dates) {
    if (days.length === MOST_DAYS) break;
    const role = roles[lineIndexAt(lines, date.start)];
    if (role !== "body" && role !== "standfirst" && role !== "title" && role !== "heading") continue;
    if (date.ambiguous || date.approximate || date === dateHeader?.date) continue;
    const ahead = looksAhead(source.text, date);
    days.push({ day: date.day, at: rangeOf(lines, date), ...(ahead ? { ahead } : {}) });
  }
  const constraints: ConstraintFact[] = [];
  for (const constraint of article.dateConstraints) {
    if (constraints.length === MOST_CONSTRAINTS) break;
    const { start, end, ...rest } = constraint;
    const ahead = DATED.has(rest.kind) && looksAhead(source.text, { start, end });
    const fact: ConstraintFact = { ...rest, at: rangeOf(lines, { start, end }), ...(ahead ? { ahead } : {}) };
    const telling = rest.kind === "anniversary" || rest.kind === "year" || rest.kind === "month-day";
    constraints.push(telling ? { ...fact, about: wordsAround(source.text, { start, end }) } : fact);
  }
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
    days,
    constraints,
  };
}

function nameTells({ source, published }: Article): boolean | null {
  const named = dateOfName(fileName(source.id));
  if (named === null || published === null || published.source === "name") return null;
  return Math.abs(named - published.day) <= 1;
}

const DATED: ReadonlySet<DateConstraint["kind"]> = new Set(["month-day", "month-year", "year"]);
const AHEAD =
  /\b(?:will|would|shall|upcoming|scheduled|expected|expects?|plans?|planned|due|until|till|by|deadline|next|through|forecast|target|goal|ends?|expires?|begins?|starts?|starting|beginning|set to|is to|are to)\b/i;
const AHEAD_BEFORE = 70;

/** True where the words before a date, in its sentence, speak of what is to come. */
function looksAhead(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - AHEAD_BEFORE), start);
  const sentence = before.slice(Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1);
  return AHEAD.test(sentence);
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
