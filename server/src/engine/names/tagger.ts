import taggerData from "./data/tagger.json";
import {
  type ArticleWords,
  factsFrom,
  MOST_FEATURES,
  PLACES,
  type Place,
  SLOTS,
  TAGS,
  type TagSentence,
  writeContextFeatures,
  writeFeatures,
  writeWordFeatures,
} from "./tag-features";
import type { WordType } from "./word-type";

/** Weights of a linear model: `weights[slot * TAGS.length + tag]`, and `transitions[from * TAGS.length + to]`. */
export interface TaggerModel {
  readonly weights: Int8Array | Float32Array;
  readonly transitions: Float64Array;
}

const COUNT = TAGS.length;
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

/**
 * The weights out of their packed form. For each slot that has any, in order: how many slots it is behind the last one
 * (7 bits a byte, lowest first, the eighth bit set on all but the last), one byte with a bit for each tag that has a
 * weight, and these weights as signed bytes.
 */
export function unpackWeights(packed: string): Int8Array {
  const bytes = decode(packed);
  const weights = new Int8Array(SLOTS * COUNT);
  let slot = -1;
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
    const tags = bytes[at++] ?? 0;
    for (let tag = 0; tag < COUNT; tag++)
      if ((tags & (1 << tag)) !== 0) weights[slot * COUNT + tag] = bytes[at++] ?? 0;
  }
  return weights;
}

let shipped: TaggerModel | null = null;

/** The model that comes with the engine; read when first needed. */
export function shippedModel(): TaggerModel {
  shipped ??= {
    weights: unpackWeights(taggerData.weights),
    transitions: Float64Array.from(taggerData.transitions),
  };
  return shipped;
}

/** True for the tags of words inside of a name. */
function isInside(tag: number): boolean {
  return tag > 0 && (tag & 1) === 0;
}

const features = new Int32Array(MOST_FEATURES);
const emission = new Float64Array(COUNT);

/** Adds what the first `count` features score, by tag, to `sums` from `to` on. */
function addScores(
  weights: TaggerModel["weights"],
  count: number,
  sums: Float64Array | Float32Array,
  to: number,
): void {
  for (let feature = 0; feature < count; feature++) {
    const row = (features[feature] ?? 0) * COUNT;
    for (let tag = 0; tag < COUNT; tag++) sums[to + tag] = (sums[to + tag] ?? 0) + (weights[row + tag] ?? 0);
  }
}

/** The scores of a word's own features by the place from which it is seen, `COUNT` a place. */
function wordScores(facts: WordType["facts"], { weights }: TaggerModel): Float32Array {
  const scores = new Float32Array(PLACES * COUNT);
  for (let place: Place = 0; place < PLACES; place++) {
    addScores(weights, writeWordFeatures(facts, place, features, 0), scores, place * COUNT);
  }
  return scores;
}

let atStart: Float32Array | null = null;
let atEnd: Float32Array | null = null;

function shippedScores(sentence: TagSentence, at: number, model: TaggerModel): Float32Array {
  const type = sentence.words[at]?.type;
  if (type !== undefined) {
    type.scores ??= wordScores(type.facts, model);
    return type.scores;
  }
  if (at < 0) {
    atStart ??= wordScores(factsFrom(sentence.words, -1, 2), model);
    return atStart;
  }
  atEnd ??= wordScores(factsFrom(sentence.words, sentence.words.length, 2), model);
  return atEnd;
}

/** Sets `emission` to what the features of word `at` score, by tag. */
function emit(sentence: TagSentence, at: number, article: ArticleWords, model: TaggerModel): void {
  emission.fill(0);
  if (model !== shipped) {
    addScores(model.weights, writeFeatures(sentence, at, article, features), emission, 0);
    return;
  }
  // The shipped weights do not change: what a word's own features score is remembered with it.
  addScores(model.weights, writeContextFeatures(sentence, at, article, features, 0), emission, 0);
  for (let place = 0; place < PLACES; place++) {
    const scores = shippedScores(sentence, at + place - 2, model);
    const from = place * COUNT;
    for (let tag = 0; tag < COUNT; tag++) emission[tag] = (emission[tag] ?? 0) + (scores[from + tag] ?? 0);
  }
}

const now = new Float64Array(COUNT);
const next = new Float64Array(COUNT);
let back = new Uint8Array(64 * COUNT);

/**
 * The best sequence of tags for a sentence by the model (Viterbi; Collins 2002, "Discriminative training methods for
 * hidden Markov models"), one a word, as indexes of `TAGS`. Words where no name may be are `O`: each stretch between
 * them is decoded by itself, since nothing else of one can bear on another.
 */
export function tagSentence(sentence: TagSentence, article: ArticleWords, model: TaggerModel): Uint8Array {
  const { active } = sentence;
  const { length } = active;
  const tags = new Uint8Array(length);
  for (let from = 0; from < length; from++) {
    if (active[from] === 0) continue;
    let to = from + 1;
    while (to < length && active[to] === 1) to++;
    tagStretch(sentence, article, model, from, to, tags);
    from = to;
  }
  return tags;
}

function tagStretch(
  sentence: TagSentence,
  article: ArticleWords,
  model: TaggerModel,
  from: number,
  to: number,
  tags: Uint8Array,
): void {
  const { transitions } = model;
  if (back.length < (to - from) * COUNT) back = new Uint8Array((to - from) * 2 * COUNT);
  // Before the stretch there is no name: nothing is inside of one at its first word.
  emit(sentence, from, article, model);
  for (let tag = 0; tag < COUNT; tag++) {
    back[tag] = 0;
    now[tag] = isInside(tag) ? Number.NEGATIVE_INFINITY : (transitions[tag] ?? 0) + (emission[tag] ?? 0);
  }
  for (let at = from + 1; at < to; at++) {
    emit(sentence, at, article, model);
    for (let tag = 0; tag < COUNT; tag++) {
      // "Inside" comes only after "begin" or "inside" of the same kind.
      const inside = isInside(tag);
      const last = inside ? tag : COUNT - 1;
      let before = inside ? tag - 1 : 0;
      let best = (now[before] ?? 0) + (transitions[before * COUNT + tag] ?? 0);
      for (let each = before + 1; each <= last; each++) {
        const score = (now[each] ?? 0) + (transitions[each * COUNT + tag] ?? 0);
        if (score > best) {
          best = score;
          before = each;
        }
      }
      next[tag] = best + (emission[tag] ?? 0);
      back[(at - from) * COUNT + tag] = before;
    }
    for (let tag = 0; tag < COUNT; tag++) now[tag] = next[tag] ?? 0;
  }
  // What follows within the sentence is no name.
  const ends = to === sentence.active.length;
  let tag = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < COUNT; each++) {
    const score = (now[each] ?? 0) + (ends ? 0 : (transitions[each * COUNT] ?? 0));
    if (score > best) {
      best = score;
      tag = each;
    }
  }
  for (let at = to - 1; at >= from; at--) {
    tags[at] = tag;
    tag = back[(at - from) * COUNT + tag] ?? 0;
  }
}
