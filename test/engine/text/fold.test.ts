import assert from "node:assert/strict";
import fc from "fast-check";
import { fold, foldedWordsHash, foldWords } from "../../../server/src/engine/text/fold";
import { hash53 } from "../../../server/src/engine/text/hash";

describe("the hash of folded words", () => {
  it("is that of the string, whatever stands in the text", () => {
    for (const text of [
      "Source link »",
      "  It’s 12:30 – é, e\u0301, soft\u00adhyphen  ",
      "93℃, ½, ﬁne, №5, ª, ´x",
      "ΟΔΟΣ İstanbul Ångström",
      "ภาษาไทย العربية हिन्दी 한국어 日本語１２",
      "a\ud800b",
    ]) {
      assert.equal(foldedWordsHash(text), hash53(foldWords(text)), text);
      assert.equal(foldedWordsHash(`xx${text}yy`, 2, text.length + 2), hash53(foldWords(text)), text);
    }
  });

  it("is that of the string for every character", () => {
    for (let code = 0; code < 0x3000; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      assert.equal(foldedWordsHash(text), hash53(foldWords(text)), code.toString(16));
    }
  });

  it("is 0 where there are no words", () => {
    assert.deepEqual(
      ["", " ", "…", "\u0301"].map((text) => foldedWordsHash(text)),
      [0, 0, 0, 0],
    );
  });
});

describe("a fold", () => {
  const asUnicodeHasIt = (text: string): string =>
    text
      .normalize("NFKD")
      .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, "")
      .replace(/\p{M}+/gu, "")
      .replace(/[\u2018\u2019\u201B\u02BC\uFF07\u00B4`]/g, "'")
      .replace(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, "-")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .trim();

  it("is what Unicode makes of a text, whatever stands in it", () => {
    const unit = fc.oneof(
      fc.constantFrom(..." \u00a0\tΣσİı´ͺ’'-­ﬁé\u0301한가\ud800"),
      fc.nat(0x3fff).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        assert.equal(fold(text), asUnicodeHasIt(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("is what Unicode makes of every character", () => {
    for (let code = 0; code < 0x10000; code++) {
      for (const text of [String.fromCharCode(code), `Ab${String.fromCharCode(code)}C`]) {
        assert.equal(fold(text), asUnicodeHasIt(text), code.toString(16));
      }
    }
  });
});
