import assert from "node:assert/strict";
import fc from "fast-check";
import { SOUNDS, soundOf } from "../../../server/src/engine/names/romanise";

describe("the sound of a word", () => {
  it("is what all its patterns make of it, though few are tried", () => {
    const unit = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzč'1ю");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (word) => {
        let sound = word;
        for (const [, pattern, replacement] of SOUNDS) sound = sound.replace(pattern, replacement);
        assert.equal(soundOf(word), sound);
      }),
      { numRuns: 2000 },
    );
  });
});
