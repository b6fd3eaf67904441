import { fourBytes } from "../text/bytes";
import { hash32 } from "../text/hash";
import { contentAt, endOfRecord, isKeyAt, keyAt } from "./frozen-record";

// A record begins at a place of its page, and pages are many: both go into one number.
export const PAGE_BITS = 20;
export const PAGE = 1 << PAGE_BITS;
const NUMBER = 4;
const NOTHING = new Uint8Array(0);

/**
 * Records by key, looked up where they lie: threads can share them, and nothing is unpacked but what is asked for. They lie
 * in pages, so that nothing is copied once they are written; by the hash of its key each has a slot of four bytes, the
 * lowest first: number of the page, place in the page, plus one; 0 for none. A `FrozenMapWriter` makes them.
 */
export class FrozenMap {
  readonly slots: Uint8Array;
  readonly pages: readonly Uint8Array[];
  readonly #count: number;

  constructor(slots: Uint8Array, pages: readonly Uint8Array[]) {
    this.slots = slots;
    this.pages = pages;
    const count = slots.length / NUMBER;
    this.#count = Number.isInteger(count) && (count & (count - 1)) === 0 ? count : 0;
  }

  /** The record of a key; undefined for none. */
  get(key: string): Uint8Array | undefined {
    for (let step = 0, slot = hash32(key); step < this.#count; step++, slot++) {
      const place = fourBytes(this.slots, (slot & (this.#count - 1)) * NUMBER) - 1;
      if (place < 0) return undefined;
      const page = this.pages[place >>> PAGE_BITS] ?? NOTHING;
      const at = place & (PAGE - 1);
      if (isKeyAt(page, at, key)) return contentAt(page, at);
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** All records whose key begins so, in the order in which they were written. */
  *entries(prefix = ""): Generator<readonly [key: string, record: Uint8Array]> {
    for (const page of this.pages) {
      for (let at = 0; at < page.length; at = endOfRecord(page, at)) {
        const key = keyAt(page, at);
        if (key.startsWith(prefix)) yield [key, contentAt(page, at)];
      }
    }
  }
}
