import { TAGS } from "../../server/src/engine/names/tag-features";
import type { Random } from "./random";
import { DIMENSIONS, type WordVectors } from "./word-vectors";

const HIDDEN = 40;
const EPOCHS = 6;
const RATE = 0.1;
const COUNT = TAGS.length;

/** A word, by its place among the vectors, and the tag that it goes with. */
export interface Example {
  readonly place: number;
  readonly tag: number;
}

/** Tells from a word's vector how likely each tag is: a network with one hidden layer. */
export class TagGuesser {
  readonly #vectors: Float32Array;
  readonly #first: Float32Array;
  readonly #firstBias = new Float32Array(HIDDEN);
  readonly #second: Float32Array;
  readonly #secondBias = new Float32Array(COUNT);
  readonly #hidden = new Float32Array(HIDDEN);
  readonly #tags = new Float32Array(COUNT);
  readonly #blame = new Float32Array(HIDDEN);

  constructor({ values }: WordVectors, examples: readonly Example[], random: Random) {
    this.#vectors = values;
    const anyhow = (): number => (random.next() - 0.5) * 0.3;
    this.#first = Float32Array.from({ length: HIDDEN * DIMENSIONS }, anyhow);
    this.#second = Float32Array.from({ length: COUNT * HIDDEN }, anyhow);
    const counts = new Map<number, number>();
    for (const { place } of examples) counts.set(place, (counts.get(place) ?? 0) + 1);
    const order = [...examples];
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      random.shuffle(order);
      const rate = RATE * (1 - epoch / EPOCHS);
      // A word of many places says more than one of few, but not as many times.
      for (const { place, tag } of order) this.#learn(place, tag, rate / (counts.get(place) ?? 1) ** 0.25);
    }
  }

  /** How likely each tag is of the word at this place; valid until the next call. */
  guess(place: number): Float32Array {
    const start = place * DIMENSIONS;
    for (let unit = 0; unit < HIDDEN; unit++) {
      let sum = this.#firstBias[unit] ?? 0;
      for (let axis = 0; axis < DIMENSIONS; axis++)
        sum += (this.#first[unit * DIMENSIONS + axis] ?? 0) * (this.#vectors[start + axis] ?? 0);
      this.#hidden[unit] = Math.tanh(sum);
    }
    let total = 0;
    for (let tag = 0; tag < COUNT; tag++) {
      let sum = this.#secondBias[tag] ?? 0;
      for (let unit = 0; unit < HIDDEN; unit++)
        sum += (this.#second[tag * HIDDEN + unit] ?? 0) * (this.#hidden[unit] ?? 0);
      const likely = Math.exp(sum);
      this.#tags[tag] = likely;
      total += likely;
    }
    for (let tag = 0; tag < COUNT; tag++) this.#tags[tag] = (this.#tags[tag] ?? 0) / total;
    return this.#tags;
  }

  #learn(place: number, right: number, rate: number): void {
    const likely = this.guess(place);
    this.#blame.fill(0);
    for (let tag = 0; tag < COUNT; tag++) {
      const error = (likely[tag] ?? 0) - (tag === right ? 1 : 0);
      for (let unit = 0; unit < HIDDEN; unit++) {
        const at = tag * HIDDEN + unit;
        const weight = this.#second[at] ?? 0;
        this.#blame[unit] = (this.#blame[unit] ?? 0) + error * weight;
        this.#second[at] = weight - rate * error * (this.#hidden[unit] ?? 0);
      }
      this.#secondBias[tag] = (this.#secondBias[tag] ?? 0) - rate * error;
    }
    const start = place * DIMENSIONS;
    for (let unit = 0; unit < HIDDEN; unit++) {
      const value = this.#hidden[unit] ?? 0;
      const step = rate * (this.#blame[unit] ?? 0) * (1 - value * value);
      this.#firstBias[unit] = (this.#firstBias[unit] ?? 0) - step;
      for (let axis = 0; axis < DIMENSIONS; axis++) {
        const at = unit * DIMENSIONS + axis;
        this.#first[at] = (this.#first[at] ?? 0) - step * (this.#vectors[start + axis] ?? 0);
      }
    }
  }
}
