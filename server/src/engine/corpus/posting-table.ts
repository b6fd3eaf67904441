import { Owners } from "./owners";
import { PostingShard } from "./posting-shard";

// Of more postings a shard is split in two: settling one takes some milliseconds then.
const MOST_IN_SHARD = 2 ** 15;
// Where one key has a large part of all owners, its shard is not split for ever.
const DEEPER = 2;

/** A shard, and by how many of the upper bits of their keys its postings belong to it. */
interface Part {
  readonly shard: PostingShard;
  readonly depth: number;
  /** The lowest key that belongs to it. */
  readonly first: number;
}

/**
 * Which owners hold which key, as numbers: see `PostingShard`. By the upper bits of a key its postings lie in one of many
 * shards, each of which is settled and split by itself (extendible hashing: Fagin et al. 1979, doi:10.1145/320083.320092):
 * what grows never lies in memory twice, and adding never takes long.
 */
export class PostingTable {
  readonly #keyBits: number;
  #depth = 0;
  #perPart: number;
  /** By the upper bits of a key; several have the same part where that is not split so far. */
  #parts: Part[];
  /** For keys that have more bits, of which there are none. */
  readonly #nowhere: Part;
  #size = 0;
  readonly #read = new Owners();

  constructor(keyBits: number) {
    this.#keyBits = keyBits;
    this.#perPart = 2 ** -keyBits;
    this.#parts = [{ shard: new PostingShard(keyBits), depth: 0, first: 0 }];
    this.#nowhere = { shard: new PostingShard(keyBits), depth: keyBits, first: 0 };
  }

  /** Number of postings. */
  get size(): number {
    return this.#size;
  }

  add(key: number, owner: number): void {
    let part = this.#partOf(key);
    if (part.shard.isFull) {
      part.shard.settle();
      if (this.#isToSplit(part)) {
        this.#split(part);
        part = this.#partOf(key);
      }
    }
    part.shard.add(key - part.first, owner);
    this.#size++;
  }

  /** Takes one such posting out; false where there is none. */
  remove(key: number, owner: number): boolean {
    const { shard, first } = this.#partOf(key);
    const isRemoved = shard.remove(key - first, owner);
    if (isRemoved) this.#size--;
    return isRemoved;
  }

  /** The owners of a key, in no order; an empty list where there are more than `most`. */
  ownersOf(key: number, most = Number.POSITIVE_INFINITY): number[] {
    this.read(key, most, this.#read);
    // At its true size: a name may have tens of thousands, and arrays that grow leave much behind.
    const owners = new Array<number>(this.#read.count);
    for (let index = 0; index < owners.length; index++) owners[index] = this.#read.at(index);
    return owners;
  }

  /** As `ownersOf`, into a list that is there already, in place of what is in it. */
  read(key: number, most: number, owners: Owners): void {
    const { shard, first } = this.#partOf(key);
    shard.read(key - first, most, owners);
  }

  /** True where an owner holds a key: quicker than its owners, of a key that has many. */
  has(key: number, owner: number): boolean {
    const { shard, first } = this.#partOf(key);
    return shard.has(key - first, owner);
  }

  /** How many owners a key has, counted no further than `most`. */
  countOf(key: number, most = Number.POSITIVE_INFINITY): number {
    const { shard, first } = this.#partOf(key);
    return shard.countOf(key - first, most);
  }

  /**
   * Every key that has several postings, once at least, with its owners in a list that is used again; null now and
   * then, so that a caller can let others work. A walk through all of the table is much quicker than asking for each key.
   */
  *shared(): Generator<{ readonly key: number; readonly owners: Owners } | null> {
    const owners = new Owners();
    for (const { shard, first } of this.#each()) {
      for (const key of shard.shared(owners)) yield key === null ? null : { key: first + key, owners };
      yield null;
    }
  }

  /** Calls `visit` with every posting, in no order. */
  each(visit: (key: number, owner: number) => void): void {
    for (const { shard, first } of this.#each()) shard.each((key, owner) => visit(first + key, owner));
  }

  /** Settles where that saves room worth the time; yields after each part, so that a caller can let others work. */
  *tidy(): Generator<void> {
    for (const { shard } of this.#each()) yield shard.tidy();
  }

  /** Sorts in all that is fresh and drops what is gone, so that the table takes the least room. */
  settle(): void {
    for (const { shard } of this.#each()) {
      shard.settle();
      shard.tidy();
    }
  }

  #partOf(key: number): Part {
    // The range is a power of two: multiplying by its inverse is exact.
    return this.#parts[Math.floor(key * this.#perPart)] ?? this.#nowhere;
  }

  /** All parts in the order of their keys; they may be split meanwhile. */
  *#each(): Generator<Part> {
    for (let key = 0; key < 2 ** this.#keyBits; ) {
      const part = this.#partOf(key);
      yield part;
      key = part.first + 2 ** (this.#keyBits - part.depth);
    }
  }

  #isToSplit({ shard, depth }: Part): boolean {
    if (shard.size <= MOST_IN_SHARD || depth >= this.#keyBits) return false;
    return 2 ** depth * MOST_IN_SHARD < this.#size * 2 ** DEEPER;
  }

  #split({ shard, depth, first }: Part): void {
    if (depth === this.#depth) {
      this.#parts = this.#parts.flatMap((part) => [part, part]);
      this.#depth++;
      this.#perPart *= 2;
    }
    const [lower, upper] = shard.split();
    const half = 2 ** (this.#keyBits - depth - 1);
    const start = Math.floor(first * this.#perPart);
    const count = 2 ** (this.#depth - depth - 1);
    this.#parts.fill({ shard: lower, depth: depth + 1, first }, start, start + count);
    this.#parts.fill(
      { shard: upper, depth: depth + 1, first: first + half },
      start + count,
      start + 2 * count,
    );
  }
}
