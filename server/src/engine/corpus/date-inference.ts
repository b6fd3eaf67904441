import type { ArticleId } from "../article/article";
import { dayOf, isoOf } from "../dates/calendar";
import type { Day } from "../dates/expression";
import type { TextRange } from "../text/span";
import type { Corpus } from "./corpus";
import type { ConstraintFact } from "./date-facts";
import { SURE } from "./date-index";
import type { Digest } from "./digest";
import { relatedArticles } from "./related";

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
 * first; `earliest` and `latest` bound it, null where nothing does.
 */
export interface InferredDate {
  readonly days: readonly InferredDay[];
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** What the bounds rest on. */
  readonly evidence: readonly DateEvidence[];
}

const MOST_DAYS = 3;
// News of one event come within days of each other; a sister's day is a good guess, not more.
const SISTER_CONFIDENCE = 0.8;
// A year that two ways lead to halves the doubt.
const YEAR_DOUBT = 0.5;
const FEWEST_SHARED_STEMS = 2;

/**
 * Infers the publication day of an article from what its digest and the corpus around it tell: articles on the same
 * event, anniversaries of what the corpus dates, days and years named in the past tense, weekdays of days without a
 * year. What contradicts a bound is left out: no guess is better than a wrong one. Looks at related articles only.
 */
export function inferDate(digest: Digest, corpus: Corpus): InferredDate {
  const related = relatedArticles(corpus, digest.id);
  const sisters = related.flatMap(({ id, score, reasons }) => {
    const sister = corpus.digest(id);
    return sister === undefined ? [] : [{ sister, score, reasons }];
  });
  const evidence: DateEvidence[] = [];
  const bounds = boundsOf(digest, evidence);
  const years = anniversaryYears(digest, [digest, ...sisters.map(({ sister }) => sister)], evidence);
  const year = years.size === 1 ? [...years][0] : undefined;
  if (year !== undefined && (bounds.earliest === null || dayOf(year, 12, 31) >= bounds.earliest)) {
    bounds.earliest = Math.max(bounds.earliest ?? Number.NEGATIVE_INFINITY, dayOf(year, 1, 1));
    bounds.latest = dayOf(year, 12, 31);
  }
  const agreement = year === undefined ? 1 : YEAR_DOUBT;
  const days = new Map<Day, { doubt: number; evidence: DateEvidence[] }>();
  for (const { sister, score, reasons } of sisters) {
    if (sister.published === null || sister.published.confidence < SURE) continue;
    const { day, at } = sister.published;
    if (!fits(day, bounds)) continue;
    const guess = days.get(day) ?? { doubt: agreement, evidence: [] };
    guess.doubt *= 1 - score * SISTER_CONFIDENCE;
    guess.evidence.push({
      message: `“${sister.label}” is about the same event and dated ${isoOf(day)} (${reasons.join("; ")})`,
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
  return {
    days: all
      .filter((guess) => guess.confidence > strongest / 2)
      .sort((a, b) => b.confidence - a.confidence || a.day - b.day)
      .slice(0, MOST_DAYS)
      .map((guess) => ({ ...guess, evidence: [...guess.evidence, ...evidence] })),
    ...bounds,
    evidence,
  };
}

interface Bounds {
  earliest: Day | null;
  latest: Day | null;
}

function fits(day: Day, { earliest, latest }: Bounds): boolean {
  return (earliest === null || day >= earliest) && (latest === null || day <= latest);
}

/** The bounds that the article's own text sets: it was published no earlier than the past that it speaks of. */
function boundsOf(digest: Digest, evidence: DateEvidence[]): Bounds {
  let earliest: Day | null = null;
  let because: DateEvidence | null = null;
  for (const fact of digest.dates.constraints) {
    if (fact.kind !== "year" && fact.kind !== "month-year") continue;
    if (!fact.past) continue;
    const from = dayOf(fact.year, fact.kind === "year" ? 1 : fact.month, 1);
    if (earliest !== null && from <= earliest) continue;
    earliest = from;
    because = { message: `The text speaks of ${nameOf(fact)} as past`, range: fact.at };
  }
  if (because !== null) evidence.push(because);
  return { earliest, latest: null };
}

function nameOf(fact: ConstraintFact & { kind: "year" | "month-year" }): string {
  return fact.kind === "year" ? String(fact.year) : `${fact.year}-${String(fact.month).padStart(2, "0")}`;
}

/**
 * The years in which the anniversaries fall that the article speaks of. Each is dated by the year whose words in the
 * article itself or a related one share most with the words around the anniversary.
 */
function anniversaryYears(digest: Digest, sources: readonly Digest[], evidence: DateEvidence[]): Set<number> {
  const years = new Set<number>();
  for (const fact of digest.dates.constraints) {
    if (fact.kind !== "anniversary") continue;
    let best: { shared: number; year: number; evidence: DateEvidence } | null = null;
    for (const source of sources) {
      for (const event of source.dates.constraints) {
        if (event.kind !== "year") continue;
        const shared = sharedStems(fact, event);
        if (shared < FEWEST_SHARED_STEMS || shared <= (best?.shared ?? 0)) continue;
        const year = event.year + fact.ordinal;
        const message = `${event.year}, the year of the event, and ${fact.ordinal} years more make ${year}`;
        const article = source.id === digest.id ? {} : { article: source.id };
        best = { shared, year, evidence: { message, ...article, range: event.at } };
      }
    }
    if (best === null || years.has(best.year)) continue;
    years.add(best.year);
    evidence.push(best.evidence);
  }
  return years;
}

function sharedStems(a: ConstraintFact, b: ConstraintFact): number {
  const theirs = new Set(b.about);
  return (a.about ?? []).filter((stem) => theirs.has(stem)).length;
}
