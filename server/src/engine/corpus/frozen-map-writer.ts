import { fourBytes } from "../text/bytes";
import { hash32 } from "../text/hash";
import { FrozenMap, HEAD, SLOT } from "./frozen-map";

const FIRST_SLOTS = 8;
const FIRST_BYTES = 1 << 16;
const FULLEST = 0.6;
const NUMBER = 4;

/** Makes a `FrozenMap` record by record, in little more memory than that takes. The same order gives the same bytes. */
export class FrozenMapWriter {
  /** The records, as they will lie in the map. */
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;
  /** By the hash of a key, where its record begins, plus one. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #count = 0;

  has(key: string): boolean {
    return (this.#slots[this.#slotOf(key)] ?? 0) !== 0;
  }

  /** Adds a record; one whose key is there already stays as it is. */
  add(key: string, record: Uint8Array): void {
    const slot = this.#slotOf(key);
    if ((this.#slots[slot] ?? 0) !== 0) return;
    this.#slots[slot] = this.#length + 1;
    this.#count++;
    this.#reserve(2 * NUMBER + key.length * 2 + record.length);
    this.#number(key.length);
    for (let unit = 0; unit < key.length; unit++) {
      const code = key.charCodeAt(unit);
      this.#bytes[this.#length++] = code & 0xff;
      this.#bytes[this.#length++] = code >>> 8;
    }
    this.#number(record.length);
    this.#bytes.set(record, this.#length);
    this.#length += record.length;
    if (this.#count > this.#slots.length * FULLEST) this.#grow();
  }

  /** The map of all records so far. */
  freeze(): FrozenMap {
    const start = HEAD + this.#slots.length * SLOT;
    const bytes = new Uint8Array(start + this.#length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, this.#slots.length, true);
    for (let slot = 0; slot < this.#slots.length; slot++) {
      const at = this.#slots[slot] ?? 0;
      if (at !== 0) view.setUint32(HEAD + slot * SLOT, start + at - 1, true);
    }
    bytes.set(this.#bytes.subarray(0, this.#length), start);
    return new FrozenMap(bytes);
  }

  /** Where a key has its record, or would have it. */
  #slotOf(key: string): number {
    const mask = this.#slots.length - 1;
    let slot = hash32(key) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot] ?? 0;
      if (at === 0 || this.#isKeyAt(at - 1, key)) return slot;
    }
  }

  #isKeyAt(at: number, key: string): boolean {
    if (fourBytes(this.#bytes, at) !== key.length) return false;
    for (let unit = 0; unit < key.length; unit++) {
      const place = at + NUMBER + unit * 2;
      const code = (this.#bytes[place] ?? 0) | ((this.#bytes[place + 1] ?? 0) << 8);
      if (code !== key.charCodeAt(unit)) return false;
    }
    return true;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let at = 0; at < this.#length; ) {
      const units = fourBytes(this.#bytes, at);
      let hash = 0x811c9dc5;
      for (let place = at + NUMBER; place < at + NUMBER + units * 2; place += 2) {
        const code = (this.#bytes[place] ?? 0) | ((this.#bytes[place + 1] ?? 0) << 8);
        hash = Math.imul(hash ^ code, 0x01000193);
      }
      let slot = (hash >>> 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = at + 1;
      const end = at + NUMBER + units * 2;
      at = end + NUMBER + fourBytes(this.#bytes, end);
    }
    this.#slots = slots;
  }

  #number(value: number): void {
    for (let byte = 0; byte < NUMBER; byte++) {
      this.#bytes[this.#length++] = (value >>> (8 * byte)) & 0xff;
    }
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(Math.ceil(this.#bytes.length * 1.5), this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
