// How fast the engine is on one core, by step: npx tsx scripts/bench-engine.ts [folder or .jsonl …]
// Takes .txt files, and the member "text" of JSON Lines; without arguments, the seeds, many times over.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  parseArticle,
  rules,
} from "../server/src/engine";

const TODAY = 20454;
const SEEDS = path.resolve(__dirname, "../seeds");
const MOST_ARTICLES = 3000;

function textsOf(file: string): string[] {
  if (statSync(file).isDirectory()) {
    return readdirSync(file).flatMap((name) => (name.startsWith(".") ? [] : textsOf(path.join(file, name))));
  }
  if (file.endsWith(".txt")) return [readFileSync(file, "utf8")];
  if (!file.endsWith(".jsonl")) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes('"text"'))
    .flatMap((line) => {
      const { text } = JSON.parse(line);
      return typeof text === "string" ? [text] : [];
    });
}

const given = process.argv.slice(2);
const own = given.length === 0;
const texts = (own ? [SEEDS] : given).flatMap(textsOf).slice(0, MOST_ARTICLES);
const sample = own ? Array.from({ length: 100 }, () => texts).flat() : texts;
const megabytes = sample.reduce((sum, text) => sum + text.length, 0) / 1e6;
console.log(`${sample.length} articles, ${megabytes.toFixed(2)} million characters`);

/** Each step twice: the first pass warms the compiler up. */
function measure<T>(name: string, step: () => T): T {
  step();
  const before = performance.now();
  const result = step();
  const seconds = (performance.now() - before) / 1000;
  console.log(`${name.padEnd(34)} ${(megabytes / seconds).toFixed(2).padStart(9)} M characters/s`);
  return result;
}

const articles = measure("parse", () => sample.map((text, at) => parseArticle({ id: `${at}.txt`, text })));
const digests = measure("digest", () => articles.map(digestArticle));
const corpus = measure("add to corpus", () => {
  const sum = new Corpus();
  for (const digest of digests) sum.add(digest);
  return sum;
});
const found = measure("check", () =>
  articles.map((article) => checkArticle(article, corpus, defaultSettings, TODAY).length),
);
for (const rule of rules) {
  measure(`  ${rule.id}`, () => {
    for (const article of articles) {
      for (const _ of rule.check({ article, corpus, settings: defaultSettings, today: TODAY }));
    }
  });
}
const digestSize = JSON.stringify(digests).length / 1e6 / megabytes;
console.log(
  `${found.reduce((sum, count) => sum + count, 0)} findings; digests ${digestSize.toFixed(2)} of the text's size`,
);
