// How alike articles are and what they name, of generated or real ones in JSON Lines:
//   npx tsx scripts/bench/describe-corpus.ts FILE.jsonl [articles]
import { readJsonLines } from "../eval/figures";
import { Random } from "../train-names/random";
import { statisticsOf } from "./corpus/statistics";

const [file, most = "1000"] = process.argv.slice(2);
if (file === undefined)
  throw new Error("Which file? npx tsx scripts/bench/describe-corpus.ts FILE.jsonl [articles]");
const texts: string[] = [];
for (const { text } of readJsonLines(file)) {
  if (typeof text === "string") texts.push(text);
  if (texts.length >= Number(most)) break;
}
for (const [name, value] of Object.entries(statisticsOf(texts, new Random(1)))) {
  console.log(`${name.padEnd(24)}${Number.isInteger(value) ? value : value.toPrecision(3)}`);
}
