import assert from "node:assert/strict";
import fc from "fast-check";
import { fits, majorityStyle, quotationsIn } from "../../../server/src/engine/text/quotes";

function pairs(text: string): string[] {
  return quotationsIn(text, { start: 0, end: text.length }).map(({ open, close }) =>
    text.slice(open.start, close.end),
  );
}

describe("quotations", () => {
  const cases: readonly (readonly [text: string, pairs: readonly string[]])[] = [
    ['He said "yes" and "no".', ['"yes"', '"no"']],
    ["“One ‘two’ three,” she said.", ["“One ‘two’ three,”"]],
    ['“One "two" three”', ['“One "two" three”', '"two"']],
    ["Er sagte „ja“, hon ”nej”.", ["„ja“", "”nej”"]],
    ['the agency, "Yonhap.”', ['"Yonhap.”']],
    ['a 27" screen and 5\'10" tall', []],
    ["“It goes on in the next paragraph.", []],
    ['("one") – "two"—"three"', ['"one"', '"two"', '"three"']],
    ['""', ['""']],
    ['" "', []],
  ];
  for (const [text, wanted] of cases) {
    it(`are paired in ${text}`, () => assert.deepEqual(pairs(text), wanted));
  }

  it("have the style of most of them, straight in a tie", () => {
    const styleOfText = (text: string) => majorityStyle(quotationsIn(text, { start: 0, end: text.length }));
    assert.equal(styleOfText('"a" “b” “c”'), "curly");
    assert.equal(styleOfText('"a" “b”'), "straight");
    assert.equal(styleOfText("„a“ „b“"), "straight");
  });

  it("fit where some language pairs the marks", () => {
    const fit = (marks: string) => fits(marks.charCodeAt(0), marks.charCodeAt(1));
    assert.deepEqual(['""', "“”", "„“", "„”", "””"].map(fit), [true, true, true, true, true]);
    assert.deepEqual(['"”', '“"', '„"'].map(fit), [false, false, false]);
  });

  it("lie inside the text, open before they close, and use no mark twice", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."\"“”„ab1 .,'("), { maxLength: 80 }), (units) => {
        const text = units.join("");
        const used = new Set<number>();
        for (const { open, close } of quotationsIn(text, { start: 0, end: text.length })) {
          assert.ok(open.start < close.start && close.end <= text.length);
          for (const { start } of [open, close]) {
            assert.ok(!used.has(start));
            used.add(start);
          }
        }
      }),
    );
  });
});
