import { hash32 } from "../text/hash";
import { FrozenMap, PAGE, PAGE_BITS } from "./frozen-map";
import {
  contentAt,
  endOfRecord,
  hashOfKeyAt,
  isKeyAt,
  keyAt,
  sizeOfRecord,
  writeRecord,
} from "./frozen-record";

const FIRST_SLOTS = 8;
const FULLEST = 0.6;
const NUMBER = 4;
const FIRST_PAGE = 1 << 16;
const NOTHING = new Uint8Array(0);

/** Makes a `FrozenMap` record by record, in memory that threads share. The same order gives the same bytes. */
export class FrozenMapWriter {
  /** The records, and how much of each page they take; a record that is larger than a page has one of its own. */
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

  /** All records so far, for another writer to add, be it in another thread. */
  get pages(): Uint8Array[] {
    return this.#pages.map((page, at) => page.subarray(0, this.#lengths[at] ?? 0));
  }

  /** Adds the records of another writer. */
  addAll(pages: readonly Uint8Array[]): void {
    for (const page of pages) {
      for (let at = 0; at < page.length; at = endOfRecord(page, at))
        this.add(keyAt(page, at), contentAt(page, at));
    }
  }

  /** The map of all records; nothing is to be added any more. */
  freeze(): FrozenMap {
    const slots = new Uint8Array(new SharedArrayBuffer(this.#slots.length * NUMBER));
    const view = new DataView(slots.buffer);
    for (const [slot, place] of this.#slots.entries()) view.setUint32(slot * NUMBER, place, true);
    return new FrozenMap(slots, this.pages);
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
