import assert from "node:assert/strict";
import fc from "fast-check";
import { unknownRuns } from "../../../server/src/engine/names/capital-runs";
import { DETAILS, details, Fact, facts, ROW } from "../../../server/src/engine/names/word-facts";
import {
  learnFacts,
  MOST_WORDS,
  rowOf,
  smallRow,
  timesTrimmed,
  trimWords,
  typeOf,
} from "../../../server/src/engine/names/word-type";
import { lowerHash, tokenTable } from "../../../server/src/engine/text/tokens";

function row(word: string, before = "", behind = ""): number {
  const text = before + word + behind;
  return rowOf(text, before.length, before.length + word.length, lowerHash(word));
}

function inLetters(number: number): string {
  return number.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz".charAt(Number(digit)));
}

describe("rows of facts", () => {
  // Letters of one byte and of two, of which the lower byte is the same, in two cases; words that have room and longer ones.
  const unit = fc.constantFrom("a", "A", "é", "É", "\u0141", "\u0161", "-", "’", "1", "北");
  const word = fc.string({ unit, minLength: 1, maxLength: 15 });

  it("are one for each word as it is written, wherever it stands", () => {
    fc.assert(
      fc.property(word, word, word, (one, other, around) => {
        assert.equal(typeOf(row(one, around, other)).text, one);
        assert.equal(row(one), row(one, other, around));
        assert.equal(row(one) === row(other), one === other);
        assert.equal(typeOf(smallRow(row(one))).text, one.toLowerCase());
      }),
    );
  });

  it("are not mixed up where words have the same hash", () => {
    const [one, other] = ["Kim", "KIM"];
    assert.equal(lowerHash(one), lowerHash(other));
    assert.notEqual(row(one), row(other));
    assert.equal(smallRow(row(one)), smallRow(row(other)));
  });

  it("are forgotten in time by a thread that only checks", () => {
    const before = timesTrimmed();
    for (let article = 0; article < 200; article++) {
      const names = Array.from({ length: 200 }, (_, at) => `Xq${inLetters(article * 200 + at)}zz`);
      const text = `It is ${names.join(", ")}.`;
      const found = [...unknownRuns(text, [{ start: 0, end: text.length }], tokenTable(text), 2)];
      assert.equal(found.length, names.length);
    }
    assert.ok(timesTrimmed() > before);
  });

  it("say the same of a word after words have been forgotten, whether it was one of them or not", () => {
    const known = (of: string): readonly number[] => {
      const at = row(of);
      learnFacts(at);
      const own = facts.subarray(at * ROW + Fact.Lower, at * ROW + Fact.Flags + 1);
      return [...own, ...details.subarray(at * DETAILS, (at + 1) * DETAILS)];
    };
    const words = fc.array(word, { minLength: 1, maxLength: 20 });
    let made = 0;
    fc.assert(
      fc.property(words, words, (once, twice) => {
        const all = [...once, ...twice];
        const before = all.map(known);
        for (const each of twice) row(each);
        for (let more = 0; more < MOST_WORDS; more++) row(`more${made++}`);
        trimWords();
        assert.deepEqual(all.map(known), before);
        assert.deepEqual(
          all.map((each) => typeOf(row(each)).text),
          all,
        );
        assert.deepEqual(
          all.map((each) => typeOf(smallRow(row(each))).text),
          all.map((each) => each.toLowerCase()),
        );
      }),
      { numRuns: 20 },
    );
  });
});
