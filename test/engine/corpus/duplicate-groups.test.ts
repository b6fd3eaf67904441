import assert from "node:assert/strict";
import { Corpus, digestArticle, parseArticle } from "../../../server/src/engine";

function sentence(n: number, from = 0): string {
  const words = Array.from({ length: 12 }, (_, at) => `word${(n * 31 + at * 7 + from) % 997}x${n}`);
  return `The ${words.join(" ")}.`;
}

function text(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => sentence(from + at)).join("\n\n");
}

function corpusOf(files: Readonly<Record<string, string>>): Corpus {
  const corpus = new Corpus();
  for (const [id, body] of Object.entries(files)) corpus.add(digestArticle(parseArticle({ id, text: body })));
  return corpus;
}

describe("duplicate groups", () => {
  const original = text(0, 20);

  it("tell the same from the nearly the same", () => {
    const corpus = corpusOf({
      a: original,
      b: original.toUpperCase().replaceAll("\n\n", "\n"),
      c: original.replace("word0x0", "another"),
      d: text(100, 20),
    });
    assert.deepEqual(
      corpus.relations.duplicatesOf("a").map(({ id, kind }) => [id, kind]),
      [
        ["b", "exact"],
        ["c", "near"],
      ],
    );
    const [group, ...others] = corpus.duplicateGroups();
    assert.deepEqual([group?.kind, group?.articles, others], ["near", ["a", "b", "c"], []]);
    assert.ok(group !== undefined && group.similarity >= 0.9 && group.similarity < 1);
  });

  it("find what is contained in a longer article, which comes first", () => {
    const corpus = corpusOf({ early: text(0, 6), full: original, other: text(200, 8) });
    assert.deepEqual(corpus.relations.containersOf("early"), [{ id: "full", share: 1 }]);
    assert.deepEqual(corpus.relations.containersOf("full"), []);
    assert.deepEqual(corpus.duplicateGroups(), [
      { kind: "contained", similarity: 1, articles: ["full", "early"] },
    ]);
  });

  it("tell the share of a long article by samples of both", () => {
    const corpus = corpusOf({
      part: text(0, 150),
      whole: text(0, 300),
      half: `${text(0, 75)}\n\n${text(500, 75)}`,
    });
    assert.deepEqual(
      corpus.relations.containersOf("part").map(({ id }) => id),
      ["whole"],
    );
    assert.deepEqual(corpus.relations.containersOf("half"), []);
  });

  it("follow edits", () => {
    const corpus = corpusOf({ a: original, b: original, c: text(100, 20) });
    assert.equal(corpus.duplicateGroups().length, 1);
    corpus.add(digestArticle(parseArticle({ id: "b", text: text(300, 20) })));
    assert.deepEqual(corpus.duplicateGroups(), []);
    corpus.add(digestArticle(parseArticle({ id: "c", text: `${original}\n\n${text(100, 20)}` })));
    assert.deepEqual(
      corpus.duplicateGroups().map(({ kind, articles }) => [kind, articles]),
      [["contained", ["c", "a"]]],
    );
    corpus.remove("c");
    assert.deepEqual(corpus.duplicateGroups(), []);
  });

  it("leave articles without words alone", () => {
    assert.deepEqual(corpusOf({ a: "", b: "", c: "\n\n" }).duplicateGroups(), []);
  });
});
