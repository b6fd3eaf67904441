import taggerData from "./data/tagger.json";
import {
  LISTINGS,
  listingsOf,
  MOST_FEATURES,
  PLACES,
  type Place,
  SITUATIONS,
  SLOTS,
  situationOf,
  TAGS,
  type TagSentence,
  type TagSums,
  type WordRun,
  writeListingFeatures,
  writePairFeatures,
  writeRunFeatures,
  writeSituationFeatures,
  writeWordFeatures,
} from "./tag-features";
import type { TaggerModel } from "./tagger";
import { END } from "./word-facts";
import { timesTrimmed } from "./word-type";

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
/** Where the weights of each feature are. */
const found = new Int32Array(MOST_FEATURES);
const NOTHING: TagSums = { tags02: 0, tags13: 0, tags46: 0, tags5: 0 };
// A row of weights holds a byte for each tag and one to spare, its weight and this.
const BIAS = 128;
const NO_WEIGHTS = 0x80808080 | 0;
const TWO_BIASES = BIAS * 0x10001;

const FIRST_LISTING = SITUATIONS;
const FIRST_WORD = SITUATIONS + LISTINGS;
// The remembered sums of a word's place in a text: of the words around and itself, of its situation and of its listings.
const REMEMBERED = PLACES + 2;
const remembered = new Int32Array(REMEMBERED);
const SUM = 4;

/**
 * The model that comes with the engine. Most slots have no weights: a bit for each says so, and the others have a row, in
 * their order. What a word says by itself is remembered, since it says it in every article; and so is what few numbers say.
 */
export class ShippedModel implements TaggerModel {
  readonly transitions: Float64Array;
  /** Two numbers a row: the tags 0 to 3 and 4 to 6, the lowest byte first. The first row is that of slots without any. */
  readonly #rows: Int32Array;
  /** For each 32 slots two numbers: which of them have rows, one bit each, and the row before the first of these. */
  readonly #parts = new Int32Array(SLOTS / 16);
  readonly #sum: TagSums = { tags02: 0, tags13: 0, tags46: 0, tags5: 0 };
  /** Sums of situations, of listings, and of words by their rows of facts, one for each place that a word is seen from. */
  #sums = new Int32Array(FIRST_WORD * SUM);
  /** By rows of facts: one bit for each place, set where the sums of the word seen from there are known. */
  #known = new Uint8Array(0);
  #trimmed = -1;

  /**
   * Weights in their packed form. For each slot that has any, in order: how many slots it is behind the last one (7 bits a
   * byte, lowest first, the eighth bit set on all but the last), one byte with a bit for each tag that has a weight, and
   * these weights as signed bytes.
   */
  constructor(packed: string, transitions: readonly number[]) {
    this.transitions = Float64Array.from(transitions);
    const bytes = decode(packed);
    // In its packed form a row takes three bytes or more.
    const rows = new Int32Array(2 + 2 * Math.ceil(bytes.length / 3));
    rows.fill(NO_WEIGHTS, 0, 2);
    const parts = this.#parts;
    let slot = -1;
    let to = 2;
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
    let before = 1;
    for (let part = 1; part < parts.length; part += 2) {
      const own = parts[part] ?? 0;
      parts[part] = before;
      before += own;
    }
    for (let each = 0; each < SITUATIONS; each++)
      this.#remember(writeSituationFeatures(each, features, 0), each);
    for (let each = 0; each < LISTINGS; each++)
      this.#remember(writeListingFeatures(each, features, 0), FIRST_LISTING + each);
  }

