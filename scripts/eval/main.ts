// Measures accuracy on gold data and fails where it has fallen: npm run eval -- [--raise] [folder]
// The folder (default ../shared/eval) holds labelled texts of other people; it is no part of the project.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { evaluateBoilerplate } from "./boilerplate";
import { evaluateCleanNews } from "./clean-news";
import { evaluateDates } from "./dates";
import type { Figure, Figures } from "./figures";
import { type Floors, fallen, raised, readFloors } from "./floors";
import { evaluateMojibake } from "./mojibake";
import { evaluateNames } from "./names";
import { evaluateNearDuplicates } from "./neardup";
import { evaluateNer } from "./ner";
import { evaluateSpeed } from "./speed";
import { tableOf } from "./table";
import { evaluateVariants } from "./variants";

const root = path.resolve(__dirname, "../..");
const floorsFile = path.join(__dirname, "floors.json");

const measures: Readonly<Record<string, (folder: string) => Figures | Promise<Figures>>> = {
  Boilerplate: evaluateBoilerplate,
  "Clean news": evaluateCleanNews,
  Dates: evaluateDates,
  Names: evaluateNames,
  "Planted variants": evaluateVariants,
  Entities: evaluateNer,
  "Near duplicates": evaluateNearDuplicates,
  // Damage done to texts of the project's own, so that it is known what they were.
  Mojibake: () => evaluateMojibake(path.join(root, "test/fixtures/udhr")),
  Speed: evaluateSpeed,
};

async function main(args: readonly string[]): Promise<number> {
  const raise = args.includes("--raise");
  const [named, ...more] = args.filter((arg) => arg !== "--raise");
  if (more.length > 0 || named?.startsWith("-")) {
    console.error("Usage: npm run eval -- [--raise] [folder]");
    return 2;
  }
  const folder = path.resolve(root, named ?? "../shared/eval");
  if (!existsSync(folder)) {
    console.log(`There is no gold data in ${named ?? "../shared/eval"}: nothing is measured.`);
    return named === undefined ? 0 : 2;
  }
  const floors = readFloors(readFileSync(floorsFile, "utf8"));
  const figures: Figure[] = [];
  for (const [title, measure] of Object.entries(measures)) {
    const before = performance.now();
    const measured = await measure(folder);
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    console.log(`\n${title} (${seconds} s)\n${tableOf(measured, floors)}`);
    figures.push(...measured);
  }
  if (raise) writeFloors(raised(floors, figures));
  const below = fallen(floors, figures);
  for (const line of below) console.error(line);
  console.log(`\n${figures.length} figures, ${below.length} below their floor.`);
  return below.length === 0 ? 0 : 1;
}

function writeFloors(floors: Floors): void {
  writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
