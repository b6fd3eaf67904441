import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  type Article,
  Corpus,
  checkArticle,
  type Digest,
  defaultSettings,
  digestArticle,
  parseArticle,
} from "../../../server/src/engine";
import { today } from "../corpus-of";

const seeds = path.resolve(__dirname, "../../../seeds");
const SEEDS = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => readFileSync(path.join(seeds, name), "utf8"));

/** Versions of the seeds: whole, in part, twice over, with other words and names. */
const VERSIONS: readonly string[] = SEEDS.flatMap((text) => {
  const lines = text.split("\n");
  return [
    text,
    text.toUpperCase(),
    lines.slice(0, Math.ceil(lines.length / 2)).join("\n"),
    text.replaceAll("Kim Jong-un", "Kim Jong Un").replaceAll("cooperation", "co-operation"),
    `${text}\nRead more: the council met on Monday.\n${lines.toReversed().join("\n")}`,
    text.replaceAll("North Korea", "the North").replaceAll("2021", "2020"),
  ];
}).concat("", "Only one line");

const PARSED: readonly Article[] = VERSIONS.map((text, at) => parseArticle({ id: `${at}.txt`, text }));
const DIGESTS: readonly Digest[] = PARSED.map(digestArticle);

function sum(digests: Iterable<Digest>): Corpus {
  const corpus = new Corpus();
  for (const digest of digests) corpus.add(digest);
  return corpus;
}

/** All that a corpus knows, asked from outside. */
function answers(corpus: Corpus): unknown {
  const held = PARSED.filter((article) => corpus.digest(article.source.id) !== undefined);
  return {
    size: corpus.size,
    findings: held.map((article) => checkArticle(article, corpus, defaultSettings, today)),
    groups: corpus.duplicateGroups(),
    related: held.map((article) => corpus.relations.relatedTo(article.source.id)),
    language: corpus.languages.largest,
    cooperation: [...corpus.spellings.formsOf("cooperation")].sort(),
  };
}

const someDigests = fc.uniqueArray(fc.constantFrom(...DIGESTS), { maxLength: 8, selector: ({ id }) => id });
const RUNS = { numRuns: 25 };

describe("the corpus", () => {
  it("is the sum of its digests in any order", () => {
    fc.assert(
      fc.property(
        someDigests.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        ([some, shuffled]) => assert.deepEqual(answers(sum(shuffled)), answers(sum(some))),
      ),
      RUNS,
    );
  });

  it("answers the same where it compares articles later", () => {
    fc.assert(
      fc.property(someDigests, someDigests, (some, others) => {
        const corpus = new Corpus({ comparesLater: true });
        for (const digest of others) corpus.add(digest);
        for (const { id } of others.slice(1)) corpus.remove(id);
        for (const digest of some) corpus.add(digest);
        assert.ok(!corpus.isCompared);
        const kept = others.slice(0, 1).filter(({ id }) => !some.some((digest) => digest.id === id));
        assert.deepEqual(answers(corpus), answers(sum([...kept, ...some])));
        for (const { id } of kept) corpus.remove(id);
        assert.deepEqual(answers(corpus), answers(sum(some)));
      }),
      RUNS,
    );
  });

  it("is the sum of its parts", () => {
    fc.assert(
      fc.property(someDigests, fc.nat(8), (some, cut) => {
        const whole = sum(some.slice(0, cut));
        whole.merge(sum(some.slice(cut)));
        assert.deepEqual(answers(whole), answers(sum(some)));
      }),
      RUNS,
    );
  });

  it("answers as if what was taken away had never been there", () => {
    fc.assert(
      fc.property(someDigests, someDigests, (some, others) => {
        const corpus = sum(others);
        corpus.duplicateGroups();
        for (const digest of some) corpus.add(digest);
        corpus.duplicateGroups();
        for (const { id } of others) if (!some.some((digest) => digest.id === id)) corpus.remove(id);
        assert.deepEqual(answers(corpus), answers(sum(some)));
      }),
      RUNS,
    );
  });

  it("answers of an edited article as of a new one, and the second time as the first", () => {
    fc.assert(
      fc.property(someDigests, fc.constantFrom(...VERSIONS), (some, text) => {
        const edited = digestArticle(parseArticle({ id: "0.txt", text }));
        const corpus = sum([...some, ...DIGESTS.slice(0, 1)]);
        corpus.duplicateGroups();
        corpus.add(edited);
        const wanted = answers(sum([...some.filter(({ id }) => id !== "0.txt"), edited]));
        assert.deepEqual(answers(corpus), wanted);
        assert.deepEqual(answers(corpus), wanted);
      }),
      RUNS,
    );
  });

  it("takes digests that went through JSON", () => {
    const copied: Digest[] = JSON.parse(JSON.stringify(DIGESTS));
    assert.deepEqual(answers(sum(copied)), answers(sum(DIGESTS)));
  });
});
