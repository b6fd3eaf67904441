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
import type { TagSums, WordFacts, WordRun } from "./word-type";

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

const features = new Int32Array(MOST_FEATURES);
// A row holds a byte for each tag and one to spare, its weight and this.
const BIAS = 128;
const NO_WEIGHTS = 0x80808080 | 0;

// Numbers in a remembered sum, and in all that are remembered of a word.
const SUM = 5;
const WORD = SUM * PLACES;
// Where the edges of a sentence stand among the words.
const EDGES = 2;

/**
 * The model that comes with the engine. Most slots have no weights: a bit for each says so, and the others have a row, in
 * their order. What a word says by itself is remembered with it, since it says it in every article.
 */
export class ShippedModel implements TaggerModel {
  readonly transitions: Float64Array;
  /** Two numbers a row: the tags 0 to 3 and 4 to 6, the lowest byte first. */
  readonly #rows: Int32Array;
  /** For each 32 slots two numbers: which of them have rows, one bit each, and how many rows there are before. */
  readonly #parts = new Int32Array(SLOTS / 16);
  readonly #sum: TagSums = { tags02: 0, tags13: 0, tags46: 0, tags5: 0, rows: 0 };
  /** What the edges of a sentence and words say, a sum for each place that they are seen from. */
  #remembered = new Int32Array(WORD * 1024);

