import assert from "node:assert/strict";
import fc from "fast-check";
import { LARGEST_PACKED, packNumbers, unpackNumbers } from "../../../server/src/engine/text/pack";

describe("packed numbers", () => {
  it("come out as they went in, in ASCII that JSON does not lengthen", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LARGEST_PACKED), { maxLength: 100 }), (numbers) => {
        const packed = packNumbers(numbers);
        assert.deepEqual([...unpackNumbers(packed)], numbers);
        assert.equal(packed.length, numbers.length * 5);
        assert.equal(JSON.stringify(packed).length, packed.length + 2);
      }),
    );
  });

  it("bear any text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const number of unpackNumbers(text)) assert.ok(number >= 0 && number <= LARGEST_PACKED);
      }),
    );
  });
});
