import {
  MOST_FEATURES,
  SLOTS,
  TAGS,
  type TagSentence,
  writeFeatures,
} from "../../server/src/engine/names/tag-features";
import { tagSentence } from "../../server/src/engine/names/tagger";
import { DenseModel } from "./dense-model";
import type { TaggedText } from "./prepare";
import type { Random } from "./random";

const COUNT = TAGS.length;
// A feature of fewer places than these learns nothing: it would only crowd the table.
const RARE = 2;

export interface TrainingOptions {
  readonly epochs: number;
  readonly random: Random;
  readonly log?: (line: string) => void;
}

/**
 * Averaged structured perceptron (Collins 2002; averaging after Daumé 2006, "Practical structured learning", fig. 2.3):
 * for each sentence that the model gets wrong, the features of the right tags gain and those of the guessed ones lose.
 */
export function trainPerceptron(
  gold: readonly TaggedText[],
  { epochs, random, log }: TrainingOptions,
): DenseModel {
  const weights = new Float32Array(SLOTS * COUNT);
  const transitions = new Float64Array(COUNT * COUNT);
  const lateWeights = new Float64Array(SLOTS * COUNT);
  const lateTransitions = new Float64Array(COUNT * COUNT);
  const model = new DenseModel(weights, transitions);
  const features = new Int32Array(MOST_FEATURES);
  const counts = countFeatures(gold);
  let step = 1;

  const bump = (list: Float32Array | Float64Array, late: Float64Array, at: number, by: number): void => {
    list[at] = (list[at] ?? 0) + by;
    late[at] = (late[at] ?? 0) + by * step;
  };
  const update = (sentence: TagSentence, wanted: Uint8Array, got: Uint8Array): void => {
    let before = 0;
    let guessedBefore = 0;
    for (let at = 0; at < wanted.length; at++) {
      const right = wanted[at] ?? 0;
      const guess = got[at] ?? 0;
      if (right !== guess && sentence.marks[at] !== 0) {
        const count = writeFeatures(sentence, at, features);
        for (let feature = 0; feature < count; feature++) {
          if ((counts[features[feature] ?? 0] ?? 0) < RARE) continue;
          const row = (features[feature] ?? 0) * COUNT;
          bump(weights, lateWeights, row + right, 1);
          bump(weights, lateWeights, row + guess, -1);
        }
      }
      if (right !== guess || before !== guessedBefore) {
        bump(transitions, lateTransitions, before * COUNT + right, 1);
        bump(transitions, lateTransitions, guessedBefore * COUNT + guess, -1);
      }
      before = right;
      guessedBefore = guess;
    }
  };

  const order = gold.map((_, at) => at);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    random.shuffle(order);
    let wrong = 0;
    let total = 0;
    for (const index of order) {
      const text = gold[index];
      for (const [at, sentence] of text?.sentences.entries() ?? []) {
        const wanted = text?.tags[at];
        if (wanted === undefined) continue;
        const got = tagSentence(sentence, model);
        if (got.some((tag, place) => tag !== wanted[place])) {
          wrong++;
          update(sentence, wanted, got);
        }
        total++;
        step++;
      }
    }
    log?.(`epoch ${epoch}: ${((100 * wrong) / Math.max(1, total)).toFixed(1)} % of sentences wrong`);
  }
  return new DenseModel(
    weights.map((weight, at) => weight - (lateWeights[at] ?? 0) / step),
    transitions.map((weight, at) => weight - (lateTransitions[at] ?? 0) / step),
  );
}

/** How often each feature occurs in the texts, up to 255. */
function countFeatures(gold: readonly TaggedText[]): Uint8Array {
  const counts = new Uint8Array(SLOTS);
  const features = new Int32Array(MOST_FEATURES);
  for (const { sentences } of gold) {
    for (const sentence of sentences) {
      for (const [at, mark] of sentence.marks.entries()) {
        if (mark === 0) continue;
        const count = writeFeatures(sentence, at, features);
        for (let feature = 0; feature < count; feature++) {
          const slot = features[feature] ?? 0;
          counts[slot] = Math.min(255, (counts[slot] ?? 0) + 1);
        }
      }
    }
  }
  return counts;
}

/** The mean of several models of one size: what they agree on stays, what the order of the texts did to one fades. */
export function meanOf(models: readonly DenseModel[]): DenseModel {
  const [first, ...others] = models;
  if (first === undefined) throw new Error("no models");
  const mean = (
    pick: (model: DenseModel) => DenseModel["weights"] | DenseModel["transitions"],
    at: number,
  ): number => models.reduce((sum, model) => sum + (pick(model)[at] ?? 0), 0) / models.length;
  if (others.length === 0) return first;
  return new DenseModel(
    Float32Array.from(first.weights, (_, at) => mean(({ weights }) => weights, at)),
    Float64Array.from(first.transitions, (_, at) => mean(({ transitions }) => transitions, at)),
  );
}

/** The model with weights of one byte: `limit` and everything above it is 127. */
export function quantised({ weights, transitions }: DenseModel, limit: number): DenseModel {
  const scale = 127 / limit;
  return new DenseModel(
    Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale)))),
    Float64Array.from(transitions, (weight) => Math.round(weight * scale * 100) / 100),
  );
}

/** Weights of one byte, packed as `ShippedModel` reads them. */
export function packedWeights(weights: DenseModel["weights"]): string {
  const bytes: number[] = [];
  let last = -1;
  for (let slot = 0; slot < SLOTS; slot++) {
    const row = [...weights.subarray(slot * COUNT, (slot + 1) * COUNT)];
    if (row.every((weight) => weight === 0)) continue;
    let gap = slot - last;
    for (; gap >= 0x80; gap >>>= 7) bytes.push((gap & 0x7f) | 0x80);
    bytes.push(gap);
    bytes.push(row.reduce((tags, weight, tag) => (weight === 0 ? tags : tags | (1 << tag)), 0));
    for (const weight of row) if (weight !== 0) bytes.push(weight & 0xff);
    last = slot;
  }
  return Buffer.from(bytes).toString("base64");
}
