import assert from "node:assert/strict";
import fc from "fast-check";
import { KeyRows } from "../../../server/src/engine/corpus/key-rows";

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ add: fc.array(key, { maxLength: 600 }) }) },
  { weight: 2, arbitrary: fc.record({ empty: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant("clear" as const) },
);

describe("rows of keys", () => {
  it("are those that were added since they were cleared last, but for what was emptied", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rows = new KeyRows();
        let expected: number[][] = [];
        for (const step of steps) {
          if (step === "clear") {
            rows.clear();
            expected = [];
          } else if ("add" in step) {
            rows.add(step.add);
            expected.push(step.add);
          } else if (expected.length > 0) {
            const row = step.empty % expected.length;
            rows.empty(row);
            expected[row] = [];
          }
          assert.deepEqual(
            rows.rows().map((row) => [...row]),
            expected,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
