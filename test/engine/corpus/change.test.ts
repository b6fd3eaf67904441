import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  type Article,
  Askers,
  Corpus,
  change,
  checkArticle,
  checkAsking,
  defaultSettings,
  digestArticle,
  type Finding,
  parseArticle,
  type Settings,
  summarise,
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
  ...SEEDS.map((text) => text.replaceAll("Kim Jong-un", "Kim Jong Un").replace("date", "Date")),
  ...invented(40),
];
const IDS = TEXTS.map((_, at) => `${at % 2}/${String(at).padStart(3, "0")}_a.txt`);
const parsed = new Map<string, Article>();

function articleOf(id: string, text: string): Article {
  const key = `${id}\n${text}`;
  const known = parsed.get(key) ?? parseArticle({ id, text });
  parsed.set(key, known);
  return known;
}

const SETTINGS: readonly Settings[] = [
  defaultSettings,
  { ...defaultSettings, entities: [{ name: "Kim Jong-un", aliases: ["Kim Jong Un"] }] },
];

/** What typing makes of a text: a word goes, comes again, gets another letter, or the line ends behind it. */
function typed(text: string, at: number, how: number): string {
  const words = [...text.matchAll(/\S+/g)];
  const word = words[at % Math.max(1, words.length)];
  if (word === undefined) return `${text}x`;
  const [before, behind] = [text.slice(0, word.index), text.slice(word.index + word[0].length)];
  const instead = ["", `${word[0]} ${word[0]}`, `${word[0].slice(0, 1)}e${word[0].slice(1)}`, `${word[0]}\n`];
  return `${before}${instead[how % instead.length]}${behind}`;
}

describe("change", () => {
  it("tells of every article whose findings differ", () => {
    let unasked = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(TEXTS.length - 1), { minLength: 5, maxLength: 46 }),
        fc.array(
          fc.tuple(
            fc.nat(TEXTS.length - 1),
            fc.option(fc.nat(TEXTS.length - 1)),
            fc.option(fc.record({ at: fc.nat(400), how: fc.nat(3) })),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom(...SETTINGS),
        (chosen, edits, settings) => {
          const corpus = new Corpus();
          const articles = new Map<string, Article>();
          for (const at of chosen) articles.set(IDS[at] ?? "", articleOf(IDS[at] ?? "", TEXTS[at] ?? ""));
          for (const article of articles.values()) corpus.add(digestArticle(article));
          const checked = new Map<string, Finding[]>();
          const askers = new Askers();
          const check = (article: Article): void => {
            const { findings, asked } = checkAsking(article, corpus, settings, today);
            checked.set(article.source.id, findings);
            askers.note(article.source.id, asked);
          };
          for (const article of articles.values()) check(article);
          for (const [at, text, typing] of edits) {
            const id = IDS[at] ?? "";
            const there = articles.get(id);
            const article =
              typing !== null && there !== undefined
                ? articleOf(id, typed(there.source.text, typing.at, typing.how))
                : text === null
                  ? undefined
                  : articleOf(id, TEXTS[text] ?? "");
            const changed = change(corpus, id, article && digestArticle(article), settings);
            const stale = askers.of(changed).add(id);
            if (article === undefined) articles.delete(id);
            else articles.set(id, article);
            for (const [other, each] of articles) {
              if (stale.has(other) || !askers.has(other)) check(each);
              else unasked++;
              assert.deepEqual(checked.get(other), checkArticle(each, corpus, settings, today));
            }
            if (article === undefined) askers.forget(id);
          }
        },
      ),
      { numRuns: 60 },
    );
    assert.ok(unasked > 0);
  });

  it("tells what of a summary is worth nothing that was made meanwhile", () => {
    let same = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(TEXTS.length - 1), { minLength: 5, maxLength: 46 }),
        fc.array(
          fc.record({
            at: fc.nat(TEXTS.length - 1),
            text: fc.option(fc.nat(TEXTS.length - 1), { freq: 3 }),
            steps: fc.nat(3000),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        (chosen, edits) => {
          const corpus = new Corpus();
          const articles = new Map<string, Article>();
          for (const at of chosen) articles.set(IDS[at] ?? "", articleOf(IDS[at] ?? "", TEXTS[at] ?? ""));
          for (const article of articles.values()) corpus.add(digestArticle(article));
          const changed = new Set<number>();
          const steps = summarise(corpus, defaultSettings);
          let step = steps.next();
          for (const { at, text, steps: before } of edits) {
            for (let each = 0; each < before && step.done !== true; each++) step = steps.next();
            if (step.done === true) break;
            const id = IDS[at] ?? "";
            const there = articles.get(id)?.source.text ?? TEXTS[at] ?? "";
            const other = text === null ? typed(there, at, before) : (TEXTS[text] ?? "");
            const article = articleOf(id, other);
            articles.set(id, article);
            const answers = change(corpus, id, digestArticle(article), defaultSettings);
            if (answers === "all") return;
            for (const answer of answers) changed.add(answer);
          }
          while (step.done !== true) step = steps.next();
          for (const article of articles.values()) {
            const seen = step.value.withOwn(digestArticle(article));
            const { findings, asked } = checkAsking(article, seen, defaultSettings, today);
            if (asked.some((answer) => changed.has(answer))) continue;
            assert.deepEqual(findings, checkArticle(article, corpus, defaultSettings, today));
            if (changed.size > 0) same++;
          }
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(same > 0);
  });

  it("touches few articles where little has changed", () => {
    const corpus = new Corpus();
    const askers = new Askers();
    const articles = TEXTS.map((text, at) => articleOf(IDS[at] ?? "", text));
    for (const article of articles) corpus.add(digestArticle(article));
    for (const article of articles) {
      askers.note(article.source.id, checkAsking(article, corpus, defaultSettings, today).asked);
    }
    const [first] = articles;
    assert.ok(first !== undefined);
    const typed = first.source.text.replace("leader", "great leader");
    const edited = digestArticle(articleOf(first.source.id, typed));
    const touched = askers.of(change(corpus, first.source.id, edited, defaultSettings));
    assert.ok(touched.size < articles.length / 3, `${touched.size} of ${articles.length}`);
  });

  it("remembers what each of many last asked", () => {
    const askers = new Askers();
    const asks = new Map<string, number>();
    for (let round = 0; round < 3; round++) {
      for (let at = round; at < 6000; at += round + 1) {
        const key = (at * 7 + round) % 100;
        askers.note(`${at}`, Uint32Array.of(key, 1000 + (at % 3)));
        asks.set(`${at}`, key);
      }
    }
    for (let key = 0; key < 100; key++) {
      const wanted = [...asks].filter(([, asked]) => asked === key).map(([id]) => id);
      assert.deepEqual([...askers.of(new Set([key]))].sort(), wanted.sort());
    }
    assert.equal(askers.of(new Set([1000, 1001, 1002])).size, 6000);
  });

  it("forgets whom it was told to forget", () => {
    const askers = new Askers();
    for (let round = 0; round < 3; round++) {
      for (let at = 0; at < 2000; at++) askers.note(`${at}`, Uint32Array.of(at % 10, 100 + round));
    }
    assert.equal(askers.of(new Set([3])).size, 200);
    assert.equal(askers.of(new Set([100, 101])).size, 0);
    assert.equal(askers.of(new Set([102])).size, 2000);
    for (let at = 0; at < 1999; at++) askers.forget(`${at}`);
    assert.deepEqual([...askers.of("all")], ["1999"]);
    assert.deepEqual([...askers.of(new Set([102]))], ["1999"]);
  });
});
