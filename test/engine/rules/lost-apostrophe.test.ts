import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus, defaultSettings, digestArticle, parseArticle } from "../../../server/src/engine";
import { lostApostrophes, mayHoldPossessive } from "../../../server/src/engine/rules/names/lost-apostrophe";

// No hyphens: a word with one is never what makes a sentence worth reading.
const word = fc.constantFrom(
  ..."Kims Kim Japans Japan Bush Bushs University Universitys Adams Koreas New York Yorks Begonias message only first the and of said Mr plan 200 police’s I’m It’s's".split(
    " ",
  ),
);
const gap = fc.constantFrom(" ", " ", " ", " ", "  ", ", ", ". ", "' ", "’ ", "\u00a0", "");

describe("names/lost-apostrophe", () => {
  it("passes over no sentence that has something to be found", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { minLength: 4, maxLength: 40 }), (words) => {
        const text = `Kim Jong Un met George Bush in New York, Japan. ${words.flat().join("")}.`;
        const article = parseArticle({ id: "a.txt", text });
        const corpus = new Corpus();
        corpus.add(digestArticle(article));
        const context = { article, corpus: corpus.around("a.txt"), settings: defaultSettings, today: 20_000 };
        const all = [...lostApostrophes(context, () => true)];
        found += all.length;
        assert.deepEqual([...lostApostrophes(context, mayHoldPossessive)], all, text);
      }),
      { numRuns: 1500 },
    );
    assert.ok(found > 50, `${found} found`);
  });
});
