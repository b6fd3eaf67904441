import assert from "node:assert/strict";
import fc from "fast-check";
import { PairVerdicts } from "../../../server/src/engine/corpus/pair-verdicts";

describe("verdicts on pairs", () => {
  it("are what was judged since one of the two was another", () => {
    const form = fc.constantFrom("a", "b", "c", "d");
    const step = fc.record({ a: form, b: form, what: fc.nat(8) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const verdicts = new PairVerdicts();
        /** How often a form has become another one: what is judged hangs on that, and on the order of the two. */
        const versions = new Map<string, number>();
        const judge = (a: string, b: string) =>
          ((versions.get(a) ?? 0) * 3 + (versions.get(b) ?? 0)) % 2 === 0;
        for (const { a, b, what } of steps) {
          if (what === 0) {
            versions.set(a, (versions.get(a) ?? 0) + 1);
            verdicts.forget(a);
          } else {
            assert.equal(
              verdicts.of(a, b, () => judge(a, b)),
              judge(a, b),
            );
          }
        }
      }),
    );
  });

  it("are asked for once", () => {
    const verdicts = new PairVerdicts();
    let asked = 0;
    const judge = () => {
      asked++;
      return false;
    };
    for (let time = 0; time < 3; time++) for (const b of ["b", "c"]) verdicts.of("a", b, judge);
    assert.equal(asked, 2);
    for (let at = 0; at < 50_000; at++) verdicts.of("a", `${at}`, judge);
    assert.equal(asked, 50_002);
  });
});
