import assert from "node:assert/strict";
import fc from "fast-check";
import { rowOf, smallRow, typeOf } from "../../../server/src/engine/names/word-type";
import { lowerHash } from "../../../server/src/engine/text/tokens";

function row(word: string, before = "", behind = ""): number {
  const text = before + word + behind;
  return rowOf(text, before.length, before.length + word.length, lowerHash(word));
}

describe("rows of facts", () => {
  // Letters of one byte and of two, of which the lower byte is the same, in two cases; words that have room and longer ones.
  const unit = fc.constantFrom("a", "A", "é", "É", "\u0141", "\u0161", "-", "’", "1", "北");
  const word = fc.string({ unit, minLength: 1, maxLength: 15 });

  it("are one for each word as it is written, wherever it stands", () => {
    fc.assert(
      fc.property(word, word, word, (one, other, around) => {
        assert.equal(typeOf(row(one, around, other)).text, one);
        assert.equal(row(one), row(one, other, around));
        assert.equal(row(one) === row(other), one === other);
        assert.equal(typeOf(smallRow(row(one))).text, one.toLowerCase());
      }),
    );
  });

  it("are not mixed up where words have the same hash", () => {
    const [one, other] = ["Kim", "KIM"];
    assert.equal(lowerHash(one), lowerHash(other));
    assert.notEqual(row(one), row(other));
    assert.equal(smallRow(row(one)), smallRow(row(other)));
  });
});
