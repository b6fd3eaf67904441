import assert from "node:assert/strict";
import { foldedWordsHash, foldWords } from "../../../server/src/engine/text/fold";
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
