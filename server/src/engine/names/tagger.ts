import taggerData from "./data/tagger.json";
import { type ArticleWords, MOST_FEATURES, TAGS, type TagSentence, writeFeatures } from "./tag-features";

/** Weights of a linear model: `weights[feature * TAGS.length + tag]`, and `transitions[from * TAGS.length + to]`. */
export interface TaggerModel {
  readonly mask: number;
  readonly weights: Int8Array | Float32Array;
  readonly transitions: Int8Array | Float32Array | Float64Array;
}

const COUNT = TAGS.length;
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes out of base64, as signed numbers; what is no base64 counts as zero. */
function decode(text: string): Int8Array {
  const values = new Uint8Array(128);
  for (let at = 0; at < BASE64.length; at++) values[BASE64.charCodeAt(at)] = at;
  const bytes = new Int8Array(Math.floor((text.length * 3) / 4));
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

let shipped: TaggerModel | null = null;

/** The model that comes with the engine; read when first needed. */
export function shippedModel(): TaggerModel {
  shipped ??= {
    mask: taggerData.slots - 1,
    weights: decode(taggerData.weights),
    transitions: Float64Array.from(taggerData.transitions),
  };
  return shipped;
}

// What may follow what: "inside" only after "begin" or "inside" of the same kind.
const ALLOWED = new Uint8Array(COUNT * COUNT);
for (let from = 0; from < COUNT; from++) {
  for (let to = 0; to < COUNT; to++) {
    const inside = to > 0 && to % 2 === 0;
    ALLOWED[from * COUNT + to] = !inside || from === to || from === to - 1 ? 1 : 0;
  }
}

const features = new Int32Array(MOST_FEATURES);

/**
 * The best sequence of tags for a sentence by the model (Viterbi; Collins 2002, "Discriminative training methods for
 * hidden Markov models"), one a word, as indexes of `TAGS`. Words where no name may be are `O`.
 */
export function tagSentence(sentence: TagSentence, article: ArticleWords, model: TaggerModel): Uint8Array {
  const { words, active } = sentence;
  const { length } = words;
  const tags = new Uint8Array(length);
  const { weights, transitions, mask } = model;
  const back = new Uint8Array(length * COUNT);
  let scores = new Float64Array(COUNT).fill(Number.NEGATIVE_INFINITY);
  scores[0] = 0;
  let next = new Float64Array(COUNT);
  const emission = new Float64Array(COUNT);
  for (let at = 0; at < length; at++) {
    const open = active[at] === 1;
    if (open) {
      emission.fill(0);
      const count = writeFeatures(sentence, at, article, mask, features);
      for (let feature = 0; feature < count; feature++) {
        const row = (features[feature] ?? 0) * COUNT;
        for (let tag = 0; tag < COUNT; tag++)
          emission[tag] = (emission[tag] ?? 0) + (weights[row + tag] ?? 0);
      }
    }
    for (let to = 0; to < COUNT; to++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      if (open || to === 0) {
        for (let tag = 0; tag < COUNT; tag++) {
          if (ALLOWED[tag * COUNT + to] === 0) continue;
          const score = (scores[tag] ?? 0) + (transitions[tag * COUNT + to] ?? 0);
          if (score > best) {
            best = score;
            from = tag;
          }
        }
        if (open) best += emission[to] ?? 0;
      }
      next[to] = best;
      back[at * COUNT + to] = from;
    }
    [scores, next] = [next, scores];
  }
  let tag = 0;
  for (let each = 1; each < COUNT; each++) if ((scores[each] ?? 0) > (scores[tag] ?? 0)) tag = each;
  for (let at = length - 1; at >= 0; at--) {
    tags[at] = tag;
    tag = back[at * COUNT + tag] ?? 0;
  }
  return tags;
}
