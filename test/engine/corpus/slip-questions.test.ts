import assert from "node:assert/strict";
import fc from "fast-check";
import { COMPARED, slipKeys, slipKeysAs } from "../../../server/src/engine/corpus/block-keys";
import { slipQuestions, slipQuestionsAbout } from "../../../server/src/engine/corpus/slip-questions";

const SAMPLE =
  "Kim Jong un Jongun Sheikh Saeed Said Saidov van der Leyen Abu Bakr Nur Din Jr Limited Liability Company and & the of " +
  "Bank forty 4 United States Stated Fiumicino Isola Sacra Sacre Élysée Elysee O'Neill ONeill Gaddafi Qaddafi Muammar Muamar " +
  "Yusuf Yousuf Ban Bang Bangs Ng Li Lim Smith Smyth Smithson Smithsonian Smitsonian (US";
const word = fc.oneof(
  fc.constantFrom(...SAMPLE.split(" ")),
  // Words of few letters are often a slip of one another.
  fc.array(fc.constantFrom(..."aabnr"), { minLength: 2, maxLength: 11 }).map((letters) => letters.join("")),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "-", ". ", ", ", ".", "")), { maxLength: 4 })
  .map((words) => words.flat().join(""));

/** A text with a letter left out, put in, exchanged, or moved. */
function slipped(text: string, kind: number, at: number, letter: string): string {
  const place = at % (text.length + 1);
  const [before, behind] = [text.slice(0, place), text.slice(place)];
  if (kind === 0) return before + behind.slice(1);
  if (kind === 1) return before + letter + behind;
  if (kind === 2) return before + letter + behind.slice(1);
  return before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2);
}

describe("questions for the names that a text is a slip of", () => {
  it("are those about every name with which it shares a key", () => {
    let shared = 0;
    const slip = fc.tuple(fc.nat(3), fc.nat(40), fc.constantFrom(..."abn "));
    fc.assert(
      fc.property(text, fc.oneof(fc.array(slip, { maxLength: 3 }), text), (name, other) => {
        const asking =
          typeof other === "string" ? other : other.reduce((said, each) => slipped(said, ...each), name);
        const asked = slipQuestions(asking);
        const about = slipQuestionsAbout(name);
        const keys = new Set(slipKeys(asking).flatMap(({ spelling, slips }) => [spelling, ...slips]));
        for (const kind of COMPARED) {
          const { spelling, slips } = slipKeysAs(name, kind);
          if (![spelling, ...slips].some((key) => keys.has(key))) continue;
          if (asking !== name) shared++;
          assert.ok(
            [...asked].some((key) => about.has(key)),
            `${asking} asks for ${name}`,
          );
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(shared > 1000, `${shared}`);
  });

  it("are few, and not about names that only begin alike", () => {
    assert.ok(slipQuestions("John Smithson").size <= 8);
    const about = slipQuestionsAbout("John Smalling");
    for (const key of slipQuestions("John Smithson")) assert.ok(!about.has(key));
  });
});
