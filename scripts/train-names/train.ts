/**
 * Trains the tagger of names and writes its weights.
 *
 *   npx tsx scripts/train-names/train.ts SOURCES [--sources a,b] [--out FILE] [--epochs 5] [--dropout 0.2]
 *     [--renamed 0.6] [--runs 12] [--limit 160] [--score pud]
 *
 * SOURCES is a folder with the files that fetch-sources.mjs fetches; their licences: docs/data.md. Repeatable: the same
 * sources and options give the same weights. `--score` says what the tagger reaches on sources that it was not trained on.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { lessonsOf, meanOf, packedWeights, quantised, trainPerceptron } from "./perceptron";
import { prepare, type TaggedText } from "./prepare";
import { Random } from "./random";
import { renamed } from "./rename";
import { scoreOf } from "./score";
import { readSources } from "./sources";

const options = process.argv.slice(2);
const folder = options[0];
if (folder === undefined)
  throw new Error(
    "usage: train.ts SOURCES [--sources a,b] [--out FILE] [--epochs N] [--dropout SHARE] [--renamed SHARE] [--runs N] [--limit N] [--score a,b]",
  );

function option(name: string, fallback: string): string {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? fallback : (options[at + 1] ?? fallback);
}

const out = option("out", path.resolve(__dirname, "../../server/src/engine/names/data/tagger.json"));
const share = Number(option("renamed", "0.6"));
const runs = Number(option("runs", "12"));
const random = new Random(Number(option("seed", "20210711")));

const texts = readSources(folder, option("sources", "redocred,crossner,gum,btc,wnut,pud").split(","));
const gold: TaggedText[] = texts.map(prepare);
// Other people's names in the same places: the tagger is to learn what a name's surroundings are, not who was in the news.
for (const text of texts) if (random.next() < share) gold.push(prepare(renamed(text, random)));
console.log(`${gold.length} texts, ${gold.reduce((sum, text) => sum + text.sentences.length, 0)} sentences`);

const lessons = lessonsOf(gold);
const models = [];
for (let run = 0; run < runs; run++) {
  console.log(`run ${run + 1} of ${runs}`);
  models.push(
    trainPerceptron(lessons, {
      epochs: Number(option("epochs", "5")),
      dropout: Number(option("dropout", "0.2")),
      random,
      log: console.log,
    }),
  );
}
const trained = meanOf(models);
const model = quantised(trained, Number(option("limit", "160")));
for (const name of option("score", "").split(",")) {
  if (name === "") continue;
  const held = readSources(folder, [name]);
  console.log(`${name}: ${scoreOf(held.map(prepare), model)}`);
  const others = held.map((text) => prepare(renamed(text, random)));
  console.log(`${name} with other people's names: ${scoreOf(others, model)}`);
}
const { weights, transitions } = model;
writeFileSync(
  out,
  `${JSON.stringify({
    source: "Trained by scripts/train-names/train.ts; texts and licences: docs/data.md.",
    transitions: [...transitions],
    weights: packedWeights(weights),
  })}\n`,
);
console.log(`wrote ${out}, ${weights.filter((weight) => weight !== 0).length} weights`);
