import assert from "node:assert/strict";
import path from "node:path";
import { type GeneratedArticle, generateArticles } from "../../../scripts/bench/corpus/articles";
import { newWorld } from "../../../scripts/bench/corpus/names";
import { Population } from "../../../scripts/bench/corpus/population";
import { readSources, type Sources } from "../../../scripts/bench/corpus/sources";
import { statisticsOf } from "../../../scripts/bench/corpus/statistics";
import { templateLists, templateOf } from "../../../scripts/bench/corpus/templates";
import { readVocabulary } from "../../../scripts/bench/corpus/vocabulary";
import { Random } from "../../../scripts/train-names/random";

const root = path.resolve(__dirname, "../../..");
const ARTICLES = 250;

function first(count: number, seed: number, sources: Sources): GeneratedArticle[] {
  const articles: GeneratedArticle[] = [];
  for (const article of generateArticles(seed, sources)) {
    articles.push(article);
    if (articles.length === count) break;
  }
  return articles;
}

function within(name: string, value: number, least: number, most: number): void {
  assert.ok(value >= least && value <= most, `${name} is ${value}, not between ${least} and ${most}`);
}

const own = readSources(root, path.join(root, "no-such-folder"));

describe("a generated corpus", function () {
  this.timeout(60_000);

  it("is the same for the same seed, and the start of a larger one", () => {
    assert.deepEqual(first(30, 7, own), first(60, 7, own).slice(0, 30));
    assert.notDeepEqual(first(3, 7, own), first(3, 8, own));
  });

  it("gives every article a file of its own", () => {
    const paths = first(ARTICLES, 1, own).map((article) => article.path);
    assert.equal(new Set(paths).size, paths.length);
    for (const name of paths) assert.match(name, /^[a-z-]+-\d+\/\d{6}_[0-9a-f]{16}\.txt$/);
  });

  it("has as many copies as scraped news, and other articles on the same event", () => {
    const origins = first(5000, 1, own).map(({ origin }) => origin);
    const share = (origin: string) => origins.filter((one) => one === origin).length / origins.length;
    within("exact duplicates", share("exact duplicate"), 0.006, 0.014);
    within("near duplicates", share("near duplicate"), 0.014, 0.026);
    within("articles on the same event", share("same event"), 0.2, 0.3);
  });

  // Between what the engine measures on newswire (72 names in 1,000 words, slope -0.79, 72 % of names in one article,
  // 94 % of runs of five words lone) and on pages of other kinds (24, -0.55, 90 %, 99 %), by `statisticsOf`.
  it("names and repeats as real ones do, where there is real text to make it of", function () {
    const gold = readSources(root);
    if (gold.sentences.length === own.sentences.length) this.skip();
    const texts = first(ARTICLES, 1, gold).map(({ text }) => text);
    const found = statisticsOf(texts, new Random(1));
    within("words", found.words, 350, 650);
    within("repeated lines", found.repeatedLines, 0.15, 0.45);
    within("names in 1,000 words", found.namesPerThousandWords, 40, 95);
    within("names of one article", found.loneNames, 0.5, 0.85);
    within("Zipf's slope", found.zipf, -1.1, -0.5);
    within("new names", found.newNames, 0.5, 1);
    within("similarity of two articles", found.jaccard, 0, 0.002);
    within("runs of five words met once", found.lonePhrases, 0.88, 1);
    within("dated articles", found.dated, 0.6, 0.9);
  });

  it("does so about as well from the little text of the project itself", () => {
    const texts = first(ARTICLES, 1, own).map(({ text }) => text);
    const found = statisticsOf(texts, new Random(1));
    within("words", found.words, 350, 650);
    within("repeated lines", found.repeatedLines, 0.15, 0.45);
    within("names in 1,000 words", found.namesPerThousandWords, 60, 130);
    within("Zipf's slope", found.zipf, -1.1, -0.5);
    within("new names", found.newNames, 0.45, 1);
    within("similarity of two articles", found.jaccard, 0, 0.02);
  });
});

describe("the world of a generated corpus", () => {
  const vocabulary = readVocabulary(new Random(1));

  it("spells some of its names in two ways, near to each other", () => {
    const world = newWorld(vocabulary, new Random(3));
    const people = new Set(Array.from({ length: 3000 }, world.person));
    const spelt = [...people].filter(({ variant }) => variant !== null);
    within("people with two spellings", spelt.length / people.size, 0.1, 0.25);
    for (const { full, variant } of spelt) {
      assert.notEqual(variant?.full, full);
      within(`${full} / ${variant?.full}`, Math.abs((variant?.full.length ?? 0) - full.length), 0, 3);
    }
  });

  it("takes names out of a sentence and leaves its grammar", () => {
    const lists = templateLists(vocabulary);
    const parts = templateOf(
      "President George W. Bush told the Senate on Friday that 300 died in Baghdad.",
      lists,
    );
    const shown = parts.map((part) =>
      typeof part === "string"
        ? part
        : "slot" in part
          ? `<${part.slot}>`
          : "digits" in part
            ? "<digits>"
            : "<word>",
    );
    assert.equal(
      shown.join(""),
      "President <person> <word> the <organisation> on <weekday> that <digits> <word> in <place>.",
    );
  });

  it("meets new members for ever and old ones by a power law", () => {
    const random = new Random(5);
    const population = new Population(0.6, 20, (rank) => rank);
    const counts = new Map<number, number>();
    const sizes: number[] = [];
    for (let drawn = 1; drawn <= 40_000; drawn++) {
      const member = population.draw(random);
      counts.set(member, (counts.get(member) ?? 0) + 1);
      if (drawn === 10_000 || drawn === 40_000) sizes.push(population.size);
    }
    const [small = 1, large = 1] = sizes;
    within("growth of members", Math.log(large / small) / Math.log(4), 0.5, 0.7);
    const lone = [...counts.values()].filter((count) => count === 1).length;
    within("members met once", lone / counts.size, 0.5, 0.7);
  });
});
