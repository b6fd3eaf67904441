import { fourBytes } from "../text/bytes";
import { hash32 } from "../text/hash";
import { contentAt, endOfRecord, isKeyAt, keyAt } from "./frozen-record";

/** Bytes at the front that are left to whoever keeps the map. */
export const FREE = 8;
export const HEAD = FREE + 4;
export const SLOT = 4;

/**
 * Records by key in one run of bytes, looked up where they lie: threads can share them, and nothing is unpacked but what
 * is asked for. Layout, whole numbers of four bytes with the lowest first: two that are free, number of slots, a slot for the
 * start of each record by the hash of its key (0 for none); then the records. A `FrozenMapWriter` makes them.
 */
export class FrozenMap {
  readonly #bytes: Uint8Array;
  readonly #slots: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const slots = fourBytes(this.#bytes, FREE);
    const fits = slots > 0 && (slots & (slots - 1)) === 0 && HEAD + slots * SLOT <= bytes.length;
    this.#slots = fits ? slots : 0;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The record of a key; undefined for none. */
  get(key: string): Uint8Array | undefined {
    for (let step = 0, slot = hash32(key); step < this.#slots; step++, slot++) {
      const at = fourBytes(this.#bytes, HEAD + (slot & (this.#slots - 1)) * SLOT);
      if (at === 0) return undefined;
      if (isKeyAt(this.#bytes, at, key)) return contentAt(this.#bytes, at);
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** All records whose key begins so, in the order in which they were written. */
  *entries(prefix = ""): Generator<readonly [key: string, record: Uint8Array]> {
    let at = HEAD + this.#slots * SLOT;
    while (at < this.#bytes.length) {
      const key = keyAt(this.#bytes, at);
      if (key.startsWith(prefix)) yield [key, contentAt(this.#bytes, at)];
      at = endOfRecord(this.#bytes, at);
    }
  }
}
