import assert from "node:assert/strict";
import { DenseModel } from "../../../scripts/train-names/dense-model";
import { packedWeights } from "../../../scripts/train-names/perceptron";
import { prepare } from "../../../scripts/train-names/prepare";
import { ShippedModel, shippedModel } from "../../../server/src/engine/names/shipped-model";
import { SLOTS, TAGS } from "../../../server/src/engine/names/tag-features";
import { tagSentence } from "../../../server/src/engine/names/tagger";

const TEXT = {
  source: "test",
  sentences: [
    "North Korean leader Kim Jong Un met Chinese President Xi Jinping in Pyongyang, KCNA said.",
    "Bank of America and the University of Cape Town sent J. P. de la Cruz to São Paulo.",
    "KIM WARNS SEOUL",
    "",
  ].map((text) => ({ text, names: [] })),
};

describe("the tagger", () => {
  it("scores as the weights that were packed do, the first time and when it remembers", () => {
    const weights = new Int8Array(SLOTS * TAGS.length);
    // Weights of all sizes in three of four slots, one by one and in rows.
    for (let at = 0; at < weights.length; at++)
      if (at % 28 < 21) weights[at] = ((Math.imul(at, 0x9e3779b1) >>> 13) % 255) - 127;
    const transitions = [...shippedModel().transitions];
    const dense = new DenseModel(weights, Float64Array.from(transitions));
    const packed = new ShippedModel(packedWeights(weights), transitions);
    const { sentences } = prepare({ ...TEXT, sentences: TEXT.sentences.map(otherWords) });
    const wanted = new Float64Array(TAGS.length);
    const got = new Float64Array(TAGS.length + 1);
    for (const round of [1, 2]) {
      for (const sentence of sentences) {
        for (const at of sentence.words.keys()) {
          if (sentence.marks[at] === 0) continue;
          dense.emit(sentence, at, wanted);
          packed.emit(sentence, at, got);
          assert.deepEqual([...got.subarray(0, TAGS.length)], [...wanted], `round ${round}, word ${at}`);
        }
        assert.deepEqual(tagSentence(sentence, packed), tagSentence(sentence, dense));
      }
    }
  });

  it("never starts a name with its inside", () => {
    const { sentences } = prepare(TEXT);
    for (const sentence of sentences) {
      const tags = tagSentence(sentence, shippedModel());
      for (const [at, tag] of tags.entries()) {
        const before = tags[at - 1] ?? 0;
        if (tag > 0 && tag % 2 === 0) assert.ok(before === tag || before === tag - 1);
      }
    }
  });

  it("has transitions between all tags", () => {
    assert.equal(shippedModel().transitions.length, TAGS.length ** 2);
  });
});

/** Words that no other test asks for: the tagger remembers what it makes of a word. */
function otherWords({ text }: { text: string }): { text: string; names: never[] } {
  return { text: text.replace(/\p{L}+/gu, (word) => `${word}qx`), names: [] };
}
