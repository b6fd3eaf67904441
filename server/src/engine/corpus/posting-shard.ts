import type { Owners } from "./owners";
import { SMALL_BUCKET, sortBucket } from "./sort-bucket";

const NONE = -1;
const FIRST_CAPACITY = 64;
const GROWTH = 1.5;
// What comes is kept apart until it is a third of the rest: sorting it in then costs each posting a few moves in all.
const FEWEST_FRESH = 4096;
const FRESH_SHARE = 3;
const TIDY_SHARE = 16;
const IN_BUCKET = 8;
const WORD = 32;
// A walk through all postings pauses after so many buckets.
const STRETCH = 4096;
const SHORT = 2 ** 16;

/**
 * Which owners hold which key, in some five bytes a posting, where a Map of sets takes a hundred: what is settled lies
 * sorted by key in typed arrays, with a directory of the keys' upper bits, whose lower bits share a word with the owner
 * where there is room (quotienting: Cleary 1984, IEEE Transactions on Computers 33, 828-834). Keys are evenly spread
 * whole numbers of up to `keyBits` bits, at most 46; owners whole numbers of up to 31 bits. A multiset: what is put in
 * twice is there twice. A part of a `PostingTable`: of many postings, settling takes its time and its memory.
 */
export class PostingShard {
  readonly #keyBits: number;
  // Settled.
  #size = 0;
  #topBits = 0;
  #lowRange: number;
  #perRange: number;
  #ownerBits = 0;
  #ownerMask = 0;
  #directory: Directory = new Uint16Array(2);
  /** Lower bits of the key and the owner in one word; where that does not hold both, the lower bits alone. */
  #words = new Uint32Array(0);
  #owners: Uint32Array<ArrayBuffer> | null = null;
  /** A bit for each settled posting that is gone; none as long as none is. */
  #gone = new Uint32Array(0);
  #goneCount = 0;
  // Fresh: in the order in which they came, where none is any more with the key NOBODY. Only where somebody asks they are
  // linked into a hash table with chains.
  readonly #nobody: number;
  #keys: FreshKeys;
  #freshOwners = new Uint32Array(FIRST_CAPACITY);
  #next = new Int32Array(0);
  #buckets = new Int32Array(0);
  #linked = 0;
  #used = 0;
  #free = NONE;
  #fresh = 0;
  #largestOwner = 0;
  /** Where `seek` has found a key: its lower bits, and between which places its postings are. */
  readonly #sought = { low: 0, start: 0, end: 0 };

  constructor(keyBits: number) {
    this.#keyBits = keyBits;
    this.#lowRange = 2 ** keyBits;
    this.#perRange = 2 ** -keyBits;
    this.#nobody = keyBits < WORD ? 2 ** WORD - 1 : -1;
    this.#keys = this.#roomForKeys(FIRST_CAPACITY);
  }

  /** Number of postings. */
  get size(): number {
    return this.#size - this.#goneCount + this.#fresh;
  }

  /** True where so much has come that it is to be settled. */
  get isFull(): boolean {
    return this.#fresh >= Math.max(FEWEST_FRESH, this.#size / FRESH_SHARE);
  }

