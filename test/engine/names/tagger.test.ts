import assert from "node:assert/strict";
import { packedWeights } from "../../../scripts/train-names/perceptron";
import { prepare } from "../../../scripts/train-names/prepare";
import { SLOTS, TAGS } from "../../../server/src/engine/names/tag-features";
import { shippedModel, tagSentence, unpackWeights } from "../../../server/src/engine/names/tagger";

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
  it("says the same whether it remembers what it makes of a word or works it out anew", () => {
    const { sentences, article } = prepare(TEXT);
    const model = shippedModel();
    const unremembered = { ...model };
    for (const sentence of sentences) {
      assert.deepEqual(tagSentence(sentence, article, model), tagSentence(sentence, article, unremembered));
      // And the second time, when all of it is remembered.
      assert.deepEqual(tagSentence(sentence, article, model), tagSentence(sentence, article, unremembered));
    }
  });

  it("never starts a name with its inside", () => {
    const { sentences, article } = prepare(TEXT);
    for (const sentence of sentences) {
      const tags = tagSentence(sentence, article, shippedModel());
      for (const [at, tag] of tags.entries()) {
        const before = tags[at - 1] ?? 0;
        if (tag > 0 && tag % 2 === 0) assert.ok(before === tag || before === tag - 1);
      }
    }
  });

  it("unpacks the weights that were packed", () => {
    const weights = new Int8Array(SLOTS * TAGS.length);
    for (const [at, weight] of [5, -7, 127, -127, 1].entries()) weights[at * 1_000_003] = weight;
    weights[weights.length - 1] = -1;
    assert.deepEqual(unpackWeights(packedWeights(weights)), weights);
  });

  it("has weights for each slot that the features can have, and no others", () => {
    assert.equal(shippedModel().weights.length, SLOTS * TAGS.length);
    assert.equal(shippedModel().transitions.length, TAGS.length ** 2);
  });
});
