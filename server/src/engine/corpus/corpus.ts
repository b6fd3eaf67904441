import type { ArticleId } from "../article/article";
import type { Piece, Pieces } from "../text/byte-pages";
import { ArticleNames } from "./article-names";
import { ArticleTable, type DigestPlaces } from "./article-table";
import { DateIndex } from "./date-index";
import type { Digest } from "./digest";
import type { DuplicateGroup } from "./duplicate-groups";
import { LanguageIndex } from "./language-index";
import { Likeness } from "./likeness";
import type { LineIndex } from "./line-index";
import { NameIndex } from "./name-index";
import { cardOf, type DigestHead, packDigest, unpackDigest, unpackHead } from "./pack-digest";
import type { RelationIndex } from "./relation-index";
import { SpellingIndex } from "./spelling-index";
import type { ArticleCard, CorpusView } from "./view";

/** A part of the corpus's knowledge: a sum over digests, so that adding and taking away commute. */
export interface CorpusIndex {
  /** `slot` is the number of the article, which no other article has meanwhile. */
  add(digest: Digest, slot: number): void;
  remove(digest: Digest, slot: number): void;
}

export interface CorpusOptions {
  /** What articles have in common is summed up only when it is first asked for, if it ever is. */
  readonly comparesLater?: boolean;
  /** Keeps the packed digests; absent: they are kept in memory. */
  readonly pieces?: Pieces;
}

/**
 * The sum of its digests. `sum(a) + sum(b) = sum(a ∪ b)` in any order; editing an article is taking its old digest
 * away and adding its new one. Holds no text: digests are kept as bytes and unpacked when they are asked for.
 */
export class Corpus implements CorpusView {
  readonly #articles: ArticleTable;
  readonly dates: DateIndex;
  readonly names: NameIndex;
  readonly spellings = new SpellingIndex();
  readonly languages = new LanguageIndex();
  readonly #indexes: CorpusIndex[];
  #likeness: Likeness | undefined;
  #version = 0;

  constructor({ comparesLater = false, pieces }: CorpusOptions = {}) {
    this.#articles = new ArticleTable(pieces);
    this.dates = new DateIndex(this.#articles);
    this.names = new NameIndex(this.#articles);
    this.#indexes = [this.dates, this.names, this.spellings, this.languages];
    if (!comparesLater) this.#compare();
  }

  /** Adds an article, in place of one with the same id. */
  add(digest: Digest): void {
    this.#add(digest, packDigest(digest));
  }

  /**
   * As `add`, of the bytes that `packDigest` made; false for bytes that it did not make, which change nothing. `piece`:
   * where they are among the pieces already, from now on in the hands of the corpus. `id`: that of the article, where
   * the caller keeps it, so that it is not in memory twice.
   */
  addPacked(bytes: Uint8Array, { piece, id }: { piece?: Piece; id?: ArticleId } = {}): boolean {
    const digest = unpackDigest(bytes);
    if (digest !== undefined) this.#add(digest, bytes, piece, id === digest.id ? id : digest.id);
    return digest !== undefined;
  }

  #add(digest: Digest, bytes: Uint8Array, piece?: Piece, id = digest.id): void {
    this.#remove(id);
    const slot = this.#articles.add(id, bytes, piece);
    for (const index of this.#indexes) index.add(digest, slot);
    this.#version++;
  }

  /** Takes an article away; an unknown id changes nothing. */
  remove(id: ArticleId): void {
    if (this.#remove(id)) this.#version++;
  }

  #remove(id: ArticleId): boolean {
    const slot = this.#articles.slotOf(id);
    if (slot < 0) return false;
    const old = this.#articles.digest(slot);
    if (old !== undefined) for (const index of this.#indexes) index.remove(old, slot);
    this.#articles.remove(slot);
    return true;
  }

  get lines(): LineIndex {
    return this.#compare().lines;
  }

  get relations(): RelationIndex {
    return this.#compare().relations;
  }

  /** False as long as what articles have in common has not been asked for; see the constructor. */
  get isCompared(): boolean {
    return this.#likeness !== undefined;
  }

  #compare(): Likeness {
    if (this.#likeness !== undefined) return this.#likeness;
    const likeness = Likeness.of(this.#articles);
    this.#indexes.push(likeness);
    this.#likeness = likeness;
    return likeness;
  }

  /** Where its digests are kept, for another thread to compare; see `compareElsewhere`. */
  get places(): DigestPlaces {
    return this.#articles.places;
  }

  /** True once a digest could not be read: from then on the sum may lack something, and is to be made anew. */
  get isDamaged(): boolean {
    return this.#articles.isDamaged;
  }

  /** Adds all of another corpus; articles in both are taken from `other`. */
  merge(other: Corpus): void {
    for (const id of other.ids()) this.addPacked(other.packed(id));
  }

  has(id: ArticleId): boolean {
    return this.#articles.slotOf(id) >= 0;
  }

  /** The number of an article; -1 for an unknown one. */
  slotOf(id: ArticleId): number {
    return this.#articles.slotOf(id);
  }

  /** The numbers of all articles are below this. */
  get slots(): number {
    return this.#articles.slots;
  }

  /** The article of a number that an index gave. */
  idOf(slot: number): ArticleId {
    return this.#articles.idOf(slot);
  }

  digest(id: ArticleId): Digest | undefined {
    return this.#articles.digest(this.#articles.slotOf(id));
  }

  /** The beginning of an article's digest: quicker than the whole, for lists of many. */
  head(id: ArticleId): DigestHead | undefined {
    const bytes = this.packed(id);
    return bytes.length > 0 ? unpackHead(bytes) : undefined;
  }

  card(id: ArticleId): ArticleCard | undefined {
    const bytes = this.packed(id);
    return bytes.length > 0 ? cardOf(bytes) : undefined;
  }

  /** What `packDigest` made of an article's digest; empty for an unknown one. Not to be changed. */
  packed(id: ArticleId): Uint8Array {
    return this.#articles.bytes(this.#articles.slotOf(id));
  }

  /** Where that is kept; undefined for an unknown one. */
  place(id: ArticleId): Piece | undefined {
    return this.#articles.place(this.#articles.slotOf(id));
  }

  ids(): IterableIterator<ArticleId> {
    return this.#articles.ids();
  }

  /** All digests, each unpacked anew. */
  *digests(): Generator<Digest> {
    for (const id of this.ids()) {
      const digest = unpackDigest(this.packed(id));
      if (digest !== undefined) yield digest;
    }
  }

  get size(): number {
    return this.#articles.size;
  }

  /** Articles that are copies of one another or contained in one another. */
  duplicateGroups(): readonly DuplicateGroup[] {
    return this.#compare().groups.all();
  }

  /**
   * Makes everything ready that a first question would wait for, and takes the least memory then: to be called when many
   * articles came. Yields every few milliseconds at most, so that a caller can let others work.
   */
  *prepare(): Generator<void> {
    yield* this.names.prepare();
    yield* this.spellings.tidy();
    yield* this.dates.tidy();
    if (this.#likeness !== undefined) yield* this.#likeness.tidy();
  }

  around(id: ArticleId): CorpusView {
    const { dates, lines, spellings, relations, languages, size, version } = this;
    const digest = this.digest(id);
    return {
      size,
      version,
      digest: (other) => this.digest(other),
      card: (other) => this.card(other),
      lines,
      names: new ArticleNames(this.names, digest),
      spellings,
      dates,
      languages,
      relations,
      around: () => this.around(id),
    };
  }

  /** Grows with every change: what was derived at another version is stale. */
  get version(): number {
    return this.#version;
  }
}
