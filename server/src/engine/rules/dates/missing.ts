import type { Article } from "../../article/article";
import { boundsInWords } from "../../corpus/date-bounds";
import { type InferredDate, inferDate } from "../../corpus/date-inference";
import { isoOf, isZeroOfClock } from "../../dates/calendar";
import { type Day, DOUBTFUL } from "../../dates/expression";
import { findBrokenHeader } from "../../dates/header";
import type { Fix } from "../../fixes/fix";
import { rangeOf } from "../../text/lines";
import type { Span } from "../../text/span";
import type { Evidence, Observation, Rule, RuleContext } from "../rule";
import { firstLine, headerForm, writeHeader } from "./write-header";

export const missing: Rule = {
  id: "dates/missing",
  summary: "Article without a publication date",
  why: "An article that cannot be placed in time is lost to every study of change.",
  severity: "warning",
  *check(context) {
    const { article } = context;
    if (article.published !== null && article.published.confidence >= DOUBTFUL) return;
    // A header with a day that cannot be is told by another rule.
    if (article.dateHeader !== null && isZeroOfClock(article.dateHeader.day)) return;
    const span = firstLine(article);
    if (span === null || findBrokenHeader(article.source.text, article.lines, article.dates) !== null) return;
    yield observe(context, span);
  },
};

function observe({ article, corpus, settings, today }: RuleContext, span: Observation["span"]): Observation {
  const digest = corpus.digest(article.source.id);
  const inferred = digest === undefined ? null : inferDate(digest, corpus, today);
  const form = headerForm(corpus, settings);
  const fixes: Fix[] = [];
  const evidence: Evidence[] = [];
  for (const guess of inferred?.days ?? []) {
    const date = isoOf(guess.day);
    fixes.push({
      name: `insert-${date}`,
      title: `Insert the date ${date}, inferred from ${guess.evidence.length === 1 ? "one place" : `${guess.evidence.length} places`}`,
      safety: "inferred",
      edits: [writeHeader(article, form, guess.day).edit],
    });
    evidence.push(...guess.evidence);
  }
  const guess = ownGuess(article);
  if (guess !== null && fixes.length === 0) {
    const date = isoOf(guess.day);
    fixes.push({
      name: `insert-${date}`,
      title: `Insert the date ${date}, which the text names`,
      safety: "inferred",
      edits: [writeHeader(article, form, guess.day).edit],
    });
    evidence.push({
      message: `${date} may be the day of publication`,
      range: rangeOf(article.lines, guess.span),
    });
  }
  if (inferred !== null && inferred.days.length === 0) evidence.push(...inferred.evidence);
  const { edit, placeholder } = writeHeader(article, form, null);
  fixes.push({
    name: "insert-blank",
    title: "Insert a date header to type into",
    safety: "inferred",
    edits: [edit],
    ...(placeholder === undefined ? {} : { placeholder }),
  });
  return {
    span,
    message: `No publication date${inferred === null ? "" : describe(inferred, today)}`,
    evidence: distinct(evidence),
    fixes: fixes.map((fix, at) => (at === 0 ? { ...fix, preferred: true } : fix)),
  };
}

// Below this, the days that a text names are those of what it tells.
const LEAST_GUESS = 0.4;

/** The day that the text itself may mean as its own, without making sure. */
function ownGuess({ published }: Article): { day: Day; span: Span } | null {
  if (published?.span === undefined || published.confidence < LEAST_GUESS) return null;
  return { day: published.day, span: published.span };
}

/** What is known of the day, to follow “No publication date”. */
function describe({ days, within }: InferredDate, today: Day): string {
  const [first, ...others] = days.map(({ day }) => isoOf(day));
  if (first === undefined) {
    const bounds = boundsInWords(within, today);
    return bounds === "" ? "" : `; ${bounds}`;
  }
  return others.length === 0 ? `; probably ${first}` : `; perhaps ${[first, ...others].join(" or ")}`;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ message }) => {
    if (seen.has(message)) return false;
    seen.add(message);
    return true;
  });
}
