import assert from "node:assert/strict";
import fc from "fast-check";
import { nameWord } from "../../../server/src/engine/names/name-word";
import { slipsBetween, spellingDistance } from "../../../server/src/engine/names/spelling-distance";
import { wordSimilarity } from "../../../server/src/engine/names/word-similarity";

const word = fc.string({ unit: fc.constantFrom(..."aeiouhvykgstbdlmnrjz"), maxLength: 12 });

/** Slips by the book, with the whole table. */
function slips(a: string, b: string): number {
  const cost: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    cost.push(row);
    for (let j = 0; j <= b.length; j++) {
      const at = (x: number, y: number) => cost[x]?.[y] ?? 0;
      if (i === 0 || j === 0) {
        row.push(i + j);
        continue;
      }
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let best = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1))
        best = Math.min(best, at(i - 2, j - 2) + 1);
      row.push(best);
    }
  }
  return cost[a.length]?.[b.length] ?? 0;
}

describe("distances between words", () => {
  it("count slips, or say that there are too many", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const right = slips(a, b);
        assert.equal(slipsBetween(a, b, most), right > most ? Number.POSITIVE_INFINITY : right);
      }),
      { numRuns: 2000 },
    );
  });

  it("are the same with and without a limit, and from both sides", () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 6, noNaN: true }), (a, b, most) => {
        const distance = spellingDistance(a, b);
        assert.ok(Math.abs(distance - spellingDistance(b, a)) < 1e-9);
        assert.equal(spellingDistance(a, b, most), distance > most ? Number.POSITIVE_INFINITY : distance);
      }),
      { numRuns: 2000 },
    );
  });

  it("let a likeness be told from a limit on as without one", () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(0.6, 0.7, 0.85), (a, b, least) => {
        const [x, y] = [nameWord(a), nameWord(b)];
        const likeness = wordSimilarity(x, y);
        const limited = wordSimilarity(x, y, least);
        if (likeness >= least) assert.equal(limited, likeness);
        else assert.ok(limited < least);
      }),
      { numRuns: 2000 },
    );
  });
});
