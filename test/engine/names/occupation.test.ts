import assert from "node:assert/strict";
import { areExclusive, occupationBeside, occupationOf } from "../../../server/src/engine/names/occupation";

const beside = (text: string, name: string) => {
  const start = text.indexOf(name);
  return occupationBeside(text, start, start + name.length);
};

describe("occupations beside a name", () => {
  it("stand behind it or before it", () => {
    for (const [text, said] of [
      ["Michael Jordan, a professor at Berkeley, spoke.", "professor"],
      ["Michael Jordan, the former NBA star, spoke.", "former NBA star"],
      ["Michael Jordan is a machine learning professor.", "machine learning professor"],
      ["On Monday former basketball star Michael Jordan spoke.", "former basketball star"],
      ["The economist Michael Jordan spoke.", "economist"],
    ] as const) {
      assert.equal(beside(text, "Michael Jordan"), said, text);
    }
  });

  it("are not made up", () => {
    for (const text of [
      "Michael Jordan, a fan of the singer, spoke.",
      "Michael Jordan met a professor.",
      "Actor Michael Jordan spoke.",
      "Michael Jordan",
      "the star Michael Jordan",
    ]) {
      assert.equal(beside(text, "Michael Jordan"), undefined, text);
    }
  });

  it("are known by their last word", () => {
    assert.equal(occupationOf("Professor"), "science");
    assert.equal(occupationOf("tennis star"), "sport");
    assert.equal(occupationOf("rising star"), null);
    assert.equal(occupationOf(""), null);
  });

  it("exclude one another from both sides", () => {
    assert.ok(areExclusive("sport", "science") && areExclusive("science", "sport"));
    assert.ok(!areExclusive("sport", "sport") && !areExclusive("science", "medicine"));
  });
});
