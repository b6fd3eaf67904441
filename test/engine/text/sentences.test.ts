import assert from "node:assert/strict";
import fc from "fast-check";
import { sentencesOf } from "../../../server/src/engine/text/sentences";

function cut(text: string): string[] {
  return sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  const cases: readonly (readonly string[])[] = [
    ["One here.", "Two there!", "Three?"],
    ["He said “stop.”", "Then he left."],
    ["Mr. Kim met Gen. Park on Sept. 9 in the U.S. capital.", "They spoke."],
    ["J. K. Rowling wrote it.", "We read it."],
    ["Growth was 3.5 percent, 0.2 points less.", "Prices fell."],
    ["Wait…", "What?!", "No."],
    ["北朝鮮は発表した。", "中国も同意した。"],
    ["Он приехал.", "Она уехала."],
    ["according to the Korean news agency.", "North KCNA."],
    ["an unfinished line"],
  ];
  for (const expected of cases) {
    it(`cuts ${JSON.stringify(expected.join(" "))}`, () => {
      assert.deepEqual(cut(expected.join(" ")), expected);
    });
  }

  it("does not cut before a small letter", () => {
    assert.deepEqual(cut("trade and support. others."), ["trade and support. others."]);
  });

  it("loses nothing but white space, whatever the text", () => {
    const unit = fc.constantFrom("a", "B", ".", "!", " ", "\n", "“", "”", "1", "。", "\ud83d", "Mr");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const sentences = sentencesOf(text, { start: 0, end: text.length });
        const kept = sentences.map(({ start, end }) => text.slice(start, end)).join("");
        assert.equal(kept.replace(/\s/g, ""), text.replace(/\s/g, ""));
      }),
    );
  });
});
