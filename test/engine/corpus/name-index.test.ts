import assert from "node:assert/strict";
import fc from "fast-check";
import {
  Corpus,
  type Digest,
  defaultSettings,
  digestArticle,
  entityCard,
  entityOfMention,
  mentionAt,
  parseArticle,
} from "../../../server/src/engine";
import { TestCorpus } from "../corpus-of";

const said = "said on Monday that talks would go on.";

function namesOf(corpus: Corpus, settings = defaultSettings): string[] {
  return corpus.names.entities(settings).map(
    (entity) =>
      `${entity.kind} ${entity.name}: ${corpus.names
        .variantsOf(entity)
        .map(({ form, count }) => `${form} ${count}`)
        .join(", ")}`,
  );
}

function corpusOf(texts: readonly string[]): Corpus {
  return new TestCorpus(Object.fromEntries(texts.map((text, at) => [`${at}.txt`, text]))).corpus;
}

describe("NameIndex", () => {
  it("joins the spellings of one name and keeps short forms under the full one", () => {
    const corpus = corpusOf([
      `North Korean leader Kim Jong-un ${said} Kim left.`,
      `North Korean leader Kim Jong Un ${said}`,
      `The North Korean leader Kim Jong Un ${said}`,
    ]);
    assert.deepEqual(namesOf(corpus), [
      "person Kim Jong Un: Kim Jong Un 2, Kim 1, Kim Jong-un 1",
      "place North Korea: North Korean 3",
    ]);
  });

  it("lets no bridging form join two people", () => {
    const corpus = corpusOf([
      `Minister John Smith ${said}`,
      `Minister Jane Smith ${said}`,
      `Minister J. Smith ${said}`,
    ]);
    assert.deepEqual(namesOf(corpus).sort(), [
      "person J. Smith: J. Smith 1",
      "person Jane Smith: Jane Smith 1",
      "person John Smith: John Smith 1",
    ]);
  });

  it("joins an acronym with what an article expands it as, and other names of one place", () => {
    const corpus = corpusOf([
      `The National Institute for Korean Studies (NIKS) ${said} NIKS is small.`,
      `The DPRK ${said}`,
      `North Korea ${said}`,
      `North Korea also ${said}`,
    ]);
    const institute = corpus.names.entityOf("NIKS", defaultSettings);
    assert.deepEqual(institute?.forms.toSorted(), ["NIKS", "National Institute for Korean Studies"]);
    assert.equal(corpus.names.entityOf("DPRK", defaultSettings)?.name, "North Korea");
  });

  it("heeds what the user decided", () => {
    const corpus = corpusOf([
      `North Korean leader Kim Jong-un ${said}`,
      `North Korean leader Kim Jong Un ${said}`,
      `Leader Kim Jong Un ${said}`,
    ]);
    const canonical = {
      ...defaultSettings,
      entities: [{ name: "Kim Jong-un", aliases: ["Kim Jong Un", "Marshal Kim"] }],
    };
    assert.equal(corpus.names.entityOf("Kim Jong Un", canonical)?.name, "Kim Jong-un");
    const different = { ...defaultSettings, different: [["Kim Jong-un", "Kim Jong Un"] as const] };
    assert.equal(corpus.names.entityOf("Kim Jong Un", different)?.forms.length, 1);
    assert.equal(corpus.names.entityOf("Kim Jong Un", defaultSettings)?.forms.length, 2);
  });

  it("is the same whatever was added and taken away before", () => {
    const texts = [
      `North Korean leader Kim Jong-un ${said} Kim left.`,
      `North Korean leader Kim Jong Un ${said}`,
      `Minister John Smith ${said} The Korean Central News Agency (KCNA) agreed.`,
      `Minister J. Smith ${said} KCNA agreed.`,
      `President Vladimir Putin ${said}`,
      `President Vladimir Putni ${said} Jane Smith did not.`,
      `President Joe Biden ${said} Joseph Biden left.`,
    ];
    const digests: Digest[] = texts.map((text, at) => digestArticle(parseArticle({ id: `${at}.txt`, text })));
    const all = new Corpus();
    for (const digest of digests) all.add(digest);
    const expected = namesOf(all);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(digests, { minLength: digests.length }),
        fc.array(fc.nat(digests.length - 1), { maxLength: 12 }),
        (order, edits) => {
          const corpus = new Corpus();
          for (const digest of order) corpus.add(digest);
          for (const at of edits) {
            corpus.names.entities(defaultSettings);
            corpus.remove(`${at}.txt`);
            if (at % 2 === 0) corpus.names.entities(defaultSettings);
            const digest = digests[at];
            if (digest !== undefined) corpus.add(digest);
          }
          assert.deepEqual(namesOf(corpus), expected);
        },
      ),
      { numRuns: 60 },
    );
    for (const digest of digests) all.remove(digest.id);
    assert.deepEqual(namesOf(all), []);
  });
});

describe("entityCard", () => {
  const corpus = new TestCorpus({
    "a.txt": `2021-07-11\n\nChinese President Xi Jinping wrote to North Korean leader Kim Jong Un. Kim ${said}\n`,
    "b.txt": `2021-08-02\n\nNorth Korean leader Kim Jong Un was in Beijing. He ${said}\n`,
  });

  it("tells who it is", () => {
    const mention = mentionAt(
      corpus.article("a.txt"),
      corpus.article("a.txt").source.text.indexOf("Kim said") + 1,
    );
    assert.equal(mention?.full, "Kim Jong Un");
    if (mention === null) return;
    const entity = entityOfMention(corpus.corpus, mention, corpus.settings);
    assert.equal(entity?.name, "Kim Jong Un");
    if (entity === null) return;
    const card = entityCard(corpus.corpus, entity, corpus.settings);
    assert.deepEqual(
      card.variants.map(({ form, count, articles }) => [form, count, articles]),
      [
        ["Kim Jong Un", 2, 2],
        ["Kim", 1, 1],
      ],
    );
    assert.equal(card.articles, 2);
    assert.deepEqual(card.months, [
      { month: "2021-07", articles: 1 },
      { month: "2021-08", articles: 1 },
    ]);
    assert.deepEqual(card.roles, ["North Korean leader"]);
    assert.deepEqual(
      card.companions.map(({ name }) => name),
      ["North Korea", "Beijing", "China", "Xi Jinping"],
    );
    assert.deepEqual(
      card.places.map(({ article }) => article),
      ["b.txt", "a.txt"],
    );
    assert.ok(card.from !== null && card.to !== null && card.to - card.from === 22);
  });

  it("says nothing on an ordinary word", () => {
    const article = corpus.article("a.txt");
    assert.equal(mentionAt(article, article.source.text.indexOf("wrote") + 2), null);
    assert.equal(mentionAt(article, 0), null);
    assert.equal(mentionAt(article, article.source.text.length + 50), null);
  });
});
