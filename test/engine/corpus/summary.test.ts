import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  type Article,
  BytePages,
  Corpus,
  type CorpusSummary,
  checkArticle,
  compareElsewhere,
  type Digest,
  defaultSettings,
  digestArticle,
  packSummary,
  parseArticle,
  type Settings,
  summarise,
  summariseNames,
  unpackSummary,
} from "../../../server/src/engine";
import { today } from "../corpus-of";
import { invented } from "./invented";

const seeds = path.resolve(__dirname, "../../../seeds");
const SEEDS = readdirSync(seeds)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => readFileSync(path.join(seeds, name), "utf8"));

const TEXTS: readonly string[] = [
  ...SEEDS,
  ...SEEDS.map((text) =>
    text.replaceAll("Kim Jong-un", "Kim Jong Un").replaceAll("cooperation", "co-operation"),
  ),
  ...SEEDS.map((text) => text.slice(0, text.length / 2)),
  ...invented(24),
];
const ARTICLES: readonly Article[] = TEXTS.map((text, at) =>
  parseArticle({ id: `${at % 3}/${at}.txt`, text }),
);
const DIGESTS: readonly Digest[] = ARTICLES.map(digestArticle);

function sum(digests: Iterable<Digest>): Corpus {
  const corpus = new Corpus();
  for (const digest of digests) corpus.add(digest);
  return corpus;
}

function summaryOf(corpus: Corpus, settings: Settings): CorpusSummary {
  const steps = summarise(corpus, settings);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const SETTINGS: readonly Settings[] = [
  defaultSettings,
  {
    ...defaultSettings,
    entities: [{ name: "Kim Jong-un", aliases: ["Kim Jong Un", "Marshal Kim"] }],
    different: [["Xi", "Putin"]],
  },
];

describe("a summary of a corpus", () => {
  it("finds in every article what the corpus finds", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(TEXTS.length - 1), { minLength: 1 }),
        fc.constantFrom(...SETTINGS),
        (chosen, settings) => {
          const corpus = sum(chosen.flatMap((at) => DIGESTS[at] ?? []));
          const summary = unpackSummary(packSummary(summaryOf(corpus, settings)));
          assert.ok(summary !== undefined);
          assert.equal(summary.size, corpus.size);
          for (const at of chosen) {
            const [article, digest] = [ARTICLES[at], DIGESTS[at]];
            if (article === undefined || digest === undefined) continue;
            assert.deepEqual(
              checkArticle(article, summary.withOwn(digest), settings, today),
              checkArticle(article, corpus, settings, today),
            );
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("finds the same where the user has parted names since it was made", () => {
    const corpus = sum(DIGESTS);
    const summary = summaryOf(corpus, defaultSettings);
    const parted: Settings = { ...defaultSettings, different: [["Kim Jong-un", "Kim Jong Un"]] };
    let others = 0;
    for (const [at, article] of ARTICLES.entries()) {
      const digest = DIGESTS[at];
      if (digest === undefined) continue;
      const found = checkArticle(article, summary.withOwn(digest), parted, today);
      assert.deepEqual(found, checkArticle(article, corpus, parted, today));
      const before = checkArticle(article, summary.withOwn(digest), defaultSettings, today);
      if (JSON.stringify(before) !== JSON.stringify(found)) others++;
    }
    assert.ok(others > 0);
  });

  it("speaks of other articles in all the ways there are", () => {
    const corpus = sum(DIGESTS);
    const summary = summaryOf(corpus, defaultSettings);
    const rules = new Set<string>();
    for (const [at, article] of ARTICLES.entries()) {
      const digest = DIGESTS[at];
      if (digest === undefined) continue;
      for (const { rule, evidence } of checkArticle(
        article,
        summary.withOwn(digest),
        defaultSettings,
        today,
      )) {
        if (evidence.some((one) => one.article !== undefined)) rules.add(rule);
      }
    }
    const wanted = [
      "boilerplate/repeated-line",
      "corpus/contained",
      "corpus/exact-duplicate",
      "names/acronym",
    ];
    assert.deepEqual(
      [...wanted, "names/variant-spelling", "dates/missing"].filter((rule) => !rules.has(rule)),
      [],
    );
  });

  it("is the same bytes in whatever order articles came", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...DIGESTS], { minLength: DIGESTS.length }), (shuffled) => {
        assert.deepEqual(
          packSummary(summaryOf(sum(shuffled), defaultSettings)),
          packSummary(summaryOf(sum(DIGESTS), defaultSettings)),
        );
      }),
      { numRuns: 3 },
    );
  });

  it("is the same bytes where articles are compared elsewhere", () => {
    const pieces = new BytePages();
    const corpus = new Corpus({ comparesLater: true, pieces });
    for (const digest of [...DIGESTS].reverse()) corpus.add(digest);
    for (const { id } of DIGESTS.slice(3, 8)) corpus.remove(id);
    const steps = summariseNames(corpus, defaultSettings);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const compared = compareElsewhere(corpus.places, new BytePages(pieces.pages));
    assert.ok(compared);
    step.value.add(compared);
    assert.ok(!corpus.isCompared);
    const left = DIGESTS.filter((_, at) => at < 3 || at >= 8);
    assert.deepEqual(packSummary(step.value.summary()), packSummary(summaryOf(sum(left), defaultSettings)));
  });

  it("tells of no other article where one comes before it while it is made", () => {
    const [first, ...others] = [...DIGESTS].sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.ok(first !== undefined);
    const ties = (summary: CorpusSummary): string[] =>
      others.map((digest) => {
        const { relations } = summary.withOwn(digest);
        const related = relations.relatedTo(digest.id).filter(({ id }) => id !== first.id);
        return JSON.stringify([relations.duplicatesOf(digest.id), related.map(({ id }) => id)]);
      });
    const before = ties(summaryOf(sum(others), defaultSettings));
    const after = ties(summaryOf(sum(DIGESTS), defaultSettings));
    for (let stop = 1; stop < 4000; stop += 371) {
      const corpus = sum(others);
      const steps = summarise(corpus, defaultSettings);
      let step = steps.next();
      for (let each = 0; each < stop && step.done !== true; each++) step = steps.next();
      corpus.add(first);
      while (step.done !== true) step = steps.next();
      for (const [at, tie] of ties(step.value).entries())
        assert.ok(tie === before[at] || tie === after[at], tie);
    }
  });

  it("knows damaged bytes", () => {
    const bytes = packSummary(summaryOf(sum(DIGESTS.slice(0, 5)), defaultSettings));
    assert.ok(unpackSummary(bytes) !== undefined);
    for (let at = 0; at < bytes.length; at += 97) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      assert.equal(unpackSummary(damaged), undefined);
      assert.equal(unpackSummary(bytes.subarray(0, at)), undefined);
    }
  });

  it("drops what occurs once and has no partner", () => {
    const alone = ["A quiet town", "The harbour of Ystad was calm, said Jane Doe.", "Nothing else happened."];
    const corpus = sum([digestArticle(parseArticle({ id: "a.txt", text: alone.join("\n\n") }))]);
    const one = packSummary(summaryOf(corpus, defaultSettings)).length;
    assert.ok(one < 600, `${one} bytes`);
  });
});
