/**
 * Shows what the recognition of names gets wrong: confusion of kinds, and the most frequent errors.
 *
 *   npx tsx scripts/eval/ner-errors.ts [folder] [how many]
 *
 * The folder (default ../shared/eval) holds labelled texts of other people; what is printed quotes them.
 */
import path from "node:path";
import { type GoldName, productNames, readNer } from "./ner";

const root = path.resolve(__dirname, "../..");
const [folder = path.resolve(root, "../shared/eval"), many = "50"] = process.argv.slice(2);
const KINDS = ["person", "organisation", "place", "nothing", "other span"];

function overlapping(names: readonly GoldName[], name: GoldName): GoldName | undefined {
  return names.find((other) => other.start < name.end && name.start < other.end);
}

for (const set of ["wikigold", "uner-ewt"]) {
  const confusion = new Map<string, number>();
  const errors = new Map<string, number>();
  const bump = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const { id, text, names } of readNer(path.join(folder, "ner", `${set}.jsonl`))) {
    const got = productNames(id, text);
    const shown = ({ start, end, kind }: GoldName): string => `${kind} “${text.slice(start, end)}”`;
    for (const name of names) {
      const other = overlapping(got, name);
      const exact = other?.start === name.start && other.end === name.end;
      const as = other === undefined ? "nothing" : exact ? other.kind : "other span";
      bump(confusion, `${name.kind} ${as}`);
      if (as !== name.kind)
        bump(errors, `${shown(name)} as ${other === undefined ? "nothing" : shown(other)}`);
    }
    for (const name of got) {
      if (overlapping(names, name) !== undefined) continue;
      bump(confusion, `nothing ${name.kind}`);
      bump(errors, `nothing as ${shown(name)}`);
    }
  }
  console.log(`\n${set}\n${["gold \\ found", ...KINDS].join("\t")}`);
  for (const gold of ["person", "organisation", "place", "nothing"]) {
    console.log([gold, ...KINDS.map((kind) => confusion.get(`${gold} ${kind}`) ?? 0)].join("\t"));
  }
  const worst = [...errors].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, Number(many));
  for (const [error, count] of worst) console.log(`${count}\t${error}`);
}
