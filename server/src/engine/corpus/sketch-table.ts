import type { ArticleId } from "../article/article";

const NONE = -1;
const FIRST_CAPACITY = 1024;

// How far a chain is followed to take a posting out. One that lies deeper stays, without an owner, until the table is
// packed: a key that a third of the articles have must not make every edit slow.
const MOST_STEPS = 64;
const PACK_AT = 1024;

/**
 * Which articles hold which key: a hash table with chains in typed arrays, some 20 bytes a posting, since a Map of sets
 * for 100,000 articles would take ten times as much. Keys are whole numbers of 0 to 31 bits.
 */
export class SketchTable {
  readonly #slots = new Map<ArticleId, number>();
  readonly #ids: (ArticleId | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  #keys = new Int32Array(FIRST_CAPACITY);
  #owners = new Int32Array(FIRST_CAPACITY);
  #next = new Int32Array(FIRST_CAPACITY);
  #buckets = new Int32Array(FIRST_CAPACITY).fill(NONE);
  #used = 0;
  #free = NONE;
  #dead = 0;

  /** Adds an article's keys; the article must not be there yet. */
  add(id: ArticleId, keys: Iterable<number>): void {
    const slot = this.#freeSlots.pop() ?? this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids[slot] = id;
    for (const key of keys) {
      const posting = this.#allocate();
      this.#keys[posting] = key;
      this.#owners[posting] = slot;
      this.#link(posting, key);
    }
  }

  /** Takes an article away; `keys` are those that it was added with. An unknown article changes nothing. */
  remove(id: ArticleId, keys: Iterable<number>): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    let left = 0;
    for (const key of keys) if (!this.#unlink(slot, key)) left++;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
    if (left === 0) this.#freeSlots.push(slot);
    this.#dead += left;
    if (this.#dead > PACK_AT && this.#dead > this.#used / 8) this.#pack();
  }

  /** The articles with this key, in no order; an empty list where they are more than `most`. */
  articlesWith(key: number, most: number): ArticleId[] {
    const articles: ArticleId[] = [];
    let posting = this.#buckets[this.#bucketOf(key)] ?? NONE;
    while (posting !== NONE) {
      if (this.#keys[posting] === key) {
        const id = this.#ids[this.#owners[posting] ?? NONE];
        if (id !== undefined) articles.push(id);
        if (articles.length > most) return [];
      }
      posting = this.#next[posting] ?? NONE;
    }
    return articles;
  }

  #allocate(): number {
    if (this.#free !== NONE) {
      const posting = this.#free;
      this.#free = this.#next[posting] ?? NONE;
      return posting;
    }
    if (this.#used === this.#keys.length) this.#grow();
    return this.#used++;
  }

  #bucketOf(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 7) & (this.#buckets.length - 1);
  }

  #link(posting: number, key: number): void {
    const bucket = this.#bucketOf(key);
    this.#next[posting] = this.#buckets[bucket] ?? NONE;
    this.#buckets[bucket] = posting;
  }

  /** False where the posting lies too deep in its chain and stays. */
  #unlink(slot: number, key: number): boolean {
    const bucket = this.#bucketOf(key);
    let before = NONE;
    let posting = this.#buckets[bucket] ?? NONE;
    for (let steps = 0; posting !== NONE; steps++) {
      if (this.#keys[posting] === key && this.#owners[posting] === slot) break;
      if (steps === MOST_STEPS) return false;
      before = posting;
      posting = this.#next[posting] ?? NONE;
    }
    if (posting === NONE) return true;
    const next = this.#next[posting] ?? NONE;
    if (before === NONE) this.#buckets[bucket] = next;
    else this.#next[before] = next;
    this.#owners[posting] = NONE;
    this.#next[posting] = this.#free;
    this.#free = posting;
    return true;
  }

  /** Drops the postings of articles that are gone. Their order in the chains changes, which nobody sees. */
  #pack(): void {
    let kept = 0;
    for (let posting = 0; posting < this.#used; posting++) {
      const owner = this.#owners[posting] ?? NONE;
      if (owner === NONE || this.#ids[owner] === undefined) continue;
      this.#keys[kept] = this.#keys[posting] ?? 0;
      this.#owners[kept++] = owner;
    }
    this.#used = kept;
    this.#free = NONE;
    this.#dead = 0;
    this.#freeSlots.length = 0;
    for (const [slot, id] of this.#ids.entries()) if (id === undefined) this.#freeSlots.push(slot);
    this.#buckets.fill(NONE);
    for (let posting = 0; posting < kept; posting++) this.#link(posting, this.#keys[posting] ?? 0);
  }

  /** Only called when every posting is in use. */
  #grow(): void {
    this.#keys = doubled(this.#keys);
    this.#owners = doubled(this.#owners);
    this.#next = doubled(this.#next);
    this.#buckets = new Int32Array(this.#keys.length).fill(NONE);
    for (let posting = 0; posting < this.#used; posting++) this.#link(posting, this.#keys[posting] ?? 0);
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
