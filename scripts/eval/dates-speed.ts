// How fast dates are found in prose, against chrono-node in the same run: install it anywhere, then
// npx tsx scripts/eval/dates-speed.ts <its folder> [folder of gold data]
import path from "node:path";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { splitLines } from "../../server/src/engine/text/lines";
import { readJsonLines } from "./figures";

const SETS = ["wcxb-article", "htmldate-default"];
const MOST_CHARACTERS = 2_000_000;
const FEWEST_CHARACTERS = 500;
const PASSES = 25;

/** The lines of prose of labelled pages. */
function proseOf(folder: string): string[] {
  const texts: string[] = [];
  let size = 0;
  for (const set of SETS) {
    for (const { text } of readJsonLines(path.join(folder, "dates", `${set}.jsonl`))) {
      if (typeof text !== "string") continue;
      const lines = text.split("\n").filter((line) => line.length > 120 && /[.!?]["”]?\s*$/.test(line));
      const prose = lines.join("\n");
      if (prose.length < FEWEST_CHARACTERS || size > MOST_CHARACTERS) continue;
      texts.push(prose);
      size += prose.length;
    }
  }
  return texts;
}

const [peer, folder = path.resolve(__dirname, "../../../shared/eval")] = process.argv.slice(2);
if (peer === undefined) throw new Error("where is chrono-node?");
const chrono = require(path.resolve(peer));
const texts = proseOf(folder);
const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
const runs: Readonly<Record<string, (text: string) => { readonly length: number }>> = {
  corpuslint: (text) => recogniseDates(text, splitLines(text), "en").dates,
  "chrono-node strict": (text) => chrono.strict.parse(text),
  "chrono-node casual": (text) => chrono.parse(text),
};
/** Seconds of processor time of each pass; by turns, so that all meet the same state of the machine. */
const seconds = new Map<string, number[]>();
for (let pass = 0; pass < PASSES; pass++) {
  for (const [name, run] of Object.entries(runs)) {
    const before = process.cpuUsage();
    for (const text of texts) run(text);
    const { user, system } = process.cpuUsage(before);
    seconds.set(name, [...(seconds.get(name) ?? []), (user + system) / 1e6]);
  }
}
console.log(`${texts.length} texts, ${megabytes.toFixed(2)} million characters, ${PASSES} passes`);
const own = Math.min(...(seconds.get("corpuslint") ?? []));
for (const [name, times] of seconds) {
  // The fastest pass is the one that other programs disturbed least.
  const fastest = Math.min(...times);
  const [first, warm] = [times[0] ?? fastest, fastest].map((time) =>
    (megabytes / time).toFixed(0).padStart(4),
  );
  const ratio = name === "corpuslint" ? "" : `; corpuslint is ${(fastest / own).toFixed(1)} times as fast`;
  console.log(`${name.padEnd(20)} first pass ${first} M/s, fastest ${warm} M/s${ratio}`);
}
