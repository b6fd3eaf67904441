import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { emptyCache } from "./command-line";
import { benchFolder, type StoredCorpus } from "./corpus/store";
import type { BenchFigure } from "./figures";
import { peers } from "./peers";
import { measured } from "./processes";
import type { Product } from "./product";

const FILES = 10_000;
const GOALS: readonly (readonly [RegExp, number])[] = [
  [/^textlint/, 4],
  [/^cspell/, 10],
  [/^Vale/, 1],
];

/** The first articles of a corpus by number, with their sites: few enough for the slow ones. */
function part(corpus: StoredCorpus): { folder: string; articles: number; bytes: number } {
  const files = readdirSync(corpus.folder)
    .flatMap((site) => readdirSync(path.join(corpus.folder, site)).map((name) => path.join(site, name)))
    .sort((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1))
    .slice(0, FILES);
  const folder = path.join(benchFolder, `${path.basename(path.dirname(corpus.folder))}-part-${files.length}`);
  let bytes = 0;
  for (const file of files) {
    const from = path.join(corpus.folder, file);
    const to = path.join(folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    if (!existsSync(to)) cpSync(from, to);
    bytes += readFileSync(to).length;
  }
  return { folder, articles: files.length, bytes };
}

/** The same files through corpuslint and through others, one after the other; start-up is part of each. */
export async function peerFigures(product: Product, corpus: StoredCorpus): Promise<BenchFigure[]> {
  const { folder, articles } = part(corpus);
  const env = { XDG_CACHE_HOME: emptyCache("peers") };
  const note = `the first ${articles} files`;
  const own = await measured(process.execPath, [product.cli, "check", folder, "--format", "jsonl"], { env });
  const figures: BenchFigure[] = [
    { name: "corpuslint, all rules", value: articles / own.seconds, unit: "articles/s", note },
  ];
  for (const peer of peers()) {
    const run = await measured(peer.program, peer.args(folder), { cwd: peer.cwd });
    const goal = GOALS.find(([name]) => name.test(peer.name))?.[1];
    figures.push(
      {
        name: `${peer.name} ${peer.version}`,
        value: articles / run.seconds,
        unit: "articles/s",
        note: `${run.cpuSeconds.toFixed(1)} s of processor time; ${own.cpuSeconds.toFixed(1)} s for corpuslint`,
      },
      {
        name: `  as fast as it`,
        value: run.seconds / own.seconds,
        unit: "times",
        ...(goal !== undefined && { goal: { least: goal } }),
      },
    );
  }
  return figures;
}
