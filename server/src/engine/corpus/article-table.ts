import type { ArticleId } from "../article/article";
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

const PAGE = 1 << 20;
// More of them would live just long enough to cost the collector much.
const DECODED = 64;

/** The digests of a corpus as they lie in memory that threads share. */
export interface DigestPages {
  readonly pages: readonly Uint8Array[];
  /** By the number of an article: in which page its digest lies, from where on, and how many bytes; none for no article. */
  readonly page: Uint32Array;
  readonly start: Uint32Array;
  readonly length: Uint32Array;
}

/**
 * The articles of a corpus: a small number for each id, and its packed digest. Digests lie side by side in pages: a
 * hundred thousand little arrays would cost more than what they hold. Threads share the pages: of memory that they do not,
 * each would be sent all of a page with every digest.
 */
export class ArticleTable {
  readonly #slots = new Map<ArticleId, number>();
  readonly #ids: (ArticleId | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #pages: (Uint8Array | undefined)[] = [];
  readonly #live: number[] = [];
  #page = new Numbers();
  #start = new Numbers();
  #length = new Numbers();
  #rank = new Numbers();
  #filled = PAGE;
  /**
   * What was unpacked last, each at the rest of its number; a Map that always changes leaves old tables behind, which keep
   * from the collector what was in them.
   */
  readonly #decoded: (Digest | undefined)[] = new Array(DECODED).fill(undefined);
  readonly #decodedSlots = new Int32Array(DECODED).fill(-1);

  /** The table of digests that lie elsewhere: with the same numbers, and not to be added to. */
  static of({ pages, page, start, length }: DigestPages): ArticleTable {
    const table = new ArticleTable();
    table.#pages.push(...pages);
    for (let slot = 0; slot < length.length; slot++) {
      table.#page.set(slot, page[slot] ?? 0);
      table.#start.set(slot, start[slot] ?? 0);
      table.#length.set(slot, length[slot] ?? 0);
      const id = length[slot] === 0 ? undefined : unpackHead(table.bytes(slot)).id;
      table.#ids.push(id);
      if (id === undefined) continue;
      table.#slots.set(id, slot);
      table.#rank.set(slot, hash32(id));
    }
    return table;
  }

  /** Where the digests lie; nothing of it changes but what comes behind them. */
  get pages(): DigestPages {
    const { slots } = this;
    return {
      pages: this.#pages.map((page) => page ?? new Uint8Array()),
      page: this.#page.first(slots),
      start: this.#start.first(slots),
      length: this.#length.first(slots),
    };
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

  /** Keeps an article that is not there yet; returns its number. */
  add(id: ArticleId, bytes: Uint8Array): number {
    const slot = this.#freeSlots.pop() ?? this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids[slot] = id;
    this.#rank.set(slot, hash32(id));
    this.#store(slot, bytes);
    return slot;
  }

  remove(slot: number): void {
    const id = this.#ids[slot];
    if (id === undefined) return;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
    this.#freeSlots.push(slot);
    this.#forget(slot);
    const page = this.#page.at(slot);
    this.#live[page] = (this.#live[page] ?? 0) - this.#length.at(slot);
    this.#length.set(slot, 0);
    if (page !== this.#pages.length - 1 && (this.#live[page] ?? 0) < PAGE / 2) this.#clear(page);
  }

  /** The packed digest of an article. */
  bytes(slot: number): Uint8Array {
    const start = this.#start.at(slot);
    return (
      this.#pages[this.#page.at(slot)]?.subarray(start, start + this.#length.at(slot)) ?? new Uint8Array()
    );
  }

  digest(slot: number): Digest | undefined {
    if (!this.has(slot)) return undefined;
    const place = slot % DECODED;
    if (this.#decodedSlots[place] === slot) return this.#decoded[place];
    const digest = unpackDigest(this.bytes(slot));
    this.#decoded[place] = digest;
    this.#decodedSlots[place] = slot;
    return digest;
  }

  /** The lines of an article: quicker than its whole digest. */
  lines(slot: number): readonly LineFact[] {
    if (!this.has(slot)) return [];
    if (this.#decodedSlots[slot % DECODED] === slot) return this.#decoded[slot % DECODED]?.lines ?? [];
    return unpackLinesOf(this.bytes(slot));
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
    const known = this.#decodedSlots[slot % DECODED] === slot ? this.#decoded[slot % DECODED] : undefined;
    return known ?? unpackLikeness(this.bytes(slot));
  }

  #forget(slot: number): void {
    const place = slot % DECODED;
    if (this.#decodedSlots[place] !== slot) return;
    this.#decoded[place] = undefined;
    this.#decodedSlots[place] = -1;
  }

  #store(slot: number, bytes: Uint8Array): void {
    if (this.#filled + bytes.length > PAGE) {
      this.#pages.push(new Uint8Array(new SharedArrayBuffer(Math.max(PAGE, bytes.length))));
      this.#live.push(0);
      this.#filled = 0;
    }
    const page = this.#pages.length - 1;
    this.#pages[page]?.set(bytes, this.#filled);
    this.#page.set(slot, page);
    this.#start.set(slot, this.#filled);
    this.#length.set(slot, bytes.length);
    this.#live[page] = (this.#live[page] ?? 0) + bytes.length;
    this.#filled += bytes.length;
  }

  /** Moves what is left in a page to the last one. */
  #clear(page: number): void {
    const bytes = this.#pages[page];
    if (bytes === undefined) return;
    this.#pages[page] = undefined;
    this.#live[page] = 0;
    for (const [slot, id] of this.#ids.entries()) {
      if (id === undefined || this.#page.at(slot) !== page) continue;
      const start = this.#start.at(slot);
      this.#store(slot, bytes.subarray(start, start + this.#length.at(slot)));
    }
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
