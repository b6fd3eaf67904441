// Measures speed and memory on generated corpora, beside other linters:
//   npm run bench -- [--size 1k|10k|100k] [--part NAME]… [--again] [--no-peers]
// Results are kept outside of the project; a run that was broken off goes on where it was.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { peerFigures } from "./against-peers";
import { checkFigures, floorFigures, startFigures } from "./command-line";
import { benchFolder, storedCorpus } from "./corpus/store";
import { type BenchFigure, meets, type Part, tableOf } from "./figures";
import { growthFigures } from "./growth";
import { initialiseFigures, serverFigures } from "./language-server";
import { productAsBuilt } from "./product";
import { articlesOf } from "./sizes";

const root = path.resolve(__dirname, "../..");
const PARTS = ["start", "floor", "check", "server", "peers"] as const;
type PartName = (typeof PARTS)[number];
// Growth is measured against a tenth.
const GROWS_FROM = 100_000;

interface Results {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly parts: Part[];
}

function machine(version: string): Results["machine"] {
  let commit = "unknown";
  try {
    commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  } catch {
    // A copy without history is measured all the same.
  }
  return {
    date: new Date().toISOString(),
    commit,
    build: version,
    node: process.version,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processor: os.cpus()[0]?.model ?? "unknown",
    cores: os.availableParallelism(),
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
  };
}

function isResults(value: unknown): value is Results {
  return typeof value === "object" && value !== null && "parts" in value && Array.isArray(value.parts);
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: "string", default: "1k" },
      part: { type: "string", multiple: true, default: [] },
      again: { type: "boolean", default: false },
      "no-peers": { type: "boolean", default: false },
    },
  });
  const articles = articlesOf(values.size);
  const product = productAsBuilt();
  const file = path.join(benchFolder, "results", `${product.version}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const results: Results = isResults(kept) ? kept : { machine: machine(product.version), parts: [] };
  let corpus = "";
  const measure = async (
    part: PartName | "growth",
    size: number,
    work: () => Promise<BenchFigure[]> | BenchFigure[],
  ) => {
    const at = results.parts.findIndex((old) => old.part === part && old.articles === size);
    if (results.parts[at]?.corpus === corpus && !values.again) return;
    console.error(`${part}, ${size} articles …`);
    const load = (os.loadavg()[0] ?? 0) / os.availableParallelism();
    const measured: Part = { part, articles: size, corpus, figures: await work(), load };
    if (at >= 0) results.parts[at] = measured;
    else results.parts.push(measured);
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  };
  const wanted = (part: PartName) =>
    (values.part.length === 0 || values.part.includes(part)) && !(part === "peers" && values["no-peers"]);
  for (const size of articles >= GROWS_FROM ? [articles / 10, articles] : [articles]) {
    const stored = storedCorpus(size);
    corpus = path.basename(path.dirname(stored.folder));
    if (wanted("floor")) await measure("floor", size, () => floorFigures(stored));
    if (wanted("check")) await measure("check", size, () => checkFigures(product, stored));
    if (wanted("server")) await measure("server", size, () => serverFigures(product, stored));
    if (size !== articles) continue;
    if (wanted("peers")) await measure("peers", size, () => peerFigures(product, stored));
    if (wanted("start")) {
      const seeds = path.join(root, "seeds");
      await measure("start", 3, async () => [
        ...(await startFigures(product)),
        ...(await initialiseFigures(product, seeds)),
      ]);
    }
  }
  const growth = growthFigures(results.parts, articles);
  if (growth.length > 0) await measure("growth", articles, () => growth);
  console.log(tableOf(results.parts));
  console.log(`\n${JSON.stringify(results.machine)}\n${file}`);
  for (const { part, articles: size, load } of results.parts) {
    if (load > 1)
      console.log(
        `${part}, ${size}: the machine had ${load.toFixed(1)} times as much to do as it has cores.`,
      );
  }
  const missed = results.parts.flatMap(({ figures }) => figures).filter((figure) => meets(figure) === false);
  console.log(missed.length === 0 ? "All goals are met." : `${missed.length} goals are not met.`);
  return 0;
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
