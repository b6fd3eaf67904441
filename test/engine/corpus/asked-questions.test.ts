import assert from "node:assert/strict";
import fc from "fast-check";
import { AskedQuestions } from "../../../server/src/engine/corpus/asked-questions";

// Many in a small room, so that questions are shared, and any.
const key = fc.oneof(fc.nat(40), fc.nat(2 ** 30 - 1));
const asked = fc.array(fc.uniqueArray(key, { maxLength: 60 }), { maxLength: 40 });

describe("questions that were asked", () => {
  it("are those of each who asked", () => {
    fc.assert(
      fc.property(asked, fc.array(key), (all, others) => {
        const questions = new AskedQuestions(all);
        for (const key of new Set([...all.flat(), ...others])) {
          const found: number[] = [];
          questions.askersOf(key, (asker) => found.push(asker));
          const wanted = all.flatMap((keys, asker) => (keys.includes(key) ? [asker] : []));
          assert.deepEqual(found, wanted, `${key}`);
        }
        const again = all.map((): number[] => []);
        questions.each((key, asker) => again[asker]?.push(key));
        assert.deepEqual(
          again,
          all.map((keys) => [...keys].sort((a, b) => a - b)),
        );
      }),
    );
  });
});
