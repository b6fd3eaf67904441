import type { ArticleId } from "../article/article";
import { NEAR_DUPLICATE } from "../duplicates/find-duplicates";
import { unpackNumbers } from "../text/pack";
import type { Digest } from "./digest";
import { Owners } from "./owners";
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
export function surpriseOf(key: number, articles: number, size: number): number {
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
  return relatedAbove(index, id, 0);
}

/** See `RelationView`. */
export function surelyRelatedTo(index: RelationIndex, id: ArticleId): RelatedArticle[] {
  return relatedAbove(index, id, SURELY);
}

// Below this, another article may be a report on the same event of another year.
const SURELY = 0.8;

/** True for an article that all but certainly tells of the same event. */
export function isSure({ score }: RelatedArticle): boolean {
  return score >= SURELY;
}

/** As `relatedTo`, those only of a score of so much: the more is wanted, the sooner it is known. */
function relatedAbove(index: RelationIndex, id: ArticleId, leastScore: number): RelatedArticle[] {
  const { articles } = index;
  const own = articles.slotOf(id);
  if (!articles.has(own)) return [];
  const size = roughly(articles.size);
  const least = leastSurprise(size);
  const found: { readonly id: ArticleId; readonly score: number; readonly phrases: number }[] = [];
  const shared = new SharedPhrases(index, unpackNumbers(articles.phrases(own)), size);
  // The score as a surprise, a little less so that rounding loses none.
  const wanted = Math.max(least, (least * leastScore) / (1 - leastScore)) - ROUNDING;
  for (const other of shared.holders(own, wanted)) {
    const { surprise, phrases, wording } = shared.with(other);
    const score = surprise / (surprise + least);
    if (surprise < least || score < leastScore || phrases < FEWEST_PHRASES || wording === 0) continue;
    if (packedSimilarity(articles.bytes(own), articles.bytes(other)) >= NEAR_DUPLICATE) continue;
    found.push({ id: articles.idOf(other), score, phrases });
  }
  return found
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_RELATED)
    .flatMap(({ id: other, score, phrases }) => {
      const digest = articles.digest(own);
      const theirs = index.digestOf(other);
      if (digest === undefined || theirs === undefined) return [];
      return [{ id: other, score, reasons: reasonsFor(digest, theirs, phrases) }];
    });
}

const ROUNDING = 1e-6;

/** A phrase that others hold, too. */
interface SharedPhrase {
  readonly key: number;
  readonly articles: number;
  readonly surprise: number;
}

/** The phrases of an article that others hold. */
class SharedPhrases {
  readonly #index: RelationIndex;
  readonly #phrases: readonly SharedPhrase[];

  constructor(index: RelationIndex, keys: Int32Array, size: number) {
    this.#index = index;
    const phrases: SharedPhrase[] = [];
    for (const key of keys) {
      const articles = index.countWithPhrase(key);
      if (articles < 2) continue;
      phrases.push({ key, articles, surprise: surpriseOf(key, coarsely(articles), size) });
    }
    this.#phrases = phrases;
  }

  /**
   * The articles that may hold phrases whose surprise together is what is wanted. Whoever holds so much holds one of the
   * rarer phrases, since the others together do not make it: only of these all holders are looked at (the prefix filter
   * of Chaudhuri, Ganti and Kaushik 2006, doi:10.1109/ICDE.2006.9).
   */
  holders(own: number, wanted: number): number[] {
    const frequent: SharedPhrase[] = [];
    let withFrequent = 0;
    const evidence = this.#index.sums;
    evidence.clear(this.#index.articles.slots);
    const byArticles = [...this.#phrases].sort((a, b) => b.articles - a.articles);
    for (const phrase of byArticles) {
      if (withFrequent + phrase.surprise < wanted) {
        withFrequent += phrase.surprise;
        frequent.push(phrase);
        continue;
      }
      const { key, surprise } = phrase;
      this.#index.readWithPhrase(key, holding);
      for (let at = 0; at < holding.count; at++) {
        const other = holding.at(at);
        if (other !== own) evidence.add(other, surprise);
      }
    }
    return evidence.touched.filter((other) => {
      let most = evidence.weight(other) + withFrequent;
      for (const { key, surprise } of frequent) {
        if (most < wanted) return false;
        if (!this.#index.holdsPhrase(other, key)) most -= surprise;
      }
      return most >= wanted;
    });
  }

  /** How much an article shares, counted in the order of the phrases. */
  with(other: number): { readonly surprise: number; readonly phrases: number; readonly wording: number } {
    let surprise = 0;
    let phrases = 0;
    let wording = 0;
    for (const phrase of this.#phrases) {
      if (!this.#index.holdsPhrase(other, phrase.key)) continue;
      surprise += phrase.surprise;
      phrases++;
      wording += phrase.key & 1;
    }
    return { surprise, phrases, wording };
  }
}

const holding = new Owners();

function reasonsFor(a: Digest, b: Digest, phrases: number): string[] {
  const reasons = [`${phrases} telling phrases in common`];
  const theirs = new Set(b.names.map((name) => name.full));
  const names = [...new Set(a.names.map((name) => name.full))].filter(
    (name) => name.includes(" ") && theirs.has(name),
  );
  if (names.length > 0) reasons.push(`both name ${names.sort().slice(0, MOST_NAMES).join(", ")}`);
  return reasons;
}
