import assert from "node:assert/strict";
import fc from "fast-check";
import { type Known, KnownArticles } from "../../server/src/workspace/known-articles";

const number = fc.nat(2 ** 40);
const piece = fc.record({ at: number, length: number }, { noNullPrototype: true });
const known: fc.Arbitrary<Known> = fc.record(
  {
    textHash: fc.maxSafeNat(),
    card: fc.record(
      {
        label: fc.string(),
        hasTitle: fc.boolean(),
        published: fc.option(fc.integer()),
        words: number,
        language: fc.constantFrom("en", "de", "und"),
      },
      { noNullPrototype: true },
    ),
    stamp: fc.record(
      {
        size: number,
        modified: fc.double({ noNaN: true }),
        changed: fc.double({ noNaN: true }),
      },
      { noNullPrototype: true },
    ),
    article: piece,
    undecoded: fc.string(),
  },
  { requiredKeys: ["textHash", "card"], noNullPrototype: true },
);

describe("what is known of articles", () => {
  it("is what was put there last, whatever came and went", () => {
    const step = fc.record({
      at: fc.nat(3000),
      known: fc.option(known, { nil: undefined }),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const articles = new KnownArticles();
        const numbers: number[] = [];
        const there = new Map<number, Known | undefined>();
        for (let each = 0; each < 1500; each++) numbers.push(articles.add());
        for (const { at, known, gone } of steps) {
          const number = numbers[at % numbers.length] ?? 0;
          if (gone && there.has(number)) {
            articles.remove(number);
            assert.equal(articles.get(number), undefined);
            there.delete(number);
            assert.equal(articles.add(), number);
          } else {
            articles.set(number, known);
            there.set(number, known);
          }
        }
        for (const number of numbers) assert.deepEqual(articles.get(number), there.get(number));
      }),
    );
  });
});
