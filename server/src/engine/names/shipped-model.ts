import taggerData from "./data/tagger.json";
import {
  END,
  MOST_FEATURES,
  PLACES,
  Place,
  SLOTS,
  START,
  TAGS,
  type TagSentence,
  writeContextFeatures,
  writeRunFeatures,
  writeWordFeatures,
} from "./tag-features";
import type { TaggerModel } from "./tagger";
import type { WordFacts, WordRun } from "./word-type";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes out of base64; what is no base64 counts as zero. */
function decode(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let at = 0; at < BASE64.length; at++) values[BASE64.charCodeAt(at)] = at;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let to = 0;
  for (let at = 0; at + 3 < text.length; at += 4) {
    const bits =
      ((values[text.charCodeAt(at)] ?? 0) << 18) |
      ((values[text.charCodeAt(at + 1)] ?? 0) << 12) |
      ((values[text.charCodeAt(at + 2)] ?? 0) << 6) |
      (values[text.charCodeAt(at + 3)] ?? 0);
    bytes[to++] = bits >> 16;
    bytes[to++] = bits >> 8;
    bytes[to++] = bits;
  }
  return bytes;
}

// The scores of the tags, two in a number of 32 bits: what some hundred weights of one byte sum up to stays within 16, so
// that one addition adds both.
const QUAD = 4;
const features = new Int32Array(MOST_FEATURES);

/**
 * The model that comes with the engine. Most slots have no weights: a bit for each says so, and the others have a row, in
 * their order. What a word says by itself is remembered with it, since it says it in every article.
 */
export class ShippedModel implements TaggerModel {
  readonly transitions: Float64Array;
  readonly #rows: Int32Array;
  /** For each 32 slots two numbers: which of them have rows, one bit each, and how many rows there are before. */
  readonly #parts = new Int32Array(SLOTS / 16);
  readonly #sum = new Int32Array(QUAD);
  readonly #start: Int32Array;
  readonly #end: Int32Array;

  /**
   * Weights in their packed form. For each slot that has any, in order: how many slots it is behind the last one (7 bits a
   * byte, lowest first, the eighth bit set on all but the last), one byte with a bit for each tag that has a weight, and
   * these weights as signed bytes.
   */
  constructor(packed: string, transitions: readonly number[]) {
    this.transitions = Float64Array.from(transitions);
    const bytes = decode(packed);
    // A row takes three bytes or more.
    const rows = new Int32Array(QUAD * Math.ceil(bytes.length / 3));
    const parts = this.#parts;
    let slot = -1;
    let to = 0;
    let at = 0;
    while (at < bytes.length) {
      let gap = 0;
      for (let shift = 0; shift < 28; shift += 7) {
        const byte = bytes[at++] ?? 0;
        gap |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
      // Padding: no slot is behind another by nothing.
      if (gap === 0) break;
      slot += gap;
      parts[2 * (slot >> 5)] = (parts[2 * (slot >> 5)] ?? 0) | (1 << (slot & 31));
      const tags = bytes[at++] ?? 0;
      for (let tag = 0; tag < TAGS.length; tag++) {
        if ((tags & (1 << tag)) === 0) continue;
        const weight = ((bytes[at++] ?? 0) << 24) >> 24;
        rows[to + (tag >> 1)] = (rows[to + (tag >> 1)] ?? 0) + ((tag & 1) === 0 ? weight : weight << 16);
      }
      to += QUAD;
    }
    this.#rows = rows;
    let before = 0;
    for (let part = 0; part < parts.length; part += 2) {
      parts[part + 1] = before;
      before += bitCount(parts[part] ?? 0);
    }
    this.#start = this.#scoresOf(START);
    this.#end = this.#scoresOf(END);
  }

  emit(sentence: TagSentence, at: number, scores: Float64Array): void {
    const sum = this.#sum;
    sum.fill(0);
    this.#add(writeContextFeatures(sentence, at, features, 0));
    const run = sentence.runs[at];
    if (run !== null && run !== undefined) this.#addRemembered(this.#runScores(run), 0);
    for (let place = 0; place < PLACES; place++)
      this.#addRemembered(this.#wordScores(sentence, at + place - Place.Own), place * QUAD);
    for (let pair = 0; pair < QUAD; pair++) {
      const both = sum[pair] ?? 0;
      const low = (both << 16) >> 16;
      scores[2 * pair] = low;
      scores[2 * pair + 1] = (both - low) >> 16;
    }
  }

  /** Adds what the first `count` features score to the sum. */
  #add(count: number): void {
    const parts = this.#parts;
    const rows = this.#rows;
    const sum = this.#sum;
    for (let feature = 0; feature < count; feature++) {
      const slot = features[feature] ?? 0;
      const part = 2 * (slot >> 5);
      const bits = parts[part] ?? 0;
      if (((bits >>> (slot & 31)) & 1) === 0) continue;
      const row = QUAD * ((parts[part + 1] ?? 0) + bitCount(bits & ((1 << (slot & 31)) - 1)));
      sum[0] = (sum[0] ?? 0) + (rows[row] ?? 0);
      sum[1] = (sum[1] ?? 0) + (rows[row + 1] ?? 0);
      sum[2] = (sum[2] ?? 0) + (rows[row + 2] ?? 0);
      sum[3] = (sum[3] ?? 0) + (rows[row + 3] ?? 0);
    }
  }

  #addRemembered(scores: Int32Array, from: number): void {
    const sum = this.#sum;
    sum[0] = (sum[0] ?? 0) + (scores[from] ?? 0);
    sum[1] = (sum[1] ?? 0) + (scores[from + 1] ?? 0);
    sum[2] = (sum[2] ?? 0) + (scores[from + 2] ?? 0);
    sum[3] = (sum[3] ?? 0) + (scores[from + 3] ?? 0);
  }

  #runScores(run: WordRun): Int32Array {
    if (run.scores === null) {
      const kept = this.#sum.slice();
      this.#sum.fill(0);
      this.#add(writeRunFeatures(run, features, 0));
      run.scores = this.#sum.slice();
      this.#sum.set(kept);
    }
    return run.scores;
  }

  #wordScores({ words }: TagSentence, at: number): Int32Array {
    if (at < 0) return this.#start;
    const type = words[at]?.type;
    if (type === undefined) return this.#end;
    type.scores ??= this.#scoresOf(type.facts);
    return type.scores;
  }

  /** The scores of a word's own features by the place from which it is seen, a quad a place. */
  #scoresOf(facts: WordFacts): Int32Array {
    const kept = this.#sum.slice();
    const scores = new Int32Array(PLACES * QUAD);
    for (let place: Place = 0; place < PLACES; place++) {
      this.#sum.fill(0);
      this.#add(writeWordFeatures(facts, place, features, 0));
      scores.set(this.#sum, place * QUAD);
    }
    this.#sum.set(kept);
    return scores;
  }
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

let shipped: ShippedModel | null = null;

/** The model that comes with the engine; read when first needed. */
export function shippedModel(): ShippedModel {
  shipped ??= new ShippedModel(taggerData.weights, taggerData.transitions);
  return shipped;
}
