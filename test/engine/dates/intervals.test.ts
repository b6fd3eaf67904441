import assert from "node:assert/strict";
import fc from "fast-check";
import { type DaySet, holds, intersect, unite } from "../../../server/src/engine/dates/intervals";

const sets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 })), { maxLength: 6 })
  .map((pairs): DaySet => unite(pairs.map(([from, length]) => ({ from, to: from + length }))));

describe("sets of days", () => {
  it("hold after an intersection what both hold", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const both = intersect(a, b);
        for (let day = -1; day < 75; day++) assert.equal(holds(both, day), holds(a, day) && holds(b, day));
      }),
    );
  });

  it("lie apart and in order", () => {
    fc.assert(
      fc.property(sets, (set) => {
        for (const [at, { from, to }] of set.entries()) {
          assert.ok(from <= to);
          assert.ok(at === 0 || (set[at - 1]?.to ?? 0) + 1 < from);
        }
      }),
    );
  });
});
