import {
  MOST_FEATURES,
  SLOTS,
  TAGS,
  type TagSentence,
  writeFeatures,
} from "../../server/src/engine/names/tag-features";
import { type TaggerModel, tagSentence } from "../../server/src/engine/names/tagger";
import { DenseModel } from "./dense-model";
import type { TaggedText } from "./prepare";
import type { Random } from "./random";

const COUNT = TAGS.length;
// A feature of fewer places than these learns nothing: it would only crowd the table.
const RARE = 2;

export interface TrainingOptions {
  readonly epochs: number;
  /** Share of the features that a word goes without each time that it is learnt from. */
  readonly dropout: number;
  readonly random: Random;
  readonly log?: (line: string) => void;
}

/** A sentence to learn from: the slots of the features of word `at` start at `starts[at]`. */
export interface Lesson {
  readonly sentence: TagSentence;
  readonly wanted: Uint8Array;
  readonly starts: Int32Array;
  readonly slots: Int32Array;
}

/** What is to be learnt from the texts; features are worked out once, since each run reads them again and again. */
export function lessonsOf(gold: readonly TaggedText[]): Lesson[] {
  const counts = new Uint8Array(SLOTS);
  const all = gold.flatMap(({ sentences, tags }) =>
    sentences.map((sentence, at) => {
      const lesson = { sentence, wanted: tags[at] ?? new Uint8Array(0), ...featuresOf(sentence) };
      for (const slot of lesson.slots) counts[slot] = Math.min(RARE, (counts[slot] ?? 0) + 1);
      return lesson;
    }),
  );
  return all.map((lesson) => withoutRare(lesson, counts));
}

function featuresOf(sentence: TagSentence): Pick<Lesson, "starts" | "slots"> {
  const { marks } = sentence;
  const written = new Int32Array(MOST_FEATURES);
  const starts = new Int32Array(marks.length + 1);
  const slots: number[] = [];
  for (const [at, mark] of marks.entries()) {
    const count = mark === 0 ? 0 : writeFeatures(sentence, at, written);
    for (let feature = 0; feature < count; feature++) slots.push(written[feature] ?? 0);
    starts[at + 1] = slots.length;
  }
  return { starts, slots: Int32Array.from(slots) };
}

function withoutRare(lesson: Lesson, counts: Uint8Array): Lesson {
  const starts = new Int32Array(lesson.starts.length);
  const slots: number[] = [];
  for (let at = 0; at + 1 < starts.length; at++) {
    for (const slot of lesson.slots.subarray(lesson.starts[at], lesson.starts[at + 1]))
      if ((counts[slot] ?? 0) >= RARE) slots.push(slot);
    starts[at + 1] = slots.length;
  }
  return { ...lesson, starts, slots: Int32Array.from(slots) };
}

/** The model while it learns: it scores the words of one lesson by those of their features that are not left out. */
class Learner implements TaggerModel {
  readonly weights = new Float32Array(SLOTS * COUNT);
  readonly transitions = new Float64Array(COUNT * COUNT);
  readonly #lateWeights = new Float64Array(SLOTS * COUNT);
  readonly #lateTransitions = new Float64Array(COUNT * COUNT);
  readonly #dropout: number;
  readonly #random: Random;
  #lesson: Lesson | null = null;
  #left = new Uint8Array(1024);
  #step = 1;

  constructor(dropout: number, random: Random) {
    this.#dropout = dropout;
    this.#random = random;
  }

  emit(_: TagSentence, at: number, scores: Float64Array): void {
    scores.fill(0);
    const { starts, slots } = this.#lesson ?? { starts: [], slots: [] };
    for (let feature = starts[at] ?? 0; feature < (starts[at + 1] ?? 0); feature++) {
      const left = this.#dropout > 0 && this.#random.next() < this.#dropout;
      this.#left[feature] = left ? 1 : 0;
      if (left) continue;
      const row = (slots[feature] ?? 0) * COUNT;
      for (let tag = 0; tag < COUNT; tag++) scores[tag] = (scores[tag] ?? 0) + (this.weights[row + tag] ?? 0);
    }
  }

  /** Tags a lesson and learns from what is wrong; true where anything was. */
  learn(lesson: Lesson): boolean {
    this.#lesson = lesson;
    if (this.#left.length < lesson.slots.length) this.#left = new Uint8Array(2 * lesson.slots.length);
    const { wanted } = lesson;
    const got = tagSentence(lesson.sentence, this);
    const wrong = got.some((tag, at) => tag !== wanted[at]);
    if (wrong) this.#update(lesson, got);
    this.#step++;
    return wrong;
  }

  #update({ sentence, wanted, starts, slots }: Lesson, got: Uint8Array): void {
    let before = 0;
    let guessedBefore = 0;
    for (let at = 0; at < wanted.length; at++) {
      const right = wanted[at] ?? 0;
      const guess = got[at] ?? 0;
      if (right !== guess && sentence.marks[at] !== 0) {
        for (let feature = starts[at] ?? 0; feature < (starts[at + 1] ?? 0); feature++) {
          if (this.#left[feature] === 1) continue;
          const row = (slots[feature] ?? 0) * COUNT;
          this.#bump(this.weights, this.#lateWeights, row + right, 1);
          this.#bump(this.weights, this.#lateWeights, row + guess, -1);
        }
      }
      if (right !== guess || before !== guessedBefore) {
        this.#bump(this.transitions, this.#lateTransitions, before * COUNT + right, 1);
        this.#bump(this.transitions, this.#lateTransitions, guessedBefore * COUNT + guess, -1);
      }
      before = right;
      guessedBefore = guess;
    }
  }

  #bump(list: Float32Array | Float64Array, late: Float64Array, at: number, by: number): void {
    list[at] = (list[at] ?? 0) + by;
    late[at] = (late[at] ?? 0) + by * this.#step;
  }

  /** The mean of all weights that there were; a word that has all its features scores as one that went without some. */
  learnt(): DenseModel {
    const share = 1 - this.#dropout;
    return new DenseModel(
      this.weights.map((weight, at) => share * (weight - (this.#lateWeights[at] ?? 0) / this.#step)),
      this.transitions.map((weight, at) => weight - (this.#lateTransitions[at] ?? 0) / this.#step),
    );
  }
}

/**
 * Averaged structured perceptron (Collins 2002; averaging after Daumé 2006, "Practical structured learning", fig. 2.3):
 * for each sentence that the model gets wrong, the features of the right tags gain and those of the guessed ones lose.
 * Features are left out at random, so that none learns to rely on another (Sutton, Sindelar and McCallum 2006, "Reducing
 * weight undertraining in structured discriminative learning").
 */
export function trainPerceptron(
  lessons: readonly Lesson[],
  { epochs, dropout, random, log }: TrainingOptions,
): DenseModel {
  const learner = new Learner(dropout, random);
  const order = [...lessons];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    random.shuffle(order);
    const wrong = order.filter((lesson) => learner.learn(lesson)).length;
    log?.(`epoch ${epoch}: ${((100 * wrong) / Math.max(1, order.length)).toFixed(1)} % of sentences wrong`);
  }
  return learner.learnt();
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