  /**
   * Weights in their packed form. For each slot that has any, in order: how many slots it is behind the last one (7 bits a
   * byte, lowest first, the eighth bit set on all but the last), one byte with a bit for each tag that has a weight, and
   * these weights as signed bytes.
   */
  constructor(packed: string, transitions: readonly number[]) {
    this.transitions = Float64Array.from(transitions);
    const bytes = decode(packed);
    // In its packed form a row takes three bytes or more.
    const rows = new Int32Array(2 * Math.ceil(bytes.length / 3));
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
      const part = 2 * (slot >> 5);
      parts[part] = (parts[part] ?? 0) | (1 << (slot & 31));
      parts[part + 1] = (parts[part + 1] ?? 0) + 1;
      const tags = bytes[at++] ?? 0;
      let first = NO_WEIGHTS;
      let second = NO_WEIGHTS;
      for (let tag = 0; tag < TAGS.length; tag++) {
        if ((tags & (1 << tag)) === 0) continue;
        // Signed or not, a byte and the bias differ in one bit: all others are the weight's.
        const byte = (bytes[at++] ?? 0) << (8 * (tag & 3));
        if (tag < 4) first ^= byte;
        else second ^= byte;
      }
      rows[to++] = first;
      rows[to++] = second;
    }
    this.#rows = rows;
    let before = 0;
    for (let part = 1; part < parts.length; part += 2) {
      const own = parts[part] ?? 0;
      parts[part] = before;
      before += own;
    }
    this.#score(START, 0);
    this.#score(END, WORD);
  }

  emit(sentence: TagSentence, at: number, scores: Float64Array): void {
    const before2 = this.#scored(sentence, at - 2);
    const before = this.#scored(sentence, at - 1);
    const own = this.#scored(sentence, at);
    const after = this.#scored(sentence, at + 1);
    const after2 = this.#scored(sentence, at + 2);
    const run = sentence.runs[at] ?? null;
    const runSums = run === null ? null : (run.sums ?? this.#runSums(run));
    const sum = this.#sum;
    this.#clear();
    this.#add(writeContextFeatures(sentence, at, features, 0));
    if (runSums !== null) {
      sum.tags02 += runSums.tags02;
      sum.tags13 += runSums.tags13;
      sum.tags46 += runSums.tags46;
      sum.tags5 += runSums.tags5;
      sum.rows += runSums.rows;
    }
    const remembered = this.#remembered;
    recall(sum, remembered, before2 + SUM * Place.Before2);
    recall(sum, remembered, before + SUM * Place.Before);
    recall(sum, remembered, own + SUM * Place.Own);
    recall(sum, remembered, after + SUM * Place.After);
    recall(sum, remembered, after2 + SUM * Place.After2);
    const bias = BIAS * sum.rows;
    scores[0] = (sum.tags02 & 0xffff) - bias;
    scores[1] = (sum.tags13 & 0xffff) - bias;
    scores[2] = (sum.tags02 >>> 16) - bias;
    scores[3] = (sum.tags13 >>> 16) - bias;
    scores[4] = (sum.tags46 & 0xffff) - bias;
    scores[5] = (sum.tags5 & 0xffff) - bias;
    scores[6] = (sum.tags46 >>> 16) - bias;
  }

  #clear(): void {
    const sum = this.#sum;
    sum.tags02 = 0;
    sum.tags13 = 0;
    sum.tags46 = 0;
    sum.tags5 = 0;
    sum.rows = 0;
  }

  /** Adds what the first `count` features score to the sum. */
  #add(count: number): void {
    const parts = this.#parts;
    const rows = this.#rows;
    const sum = this.#sum;
    let { tags02, tags13, tags46, tags5, rows: found } = sum;
    for (let feature = 0; feature < count; feature++) {
      const slot = features[feature] ?? 0;
      const part = 2 * (slot >> 5);
      const bits = parts[part] ?? 0;
      if (((bits >>> (slot & 31)) & 1) === 0) continue;
      const row = 2 * ((parts[part + 1] ?? 0) + bitCount(bits & ((1 << (slot & 31)) - 1)));
      const first = rows[row] ?? 0;
      const second = rows[row + 1] ?? 0;
      tags02 += first & 0xff00ff;
      tags13 += (first >>> 8) & 0xff00ff;
      tags46 += second & 0xff00ff;
      tags5 += (second >>> 8) & 0xff;
      found++;
    }
    sum.tags02 = tags02;
    sum.tags13 = tags13;
    sum.tags46 = tags46;
    sum.tags5 = tags5;
    sum.rows = found;
  }

  #runSums(run: WordRun): TagSums {
    this.#clear();
    this.#add(writeRunFeatures(run, features, 0));
    const { tags02, tags13, tags46, tags5, rows } = this.#sum;
    run.sums = { tags02, tags13, tags46, tags5, rows };
    return run.sums;
  }

  /** Where what a word says by itself is remembered, or the edge of the sentence where there is none. */
  #scored({ words }: TagSentence, at: number): number {
    if (at < 0) return 0;
    const type = words[at]?.type;
    if (type === undefined) return WORD;
    const start = WORD * (EDGES + type.number);
    if (type.scoredBy !== this) {
      this.#score(type.facts, start);
      type.scoredBy = this;
    }
    return start;
  }

  #score(facts: WordFacts, start: number): void {
    if (this.#remembered.length < start + WORD) {
      const larger = new Int32Array(2 * (start + WORD));
      larger.set(this.#remembered);
      this.#remembered = larger;
    }
    for (let place: Place = 0; place < PLACES; place++) {
      this.#clear();
      this.#add(writeWordFeatures(facts, place, features, 0));
      remember(this.#sum, this.#remembered, start + place * SUM);
    }
  }
}

function remember(sum: TagSums, scores: Int32Array, at: number): void {
  scores[at] = sum.tags02;
  scores[at + 1] = sum.tags13;
  scores[at + 2] = sum.tags46;
  scores[at + 3] = sum.tags5;
  scores[at + 4] = sum.rows;
}

function recall(sum: TagSums, scores: Int32Array, at: number): void {
  sum.tags02 += scores[at] ?? 0;
  sum.tags13 += scores[at + 1] ?? 0;
  sum.tags46 += scores[at + 2] ?? 0;
  sum.tags5 += scores[at + 3] ?? 0;
  sum.rows += scores[at + 4] ?? 0;
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
