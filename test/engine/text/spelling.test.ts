import assert from "node:assert/strict";
import { mayVary, spellingKey, withoutHyphen } from "../../../server/src/engine/text/spelling";

describe("spelling keys", () => {
  const same: readonly (readonly string[])[] = [
    ["co-operation", "cooperation"],
    ["organise", "organize"],
    ["organisations", "organizations"],
    ["analysed", "analyzed"],
    ["colourful", "colorful"],
    ["neighbours", "neighbors"],
    ["travelled", "traveled"],
    ["centre", "center"],
    ["e-mail", "email"].map((word) => `${word}s`),
    ["non-proliferation", "nonproliferation"],
  ];
  for (const words of same) {
    it(`are the same for ${words.join(" and ")}`, () => {
      const keys = new Set(words.map((word) => spellingKey(word, "en")));
      assert.equal(keys.size, 1);
      assert.ok(!keys.has(null));
    });
  }

  it("are none for names, short words and words of one spelling", () => {
    for (const word of ["Labour", "Co-operation", "Jong-un", "table", "the", "long-term", "x".repeat(50)]) {
      assert.equal(spellingKey(word, "en"), null, word);
    }
  });

  it("are none for English endings in other languages", () => {
    assert.equal(spellingKey("organise", "fr"), null);
    assert.equal(spellingKey("centre", "fr"), null);
  });

  it("are told by the quick look of every word that has one", () => {
    const endings = [
      "e",
      "es",
      "ed",
      "er",
      "ers",
      "ing",
      "able",
      "ation",
      "ations",
      "ational",
      "ers-in",
      "ism",
    ];
    const written = [
      ...[...same, ["anti-war", "catalogues", "nonaligned", "favourite", "theatre"]].flat(),
      ...["organis", "organiz", "analys", "analyz", "immunis", "pris"].flatMap((stem) =>
        endings.map((ending) => stem + ending),
      ),
    ];
    for (const word of written) {
      const text = `(${word})`;
      const quick = mayVary(text, 1, text.length - 1, word.includes("-"));
      if (spellingKey(word, "en") !== null) assert.ok(quick, word);
    }
  });

  it("know words that only a hyphen tells apart", () => {
    assert.equal(withoutHyphen("re-sign"), null);
    assert.equal(withoutHyphen("well-being"), "wellbeing");
    assert.equal(withoutHyphen("mother-in-law"), null);
  });
});
