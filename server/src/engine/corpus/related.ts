import type { ArticleId } from "../article/article";
import { NEAR_DUPLICATE } from "../duplicates/find-duplicates";
import { similarityOf } from "../duplicates/sketch";
import type { Corpus } from "./corpus";
import type { Digest } from "./digest";

/** An article on the same event, but not a copy. */
export interface RelatedArticle {
  readonly id: ArticleId;
  /** Above 0.5 and below 1; grows with what the two share. */
  readonly score: number;
  /** In words, the strongest first. */
  readonly reasons: readonly string[];
}

/*
 * Evidence is counted as the surprise, in nats, that another article holds the same phrases: -ln of the share of
 * articles that do. What a corpus of three cannot tell, a prior of PRIOR_ARTICLES imagined ones does: one article in
 * 500 holds a given piece of plain wording, one in 30 a given name.
 */
const PRIOR_ARTICLES = 200;
const PRIOR_WORDING = 1 / 500;
const PRIOR_NAME = 1 / 30;
// Phrases of one event come in swarms: none counts for more than this, however rare.
const MOST_SURPRISE = 7;
// Stock wording ("cooperation between the two countries, according to") makes a third of this. Calibrated on 270 pages of
// web news, where only advice on one product by one site passes it, and on the pairs of the tests.
const LEAST_SURPRISE = 40;
const FEWEST_PHRASES = 5;
// Whoever looks at more articles finds more by chance: the union bound over the corpus.
const leastSurprise = (articles: number): number => LEAST_SURPRISE + Math.log(articles);
const MOST_NAMES = 3;

function surpriseOf(key: number, articles: number, size: number): number {
  const prior = (key & 1) === 1 ? PRIOR_WORDING : PRIOR_NAME;
  // The two that share it are not counted: they are what is to be explained.
  const share = (articles - 2 + PRIOR_ARTICLES * prior) / (size - 2 + PRIOR_ARTICLES);
  return Math.min(MOST_SURPRISE, -Math.log(share));
}

/**
 * The articles that tell of the same event as `id`, best first; copies of it are duplicates, and left out. Dates are
 * not looked at, so that they may be judged by what is found here. An unknown id has none.
 */
export function relatedArticles(corpus: Corpus, id: ArticleId): RelatedArticle[] {
  const digest = corpus.digest(id);
  if (digest === undefined) return [];
  const evidence = new Map<ArticleId, { surprise: number; wording: number; phrases: number }>();
  for (const { key, articles } of corpus.related.shared(id, digest.phrases)) {
    const surprise = surpriseOf(key, articles.length, corpus.size);
    for (const other of articles) {
      if (other === id) continue;
      const sum = evidence.get(other) ?? { surprise: 0, wording: 0, phrases: 0 };
      sum.surprise += surprise;
      sum.phrases++;
      sum.wording += key & 1;
      evidence.set(other, sum);
    }
  }
  const least = leastSurprise(corpus.size);
  const related: RelatedArticle[] = [];
  for (const [other, { surprise, phrases, wording }] of evidence) {
    if (surprise < least || phrases < FEWEST_PHRASES || wording === 0) continue;
    const theirs = corpus.digest(other);
    if (theirs === undefined || isCopy(digest, theirs)) continue;
    related.push({
      id: other,
      score: surprise / (surprise + least),
      reasons: reasonsFor(digest, theirs, phrases),
    });
  }
  return related.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function isCopy(a: Digest, b: Digest): boolean {
  return similarityOf(a.duplicates.sketch, b.duplicates.sketch) >= NEAR_DUPLICATE;
}

function reasonsFor(a: Digest, b: Digest, phrases: number): string[] {
  const reasons = [`${phrases} telling phrases in common`];
  const theirs = new Set(b.names.map((name) => name.full));
  const names = [...new Set(a.names.map((name) => name.full))].filter(
    (name) => name.includes(" ") && theirs.has(name),
  );
  if (names.length > 0) reasons.push(`both name ${names.sort().slice(0, MOST_NAMES).join(", ")}`);
  return reasons;
}
