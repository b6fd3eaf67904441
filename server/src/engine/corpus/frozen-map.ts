import { fourBytes } from "../text/bytes";
import { hash32 } from "../text/hash";

/** Bytes at the front that are left to whoever keeps the map. */
export const FREE = 8;
export const HEAD = FREE + 4;
export const SLOT = 4;

/**
 * Records by key in one run of bytes, looked up where they lie: threads can share them, and nothing is unpacked but what
 * is asked for. Layout, whole numbers of four bytes with the lowest first: two that are free, number of slots, a slot for the start of each
 * record by the hash of its key (0 for none), then the records: length of the key in UTF-16 code units, key, length,
 * bytes. A `FrozenMapWriter` makes them.
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
      if (!this.#isKeyAt(at, key)) continue;
      return this.#recordAt(at);
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** All records whose key begins so, in the order in which they were written. */
  *entries(prefix = ""): Generator<readonly [key: string, record: Uint8Array]> {
    for (let at = HEAD + this.#slots * SLOT; at + 8 <= this.#bytes.length; ) {
      const units = fourBytes(this.#bytes, at);
      const end = at + 4 + units * 2;
      if (end + 4 > this.#bytes.length) return;
      let key = "";
      for (let unit = at + 4; unit < end; unit += 2) {
        key += String.fromCharCode((this.#bytes[unit] ?? 0) | ((this.#bytes[unit + 1] ?? 0) << 8));
      }
      if (key.startsWith(prefix)) yield [key, this.#recordAt(at)];
      at = end + 4 + fourBytes(this.#bytes, end);
    }
  }

  #isKeyAt(at: number, key: string): boolean {
    if (fourBytes(this.#bytes, at) !== key.length) return false;
    for (let unit = 0; unit < key.length; unit++) {
      const place = at + 4 + unit * 2;
      if (((this.#bytes[place] ?? 0) | ((this.#bytes[place + 1] ?? 0) << 8)) !== key.charCodeAt(unit))
        return false;
    }
    return true;
  }

  #recordAt(at: number): Uint8Array {
    const start = at + 4 + fourBytes(this.#bytes, at) * 2;
    return this.#bytes.subarray(start + 4, start + 4 + fourBytes(this.#bytes, start));
  }
}
