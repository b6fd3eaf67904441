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

/**
 * The sketch of shingles as ASCII text, two characters a component; "" for none. Repeats and order make no difference.
 */
export function sketchOf(shingles: Float64Array): string {
  return shingles.length === 0 ? "" : pack(superMinHash(shingles));
}

/**
 * All elements take their first step, then their second, and so on, until no component can get a lower value from a later
 * one: most texts need three or four steps.
 */
function superMinHash(shingles: Float64Array): Float64Array {
  const values = new Float64Array(COMPONENTS).fill(Number.POSITIVE_INFINITY);
  const states = new Int32Array(shingles.length);
  for (let element = 0; element < states.length; element++) states[element] = seedOf(shingles[element] ?? 0);
  // For each step which place each element has drawn.
  const drawn: Uint8Array[] = [];
  for (let step = 0; step < COMPONENTS; step++) {
    const left = COMPONENTS - step;
    const places = new Uint8Array(states.length);
    for (let element = 0; element < states.length; element++) {
      const fraction = next(states[element] ?? 0);
      const state = next(fraction);
      states[element] = state;
      let place = step + (((state >>> 0) % left) | 0);
      places[element] = place;
      // A step changes the place that it draws with its own: what stands there now came there in the last step that drew it.
      for (let earlier = step - 1; earlier >= 0; earlier--) {
        if (drawn[earlier]?.[element] === place) place = earlier;
      }
      const old = values[place] ?? 0;
      if (old > step) values[place] = Math.min(old, (fraction >>> 0) / 4294967296 + step);
    }
    if (highest(values) < step + 1) break;
    drawn.push(places);
  }
  return values;
}

function highest(values: Float64Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, values[at] ?? 0);
  return most;
}

function seedOf(shingle: number): number {
  return (shingle ^ Math.imul(Math.floor(shingle / 4294967296), 0x9e3779b1)) | 1;
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
  const codes = new Array<number>(2 * COMPONENTS);
  for (let at = 0; at < COMPONENTS; at++) {
    const value = values[at] ?? 0;
    const step = Math.floor(value);
    const mixed = Math.imul(
      Math.floor((value - step) * 4294967296) ^ Math.imul(step, 0x85ebca6b),
      0x9e3779b1,
    );
    const bits = mixed >>> (32 - COMPONENT_BITS);
    codes[2 * at] = letterOf(bits >>> BITS);
    codes[2 * at + 1] = letterOf(bits & ((1 << BITS) - 1));
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
