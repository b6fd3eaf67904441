import type { ArticleId } from "../article/article";
import { dayOf, isoOf } from "../dates/calendar";
import type { Day } from "../dates/expression";
import { type DayInterval, type DaySet, holds, intersect } from "../dates/intervals";
import type { TextRange } from "../text/span";
import { boundsOf } from "./date-bounds";
import type { ConstraintFact } from "./date-facts";
import { SURE } from "./date-index";
import type { Digest } from "./digest";
import type { ArticleCard, CorpusView } from "./view";

/** Why a day is believed: a sentence, and the place that shows it. */
export interface DateEvidence {
  readonly message: string;
  /** Absent: the article itself. */
  readonly article?: ArticleId;
  readonly range?: TextRange;
}

/** One day that the article may have been published on. */
export interface InferredDay {
  readonly day: Day;
  /** 0..1 */
  readonly confidence: number;
  readonly evidence: readonly DateEvidence[];
}

/**
 * What can be said of the day of an article that does not tell it. `days` holds none, one or a few days, the best
 * first; `within` are the stretches of days outside which it hardly lies, one with infinite ends where nothing is known.
 */
export interface InferredDate {
  readonly days: readonly InferredDay[];
  readonly within: DaySet;
  /** What `within` rests on. */
  readonly evidence: readonly DateEvidence[];
}

const MOST_DAYS = 3;
// News of one event come within days of each other; a sister's day is a good guess, not more.
const SISTER_CONFIDENCE = 0.8;
// Copies appear within days, too, but for reprints.
const COPY_CONFIDENCE = 0.9;
// A year that two ways lead to halves the doubt.
const YEAR_DOUBT = 0.5;
const FEWEST_SHARED_STEMS = 2;

/**
 * Infers the publication day of an article from what its digest and the corpus around it tell: copies, articles on the
 * same event, anniversaries of what the corpus dates, the past and the coming that it speaks of, weekdays of days
 * without a year, its place in a numbered series. Nothing lies behind `today`, if given. What contradicts a bound is
 * left out: no guess is better than a wrong one. Looks at copies, related articles and neighbours in the series only.
 */
export function inferDate(digest: Digest, corpus: CorpusView, today: Day | null = null): InferredDate {
  const sisters = corpus.relations.relatedTo(digest.id).flatMap(({ id, score, reasons }) => {
    const sister = corpus.card(id);
    return sister === undefined ? [] : [{ sister, score, reasons }];
  });
  const evidence: DateEvidence[] = [];
  let within = boundsOf(digest, today, evidence);
  const years = anniversaryYears(digest, [
    { id: digest.id, years: digest.dates.constraints.filter((fact) => fact.kind === "year") },
    ...sisters.map(({ sister }) => sister),
  ]);
  const [jubilee] = years;
  const year = jubilee !== undefined && years.length === 1 ? wholeYear(jubilee.year) : null;
  const inYear = year === null ? [] : intersect(within, year);
  if (jubilee !== undefined && inYear.length > 0) {
    within = inYear;
    evidence.push(jubilee.evidence);
  }
  const series = seriesOf(digest, corpus);
  const inSeries = series === null ? [] : intersect(within, [series.interval]);
  if (series !== null && inSeries.length > 0) {
    within = inSeries;
    evidence.push(series.evidence);
  }
  const copies = corpus.relations.duplicatesOf(digest.id).flatMap(({ id, similarity }) => {
    const sister = corpus.card(id);
    return sister === undefined ? [] : [{ sister, score: similarity, reasons: [], copy: true }];
  });
  return {
    days: sisterDays([...copies, ...sisters], within, inYear.length > 0 ? YEAR_DOUBT : 1, evidence),
    within,
    evidence,
  };
}

interface Sister {
  readonly sister: ArticleCard;
  readonly score: number;
  readonly reasons: readonly string[];
  /** It holds the same text: what it says of its own day is as good as said here. */
  readonly copy?: boolean;
}

/** The days of the articles on the same event, those that several tell first. */
function sisterDays(
  sisters: readonly Sister[],
  within: DaySet,
  doubt: number,
  evidence: readonly DateEvidence[],
): InferredDay[] {
  const days = new Map<Day, { doubt: number; evidence: DateEvidence[] }>();
  for (const { sister, score, reasons, copy } of sisters) {
    if (sister.published === null || sister.published.confidence < SURE) continue;
    const { day, at } = sister.published;
    if (!holds(within, day)) continue;
    const guess = days.get(day) ?? { doubt, evidence: [] };
    guess.doubt *= 1 - score * (copy ? COPY_CONFIDENCE : SISTER_CONFIDENCE);
    guess.evidence.push({
      message: copy
        ? `“${sister.label}” has the same text and is dated ${isoOf(day)}`
        : `“${sister.label}” is about the same event and dated ${isoOf(day)} (${reasons.join("; ")})`,
      article: sister.id,
      ...(at === undefined ? {} : { range: at }),
    });
    days.set(day, guess);
  }
  const all = [...days].map(([day, guess]) => ({
    day,
    confidence: 1 - guess.doubt,
    evidence: guess.evidence,
  }));
  const strongest = all.reduce((most, guess) => Math.max(most, guess.confidence), 0);
  return all
    .filter((guess) => guess.confidence > strongest / 2)
    .sort((a, b) => b.confidence - a.confidence || a.day - b.day)
    .slice(0, MOST_DAYS)
    .map((guess) => ({ ...guess, evidence: [...guess.evidence, ...evidence] }));
}

function wholeYear(year: number): DaySet {
  return [{ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }];
}

/** The days between those of the neighbours in a numbered series whose dates rise with the numbers. */
function seriesOf(
  digest: Digest,
  corpus: CorpusView,
): { readonly interval: DayInterval; readonly evidence: DateEvidence } | null {
  const place = corpus.dates.placeInSeries(digest.id);
  if (place === null) return null;
  const { before, after } = place;
  return {
    interval: { from: before.day, to: after.day },
    evidence: {
      message: `In the numbered series it stands between ${isoOf(before.day)} and ${isoOf(after.day)}`,
      article: before.id,
    },
  };
}

interface Jubilee {
  readonly year: number;
  readonly evidence: DateEvidence;
}

/**
 * The years in which the anniversaries fall that the article speaks of. Each is dated by the year whose words in the
 * article itself or a related one share most with the words around the anniversary.
 */
function anniversaryYears(digest: Digest, sources: readonly Pick<ArticleCard, "id" | "years">[]): Jubilee[] {
  const years = new Map<number, Jubilee>();
  for (const fact of digest.dates.constraints) {
    if (fact.kind !== "anniversary") continue;
    let most = FEWEST_SHARED_STEMS - 1;
    let best: Jubilee | null = null;
    for (const source of sources) {
      for (const event of source.years) {
        const shared = sharedStems(fact, event);
        if (shared <= most) continue;
        most = shared;
        const year = event.year + fact.ordinal;
        const message = `${event.year}, the year of the event, and ${fact.ordinal} years more make ${year}`;
        const article = source.id === digest.id ? {} : { article: source.id };
        best = { year, evidence: { message, ...article, range: event.at } };
      }
    }
    if (best !== null && !years.has(best.year)) years.set(best.year, best);
  }
  return [...years.values()];
}

function sharedStems(a: ConstraintFact, b: ConstraintFact): number {
  const theirs = new Set(b.about);
  return (a.about ?? []).filter((stem) => theirs.has(stem)).length;
}
