import assert from "node:assert/strict";
import {
  Corpus,
  defaultSettings,
  digestArticle,
  lookalikesOf,
  parseArticle,
} from "../../../server/src/engine";

function corpusOf(...texts: string[]): Corpus {
  const corpus = new Corpus();
  for (const [at, text] of texts.entries())
    corpus.add(digestArticle(parseArticle({ id: `${at}.txt`, text })));
  return corpus;
}

describe("lookalikes", () => {
  const corpus = corpusOf(
    "President Mikhail Kasyanov spoke in Moscow on Monday. Mikhail Kasyanov left.",
    "Prime Minister Mikhail Kasyanenov spoke in Moscow on Tuesday. Mikhail Kasyanenov left.",
    "Chancellor Angela Merkel spoke in Berlin on Tuesday. Angela Merkel left.",
  );
  const likes = (name: string, settings = defaultSettings): string[] => {
    const entity = corpus.names.entityOf(name, settings);
    assert.ok(entity !== null, name);
    return lookalikesOf(corpus, entity, settings).map((other) => other.entity.name);
  };

  it("are entities whose names are nearly one's own, seen from both", () => {
    assert.deepEqual(likes("Mikhail Kasyanov"), ["Mikhail Kasyanenov"]);
    assert.deepEqual(likes("Mikhail Kasyanenov"), ["Mikhail Kasyanov"]);
    assert.deepEqual(likes("Angela Merkel"), []);
  });

  it("are none once the user has said that they are different, or the same", () => {
    const pair = ["Mikhail Kasyanenov", "Mikhail Kasyanov"] as const;
    assert.deepEqual(likes("Mikhail Kasyanov", { ...defaultSettings, different: [pair] }), []);
    const entities = [{ name: pair[0], aliases: [pair[1]] }];
    assert.deepEqual(likes("Mikhail Kasyanov", { ...defaultSettings, entities }), []);
  });
});
