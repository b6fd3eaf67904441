import assert from "node:assert/strict";
import { Corpus, checkArticle, type Digest, digestArticle, parseArticle } from "../../server/src/engine";
import { relatedGroups } from "../../server/src/engine/corpus/related-groups";
import { today } from "../engine/corpus-of";
import { seedCorpus, seedFiles, seedNumbers, seedText } from "./seeds";

const seeds = seedCorpus();
const ids = seedNumbers.map((seed) => seedFiles[seed]);
const digests = ids.map((id) => digestArticle(seeds.article(id)));

/** Everything that a corpus says of the seeds. */
function said(corpus: Corpus): unknown {
  return {
    findings: ids.map((id) => checkArticle(seeds.article(id), corpus, seeds.settings, today)),
    entities: corpus.names
      .entities(seeds.settings)
      .map((entity) => [entity, corpus.names.variantsOf(entity), corpus.names.articlesOf(entity)]),
    related: [...relatedGroups(corpus)].filter((group) => group !== undefined),
  };
}

function sum(parts: readonly (Digest | undefined)[]): Corpus {
  const corpus = new Corpus();
  for (const digest of parts) if (digest !== undefined) corpus.add(digest);
  return corpus;
}

describe("what is said of the seeds", () => {
  const expected = said(sum(digests));
  const [a, b, c] = digests;

  for (const order of [
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]) {
    it(`does not depend on the order of adding: ${order.map((digest) => digest?.id.slice(0, 3)).join(", ")}`, () => {
      assert.deepEqual(said(sum(order)), expected);
    });
  }

  it("is the same of the sum of two sums", () => {
    const merged = sum([c]);
    merged.merge(sum([b, a]));
    assert.deepEqual(said(merged), expected);
  });

  it("is the same after digests have been written down and read again", () => {
    const read = digests.map((digest): Digest => JSON.parse(JSON.stringify(digest)));
    assert.deepEqual(said(sum(read)), expected);
  });

  it("is the same after articles have been edited, taken away and put back", () => {
    const corpus = sum(digests);
    said(corpus);
    for (const seed of seedNumbers) {
      const id = seedFiles[seed];
      corpus.add(
        digestArticle(parseArticle({ id, text: `${seedText(seed)}\nKim Jong-un and Jinping met.` })),
      );
      said(corpus);
      corpus.remove(id);
      said(corpus);
      corpus.add(digestArticle(seeds.article(id)));
    }
    assert.deepEqual(said(corpus), expected);
  });
});
