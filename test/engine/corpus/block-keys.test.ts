import assert from "node:assert/strict";
import fc from "fast-check";
import { blockKeys, COMPARED, slipKeys, slipKeysAs } from "../../../server/src/engine/corpus/block-keys";
import { namePartsOf } from "../../../server/src/engine/names/name-parts";

const LETTERS = "abdegiklmnorstu";

/** One slip of the fingers: a letter left out, put in, exchanged, or two that changed places. */
function slipped(word: string, kind: number, at: number, letter: string): string {
  const place = at % word.length;
  const [before, behind] = [word.slice(0, place), word.slice(place + 1)];
  if (kind === 0) return before + behind;
  if (kind === 1) return before + letter + word.slice(place);
  if (kind === 2) return before + letter + behind;
  return place + 1 < word.length
    ? before + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2)
    : word;
}

function meets(a: string, b: string): boolean {
  const keys = new Set(blockKeys(a, "person").map(({ key }) => key));
  return slipKeys(b)
    .flatMap(({ spelling, slips }) => [spelling, ...slips])
    .some((key) => keys.has(key));
}

const letter = fc.constantFrom(...LETTERS);
const word = fc.array(letter, { minLength: 4, maxLength: 12 }).map((letters) => letters.join(""));

describe("keys of blocks", () => {
  it("are shared by a name and one slip of it", () => {
    fc.assert(
      fc.property(word, fc.nat(3), fc.nat(20), letter, (right, kind, at, other) => {
        const wrong = slipped(right, kind, at, other);
        fc.pre(wrong.length >= 4 && wrong !== right);
        // "Nur al-Din" is one word, "Abdalla" is "Abdullah".
        fc.pre([right, wrong].every((each) => namePartsOf(`Milena ${each}`).row.words[1]?.text === each));
        assert.ok(meets(`Milena ${right}`, `Milena ${wrong}`), `${right} ${wrong}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("are shared whatever the order, the hyphens and the transliteration", () => {
    assert.ok(meets("Kim Jong-un", "Jongun Kim"));
    assert.ok(meets("Muammar Gaddafi", "Moammar Gaddafi"));
    assert.ok(meets("Yusuf Khan", "Khan Yousuf"));
  });

  it("are the same for a text that is asked for once as for a name that is kept", () => {
    const pieces = fc.array(
      fc.tuple(
        fc.constantFrom(
          ..."Kim Jong un Sheikh Saeed van der Leyen Abu Bakr Nur Din Jr Limited Liability Company and & the of Bank forty four 4 United States New York Fiumicino Isola Sacra Sacra Élysée O'Neill (US".split(
            " ",
          ),
        ),
        fc.constantFrom(" ", " ", " ", "-", ". ", ", ", "."),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (words) => {
        const text = words.flat().join("").slice(0, -1);
        assert.deepEqual(
          slipKeys(text),
          COMPARED.map((kind) => slipKeysAs(text, kind)),
          text,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("are not shared by names that only begin alike", () => {
    assert.ok(!meets("John Smithson", "John Smalling"));
    assert.ok(!meets("John Smith", "Mary Smith"));
  });
});
