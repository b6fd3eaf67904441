/** What a hash of no code units is. */
export const HASH_BASIS = 0x811c9dc5 | 0;

/**
 * FNV-1a over UTF-16 code units, 32 bits, unsigned (http://www.isthe.com/chongo/tech/comp/fnv/).
 * Not for secrets: it finds what is equal, and whoever relies on equality must compare the texts.
 */
export function hash32(text: string, start = 0, end = text.length, seed = HASH_BASIS): number {
  let hash = seed;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * A 53-bit hash of a text (cyrb53, public domain): wide enough that a corpus of millions of lines sees no collision
 * worth fearing (birthday bound 10^7 keys: 0.6 %), and still a plain JavaScript number.
 */
export function hash53(text: string, seed = 0): number {
  let high = HIGH_SEED ^ seed;
  let low = LOW_SEED ^ seed;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, HIGH_PRIME);
    low = Math.imul(low ^ code, LOW_PRIME);
  }
  return finish53(high, low);
}

/** The parts of `hash53`, for code units that come one by one: two numbers to start with, … */
export const HIGH_SEED = 0xdeadbeef | 0;
export const LOW_SEED = 0x41c6ce57;

/** … which take in every code unit (`Math.imul(high ^ code, HIGH_PRIME)`) … */
export const HIGH_PRIME = 2654435761 | 0;
export const LOW_PRIME = 1597334677;

/** … and which make the hash together. */
export function finish53(high: number, low: number): number {
  const first = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const second = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A whole number of 0 to 2^53 - 1 in base 36, as `toString(36)` has it, which takes ten times as long for large ones. */
export function base36(value: number): string {
  let digits = "";
  let rest = value;
  do {
    const higher = Math.floor(rest / 36);
    digits = DIGITS.charAt(rest - higher * 36) + digits;
    rest = higher;
  } while (rest > 0);
  return digits;
}

/** `hash53` of code units that come one by one. */
export class Hash53 {
  #high = HIGH_SEED;
  #low = LOW_SEED;

  begin(): void {
    this.#high = HIGH_SEED;
    this.#low = LOW_SEED;
  }

  add(code: number): void {
    this.#high = Math.imul(this.#high ^ code, HIGH_PRIME);
    this.#low = Math.imul(this.#low ^ code, LOW_PRIME);
  }

  get value(): number {
    return finish53(this.#high, this.#low);
  }
}
