import assert from "node:assert/strict";
import { type EntityKind, entityCard, entityOfMention, mentionAt, seriesGaps } from "../../server/src/engine";
import { relatedGroups } from "../../server/src/engine/corpus/related-groups";
import { type SeedNumber, seedCorpus, seedFiles, seedNumbers } from "./seeds";

const corpus = seedCorpus();
const { settings } = corpus;

const known: readonly [kind: EntityKind, name: string, ...otherForms: string[]][] = [
  ["person", "Kim Jong Un", "Kim Jong-un", "Kim"],
  ["person", "Xi Jinping", "Xi", "Jinping"],
  ["person", "Joe Biden", "Biden"],
  ["person", "Moon Jae-in"],
  ["person", "Park Won-gon", "Park"],
  ["person", "Liu Guozhong"],
  ["person", "Vladimir Putin"],
  ["place", "North Korea", "DPRK"],
  ["place", "China"],
  ["place", "Pyongyang"],
  ["place", "Moscow"],
  ["place", "Beijing"],
  ["place", "Washington"],
  ["organisation", "KCNA"],
  ["organisation", "Yonhap"],
  ["organisation", "AP"],
  ["organisation", "AFP"],
  ["organisation", "NK News"],
  ["organisation", "Chinese Communist Party"],
  ["organisation", "Ewha Womans University"],
  ["organisation", "State Council"],
];

function entityNamed(name: string) {
  const found = corpus.corpus.names.entities(settings).filter((entity) => entity.name === name);
  assert.equal(found.length, 1, `${found.length} entities called ${name}`);
  const [entity] = found;
  assert.ok(entity !== undefined);
  return entity;
}

/** Who stands at the word that begins at the nth place of `word` on that line; null where nobody does. */
function at(seed: SeedNumber, line: number, word: string, nth = 0): string | null {
  const article = corpus.article(seedFiles[seed]);
  const { start, end } = article.lines[line - 1] ?? { start: 0, end: 0 };
  let place = start - 1;
  for (let count = 0; count <= nth; count++) place = article.source.text.indexOf(word, place + 1);
  assert.ok(place >= start && place < end, `“${word}” is on line ${line}`);
  const mention = mentionAt(article, place + 1);
  return mention === null ? null : (entityOfMention(corpus.corpus, mention, settings)?.name ?? "?");
}

describe("the entities of the seeds", () => {
  it("hold the place Russia, which they name by its demonym only", () => {
    const russia = entityNamed("Russia");
    assert.equal(russia.kind, "place");
    assert.deepEqual(
      corpus.corpus.names.variantsOf(russia).map(({ form }) => form),
      ["Russian"],
    );
  });

  for (const [kind, name, ...forms] of known) {
    it(`hold the ${kind} ${name}${forms.length === 0 ? "" : `, also called ${forms.join(", ")}`}`, () => {
      const entity = entityNamed(name);
      assert.equal(entity.kind, kind);
      const variants = corpus.corpus.names.variantsOf(entity).map(({ form }) => form);
      for (const form of [name, ...forms]) {
        assert.ok(variants.includes(form), `${form} is none of ${variants.join(", ")}`);
      }
    });
  }

  it("hold no fragment of a name, no word, and nobody out of the boilerplate", () => {
    const names = corpus.corpus.names.entities(settings).map(({ name }) => name);
    for (const wrong of ["Kim", "Xi", "Jinping", "Park", "Biden", "Xis", "Kims", "DPRK", "Kim Jong-un"]) {
      assert.ok(!names.includes(wrong), wrong);
    }
    for (const name of names)
      assert.doesNotMatch(name, /Epstein|Maxwell|Preska|Citi|Doe|Review|Leave|Related|Source/);
    for (const name of names)
      assert.doesNotMatch(name, /^(?:The|In|But|And|For|At|About|It|Treaty|Sunday|Saturday)\b/);
  });

  it("count a person's mentions and articles", () => {
    const card = entityCard(corpus.corpus, entityNamed("Kim Jong Un"), settings);
    assert.equal(card.articles, 3);
    assert.deepEqual(card.variants.find(({ form }) => form === "Kim Jong-un")?.count, 2);
    assert.equal(
      card.mentions,
      card.variants.reduce((sum, { count }) => sum + count, 0),
    );
    assert.ok(card.companions.some(({ name }) => name === "Xi Jinping"));
  });
});

