import assert from "node:assert/strict";
import { Corpus, defaultSettings, digestArticle, entityCard, parseArticle } from "../../../server/src/engine";

describe("the card of an entity", () => {
  it("names a role once, in its fullest words", () => {
    const corpus = new Corpus();
    const texts = [
      "North Korean leader Kim Jong Un wrote to Beijing on Monday.",
      "On Tuesday leader Kim Jong Un was in Pyongyang again.",
    ];
    for (const [at, text] of texts.entries())
      corpus.add(digestArticle(parseArticle({ id: `${at}.txt`, text })));
    const entity = corpus.names.entityOf("Kim Jong Un", defaultSettings);
    assert.ok(entity !== null);
    assert.deepEqual(entityCard(corpus, entity, defaultSettings).roles, ["North Korean leader"]);
  });
});
