/**
 * FNV-1a over UTF-16 code units, 32 bits, unsigned (http://www.isthe.com/chongo/tech/comp/fnv/).
 * Not for secrets: it finds what is equal, and whoever relies on equality must compare the texts.
 */
export function hash32(text: string, start = 0, end = text.length, seed = 0x811c9dc5): number {
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
  const hash = new Hash53(seed);
  for (let at = 0; at < text.length; at++) hash.add(text.charCodeAt(at));
  return hash.value;
}

/** `hash53` of code units that come one by one. */
export class Hash53 {
  #high: number;
  #low: number;

  constructor(seed = 0) {
    this.#high = 0xdeadbeef ^ seed;
    this.#low = 0x41c6ce57 ^ seed;
  }

  add(code: number): void {
    this.#high = Math.imul(this.#high ^ code, 2654435761);
    this.#low = Math.imul(this.#low ^ code, 1597334677);
  }

  get value(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return 4294967296 * (2097151 & low) + (high >>> 0);
  }
}
