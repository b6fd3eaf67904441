import { hash32 } from "../text/hash";
import { FREE, FrozenMap, HEAD, SLOT } from "./frozen-map";
import { endOfRecord, hashOfKeyAt, isKeyAt, sizeOfRecord, writeRecord } from "./frozen-record";

const FIRST_SLOTS = 8;
const FULLEST = 0.6;
const NUMBER = 4;
// Memory that grows by being copied is there twice: records are written to pages. A larger record has a page of its own.
// Threads share the pages: those that one has written another need not copy.
const PAGE_BITS = 20;
const PAGE = 1 << PAGE_BITS;
const FIRST_PAGE = 1 << 16;

/** Makes a `FrozenMap` record by record, in little more memory than that takes. The same order gives the same bytes. */
export class FrozenMapWriter {
  /** The records, as they will lie in the map, and how much of each page they take. */
  readonly #pages: Uint8Array[] = [];
  readonly #lengths: number[] = [];
  /** By the hash of a key, where its record begins, plus one: number of the page, place in the page. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #count = 0;

  has(key: string): boolean {
    return (this.#slots[this.#slotOf(key)] ?? 0) !== 0;
  }

  /** Adds a record; one whose key is there already stays as it is. */
  add(key: string, record: Uint8Array): void {
    const slot = this.#slotOf(key);
    if ((this.#slots[slot] ?? 0) !== 0) return;
    const size = sizeOfRecord(key, record);
    const page = this.#pageFor(size);
    const at = this.#lengths[page] ?? 0;
    this.#slots[slot] = page * PAGE + at + 1;
    this.#lengths[page] = at + size;
    writeRecord(this.#pages[page] ?? NOTHING, at, key, record);
    this.#count++;
    if (this.#count > this.#slots.length * FULLEST) this.#spread(this.#slots.length * 2);
  }

  /** All records so far, for another writer to add, be it in another thread: this one is not to write any more. */
  get pages(): Uint8Array[] {
    return this.#pages.map((page, at) => page.subarray(0, this.#lengths[at] ?? 0));
  }

  /** Adds the records of another writer, whose keys are all others. */
  addAll(pages: readonly Uint8Array[]): void {
    for (const page of pages) {
      this.#pages.push(page);
      this.#lengths.push(page.length);
      for (let at = 0; at < page.length; this.#count++) at = endOfRecord(page, at);
    }
    let slots = this.#slots.length;
    while (this.#count > slots * FULLEST) slots *= 2;
    this.#spread(slots);
  }

  /** The map of all records so far, in memory that `allocate` makes. */
  freeze(allocate: (length: number) => Uint8Array = (length) => new Uint8Array(length)): FrozenMap {
    const starts: number[] = [];
    let end = HEAD + this.#slots.length * SLOT;
    for (const length of this.#lengths) {
      starts.push(end);
      end += length;
    }
    const bytes = allocate(end);
    writeNumber(bytes, FREE, this.#slots.length);
    for (let slot = 0; slot < this.#slots.length; slot++) {
      const at = this.#slots[slot] ?? 0;
      const start = starts[(at - 1) >>> PAGE_BITS] ?? 0;
      if (at !== 0) writeNumber(bytes, HEAD + slot * SLOT, start + ((at - 1) & (PAGE - 1)));
    }
    for (const [page, written] of this.#pages.entries()) {
      bytes.set(written.subarray(0, this.#lengths[page] ?? 0), starts[page] ?? 0);
    }
    return new FrozenMap(bytes);
  }

  /** The number of a page that has room for so many bytes. */
  #pageFor(size: number): number {
    const last = this.#pages.length - 1;
    if ((this.#lengths[last] ?? 0) + size <= (this.#pages[last]?.length ?? 0)) return last;
    this.#lengths.push(0);
    const room = Math.max(size, last < 0 ? FIRST_PAGE : PAGE);
    return this.#pages.push(new Uint8Array(new SharedArrayBuffer(room))) - 1;
  }

  /** Where a key has its record, or would have it. */
  #slotOf(key: string): number {
    const mask = this.#slots.length - 1;
    let slot = hash32(key) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) return slot;
      if (isKeyAt(this.#pages[place >>> PAGE_BITS] ?? NOTHING, place & (PAGE - 1), key)) return slot;
    }
  }

  /** Puts all records where they are looked for among so many slots. */
  #spread(count: number): void {
    const slots = new Uint32Array(count);
    const mask = slots.length - 1;
    for (const [page, bytes] of this.#pages.entries()) {
      const length = this.#lengths[page] ?? 0;
      for (let at = 0; at < length; ) {
        let slot = hashOfKeyAt(bytes, at) & mask;
        while (slots[slot] !== 0) slot = (slot + 1) & mask;
        slots[slot] = page * PAGE + at + 1;
        at = endOfRecord(bytes, at);
      }
    }
    this.#slots = slots;
  }
}

const NOTHING = new Uint8Array(0);

/** Writes a number of four bytes. */
function writeNumber(bytes: Uint8Array, at: number, value: number): void {
  for (let byte = 0; byte < NUMBER; byte++) bytes[at + byte] = (value >>> (8 * byte)) & 0xff;
}
