import { hash32 } from "../text/hash";

const BLANK = " ";
// Of shorter words no slip is considered: see `isNameMistyped`.
const SHORTEST = 5;
const BITS_A_KEY = 16;
const HASHES = 3;
// Keys of most forms, at the least: two for each long word.
const KEYS_A_FORM = 4;
const FEWEST_BITS = 1 << 10;
const MOST_BITS = 2 ** 31;

/**
 * Tells of nearly every text at once that it is none of some names mistyped (`isNameMistyped`), without taking names apart.
 * One slip in one word leaves the other words, and the head or the tail of that word: these are looked for among those of
 * the names (Bloom 1970). It may be wrong in one way only, and then the names themselves are asked.
 */
export class MistypedFilter {
  readonly #once: Uint32Array;
  /** The keys of two names at least. */
  readonly #twice: Uint32Array;
  readonly #mask: number;

  /** For about so many names. */
  constructor(count: number) {
    let bits = FEWEST_BITS;
    while (bits < count * KEYS_A_FORM * BITS_A_KEY && bits < MOST_BITS) bits *= 2;
    this.#once = new Uint32Array(bits / 32);
    this.#twice = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  /** Adds a name, each once. */
  add(name: string): void {
    const lower = name.toLowerCase();
    if (!lower.includes(BLANK)) return;
    for (let start = 0; start < lower.length; ) {
      const end = endOfWord(lower, start);
      const length = end - start;
      if (length >= SHORTEST) {
        const others = othersHash(lower, start, end);
        this.#put(headKey(lower, start, length, others));
        this.#put(tailKey(lower, end, length, others));
      }
      start = end + 1;
    }
  }

  /** False where no name that was added, but the text itself, can be the text before a slip. `added`: the text is one. */
  mayBeSlip(text: string, added: boolean): boolean {
    const lower = text.toLowerCase();
    if (!lower.includes(BLANK)) return false;
    for (let start = 0; start < lower.length; ) {
      const end = endOfWord(lower, start);
      const own = end - start;
      // The right word may be a letter shorter or longer.
      const others = own + 1 < SHORTEST ? 0 : othersHash(lower, start, end);
      for (let length = Math.max(SHORTEST, own - 1); length <= own + 1; length++) {
        const keys = length === own && added ? this.#twice : this.#once;
        if (this.#has(keys, headKey(lower, start, length, others))) return true;
        if (this.#has(keys, tailKey(lower, end, length, others))) return true;
      }
      start = end + 1;
    }
    return false;
  }

  #put(key: number): void {
    const keys = this.#has(this.#once, key) ? this.#twice : this.#once;
    for (let time = 0, hash = key; time < HASHES; time++, hash = again(hash)) {
      const bit = hash & this.#mask;
      keys[bit >>> 5] = (keys[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  #has(keys: Uint32Array, key: number): boolean {
    for (let time = 0, hash = key; time < HASHES; time++, hash = again(hash)) {
      const bit = hash & this.#mask;
      if ((((keys[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false;
    }
    return true;
  }
}

function endOfWord(text: string, start: number): number {
  const end = text.indexOf(BLANK, start);
  return end < 0 ? text.length : end;
}

/** A number for all words but the one between `start` and `end`, and for its place among them. */
function othersHash(text: string, start: number, end: number): number {
  return hash32(text, end, text.length, hash32(text, 0, start));
}

/** Of a word that should have this length: for the letters before its middle one. */
function headKey(text: string, start: number, length: number, others: number): number {
  return spread(hash32(text, start, start + (length >> 1), others ^ length));
}

/** Of a word that should have this length: for the letters behind its middle one. */
function tailKey(text: string, end: number, length: number, others: number): number {
  return spread(hash32(text, end - (length - (length >> 1) - 1), end, ~(others ^ length)));
}

function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function again(key: number): number {
  const mixed = Math.imul(key, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