describe("a name in the seeds", () => {
  const meant: readonly [seed: SeedNumber, line: number, word: string, nth: number, who: string][] = [
    ["000", 2, "Kim", 0, "Kim Jong Un"],
    ["000", 2, "Xi", 0, "Xi Jinping"],
    ["000", 7, "Jinping", 0, "Xi Jinping"],
    ["000", 9, "Kim", 0, "Kim Jong Un"],
    ["000", 11, "Biden", 0, "Joe Biden"],
    ["000", 11, "Biden", 1, "Joe Biden"],
    ["000", 11, "Moon", 0, "Moon Jae-in"],
    ["000", 8, "DPRK", 0, "North Korea"],
    ["001", 5, "Kim", 0, "Kim Jong Un"],
    ["001", 5, "Xi", 0, "Xi Jinping"],
    ["001", 7, "Park Won-gon", 0, "Park Won-gon"],
    ["001", 7, "Park", 1, "Park Won-gon"],
    ["003", 6, "Kim", 0, "Kim Jong Un"],
    ["003", 10, "Putin", 0, "Vladimir Putin"],
  ];
  for (const [seed, line, word, nth, who] of meant) {
    it(`${word} on line ${line} of ${seed} is ${who}`, () => assert.equal(at(seed, line, word, nth), who));
  }

  const nobody: readonly [seed: SeedNumber, line: number, word: string][] = [
    ["000", 5, "pledged"],
    ["000", 10, "For"],
    ["000", 12, "About"],
    ["001", 5, "vital"],
    ["001", 7, "But"],
    ["003", 13, "Source"],
    ["003", 19, "Epstein"],
    ["003", 21, "Citi"],
    ["003", 25, "Reply"],
  ];
  for (const [seed, line, word] of nobody) {
    it(`is not ${word} on line ${line} of ${seed}`, () => assert.equal(at(seed, line, word), null));
  }
});

describe("the seeds as a corpus", () => {
  it("relate 000 and 001, as no duplicates, and nothing else", () => {
    const related = [...relatedGroups(corpus.corpus)].filter((group) => group !== undefined);
    assert.deepEqual(
      related.map(({ articles }) => articles),
      [[seedFiles["000"], seedFiles["001"]]],
    );
    assert.deepEqual(corpus.corpus.duplicateGroups(), []);
  });

  it("lack number 002, after 001", () => {
    const ids = seedNumbers.map((seed) => seedFiles[seed]);
    assert.deepEqual(seriesGaps(ids), [{ folder: "", missing: "002", after: seedFiles["001"] }]);
  });

  it("are labelled by title, else by first sentence", () => {
    assert.deepEqual(
      seedNumbers.map((seed) => corpus.corpus.digest(seedFiles[seed])?.label.slice(0, 30)),
      [
        "North Korea & China Vow to Strengthen Cooperation",
        "Kim says China-North Korea ties are vital",
        "Russian, Chinese officials attend North Korea",
      ].map((label) => label.slice(0, 30)),
    );
  });

  it("are dated where they carry a date", () => {
    const days = seedNumbers.map((seed) => corpus.corpus.digest(seedFiles[seed])?.published?.day ?? null);
    assert.deepEqual(days, [null, Date.UTC(2021, 6, 11) / 86_400_000, null]);
  });

  it("are English", () => {
    for (const seed of seedNumbers) assert.equal(corpus.article(seedFiles[seed]).language.code, "en");
  });

  it("have one zone at the end of 003, from line 13, with each part named, and none elsewhere but the caption", () => {
    const zonesOf = (seed: SeedNumber) => {
      const { zones, lines } = corpus.article(seedFiles[seed]);
      const lineOf = (offset: number) => lines.findIndex(({ end }) => offset <= end) + 1;
      return zones.map(({ place, parts, start, end }) => ({
        place,
        lines: [lineOf(start), lineOf(end)],
        parts: parts.map((part) => [part.kind, lineOf(part.start), lineOf(part.end)]),
      }));
    };
    assert.deepEqual(zonesOf("001"), []);
    assert.deepEqual(zonesOf("000"), [{ place: "island", lines: [4, 4], parts: [["caption", 4, 4]] }]);
    assert.deepEqual(zonesOf("003"), [
      {
        place: "tail",
        lines: [13, 27],
        parts: [
          ["source-link", 13, 13],
          ["related-articles", 15, 23],
          ["comment-form", 25, 27],
        ],
      },
    ]);
  });

  it("have their lines read for what they are", () => {
    const roles = (seed: SeedNumber) =>
      corpus.article(seedFiles[seed]).roles.filter((role) => role !== "blank");
    assert.deepEqual(roles("000").slice(0, 2), ["title", "standfirst"]);
    assert.deepEqual(roles("001"), ["date", "body", "body"]);
    assert.deepEqual(roles("003").slice(0, 5), ["title", "body", "body", "body", "body"]);
  });
});
