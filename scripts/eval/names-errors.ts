/**
 * Shows what the comparison of names gets wrong: confusion, the pairs that it is surest of and wrong about, and pairs of
 * aliases that it does not join.
 *
 *   npx tsx scripts/eval/names-errors.ts [folder] [how many]
 *
 * The folder (default ../shared/eval) holds labelled pairs of other people; what is printed quotes them.
 */
import path from "node:path";
import { compareNames, SAME } from "../../server/src/engine";
import { readJsonLines } from "./figures";
import { kindOf } from "./names";

const root = path.resolve(__dirname, "../..");
const [folder = path.resolve(root, "../shared/eval"), many = "25"] = process.argv.slice(2);

interface Judged {
  readonly names: string;
  readonly match: boolean;
  readonly score: number;
  readonly reasons: string;
}

const pairs: Judged[] = [];
for (const { name1, name2, schema, match } of readJsonLines(
  path.join(folder, "names/name-bench-pairs.jsonl"),
)) {
  if (typeof name1 !== "string" || typeof name2 !== "string" || typeof match !== "boolean") continue;
  const { score, reasons } = compareNames(name1, name2, kindOf(schema));
  pairs.push({ names: `${name1} | ${name2}`, match, score, reasons: reasons.join("; ") });
}
const count = (gold: boolean, said: boolean) =>
  pairs.filter(({ match, score }) => match === gold && score >= SAME === said).length;
console.log("gold \\ said\tsame\tdifferent");
console.log(`same\t${count(true, true)}\t${count(true, false)}`);
console.log(`different\t${count(false, true)}\t${count(false, false)}`);
const show = (title: string, wrong: Judged[]) => {
  console.log(`\n${title}`);
  for (const { score, names, reasons } of wrong.slice(0, Number(many))) {
    console.log(`${score.toFixed(2)}  ${names}  (${reasons})`);
  }
};
const joined = pairs.filter(({ match, score }) => !match && score >= SAME);
const missed = pairs.filter(({ match, score }) => match && score < SAME);
show(
  "Two, called the same",
  joined.sort((a, b) => b.score - a.score),
);
show(
  "One, called different",
  missed.sort((a, b) => a.score - b.score),
);

/** Pairs of one person's names that are not joined: how many have no word in common, and some, evenly spread. */
function showAliases(set: string): void {
  const missed: string[] = [];
  let alone = 0;
  for (const { type, names } of readJsonLines(path.join(folder, `names/${set}.jsonl`))) {
    if (type !== "person" || !Array.isArray(names)) continue;
    const own = names.filter((name): name is string => typeof name === "string");
    for (const [at, name] of own.entries()) {
      for (const other of own.slice(at + 1)) {
        const { score, reasons } = compareNames(name, other);
        if (score >= SAME) continue;
        if (score === 0) alone++;
        missed.push(`${score.toFixed(2)}  ${name} | ${other}  (${reasons.join("; ")})`);
      }
    }
  }
  console.log(`\n${set}: ${missed.length} pairs not joined, ${alone} of them without a word in common`);
  const step = Math.max(1, Math.floor(missed.length / Number(many)));
  for (let at = 0; at < missed.length; at += step) console.log(missed[at]);
}

showAliases("ofac-aliases");
showAliases("un-aliases");
