import { distinct, jaccard, shinglesOf, wordHashes } from "./shingles";
import { bandsOf, COMPONENTS, similarityOf, sketchOf } from "./sketch";

/** Two texts that are copies of one another, and the share of word-5-grams that they have in common. */
export interface DuplicatePair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

/** From which similarity on two texts are copies: the threshold that the measures of the field use. */
export const NEAR_DUPLICATE = 0.8;

// Five standard errors of a sketch's estimate: what looks less alike than that needs no exact look.
const ESTIMATE_ERROR = 5 * Math.sqrt((NEAR_DUPLICATE * (1 - NEAR_DUPLICATE)) / COMPONENTS);

interface Candidate {
  readonly id: string;
  readonly sketch: string;
  readonly shingles: Float64Array;
}

/**
 * All pairs of texts whose word-5-grams agree to 80 % and more, in order of the texts given. Candidates come from
 * banded sketches and are verified by their exact shingles, so that no pair is reported wrongly. Linear in the
 * texts and in the pairs that share a band.
 */
export function findDuplicates(
  articles: Iterable<{ readonly id: string; readonly text: string }>,
  least = NEAR_DUPLICATE,
): DuplicatePair[] {
  const seen = new Map<number, Candidate[]>();
  const pairs: DuplicatePair[] = [];
  for (const { id, text } of articles) {
    const shingles = shinglesOf(wordHashes(text));
    const one = { id, sketch: sketchOf(shingles), shingles: distinct(shingles) };
    const compared = new Set<Candidate>();
    for (const band of bandsOf(one.sketch)) {
      const others = seen.get(band);
      if (others === undefined) {
        seen.set(band, [one]);
        continue;
      }
      for (const other of others) {
        if (compared.has(other)) continue;
        compared.add(other);
        if (similarityOf(one.sketch, other.sketch) < least - ESTIMATE_ERROR) continue;
        const similarity = jaccard(one.shingles, other.shingles);
        if (similarity >= least) pairs.push({ a: other.id, b: id, similarity });
      }
      others.push(one);
    }
  }
  return pairs;
}
