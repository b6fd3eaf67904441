import type { ArticleId } from "../article/article";
import { bandsOf } from "../duplicates/sketch";
import { unpackNumbers } from "../text/pack";
import { type ArticleTable, Numbers } from "./article-table";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import {
  containersOf,
  duplicatesOf,
  FEWEST_SHARED,
  MOST_WITH_SENTENCE,
  sentencesOf,
  sharedSentencesOf,
} from "./duplicate-relations";
import { LooseTies } from "./loose-ties";
import type { Owners } from "./owners";
import type { LikenessFacts } from "./pack-digest";
import { PostingTable } from "./posting-table";
import { coarsely, FEWEST_PHRASES, relatedTo, surelyRelatedTo } from "./related";
import { SlotSums } from "./slot-sums";
import type { Container, Duplicate, RelatedArticle, RelationView, SharedSentences } from "./view";

const KEY_BITS = 30;
const MOST_REACH = 2 ** 32 - 1;
// Beyond so many copies, more of them tell nothing new.
const MOST_COPIES = 1000;
// A phrase of so many articles belongs to no event, and following it would make a question cost more than it tells.
const MOST_WITH_PHRASE = 500;

/** Which articles may be copies of one another, which sentence stands in which articles, and which telling phrase. */
export class RelationIndex implements CorpusIndex, RelationView {
  readonly articles: ArticleTable;
  /** For whoever adds up what other articles share with one; free between two questions. */
  readonly sums = new SlotSums();
  /** How many words an article has, and up to which key its sentences are known: looked at before its digest is. */
  readonly #words = new Numbers();
  readonly #reach = new Numbers();
  readonly #bands = new PostingTable(KEY_BITS);
  readonly #sentences = new PostingTable(KEY_BITS);
  readonly #phrases = new PostingTable(KEY_BITS);

  constructor(articles: ArticleTable) {
    this.articles = articles;
  }

  add(digest: LikenessFacts, slot: number): void {
    this.#words.set(slot, digest.words);
    this.#reach.set(slot, Math.min(MOST_REACH, sentencesOf(digest).reach));
    for (const key of bandsOf(digest.duplicates.sketch)) this.#bands.add(key, slot);
    for (const key of unpackNumbers(digest.duplicates.sentences)) this.#sentences.add(key, slot);
    for (const key of unpackNumbers(digest.phrases)) this.#phrases.add(key, slot);
  }

  remove(digest: LikenessFacts, slot: number): void {
    for (const key of bandsOf(digest.duplicates.sketch)) this.#bands.remove(key, slot);
    for (const key of unpackNumbers(digest.duplicates.sentences)) this.#sentences.remove(key, slot);
    for (const key of unpackNumbers(digest.phrases)) this.#phrases.remove(key, slot);
  }

  duplicatesOf(id: ArticleId): Duplicate[] {
    return duplicatesOf(this, id);
  }

  containersOf(id: ArticleId): Container[] {
    return containersOf(this, id);
  }

  sharedSentences(id: ArticleId): SharedSentences[] {
    return sharedSentencesOf(this, id);
  }

  relatedTo(id: ArticleId): RelatedArticle[] {
    return relatedTo(this, id);
  }

  surelyRelatedTo(id: ArticleId): RelatedArticle[] {
    return surelyRelatedTo(this, id);
  }

  /** Which articles may have copies or others that hold their sentences, at one look at all; yields now and then. */
  *looseTies(): Generator<void, LooseTies> {
    const ties = new LooseTies(this.articles.slots);
    for (const shared of this.#bands.shared()) {
      if (shared === null) yield;
      else ties.addBand(shared.owners);
    }
    for (const shared of this.#sentences.shared()) {
      if (shared === null) yield;
      else ties.addSentence(shared.owners);
    }
    return ties;
  }

  wordsOf(slot: number): number {
    return this.#words.at(slot);
  }

  /** The key up to which an article's sentences are known; `MOST_REACH` where all are. */
  reachOf(slot: number): number {
    return this.#reach.at(slot);
  }

  digestOf(id: ArticleId): Digest | undefined {
    return this.articles.digest(this.articles.slotOf(id));
  }

  /** Articles whose sketch shares a band with this one's: a superset of the near copies, the article itself included. */
  candidates(sketch: string): Set<number> {
    const found = new Set<number>();
    for (const band of bandsOf(sketch)) {
      for (const slot of this.#bands.ownersOf(band, MOST_COPIES)) found.add(slot);
    }
    return found;
  }

  /** The articles that hold the sentence with this key. */
  withSentence(key: number): number[] {
    return this.#sentences.ownersOf(key, MOST_COPIES);
  }

  /** Reads the articles that hold the phrase with this key; none where they are more than 500. */
  readWithPhrase(key: number, owners: Owners): void {
    this.#phrases.read(key, MOST_WITH_PHRASE, owners);
  }

  /** How many articles hold a phrase; 0 where they are more than 500. */
  countWithPhrase(key: number): number {
    const count = this.#phrases.countOf(key, MOST_WITH_PHRASE + 1);
    return count > MOST_WITH_PHRASE ? 0 : count;
  }

  holdsPhrase(slot: number, key: number): boolean {
    return this.#phrases.has(key, slot);
  }

  phraseKeys(digest: Digest): Int32Array {
    return unpackNumbers(digest.phrases);
  }

  sentenceKeys(digest: Digest): Int32Array {
    return unpackNumbers(digest.duplicates.sentences);
  }

  /** How much a phrase tells: the same for numbers of articles that make no difference. */
  phraseState(key: number): number {
    const holders = this.#phrases.countOf(key, MOST_WITH_PHRASE + 1);
    return holders > MOST_WITH_PHRASE ? -1 : coarsely(holders);
  }

  /** Whether a sentence stands in few articles, in many, or in too many. */
  sentenceState(key: number): number {
    const holders = this.#sentences.countOf(key, MOST_COPIES + 1);
    return holders > MOST_COPIES ? 2 : holders > MOST_WITH_SENTENCE ? 1 : 0;
  }

  holdersOfPhrase(key: number): ArticleId[] {
    return this.#phrases.ownersOf(key, MOST_WITH_PHRASE + 1).map((slot) => this.articles.idOf(slot));
  }

  holdersOfSentence(key: number): ArticleId[] {
    return this.#sentences.ownersOf(key, MOST_COPIES + 1).map((slot) => this.articles.idOf(slot));
  }

  /** The articles that share as much with one as any relation takes. */
  tiesOf(id: ArticleId): ArticleId[] {
    const own = this.articles.slotOf(id);
    const digest = this.articles.digest(own);
    if (digest === undefined) return [];
    const ties = this.candidates(digest.duplicates.sketch);
    const add = (keys: Int32Array, holders: (key: number) => number[], fewest: number): void => {
      const counts = new Map<number, number>();
      for (const key of keys) for (const slot of holders(key)) counts.set(slot, (counts.get(slot) ?? 0) + 1);
      for (const [slot, count] of counts) if (count >= fewest) ties.add(slot);
    };
    add(this.sentenceKeys(digest), (key) => this.withSentence(key), FEWEST_SHARED);
    add(this.phraseKeys(digest), (key) => this.#phrases.ownersOf(key, MOST_WITH_PHRASE), FEWEST_PHRASES);
    ties.delete(own);
    return [...ties].map((slot) => this.articles.idOf(slot));
  }

  *tidy(): Generator<void> {
    for (const table of [this.#bands, this.#sentences, this.#phrases]) yield* table.tidy();
  }
}
