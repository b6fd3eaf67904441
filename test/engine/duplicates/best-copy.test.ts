import assert from "node:assert/strict";
import { bestCopy, type Copy, copyInWords } from "../../../server/src/engine/duplicates/best-copy";

const copy = (id: string, facts: Partial<Copy> = {}): Copy => ({
  id,
  words: 400,
  dated: false,
  damage: 0,
  debris: 0,
  ...facts,
});

describe("the best of some copies", () => {
  it("is the one with the longest text, whatever else speaks against it", () => {
    const best = bestCopy([copy("a", { dated: true }), copy("b", { words: 800, damage: 3 })]);
    assert.deepEqual(best, { id: "b", reasons: ["has the longest text (800 words)"] });
  });

  it("is the dated one among those about as long, then the least damaged", () => {
    assert.deepEqual(bestCopy([copy("a", { words: 410 }), copy("b", { dated: true })]), {
      id: "b",
      reasons: ["has a date"],
    });
    assert.deepEqual(
      bestCopy([copy("a", { damage: 2 }), copy("b", { damage: 1 }), copy("c", { damage: 1, debris: 4 })]),
      {
        id: "b",
        reasons: ["has the least damaged text", "has least of its page about it"],
      },
    );
  });

  it("is the same in whatever order they come, and the first by name of equals", () => {
    const copies = [copy("c"), copy("a"), copy("b")];
    assert.equal(bestCopy(copies)?.id, "a");
    assert.equal(bestCopy([...copies].reverse())?.id, "a");
    assert.notEqual(bestCopy(copies)?.reasons.length, 0);
    assert.equal(bestCopy([]), null);
  });

  it("is told from the others in words", () => {
    assert.equal(copyInWords(copy("a", { words: 1 })), "1 word, no date");
    assert.equal(
      copyInWords(copy("a", { words: 1200, dated: true, damage: 2 })),
      "1,200 words, dated, 2 damaged places",
    );
  });
});
