/**
 * Measures how fast names are found and resolved, beside compromise in the same run.
 *
 *   npm install --no-save --prefix PACKAGES compromise@14
 *   npx tsx scripts/eval/ner-speed.ts [folder [PACKAGES]]
 *
 * Over the texts in `folder/ner` (default ../shared/eval), in characters a second of processor time, the best of several
 * rounds: what is warm is what counts in a corpus.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { recogniseNames } from "../../server/src/engine/names/recognise";
import { splitLines } from "../../server/src/engine/text/lines";
import { sentencesOf } from "../../server/src/engine/text/sentences";
import { tokenTable } from "../../server/src/engine/text/tokens";
import { readNer } from "./ner";

const root = path.resolve(__dirname, "../..");
const [folder = path.resolve(root, "../shared/eval"), packages] = process.argv.slice(2);
const ROUNDS = 8;

const texts = ["wikigold", "uner-ewt"]
  .flatMap((set) => readNer(path.join(folder, "ner", `${set}.jsonl`)))
  .map(({ text }) => text);
const length = texts.reduce((sum, text) => sum + text.length, 0);

/** Characters a second of processor time. */
function speed(rounds: number, run: (text: string) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const from = process.cpuUsage();
    for (const text of texts) run(text);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, user + system);
  }
  return (length / best) * 1e6;
}

function shown(name: string, figure: number): void {
  console.log(`${name}: ${(figure / 1e6).toFixed(2)} million characters a second`);
}

// Tokens and sentences are there before: every part of an article's reading uses them.
const read = new Map(
  texts.map((text) => [
    text,
    {
      tokens: tokenTable(text),
      sentences: splitLines(text)
        .filter(({ blank }) => !blank)
        .flatMap((line) => sentencesOf(text, line)),
    },
  ]),
);
const own = speed(ROUNDS, (text) => {
  const known = read.get(text);
  return known === undefined ? [] : recogniseNames(text, known.sentences, known.tokens, "en");
});
shown("corpuslint, names found and resolved", own);
if (packages !== undefined) {
  const nlp = createRequire(path.join(path.resolve(packages), "package.json"))("compromise");
  const other = speed(1, (text) => {
    const read = nlp(text);
    return [read.people().out("array"), read.places().out("array"), read.organizations().out("array")];
  });
  shown("compromise, names found", other);
  console.log(`${(own / other).toFixed(0)} times`);
}
