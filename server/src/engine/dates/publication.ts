import { isZeroOfClock } from "./calendar";
import { type Candidate, candidatesOf, type PublicationClues } from "./candidates";
import shipped from "./data/publication-model.json";
import type { DateExpression, Day, PublicationDate } from "./expression";
import type { DateHeader } from "./header";
import { dateOfName, dateOfUrl } from "./name-and-url";

/** A header of the corpus's own making is as sure as anything in a text can be. */
const HEADER_CONFIDENCE = 0.99;
const UNCLEAR_HEADER = 0.7;
const CONTRADICTED_HEADER = 0.6;
/** An Islamic date without a weekday may be that of the day before or after. */
const MOST_OF_MOON = 0.85;
/** Below `DOUBTFUL`: no guess is better than the zero of a clock. */
const MOST_OF_ZERO = 0.3;
const NAME_CONFIDENCE = 0.9;
/** An agency's dateline is that of the report; the page that took it over may say its own day more loudly. */
const DATELINE_CONFIDENCE = 0.9;
const OVERRULES_DATELINE = 0.9;
/** A page that tells its last change alone was often published years before. */
const MOST_OF_UPDATE = 0.85;
const MOST_OF_CONTRADICTED = 0.85;
/** Where the text tells no day, the address does; its server's day may be the one before. */
const URL_CONFIDENCE = 0.85;

/**
 * What a day's further mentions count beside its best: they were not written independently. Of those tried (0, 0.3, 1),
 * the one with the best likelihood in cross-validation.
 */
export const REPETITION = 0.3;

