import type { ArticleId } from "../article/article";
import { PHRASES_KEPT } from "../duplicates/phrases";
import { unpackNumbers } from "../text/pack";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";

const NONE = -1;
const FIRST_CAPACITY = 8;
// A phrase of so many articles belongs to no event, and following it would make a question cost more than it tells.
const MOST_ARTICLES = 500;

/** A phrase of the asked article that others hold too. */
export interface SharedPhrase {
  readonly key: number;
  readonly articles: readonly ArticleId[];
}

/**
 * Which articles hold which phrase: a hash table in typed arrays, 12 bytes a posting, since a Map of 100,000 articles'
 * phrases would take ten times as much. Posting p is phrase p % 64 of the article in slot p / 64.
 */
export class RelatedIndex implements CorpusIndex {
  readonly #slots = new Map<ArticleId, number>();
  #ids: (ArticleId | undefined)[] = [];
  #free: number[] = [];
  #keys = new Int32Array(FIRST_CAPACITY * PHRASES_KEPT);
  #next = new Int32Array(FIRST_CAPACITY * PHRASES_KEPT);
  #buckets = new Int32Array(FIRST_CAPACITY * PHRASES_KEPT).fill(NONE);

  add(digest: Digest): void {
    if (digest.phrases === "") return;
    const slot = this.#free.pop() ?? this.#ids.length;
    if ((slot + 1) * PHRASES_KEPT > this.#keys.length) this.#grow();
    this.#slots.set(digest.id, slot);
    this.#ids[slot] = digest.id;
    const keys = unpackNumbers(digest.phrases);
    for (let at = 0; at < PHRASES_KEPT; at++) {
      const posting = slot * PHRASES_KEPT + at;
      const key = keys[at] ?? NONE;
      this.#keys[posting] = key;
      if (key !== NONE) this.#link(posting, key);
    }
  }

  remove(digest: Digest): void {
    const slot = this.#slots.get(digest.id);
    if (slot === undefined) return;
    for (let posting = slot * PHRASES_KEPT; posting < (slot + 1) * PHRASES_KEPT; posting++) {
      const key = this.#keys[posting] ?? NONE;
      if (key !== NONE) this.#unlink(posting, key);
    }
    this.#slots.delete(digest.id);
    this.#ids[slot] = undefined;
    this.#free.push(slot);
  }

  /** The given phrases that some other article holds; those of more than 500 articles are left out. */
  shared(id: ArticleId, phrases: string): SharedPhrase[] {
    const shared: SharedPhrase[] = [];
    for (const key of unpackNumbers(phrases)) {
      const articles = this.#articlesWith(key);
      if (articles.length <= MOST_ARTICLES && articles.some((other) => other !== id)) {
        shared.push({ key, articles });
      }
    }
    return shared;
  }

  #articlesWith(key: number): ArticleId[] {
    const articles: ArticleId[] = [];
    let posting = this.#buckets[this.#bucketOf(key)] ?? NONE;
    while (posting !== NONE && articles.length <= MOST_ARTICLES) {
      if (this.#keys[posting] === key) {
        const id = this.#ids[Math.floor(posting / PHRASES_KEPT)];
        if (id !== undefined) articles.push(id);
      }
      posting = this.#next[posting] ?? NONE;
    }
    return articles;
  }

  #bucketOf(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 7) & (this.#buckets.length - 1);
  }

  #link(posting: number, key: number): void {
    const bucket = this.#bucketOf(key);
    this.#next[posting] = this.#buckets[bucket] ?? NONE;
    this.#buckets[bucket] = posting;
  }

  #unlink(posting: number, key: number): void {
    const bucket = this.#bucketOf(key);
    const behind = this.#next[posting] ?? NONE;
    let at = this.#buckets[bucket] ?? NONE;
    if (at === posting) {
      this.#buckets[bucket] = behind;
      return;
    }
    while (at !== NONE) {
      const next = this.#next[at] ?? NONE;
      if (next === posting) {
        this.#next[at] = behind;
        return;
      }
      at = next;
    }
  }

  #grow(): void {
    const keys = new Int32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#next = new Int32Array(keys.length);
    this.#buckets = new Int32Array(keys.length).fill(NONE);
    for (const slot of this.#slots.values()) {
      for (let posting = slot * PHRASES_KEPT; posting < (slot + 1) * PHRASES_KEPT; posting++) {
        const key = keys[posting] ?? NONE;
        if (key !== NONE) this.#link(posting, key);
      }
    }
  }
}
