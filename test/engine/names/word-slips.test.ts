import assert from "node:assert/strict";
import fc from "fast-check";
import { gazetteerEntries } from "../../../server/src/engine/names/lexicon";
import {
  isListed,
  isListedWord,
  OF_ARTICLE,
  rightWord,
  writtenMistyped,
} from "../../../server/src/engine/names/word-slips";

const word = fc.string({ unit: fc.constantFrom(..."aabersé"), minLength: 3, maxLength: 10 });

/** The word with something done to it at a place, as fingers do. */
function slipped(right: string, kind: number, place: number, letter: string): string {
  const at = place % (right.length + 1);
  const [head, tail] = [right.slice(0, at), right.slice(at)];
  if (kind === 0) return head + tail.charAt(0) + tail;
  if (kind === 1) return head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
  if (kind === 2) return head + letter + tail.slice(1);
  return kind === 3 ? head + tail.slice(1) : head + letter + tail;
}

describe("isListedWord", () => {
  it("knows the words that isListed knows", () => {
    let listed = 0;
    for (const { words, name } of gazetteerEntries()) {
      for (const each of [...words, ...name.toLowerCase().split(" ")]) {
        if (!/^[a-z]{2,}$/.test(each)) continue;
        if (isListed(each)) listed++;
        assert.equal(isListedWord(each), isListed(each), each);
      }
    }
    assert.ok(listed > 500, `${listed} listed`);
  });
});

describe("writtenMistyped", () => {
  it("finds what trying every slip finds", () => {
    let found = 0;
    const slip = fc.tuple(word, fc.nat(4), fc.nat(10), fc.constantFrom(..."awedsr"));
    fc.assert(
      fc.property(slip, fc.array(word), ([right, kind, place, letter], others) => {
        const written = [...new Set([right, ...others].filter((each) => /^[a-z]+$/.test(each)))];
        const lower = slipped(right, kind, place, letter);
        const expected = rightWord(lower, (each) => written.includes(each), OF_ARTICLE);
        if (expected !== null) found++;
        assert.equal(writtenMistyped(lower, written), expected, `${lower} ${written.join(" ")}`);
      }),
      { numRuns: 20_000 },
    );
    assert.ok(found > 500, `${found} found`);
  });
});