  emit(sentence: TagSentence, at: number, scores: Float64Array): void {
    if (this.#trimmed !== timesTrimmed()) this.#forget();
    const { rows } = sentence;
    for (let place = 0; place < PLACES; place++) {
      const row = rows[at + place] ?? END;
      if (((this.#known[row] ?? 0) & (1 << place)) === 0) this.#score(row, place);
      remembered[place] = FIRST_WORD + row * PLACES + place;
    }
    const situation = situationOf(sentence, at);
    remembered[PLACES] = situation;
    remembered[PLACES + 1] = FIRST_LISTING + listingsOf(sentence, at);
    const run = sentence.runs[at] ?? null;
    const ofRun = run === null ? NOTHING : (run.sums ?? this.#sumsOf(run));
    this.#add(writePairFeatures(sentence, at, situation, features, 0));
    const sum = this.#sum;
    const sums = this.#sums;
    let tags02 = sum.tags02 + ofRun.tags02;
    let tags13 = sum.tags13 + ofRun.tags13;
    let tags46 = sum.tags46 + ofRun.tags46;
    let tags5 = sum.tags5 + ofRun.tags5;
    for (let each = 0; each < REMEMBERED; each++) {
      const from = (remembered[each] ?? 0) * SUM;
      tags02 += sums[from] ?? 0;
      tags13 += sums[from + 1] ?? 0;
      tags46 += sums[from + 2] ?? 0;
      tags5 += sums[from + 3] ?? 0;
    }
    scores[0] = lowTag(tags02);
    scores[1] = lowTag(tags13);
    scores[2] = highTag(tags02);
    scores[3] = highTag(tags13);
    scores[4] = lowTag(tags46);
    scores[5] = tags5;
    scores[6] = highTag(tags46);
  }

  /** Sets the sum to what the first `count` features score. */
  #add(count: number): void {
    const parts = this.#parts;
    const rows = this.#rows;
    // In two loops without a branch, so that nothing waits for what comes from memory but the additions.
    for (let feature = 0; feature < count; feature++) {
      const slot = features[feature] ?? 0;
      const part = 2 * (slot >> 5);
      const bits = parts[part] ?? 0;
      const has = (bits >>> (slot & 31)) & 1;
      // Row 0 where there is none.
      found[feature] = 2 * (-has & ((parts[part + 1] ?? 0) + bitCount(bits & ((1 << (slot & 31)) - 1))));
    }
    let tags02 = -count * TWO_BIASES;
    let tags13 = tags02;
    let tags46 = tags02;
    let tags5 = -count * BIAS;
    for (let feature = 0; feature < count; feature++) {
      const row = found[feature] ?? 0;
      const first = rows[row] ?? 0;
      const second = rows[row + 1] ?? 0;
      tags02 += first & 0xff00ff;
      tags13 += (first >>> 8) & 0xff00ff;
      tags46 += second & 0xff00ff;
      tags5 += (second >>> 8) & 0xff;
    }
    const sum = this.#sum;
    sum.tags02 = tags02;
    sum.tags13 = tags13;
    sum.tags46 = tags46;
    sum.tags5 = tags5;
  }

  /** Remembers what the first `count` features score, as sum number `at`. */
  #remember(count: number, at: number): void {
    this.#add(count);
    const { tags02, tags13, tags46, tags5 } = this.#sum;
    const sums = this.#sums;
    sums[at * SUM] = tags02;
    sums[at * SUM + 1] = tags13;
    sums[at * SUM + 2] = tags46;
    sums[at * SUM + 3] = tags5;
  }

  #sumsOf(run: WordRun): TagSums {
    this.#add(writeRunFeatures(run, features, 0));
    const { tags02, tags13, tags46, tags5 } = this.#sum;
    run.sums = { tags02, tags13, tags46, tags5 };
    return run.sums;
  }

  #score(row: number, place: Place): void {
    if (this.#known.length <= row) this.#grow(2 * (row + 1));
    this.#remember(writeWordFeatures(row, place, features, 0), FIRST_WORD + row * PLACES + place);
    this.#known[row] = (this.#known[row] ?? 0) | (1 << place);
  }

  #grow(words: number): void {
    const [known, sums] = [this.#known, this.#sums];
    this.#known = new Uint8Array(words);
    this.#known.set(known);
    this.#sums = new Int32Array((FIRST_WORD + words * PLACES) * SUM);
    this.#sums.set(sums);
  }

  #forget(): void {
    this.#known.fill(0);
    this.#trimmed = timesTrimmed();
  }
}

function lowTag(sum: number): number {
  return (sum << 16) >> 16;
}

function highTag(sum: number): number {
  return (sum - lowTag(sum)) >> 16;
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
