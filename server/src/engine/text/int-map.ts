const SMALLEST = 16;
const LARGEST_KEPT = 1 << 13;
// So many slots have a number of bits.
const SLOTS_OF_BITS = 4;

/**
 * A map of 32-bit numbers, as hashes of words are, to numbers not below 0: open addressing in a row of numbers, a fifth of
 * the time of a `Map`.
 */
export class IntMap {
  /** Two numbers a slot, so that a look at one is one look at memory: a key, and what is kept of it plus one; 0 for none. */
  #slots: Int32Array;
  /** Eight bits a slot, one of them set by each key: small enough to stay at hand, they tell of most others that they are none. */
  #bits: Int32Array;
  #size = 0;

  /** `expected`: about how many keys will come. */
  constructor(expected = 0) {
    let slots = SMALLEST;
    while (slots < 2 * expected) slots *= 2;
    this.#slots = new Int32Array(2 * slots);
    this.#bits = new Int32Array(slots / SLOTS_OF_BITS);
  }

  get size(): number {
    return this.#size;
  }

  /** Forgets all keys, and keeps the memory for as many again unless that is much. */
  clear(): void {
    if (this.#slots.length > LARGEST_KEPT) {
      this.#slots = new Int32Array(2 * SMALLEST);
      this.#bits = new Int32Array(SMALLEST / SLOTS_OF_BITS);
    } else {
      this.#slots.fill(0);
      this.#bits.fill(0);
    }
    this.#size = 0;
  }

  /** The value of a key; -1 where there is none. */
  get(key: number): number {
    const bits = this.#bits;
    const mixed = mix(key);
    if ((((bits[(mixed >>> 5) & (bits.length - 1)] ?? 0) >>> mixed) & 1) === 0) return -1;
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = placeOf(mixed, mask); ; at = (at + 2) & mask) {
      const value = slots[at + 1] ?? 0;
      if (value === 0) return -1;
      if (slots[at] === key) return value - 1;
    }
  }

  set(key: number, value: number): void {
    if (this.#size * 4 >= this.#slots.length) this.#grow();
    const bits = this.#bits;
    const mixed = mix(key);
    const word = (mixed >>> 5) & (bits.length - 1);
    bits[word] = (bits[word] ?? 0) | (1 << mixed);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = placeOf(mixed, mask);
    while (slots[at + 1] !== 0 && slots[at] !== key) at = (at + 2) & mask;
    if (slots[at + 1] === 0) this.#size++;
    slots[at] = key;
    slots[at + 1] = value + 1;
  }

  /** The value of a key; a key without one is given the next number, counted from 0 in order of first sight. */
  numberOf(key: number): number {
    const known = this.get(key);
    if (known >= 0) return known;
    const number = this.#size;
    this.set(key, number);
    return number;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    this.#bits = new Int32Array(this.#bits.length * 2);
    this.#size = 0;
    for (let at = 0; at < slots.length; at += 2) {
      const value = slots[at + 1] ?? 0;
      if (value !== 0) this.set(slots[at] ?? 0, value - 1);
    }
  }
}

function mix(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** Where the slot of a key begins; even. */
function placeOf(mixed: number, mask: number): number {
  return (mixed << 1) & mask;
}