  add(key: number, owner: number): void {
    if (owner > this.#largestOwner) this.#largestOwner = owner;
    const posting = this.#allocate();
    this.#keys[posting] = key;
    this.#freshOwners[posting] = owner;
    if (posting < this.#linked) this.#link(posting);
    this.#fresh++;
  }

  /** Takes one such posting out; false where there is none. */
  remove(key: number, owner: number): boolean {
    let before = NONE;
    let posting = this.#first(key);
    while (posting !== NONE) {
      const next = this.#next[posting] ?? NONE;
      if (this.#keys[posting] === key && this.#freshOwners[posting] === owner) {
        if (before === NONE) this.#buckets[this.#bucketOf(key)] = next;
        else this.#next[before] = next;
        this.#next[posting] = this.#free;
        this.#free = posting;
        this.#keys[posting] = this.#nobody;
        this.#fresh--;
        return true;
      }
      before = posting;
      posting = next;
    }
    this.#seek(key);
    const { low, end } = this.#sought;
    for (let at = this.#sought.start; at < end && this.#lowAt(at) <= low; at++) {
      if (this.#lowAt(at) !== low || this.#ownerAt(at) !== owner || this.#isGone(at)) continue;
      if (this.#goneCount === 0) this.#gone = new Uint32Array(Math.ceil(this.#size / 32));
      this.#gone[at >>> 5] = (this.#gone[at >>> 5] ?? 0) | (1 << (at & 31));
      this.#goneCount++;
      if (this.#goneCount > FEWEST_FRESH && this.#goneCount > this.#size / 4) this.settle();
      return true;
    }
    return false;
  }

  /** Puts the owners of a key into a list, in no order, in place of what is in it; none where there are more than `most`. */
  read(key: number, most: number, owners: Owners): void {
    owners.clear();
    this.#seek(key);
    const { low, end } = this.#sought;
    for (let at = this.#sought.start; at < end; at++) {
      const here = this.#lowAt(at);
      if (here > low) break;
      if (here !== low || this.#isGone(at)) continue;
      if (owners.count >= most) {
        owners.clear();
        return;
      }
      owners.add(this.#ownerAt(at));
    }
    for (let posting = this.#first(key); posting !== NONE; posting = this.#next[posting] ?? NONE) {
      if (this.#keys[posting] !== key) continue;
      if (owners.count >= most) {
        owners.clear();
        return;
      }
      owners.add(this.#freshOwners[posting] ?? 0);
    }
  }

  /** True where an owner holds a key: quicker than its owners, of a key that has many. */
  has(key: number, owner: number): boolean {
    this.#seek(key);
    const { low, end } = this.#sought;
    let from = this.#sought.start;
    let to = end;
    // Where owners share a word with the key, they are in order, too.
    while (this.#owners === null && to - from > SMALL_BUCKET) {
      const middle = (from + to) >>> 1;
      const here = this.#lowAt(middle);
      if (here < low || (here === low && this.#ownerAt(middle) < owner)) from = middle;
      else to = middle + 1;
    }
    for (let at = from; at < end; at++) {
      const here = this.#lowAt(at);
      if (here > low || (here === low && this.#owners === null && this.#ownerAt(at) > owner)) break;
      if (here === low && this.#ownerAt(at) === owner && !this.#isGone(at)) return true;
    }
    for (let posting = this.#first(key); posting !== NONE; posting = this.#next[posting] ?? NONE) {
      if (this.#keys[posting] === key && this.#freshOwners[posting] === owner) return true;
    }
    return false;
  }

  /**
   * Every key that has several postings, once at least, with its owners in `owners`, which is used again; null now and
   * then, so that a caller can let others work. A walk through all postings is much quicker than asking for each key.
   */
  *shared(owners: Owners): Generator<number | null> {
    for (let top = 0; top + 1 < this.#directory.length; top++) {
      if (top % STRETCH === STRETCH - 1) yield null;
      const end = this.#directory[top + 1] ?? 0;
      for (let at = this.#directory[top] ?? 0; at + 1 < end; at++) {
        const low = this.#lowAt(at);
        if (this.#lowAt(at + 1) !== low) continue;
        while (at + 1 < end && this.#lowAt(at + 1) === low) at++;
        const key = top * this.#lowRange + low;
        this.read(key, Number.POSITIVE_INFINITY, owners);
        if (owners.count > 1) yield key;
      }
    }
    const fresh = new Set<number>();
    for (let posting = 0; posting < this.#used; posting++) {
      if (posting % STRETCH === STRETCH - 1) yield null;
      const key = this.#keys[posting] ?? this.#nobody;
      if (key === this.#nobody || fresh.has(key)) continue;
      fresh.add(key);
      this.read(key, Number.POSITIVE_INFINITY, owners);
      if (owners.count > 1) yield key;
    }
  }

  /** How many owners a key has, counted no further than `most`. */
  countOf(key: number, most = Number.POSITIVE_INFINITY): number {
    let count = 0;
    this.#seek(key);
    const { low, end } = this.#sought;
    for (let at = this.#sought.start; at < end && count < most; at++) {
      const here = this.#lowAt(at);
      if (here > low) break;
      if (here === low && !this.#isGone(at)) count++;
    }
    for (let at = this.#first(key); at !== NONE && count < most; at = this.#next[at] ?? NONE) {
      if (this.#keys[at] === key) count++;
    }
    return count;
  }

  /** Takes the least room that is worth the time. */
  tidy(): void {
    if ((this.#fresh + this.#goneCount) * TIDY_SHARE > this.#size) this.settle();
    if (this.#used === 0) this.#clearFresh(FIRST_CAPACITY);
  }

  /** Sorts in what is fresh and drops what is gone. */
  settle(): void {
    const size = this.size;
    if (this.#fresh === 0 && this.#goneCount === 0) return;
    const ownerBits = bitsFor(this.#largestOwner);
    // A bucket holds a handful of keys; below, its lower bits are to fit into a word, best of all beside the owner.
    const narrow = this.#keyBits + ownerBits - WORD;
    const wanted = Math.max(1, bitsFor(Math.floor(size / IN_BUCKET)));
    const shared = narrow <= wanted + 2;
    const topBits = Math.min(
      this.#keyBits,
      shared ? Math.max(wanted, narrow) : Math.max(wanted, this.#keyBits - WORD),
    );
    const lowRange = 2 ** (this.#keyBits - topBits);
    const directory = size < SHORT ? new Uint16Array(2 ** topBits + 1) : new Uint32Array(2 ** topBits + 1);
    const words = new Uint32Array(size);
    const owners = shared ? null : new Uint32Array(size);
    this.#count(directory, 1 / lowRange);
    for (let top = 1; top < directory.length; top++) {
      directory[top] = (directory[top] ?? 0) + (directory[top - 1] ?? 0);
    }
    this.#pour({ directory, words, owners, lowRange, scale: 2 ** ownerBits });
    directory.copyWithin(1, 0);
    directory[0] = 0;
    for (let top = 0; top + 1 < directory.length; top++) {
      sortBucket(words, owners, directory[top] ?? 0, directory[top + 1] ?? 0);
    }
    this.#take({ directory, words, owners, topBits, ownerBits });
    this.#clearFresh(this.#keys.length);
  }

  /** Two shards in place of this one: of the keys below and above the middle, each less by what all of them have in common. */
  split(): [lower: PostingShard, upper: PostingShard] {
    this.settle();
    const halves: [PostingShard, PostingShard] = [
      new PostingShard(this.#keyBits - 1),
      new PostingShard(this.#keyBits - 1),
    ];
    const buckets = (this.#directory.length - 1) / 2;
    for (const [half, shard] of halves.entries()) {
      const directory = this.#directory.slice(half * buckets, (half + 1) * buckets + 1);
      const start = directory[0] ?? 0;
      const end = directory[buckets] ?? 0;
      for (let top = 0; top <= buckets; top++) directory[top] = (directory[top] ?? 0) - start;
      shard.#largestOwner = this.#largestOwner;
      shard.#take({
        directory,
        words: this.#words.slice(start, end),
        owners: this.#owners?.slice(start, end) ?? null,
        topBits: this.#topBits - 1,
        ownerBits: this.#ownerBits,
      });
    }
    return halves;
  }

  #take({ directory, words, owners, topBits, ownerBits }: Sorted): void {
    const lowRange = 2 ** (this.#keyBits - topBits);
    this.#size = words.length;
    this.#topBits = topBits;
    this.#lowRange = lowRange;
    this.#perRange = 1 / lowRange;
    this.#ownerBits = ownerBits;
    this.#ownerMask = 2 ** ownerBits - 1;
    this.#directory = directory;
    this.#words = words;
    this.#owners = owners;
    this.#gone = new Uint32Array(0);
    this.#goneCount = 0;
  }

  /** Makes room for what is fresh: where it is as large as before, that is used again. */
  #clearFresh(capacity: number): void {
    if (this.#keys.length !== capacity) {
      this.#keys = this.#roomForKeys(capacity);
      this.#freshOwners = new Uint32Array(capacity);
    }
    this.#next = new Int32Array(0);
    this.#buckets = new Int32Array(0);
    this.#linked = 0;
    this.#used = 0;
    this.#free = NONE;
    this.#fresh = 0;
  }

  #roomForKeys(capacity: number): FreshKeys {
    return this.#keyBits < WORD ? new Uint32Array(capacity) : new Float64Array(capacity);
  }

  /** Counts the postings of each bucket to be, one place behind it. A callback for each would take most of the time. */
  #count(directory: Directory, perRange: number): void {
    for (let top = 0; top + 1 < this.#directory.length; top++) {
      const first = top * this.#lowRange;
      const end = this.#directory[top + 1] ?? 0;
      for (let at = this.#directory[top] ?? 0; at < end; at++) {
        if (this.#isGone(at)) continue;
        const bucket = Math.floor((first + this.#lowAt(at)) * perRange) + 1;
        directory[bucket] = (directory[bucket] ?? 0) + 1;
      }
    }
    for (let at = 0; at < this.#used; at++) {
      const key = this.#keys[at] ?? this.#nobody;
      const bucket = Math.floor(key * perRange) + 1;
      if (key !== this.#nobody) directory[bucket] = (directory[bucket] ?? 0) + 1;
    }
  }

  /** Puts all postings into their buckets to be. */
  #pour(into: Settled): void {
    for (let top = 0; top + 1 < this.#directory.length; top++) {
      const first = top * this.#lowRange;
      const end = this.#directory[top + 1] ?? 0;
      for (let at = this.#directory[top] ?? 0; at < end; at++) {
        if (!this.#isGone(at)) put(into, first + this.#lowAt(at), this.#ownerAt(at));
      }
    }
    for (let at = 0; at < this.#used; at++) {
      const key = this.#keys[at] ?? this.#nobody;
      if (key !== this.#nobody) put(into, key, this.#freshOwners[at] ?? 0);
    }
  }

  /** Calls `visit` with every posting, in no order. */
  each(visit: (key: number, owner: number) => void): void {
    for (let top = 0; top + 1 < this.#directory.length; top++) {
      const end = this.#directory[top + 1] ?? 0;
      for (let at = this.#directory[top] ?? 0; at < end; at++) {
        if (!this.#isGone(at)) visit(top * this.#lowRange + this.#lowAt(at), this.#ownerAt(at));
      }
    }
    for (let at = 0; at < this.#used; at++) {
      const key = this.#keys[at] ?? this.#nobody;
      if (key !== this.#nobody) visit(key, this.#freshOwners[at] ?? 0);
    }
  }

  /** Notes where the key's postings may start and end: found by halving in large buckets, which hold keys of many owners. */
  #seek(key: number): void {
    // The range is a power of two: multiplying by its inverse is exact.
    const top = Math.floor(key * this.#perRange);
    const low = key - top * this.#lowRange;
    let from = this.#directory[top] ?? 0;
    const end = this.#directory[top + 1] ?? 0;
    for (let to = end; to - from > SMALL_BUCKET; ) {
      const middle = (from + to) >>> 1;
      if (this.#lowAt(middle) < low) from = middle;
      else to = middle;
    }
    this.#sought.low = low;
    this.#sought.start = from;
    this.#sought.end = end;
  }

  #lowAt(at: number): number {
    const word = this.#words[at] ?? 0;
    return this.#owners !== null ? word : this.#ownerBits === WORD ? 0 : word >>> this.#ownerBits;
  }

  #ownerAt(at: number): number {
    if (this.#owners !== null) return this.#owners[at] ?? 0;
    return (this.#words[at] ?? 0) & this.#ownerMask;
  }

  #isGone(at: number): boolean {
    return this.#goneCount > 0 && (((this.#gone[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1;
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
    const mixed = Math.imul(key % 0x7fffffff, 0x9e3779b1);
    return ((mixed ^ (mixed >>> 15)) >>> 0) & (this.#buckets.length - 1);
  }

  #first(key: number): number {
    if (this.#fresh === 0) return NONE;
    if (this.#linked < this.#used) this.#linkAll();
    return this.#buckets[this.#bucketOf(key)] ?? NONE;
  }

  /** Links what has come since the last question. */
  #linkAll(): void {
    if (this.#next.length < this.#keys.length) {
      this.#next = new Int32Array(this.#keys.length);
      this.#buckets = new Int32Array(2 ** bitsFor(this.#keys.length - 1)).fill(NONE);
      this.#linked = 0;
    }
    for (; this.#linked < this.#used; this.#linked++) this.#link(this.#linked);
  }

  #link(posting: number): void {
    const bucket = this.#bucketOf(this.#keys[posting] ?? 0);
    this.#next[posting] = this.#buckets[bucket] ?? NONE;
    this.#buckets[bucket] = posting;
  }

  /** Only called where every posting is in use. */
  #grow(): void {
    const capacity = Math.ceil(this.#keys.length * GROWTH);
    const keys = this.#roomForKeys(capacity);
    const owners = new Uint32Array(capacity);
    keys.set(this.#keys);
    owners.set(this.#freshOwners);
    this.#keys = keys;
    this.#freshOwners = owners;
  }
}

/** Of fewer postings the places are shorter. */
type Directory = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Short keys take half the room. */
type FreshKeys = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** What has been settled. */
interface Sorted {
  readonly directory: Directory;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly owners: Uint32Array<ArrayBuffer> | null;
  readonly topBits: number;
  readonly ownerBits: number;
}

/** What is settled, while it is filled: a directory entry is where the next posting of its bucket goes. */
interface Settled {
  readonly directory: Directory;
  readonly words: Uint32Array;
  readonly owners: Uint32Array | null;
  readonly lowRange: number;
  /** What the lower bits of a key are multiplied by to stand beside the owner. */
  readonly scale: number;
}

function put({ directory, words, owners, lowRange, scale }: Settled, key: number, owner: number): void {
  const top = Math.floor(key / lowRange);
  const at = directory[top] ?? 0;
  directory[top] = at + 1;
  const low = key - top * lowRange;
  words[at] = owners === null ? low * scale + owner : low;
  if (owners !== null) owners[at] = owner;
}

function bitsFor(value: number): number {
  return WORD - Math.clz32(value);
}
