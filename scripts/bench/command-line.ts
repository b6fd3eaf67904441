import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { benchFolder, type StoredCorpus } from "./corpus/store";
import { type BenchFigure, median } from "./figures";
import { GIVEN_UP, measured } from "./processes";
import type { Product } from "./product";

const COLD_GOAL_SECONDS_OF_100K = 60;
const MEMORY_GOAL = 600;
const STARTS = 7;
// Of a run that is far from its goal the rest tells nothing more.
const LONGEST_CHECK = 900;

/** A folder for caches with nothing in it. */
export function emptyCache(name: string): string {
  const folder = path.join(benchFolder, "caches", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Node reading and decoding the files, and nothing else. */
export async function floorFigures({ folder, bytes }: StoredCorpus): Promise<BenchFigure[]> {
  const script = path.join(__dirname, "floor.mjs");
  const run = await measured(process.execPath, [script, folder, String(availableParallelism())]);
  return [
    { name: "floor: Node reads and decodes the files", value: run.seconds, unit: "s" },
    { name: "floor: rate", value: bytes / 1e6 / run.seconds, unit: "MB/s" },
  ];
}

/** `corpuslint check` on all cores with nothing cached, then again. */
export async function checkFigures(product: Product, corpus: StoredCorpus): Promise<BenchFigure[]> {
  const env = { XDG_CACHE_HOME: emptyCache("command-line"), CORPUSLINT_CACHE: "" };
  const check = () =>
    measured(process.execPath, [product.cli, "check", corpus.folder, "--format", "jsonl"], {
      env,
      limit: LONGEST_CHECK,
    });
  const cold = await check();
  const given = cold.code === GIVEN_UP;
  const warm = given ? cold : await check();
  const goal = (COLD_GOAL_SECONDS_OF_100K * corpus.articles) / 100_000;
  const note = [cold, warm].some(({ code }) => code !== 0 && code !== 1)
    ? `ended with ${cold.code}`
    : undefined;
  return [
    { name: "check, cold", value: cold.seconds, unit: "s", goal: { most: goal }, ...(note && { note }) },
    { name: "check, cold: processor time", value: cold.cpuSeconds, unit: "s" },
    { name: "check, cold: rate", value: corpus.bytes / 1e6 / cold.seconds, unit: "MB/s" },
    { name: "check, cold: most memory", value: cold.peakMegabytes, unit: "MB", goal: { most: MEMORY_GOAL } },
    ...(given
      ? []
      : [
          { name: "check, again", value: warm.seconds, unit: "s" as const },
          { name: "check, again: processor time", value: warm.cpuSeconds, unit: "s" as const },
        ]),
  ];
}

/** How long the command line takes to do nothing. */
export async function startFigures(product: Product): Promise<BenchFigure[]> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    times.push((await measured(process.execPath, [product.cli, "--version"])).seconds * 1000);
  }
  const node: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    node.push((await measured(process.execPath, ["-e", "0"])).seconds * 1000);
  }
  return [
    {
      name: "corpuslint --version",
      value: median(times),
      unit: "ms",
      note: `node alone ${median(node).toFixed(0)} ms`,
    },
  ];
}
