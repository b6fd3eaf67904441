import type { ArticleId } from "../article/article";
import { NEAR_DUPLICATE } from "../duplicates/find-duplicates";
import { similarityOf } from "../duplicates/sketch";
import { unpackNumbers } from "../text/pack";
import type { Corpus } from "./corpus";
import type { Digest } from "./digest";
import { SENTENCES_KEPT } from "./duplicate-facts";

/** A copy of an article. */
export interface Duplicate {
  readonly id: ArticleId;
  readonly kind: "exact" | "near";
  /** 0.8 to 1: the share of word-5-grams in common; for near copies an estimate from sketches (±0.04). */
  readonly similarity: number;
}

/** An article that holds nearly all of another one, and more besides. */
export interface Container {
  readonly id: ArticleId;
  /** 0.8 to 1: the share of the contained article's longer sentences that stand in this one too. */
  readonly share: number;
}

const FEWEST_SENTENCES = 4;
// What holds hardly more than the other is a near copy, not a container.
const LEAST_SURPLUS = 1.15;
const LEAST_SHARE = 0.8;

/** The copies of an article in its corpus, most alike first. Articles without words have none. */
export function duplicatesOf(corpus: Corpus, id: ArticleId): Duplicate[] {
  const digest = corpus.digest(id);
  if (digest === undefined) return [];
  const { sketch, words } = digest.duplicates;
  const copies: Duplicate[] = [];
  for (const other of corpus.duplicates.candidates(sketch)) {
    const theirs = corpus.digest(other)?.duplicates;
    if (other === id || theirs === undefined) continue;
    if (theirs.words === words && theirs.sketch === sketch) {
      copies.push({ id: other, kind: "exact", similarity: 1 });
      continue;
    }
    const similarity = similarityOf(sketch, theirs.sketch);
    if (similarity >= NEAR_DUPLICATE) copies.push({ id: other, kind: "near", similarity });
  }
  return copies.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}

/** The articles that hold all but a little of this one, the fullest first; copies are none. */
export function containersOf(corpus: Corpus, id: ArticleId): Container[] {
  const digest = corpus.digest(id);
  if (digest === undefined) return [];
  const candidates = new Set<ArticleId>();
  for (const key of unpackNumbers(digest.duplicates.sentences)) {
    for (const other of corpus.duplicates.articlesWithSentence(key)) candidates.add(other);
  }
  candidates.delete(id);
  const containers: Container[] = [];
  for (const other of candidates) {
    const theirs = corpus.digest(other);
    if (theirs === undefined || theirs.words < digest.words * LEAST_SURPLUS) continue;
    if (similarityOf(digest.duplicates.sketch, theirs.duplicates.sketch) >= NEAR_DUPLICATE) continue;
    const share = shareWithin(digest, theirs);
    if (share !== null && share >= LEAST_SHARE) containers.push({ id: other, share });
  }
  return containers.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** The share of a's sentences that b holds, over the keys that both samples reach; null where these are too few. */
function shareWithin(a: Digest, b: Digest): number | null {
  const mine = unpackNumbers(a.duplicates.sentences);
  const theirs = unpackNumbers(b.duplicates.sentences);
  const reach = theirs.length < SENTENCES_KEPT ? Number.POSITIVE_INFINITY : (theirs[theirs.length - 1] ?? 0);
  const known = new Set(theirs);
  let total = 0;
  let shared = 0;
  for (const key of mine) {
    if (key > reach) continue;
    total++;
    if (known.has(key)) shared++;
  }
  return total < FEWEST_SENTENCES ? null : shared / total;
}
