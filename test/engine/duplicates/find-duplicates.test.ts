import assert from "node:assert/strict";
import fc from "fast-check";
import { findDuplicates } from "../../../server/src/engine/duplicates/find-duplicates";
import { distinct, jaccard, shinglesOf, wordHashes } from "../../../server/src/engine/duplicates/shingles";
import { bandsOf, similarityOf, sketchOf } from "../../../server/src/engine/duplicates/sketch";
import { unpackNumbers } from "../../../server/src/engine/text/pack";

/** A linear congruential generator: the same texts in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function plainShingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let at = 0; at + 5 <= words.length; at++) shingles.add(words.slice(at, at + 5).join(" "));
  return shingles;
}

function plainJaccard(a: string, b: string): number {
  const [one, two] = [plainShingles(a), plainShingles(b)];
  const shared = [...one].filter((shingle) => two.has(shingle)).length;
  return shared / (one.size + two.size - shared);
}

function engineShingles(text: string): Float64Array {
  return distinct(shinglesOf(wordHashes(text)));
}

describe("findDuplicates", () => {
  const next = generator(11);
  const texts: { id: string; text: string }[] = [];
  for (let n = 0; n < 400; n++) {
    const words = Array.from(
      { length: 15 + Math.floor(next() * 300) },
      () => `w${Math.floor(next() ** 2 * 5000)}`,
    );
    texts.push({ id: `a${n}`, text: words.join(" ") });
    for (let slip = Math.floor(next() * words.length * 0.06); slip >= 0; slip--) {
      words[Math.floor(next() * words.length)] = `slip${slip}`;
    }
    texts.push({ id: `b${n}`, text: words.join(" ") });
  }
  const found = new Map(findDuplicates(texts).map(({ a, b, similarity }) => [`${a} ${b}`, similarity]));
  const byId = new Map(texts.map(({ id, text }) => [id, text]));
  const similarity = (a: string, b: string): number => plainJaccard(byId.get(a) ?? "", byId.get(b) ?? "");

  it("finds 99 % and more of the pairs that agree to 80 %", () => {
    const wanted = Array.from({ length: 400 }, (_, n) => n).filter(
      (n) => similarity(`a${n}`, `b${n}`) >= 0.8,
    );
    assert.ok(wanted.length > 100);
    const missed = wanted.filter((n) => !found.has(`a${n} b${n}`));
    assert.ok(missed.length <= wanted.length / 100, `${missed.length} of ${wanted.length} missed`);
  });

  it("finds no pair that does not, and states the similarity exactly", () => {
    assert.ok(found.size > 100);
    for (const [pair, stated] of found) {
      const [a = "", b = ""] = pair.split(" ");
      assert.ok(stated >= 0.8);
      assert.ok(Math.abs(stated - similarity(a, b)) < 1e-9, pair);
    }
  });

  it("takes case, punctuation, accents and line breaks for nothing", () => {
    const pairs = findDuplicates([
      { id: "1", text: "The café’s owner – a well-known man – closed it on Monday." },
      { id: "2", text: "the cafe's owner, a\nwell-known man, closed it on MONDAY" },
    ]);
    assert.deepEqual(pairs, [{ a: "1", b: "2", similarity: 1 }]);
  });

  it("compares scripts without blanks by character", () => {
    const text = "两国领导人在北京举行会谈并就加强贸易合作交换了意见会谈持续了三个小时";
    assert.equal(
      findDuplicates([
        { id: "1", text },
        { id: "2", text: `${text}。` },
      ]).length,
      1,
    );
    assert.equal(
      findDuplicates([
        { id: "1", text },
        { id: "2", text: [...text].toReversed().join("") },
      ]).length,
      0,
    );
  });

  it("finds nothing among no texts, empty texts and one", () => {
    assert.deepEqual(findDuplicates([]), []);
    assert.deepEqual(
      findDuplicates([
        { id: "1", text: "" },
        { id: "2", text: " \n" },
        { id: "3", text: "one text" },
      ]),
      [],
    );
  });
});

/** The twelve bits of each component. */
function plainSketch(shingles: readonly number[]): number[] {
  const values = new Array<number>(128).fill(Number.POSITIVE_INFINITY);
  for (const shingle of shingles) {
    const order = values.map((_, at) => at);
    let state = (shingle ^ Math.imul(Math.floor(shingle / 2 ** 32), 0x9e3779b1)) | 1;
    const draw = (): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      state = Math.imul(state, 0x2c1b3c6d) ^ state;
      return state >>> 0;
    };
    for (let step = 0; step < 128; step++) {
      const value = step + draw() / 2 ** 32;
      const swap = step + (draw() % (128 - step));
      const chosen = order[swap] ?? 0;
      order[swap] = order[step] ?? 0;
      order[step] = chosen;
      values[chosen] = Math.min(values[chosen] ?? 0, value);
    }
  }
  return values.map((value) => {
    const step = Math.floor(value);
    return Math.imul(((value - step) * 2 ** 32) ^ Math.imul(step, 0x85ebca6b), 0x9e3779b1) >>> 20;
  });
}

describe("sketches", () => {
  it("estimate the similarity within four standard errors", () => {
    const next = generator(5);
    for (const share of [0, 0.2, 0.5, 0.8, 0.95]) {
      for (const size of [20, 200, 2000]) {
        const a = new Set<number>();
        const b = new Set<number>();
        for (let n = 0; n < size; n++) {
          const value = Math.floor(next() * 2 ** 53);
          if (n < share * size || n % 2 === 0) a.add(value);
          if (n < share * size || n % 2 === 1) b.add(value);
        }
        const exact = jaccard(distinct(Float64Array.from(a)), distinct(Float64Array.from(b)));
        const error = Math.sqrt((exact * (1 - exact)) / 128) || 1 / 128;
        assert.ok(
          Math.abs(similarityOf(sketchOf(Float64Array.from(a)), sketchOf(Float64Array.from(b))) - exact) <=
            4 * error,
          `${share} of ${size}`,
        );
      }
    }
  });

  it("are those of SuperMinHash as it is written down, one element after the other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.maxSafeNat(), { minLength: 1, maxLength: 600 }), (shingles) => {
        const sketch = unpackNumbers(sketchOf(Float64Array.from(shingles)).replace(/(..)/g, "000$1"));
        assert.deepEqual([...sketch], plainSketch(shingles));
      }),
      { numRuns: 60 },
    );
  });

  it("are equal for equal sets, whatever their order, and empty for the empty one", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.maxSafeNat(), { maxLength: 300 }), (values) => {
        const sketch = sketchOf(Float64Array.from(values));
        assert.equal(sketchOf(Float64Array.from([...values, ...values].toReversed())), sketch);
        assert.equal(sketch.length, values.length === 0 ? 0 : 256);
        assert.equal(similarityOf(sketch, sketch), values.length === 0 ? 0 : 1);
        assert.deepEqual(bandsOf(sketch), bandsOf(sketch));
      }),
      { numRuns: 50 },
    );
  });
});

describe("shingles", () => {
  it("are as many as five-word sequences", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "bc", "déf", "x1", "Über"), { maxLength: 60 }), (words) => {
        const text = words.join(" ");
        if (words.length < 5) assert.equal(engineShingles(text).length, Math.min(words.length, 1));
        else assert.equal(engineShingles(text).length, plainShingles(text).size);
      }),
    );
  });
});
