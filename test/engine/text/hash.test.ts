import assert from "node:assert/strict";
import fc from "fast-check";
import { base36, hash53 } from "../../../server/src/engine/text/hash";

describe("base36", () => {
  it("writes numbers as toString does", () => {
    const number = fc.oneof(
      fc.nat(),
      fc.maxSafeNat(),
      fc.string().map((text) => hash53(text)),
    );
    fc.assert(
      fc.property(number, (value) => assert.equal(base36(value), value.toString(36))),
      { numRuns: 5000 },
    );
    for (const value of [0, 35, 36, 36 ** 10 - 1, 36 ** 10, Number.MAX_SAFE_INTEGER])
      assert.equal(base36(value), value.toString(36));
  });
});
