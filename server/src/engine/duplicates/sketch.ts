import { letterOf, textOfCodes } from "../text/pack";

/*
 * SuperMinHash (Ertl 2017, arXiv:1706.05698): as MinHash, but each shingle is spread over the components without
 * repeats, so that short texts are estimated better and long ones cost next to nothing a shingle.
 */

/** Components of a sketch. The estimate of a similarity s has a standard error of at most sqrt(s (1 - s) / 128). */
export const COMPONENTS = 128;
// Bands of rows for finding candidates: of pairs with a similarity of 0.8, 1 - (1 - 0.8^5)^25 = 99.995 % share a band.
const ROWS = 5;
const BANDS = 25;
const COMPONENT_BITS = 12;
const BITS = 6;
// Few elements need more steps in a text of the usual length.
const FIRST_STEP = 1;

/**
 * The sketch of shingles as ASCII text, two characters a component; "" for none. Repeats and order make no difference.
 */
export function sketchOf(shingles: Float64Array): string {
  return shingles.length === 0 ? "" : pack(superMinHash(shingles));
}

function superMinHash(shingles: Float64Array): Float64Array {
  const values = new Float64Array(COMPONENTS).fill(Number.POSITIVE_INFINITY);
  // The components in the order in which an element draws them; between two elements, in their own.
  const order = Uint8Array.from({ length: COMPONENTS }, (_, at) => at);
  const drawn = new Uint8Array(COMPONENTS);
  const counts = new Int32Array(COMPONENTS);
  counts[COMPONENTS - 1] = COMPONENTS;
  let highest = COMPONENTS - 1;
  const seeds = new Int32Array(shingles.length);
  for (let element = 0; element < shingles.length; element++) {
    const shingle = shingles[element] ?? 0;
    seeds[element] = (shingle ^ Math.imul(Math.floor(shingle / 4294967296), 0x9e3779b1)) | 1;
  }
  // In several rounds, each with more steps, since the order makes no difference: once every component has a low value,
  // later steps need not be taken, and as long as some have none, they would be taken in vain.
  for (let most = FIRST_STEP; ; most = 2 * most + 1) {
    for (let element = 0; element < seeds.length; element++) {
      let state = seeds[element] ?? 0;
      let step = 0;
      for (; step <= highest && step <= most; step++) {
        state = next(state);
        const fraction = (state >>> 0) / 4294967296;
        state = next(state);
        // Most steps are the first two: division by a number known beforehand is quick.
        const swap =
          step === 0
            ? state & (COMPONENTS - 1)
            : step === 1
              ? 1 + ((state >>> 0) % (COMPONENTS - 1))
              : step + ((state >>> 0) % (COMPONENTS - step));
        drawn[step] = swap;
        const chosen = order[swap] ?? 0;
        order[swap] = order[step] ?? 0;
        const value = fraction + step;
        const old = values[chosen] ?? 0;
        if (value >= old) continue;
        const place = Math.min(Math.floor(old), COMPONENTS - 1);
        values[chosen] = value;
        if (step >= place) continue;
        counts[place] = (counts[place] ?? 0) - 1;
        counts[step] = (counts[step] ?? 0) + 1;
        while (counts[highest] === 0) highest--;
      }
      // No step writes to a place before its own: what was drawn is all that is out of order.
      while (--step >= 0) {
        const swap = drawn[step] ?? 0;
        order[swap] = swap;
      }
    }
    if (most >= highest) return values;
  }
}

/** Xorshift (Marsaglia 2003) over the shingle as seed, with a multiplication so that near seeds part at once. */
function next(state: number): number {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return Math.imul(x, 0x2c1b3c6d) ^ x;
}

/** Twelve bits of each component do: two that differ agree by chance once in 4,096 (b-bit minwise hashing, Li 2010). */
function pack(values: Float64Array): string {
  const codes: number[] = [];
  for (const value of values) {
    const mixed = Math.imul(
      Math.floor((value % 1) * 4294967296) ^ Math.imul(Math.floor(value), 0x85ebca6b),
      0x9e3779b1,
    );
    const bits = mixed >>> (32 - COMPONENT_BITS);
    codes.push(letterOf(bits >>> BITS), letterOf(bits & ((1 << BITS) - 1)));
  }
  return textOfCodes(codes);
}

/** The keys under which to look for sketches like this one, one a band, 30 bits each. */
export function bandsOf(sketch: string): number[] {
  const keys: number[] = [];
  if (sketch === "") return keys;
  for (let band = 0; band < BANDS; band++) {
    let hash = Math.imul(band + 1, 0x9e3779b1);
    for (let at = band * ROWS * 2; at < (band + 1) * ROWS * 2; at++) {
      hash = Math.imul(hash ^ sketch.charCodeAt(at), 0x01000193);
      hash ^= hash >>> 15;
    }
    keys.push(hash & 0x3fffffff);
  }
  return keys;
}

/** The estimated Jaccard similarity of the sets behind two sketches. */
export function similarityOf(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  let equal = 0;
  for (let at = 0; at < COMPONENTS * 2; at += 2) {
    if (a.charCodeAt(at) === b.charCodeAt(at) && a.charCodeAt(at + 1) === b.charCodeAt(at + 1)) equal++;
  }
  return equal / COMPONENTS;
}