/** What the training script writes. */
export interface PublicationModel {
  /** The least share of the probability with which a day is told at all. */
  readonly threshold: number;
  /** From what is right how often to what is said, ascending. */
  readonly calibration: readonly (readonly number[])[];
  readonly sureness: Sureness;
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * How often a day is right, as log-odds (Platt 1999): by its share of the probability, and by what speaks for it apart
 * from the others: that a word calls it the day of publication, that the address tells it, that the text repeats it.
 */
export interface Sureness {
  readonly bias: number;
  readonly share: number;
  readonly published: number;
  readonly address: number;
  readonly repeated: number;
}

const SHIPPED: PublicationModel = shipped;

/**
 * The publication date that the article itself carries, or null. A date header or front matter decides; else every
 * date of the text is weighed by its cue, place and neighbours, and none of them may win. The weights are those of a
 * conditional logit (McFadden 1973) fitted by scripts/train-dates/train.ts.
 */
export function choosePublicationDate(
  clues: PublicationClues,
  model: PublicationModel = SHIPPED,
): PublicationDate | null {
  const { header } = clues;
  // A bare date at the head of a saved page may be the day on which it was saved.
  if (
    header !== null &&
    (header.plain || header.date.cue === "published" || header.style === "front-matter")
  ) {
    return {
      day: header.day,
      confidence: headerConfidence(header),
      span: header.date,
      source: header.style === "front-matter" ? "front-matter" : "header",
      ...(header.date.alternative === undefined ? {} : { alternative: header.date.alternative }),
    };
  }
  const best = mostLikely(clues, model);
  const dateline = clues.dates.find((date) => date.dateline);
  const agrees =
    best === null || best.candidate.day === dateline?.day || best.probability < OVERRULES_DATELINE;
  if (dateline !== undefined && !dateline.ambiguous && agrees) {
    const confidence = Math.max(DATELINE_CONFIDENCE, best === null ? 0 : confidenceOf(best, model));
    return {
      day: dateline.day,
      confidence: Math.min(confidence, mostFor(dateline, dateline.day)),
      span: dateline,
      source: "dateline",
    };
  }
  if (best !== null && best.probability >= model.threshold) {
    const { candidate } = best;
    const other = candidate.day === candidate.date.day ? candidate.date.alternative : candidate.date.day;
    return {
      day: candidate.day,
      confidence: Math.min(
        confidenceOf(best, model),
        mostFor(candidate.date, candidate.day),
        mostBeside(clues, best),
      ),
      span: candidate.date,
      source: candidate.features.includes("by") ? "byline" : "text",
      ...(other === undefined ? {} : { alternative: other }),
    };
  }
  const named = dateOfName(clues.name);
  if (named !== null) return { day: named, confidence: NAME_CONFIDENCE, source: "name" };
  const address = clues.url === undefined ? null : dateOfUrl(clues.url);
  if (address?.day != null) return { day: address.day, confidence: URL_CONFIDENCE, source: "url" };
  return null;
}

/** A header whose order, moon or fellow leaves it open which day it is, is told with less confidence. */
function headerConfidence({ date, day, contradicted }: DateHeader): number {
  const most = date.ambiguous ? UNCLEAR_HEADER : contradicted ? CONTRADICTED_HEADER : HEADER_CONFIDENCE;
  return Math.min(most, mostFor(date, day));
}

/** The most that can be said of a day that is written so. */
function mostFor({ cue, approximate }: DateExpression, day: Day): number {
  if (isZeroOfClock(day)) return MOST_OF_ZERO;
  if (approximate) return MOST_OF_MOON;
  return cue === "updated" ? MOST_OF_UPDATE : 1;
}

/** A text that was updated before its publication contradicts itself, as `dates/conflict` has it. */
function mostBeside({ dates }: PublicationClues, { candidate }: Likely): number {
  const updated = dates.some(({ cue, day }) => cue === "updated" && day < candidate.day - 1);
  return updated ? MOST_OF_CONTRADICTED : 1;
}

/** How often a day with that share of the probability, and with what speaks for it besides, is right. */
export function surenessOf(
  { probability, corroboration }: { readonly probability: number; readonly corroboration: Corroboration },
  sureness: Sureness,
): number {
  const share = Math.min(Math.max(probability, 1e-4), 1 - 1e-4);
  let odds = sureness.bias + sureness.share * Math.log(share / (1 - share));
  for (const kind of CORROBORATIONS) if (corroboration[kind]) odds += sureness[kind];
  return 1 / (1 + Math.exp(-odds));
}

function confidenceOf(likely: Likely, model: PublicationModel): number {
  const share = surenessOf(likely, model.sureness);
  let [fromShare, from] = [0, 0];
  for (const [toShare = 1, to = 1] of model.calibration) {
    if (share <= toShare) return from + ((share - fromShare) / (toShare - fromShare)) * (to - from);
    [fromShare, from] = [toShare, to];
  }
  return from;
}

export const CORROBORATIONS = ["published", "address", "repeated"] as const;
export type Corroboration = Readonly<Record<(typeof CORROBORATIONS)[number], boolean>>;

/** What speaks for a day, by its candidates' features. */
export function corroborationOf(candidates: readonly Candidate[], day: Day): Corroboration {
  const own = candidates.filter((candidate) => candidate.day === day);
  const has = (feature: string): boolean => own.some(({ features }) => features.includes(feature));
  return { published: has("cue=published"), address: has("url:day"), repeated: has("repeated") };
}

interface Likely {
  readonly candidate: Candidate;
  readonly probability: number;
  readonly corroboration: Corroboration;
}

/** The day with the greatest share of the probability, and the place that gives most of it. */
function mostLikely(clues: PublicationClues, { weights }: PublicationModel): Likely | null {
  if (clues.dates.length === 0) return null;
  const { candidates, none } = candidatesOf(clues);
  const scores = candidates.map((candidate) => scoreOf(candidate.features, weights));
  const scoreOfNone = scoreOf(none, weights);
  const highest = Math.max(scoreOfNone, ...scores);
  let total = Math.exp(scoreOfNone - highest);
  const days = new Map<Day, { sum: number; best: number; candidate: Candidate }>();
  for (const [at, candidate] of candidates.entries()) {
    const mass = Math.exp((scores[at] ?? 0) - highest);
    const known = days.get(candidate.day);
    if (known === undefined) days.set(candidate.day, { sum: mass, best: mass, candidate });
    else {
      known.sum += mass;
      if (mass > known.best) {
        known.best = mass;
        known.candidate = candidate;
      }
    }
  }
  const masses = [...days.values()].map(({ sum, best, candidate }) => {
    const mass = best + REPETITION * (sum - best);
    total += mass;
    return { mass, candidate };
  });
  let best: { mass: number; candidate: Candidate } | null = null;
  for (const entry of masses) if (entry.mass > (best?.mass ?? 0)) best = entry;
  if (best === null) return null;
  const { mass, candidate } = best;
  const corroboration = corroborationOf(candidates, candidate.day);
  return { candidate, probability: mass / total, corroboration };
}

function scoreOf(features: readonly string[], weights: PublicationModel["weights"]): number {
  let score = 0;
  for (const feature of features) score += weights[feature] ?? 0;
  return score;
}
