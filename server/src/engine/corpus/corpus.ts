import type { ArticleId } from "../article/article";
import { DateIndex } from "./date-index";
import type { Digest } from "./digest";
import { type DuplicateGroup, DuplicateGroups } from "./duplicate-groups";
import { DuplicateIndex } from "./duplicate-index";
import { LanguageIndex } from "./language-index";
import { LineIndex } from "./line-index";
import { NameIndex } from "./name-index";
import { RelatedIndex } from "./related-index";
import { SpellingIndex } from "./spelling-index";

/** A part of the corpus's knowledge: a sum over digests, so that adding and taking away commute. */
export interface CorpusIndex {
  add(digest: Digest): void;
  remove(digest: Digest): void;
}

/**
 * The sum of its digests. `sum(a) + sum(b) = sum(a ∪ b)` in any order; editing an article is taking its old digest
 * away and adding its new one. Holds no text.
 */
export class Corpus {
  readonly #digests = new Map<ArticleId, Digest>();
  readonly dates = new DateIndex();
  readonly names = new NameIndex();
  readonly lines = new LineIndex();
  readonly related = new RelatedIndex();
  readonly spellings = new SpellingIndex();
  readonly duplicates = new DuplicateIndex();
  readonly languages = new LanguageIndex();
  readonly #duplicateGroups = new DuplicateGroups(this);
  readonly #indexes: readonly CorpusIndex[] = [
    this.dates,
    this.names,
    this.lines,
    this.related,
    this.spellings,
    this.duplicates,
    this.languages,
    this.#duplicateGroups,
  ];
  #version = 0;

  /** Adds an article, in place of one with the same id. */
  add(digest: Digest): void {
    const old = this.#digests.get(digest.id);
    if (old !== undefined) for (const index of this.#indexes) index.remove(old);
    this.#digests.set(digest.id, digest);
    for (const index of this.#indexes) index.add(digest);
    this.#version++;
  }

  /** Takes an article away; an unknown id changes nothing. */
  remove(id: ArticleId): void {
    const old = this.#digests.get(id);
    if (old === undefined) return;
    for (const index of this.#indexes) index.remove(old);
    this.#digests.delete(id);
    this.#version++;
  }

  /** Adds all of another corpus; articles in both are taken from `other`. */
  merge(other: Corpus): void {
    for (const digest of other.digests()) this.add(digest);
  }

  digest(id: ArticleId): Digest | undefined {
    return this.#digests.get(id);
  }

  digests(): IterableIterator<Digest> {
    return this.#digests.values();
  }

  get size(): number {
    return this.#digests.size;
  }

  /** Articles that are copies of one another or contained in one another. */
  duplicateGroups(): readonly DuplicateGroup[] {
    return this.#duplicateGroups.all();
  }

  /** Grows with every change: what was derived at another version is stale. */
  get version(): number {
    return this.#version;
  }
}
