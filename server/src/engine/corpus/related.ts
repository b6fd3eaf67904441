import type { ArticleId } from "../article/article";
import { NEAR_DUPLICATE } from "../duplicates/find-duplicates";
import { unpackNumbers } from "../text/pack";
import type { Digest } from "./digest";
import { packedSimilarity } from "./pack-digest";
import type { RelationIndex } from "./relation-index";
import { type RelatedArticle, roughly } from "./view";

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
export const FEWEST_PHRASES = 5;
// More reports on one event tell nothing new of any of them.
const MOST_RELATED = 20;
// Whoever looks at more articles finds more by chance: the union bound over the corpus.
const leastSurprise = (articles: number): number => LEAST_SURPRISE + Math.log(articles);
const MOST_NAMES = 3;

/** The surprise at a phrase of so many articles of a corpus of `size`. */
function surpriseOf(key: number, articles: number, size: number): number {
  const prior = (key & 1) === 1 ? PRIOR_WORDING : PRIOR_NAME;
  // The two that share it are not counted: they are what is to be explained.
  const share = (articles - 2 + PRIOR_ARTICLES * prior) / (size - 2 + PRIOR_ARTICLES);
  return Math.min(MOST_SURPRISE, -Math.log(share));
}

/** A number of articles as far as it matters: exact up to 4, then 4, 6, 8, 12, 16, …, so that few changes change it. */
export function coarsely(articles: number): number {
  if (articles <= 4) return articles;
  const power = 2 ** Math.floor(Math.log2(articles));
  return articles >= 1.5 * power ? 1.5 * power : power;
}

/** See `RelationView`. Dates are not looked at, so that they may be judged by what is found here. */
export function relatedTo(index: RelationIndex, id: ArticleId): RelatedArticle[] {
  const { articles } = index;
  const own = articles.slotOf(id);
  const digest = articles.digest(own);
  if (digest === undefined) return [];
  const size = roughly(articles.size);
  const evidence = index.sums;
  evidence.clear(articles.slots);
  for (const key of unpackNumbers(digest.phrases)) {
    const holders = index.withPhrase(key);
    if (holders.length < 2) continue;
    const surprise = surpriseOf(key, coarsely(holders.length), size);
    for (const other of holders) if (other !== own) evidence.add(other, surprise, key & 1);
  }
  const least = leastSurprise(size);
  const found: { readonly id: ArticleId; readonly score: number; readonly phrases: number }[] = [];
  for (const other of evidence.touched) {
    const surprise = evidence.weight(other);
    const phrases = evidence.count(other);
    if (surprise < least || phrases < FEWEST_PHRASES || evidence.wording(other) === 0) continue;
    if (packedSimilarity(articles.bytes(own), articles.bytes(other)) >= NEAR_DUPLICATE) continue;
    found.push({ id: articles.idOf(other), score: surprise / (surprise + least), phrases });
  }
  return found
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_RELATED)
    .flatMap(({ id: other, score, phrases }) => {
      const theirs = index.digestOf(other);
      return theirs === undefined ? [] : [{ id: other, score, reasons: reasonsFor(digest, theirs, phrases) }];
    });
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
