import type { ArticleId } from "../article/article";
import { BytePages, type Piece, type Pieces } from "../text/byte-pages";
import { hash32 } from "../text/hash";
import type { Digest } from "./digest";
import type { LineFact } from "./line-facts";
import type { NameFact } from "./name-facts";
import {
  type LikenessFacts,
  unpackDigest,
  unpackHead,
  unpackLikeness,
  unpackLinesOf,
  unpackNamesOf,
  unpackPhrasesOf,
} from "./pack-digest";

// More of them would live just long enough to cost the collector much.
const KEPT = 64;
const NOTHING = new Uint8Array();

/** Where the packed digests of a corpus are kept, by the numbers of its articles; a length of 0 for no article. */
export interface DigestPlaces {
  readonly at: Float64Array;
  readonly length: Uint32Array;
}

/** The articles of a corpus: a small number for each id, and where its packed digest is kept. */
export class ArticleTable {
  readonly #slots = new Map<ArticleId, number>();
  readonly #ids: (ArticleId | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #pieces: Pieces;
  #at: Float64Array = new Float64Array(256);
  readonly #length = new Numbers();
  readonly #rank = new Numbers();
  #isDamaged = false;
  readonly #read = new LastBySlot<Uint8Array>();
  readonly #unpacked = new LastBySlot<Digest>();

  /** `pieces` keeps the packed digests. */
  constructor(pieces: Pieces = new BytePages()) {
    this.#pieces = pieces;
  }

  /** The table of another one's digests: with the same numbers, and not to be added to. */
  static of({ at, length }: DigestPlaces, pieces: Pieces): ArticleTable {
    const table = new ArticleTable(pieces);
    table.#at = at;
    for (let slot = 0; slot < length.length; slot++) {
      table.#length.set(slot, length[slot] ?? 0);
      const id = length[slot] === 0 ? undefined : unpackHead(table.bytes(slot)).id;
      table.#ids.push(id);
      if (id === undefined) continue;
      table.#slots.set(id, slot);
      table.#rank.set(slot, hash32(id));
    }
    return table;
  }

  /** Where the digests are kept. */
  get places(): DigestPlaces {
    const { slots } = this;
    return { at: this.#at.slice(0, slots), length: this.#length.first(slots) };
  }

  /** True once a digest could not be read: what is said of the articles may lack something. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** All numbers given so far are below this. */
  get slots(): number {
    return this.#ids.length;
  }

  ids(): IterableIterator<ArticleId> {
    return this.#slots.keys();
  }

  /** The number of an article; -1 for an unknown one. */
  slotOf(id: ArticleId): number {
    return this.#slots.get(id) ?? -1;
  }

  /** The article of a number; "" where it has none any more. */
  idOf(slot: number): ArticleId {
    return this.#ids[slot] ?? "";
  }

  has(slot: number): boolean {
    return this.#ids[slot] !== undefined;
  }

  /**
   * By what articles are ordered where a few are to stand for many: drawn from the id, so that a new article seldom
   * comes before them.
   */
  rankOf(slot: number): number {
    return this.#rank.at(slot);
  }

  /** Keeps an article that is not there yet; returns its number. `piece`: where its packed digest is kept already. */
  add(id: ArticleId, bytes: Uint8Array, piece: Piece = this.#pieces.append(bytes)): number {
    const slot = this.#freeSlots.pop() ?? this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids[slot] = id;
    this.#rank.set(slot, hash32(id));
    if (slot >= this.#at.length) {
      const longer = new Float64Array(this.#at.length * 1.5);
      longer.set(this.#at);
      this.#at = longer;
    }
    this.#at[slot] = piece.at;
    this.#length.set(slot, piece.length);
    return slot;
  }

  /** Takes an article away whose number nothing holds any more, or that nothing is to be said of. */
  remove(slot: number): void {
    const id = this.#ids[slot];
    if (id === undefined) return;
    this.#pieces.free(this.#pieceOf(slot));
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
    // Of a digest that could not be read the indexes hold what is not to count for another article.
    if (!this.#isDamaged) this.#freeSlots.push(slot);
    this.#read.forget(slot);
    this.#unpacked.forget(slot);
    this.#length.set(slot, 0);
  }

  /** Where the packed digest of an article is kept. */
  place(slot: number): Piece | undefined {
    return this.has(slot) ? this.#pieceOf(slot) : undefined;
  }

  #pieceOf(slot: number): Piece {
    return { at: this.#at[slot] ?? 0, length: this.#length.at(slot) };
  }

  /** The packed digest of an article; empty for none, and where it cannot be read. */
  bytes(slot: number): Uint8Array {
    const known = this.#read.get(slot);
    if (known !== undefined) return known;
    const piece = this.#pieceOf(slot);
    if (piece.length === 0) return NOTHING;
    const bytes = this.#pieces.read(piece);
    if (bytes !== undefined) this.#read.set(slot, bytes);
    else this.#isDamaged = true;
    return bytes ?? NOTHING;
  }

  digest(slot: number): Digest | undefined {
    if (!this.has(slot)) return undefined;
    const known = this.#unpacked.get(slot);
    if (known !== undefined) return known;
    const digest = unpackDigest(this.bytes(slot));
    if (digest !== undefined) this.#unpacked.set(slot, digest);
    return digest;
  }

  /** The lines of an article: quicker than its whole digest. */
  lines(slot: number): readonly LineFact[] {
    if (!this.has(slot)) return [];
    return this.#unpacked.get(slot)?.lines ?? unpackLinesOf(this.bytes(slot));
  }

  /** The names of an article: quicker than its whole digest. */
  names(slot: number): readonly NameFact[] {
    return this.has(slot) ? unpackNamesOf(this.bytes(slot)) : [];
  }

  /** The phrases of an article, packed: quicker than its whole digest. */
  phrases(slot: number): string {
    return this.has(slot) ? unpackPhrasesOf(this.bytes(slot)) : "";
  }

  /** By what an article that is there is compared: quicker than its whole digest. */
  likeness(slot: number): LikenessFacts {
    return this.#unpacked.get(slot) ?? unpackLikeness(this.bytes(slot));
  }
}

/**
 * What was got last of some articles, each at the rest of its number; a Map that always changes leaves old tables behind,
 * which keep from the collector what was in them.
 */
class LastBySlot<T> {
  readonly #values: (T | undefined)[] = new Array(KEPT).fill(undefined);
  readonly #slots = new Int32Array(KEPT).fill(-1);

  get(slot: number): T | undefined {
    const place = slot % KEPT;
    return this.#slots[place] === slot ? this.#values[place] : undefined;
  }

  set(slot: number, value: T): void {
    const place = slot % KEPT;
    this.#values[place] = value;
    this.#slots[place] = slot;
  }

  forget(slot: number): void {
    if (this.get(slot) === undefined) return;
    this.#values[slot % KEPT] = undefined;
    this.#slots[slot % KEPT] = -1;
  }
}

/** Whole numbers of up to 32 bits by small number, 0 where none was set. */
export class Numbers {
  #values = new Uint32Array(256);

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const larger = new Uint32Array(Math.max(index + 1, this.#values.length * 1.5));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[index] = value;
  }

  /** A copy of the first so many. */
  first(count: number): Uint32Array {
    const copy = new Uint32Array(count);
    copy.set(this.#values.subarray(0, count));
    return copy;
  }

  add(index: number, change: number): number {
    const value = this.at(index) + change;
    this.set(index, value);
    return value;
  }
}
