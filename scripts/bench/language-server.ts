import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Random } from "../train-names/random";
import { emptyCache } from "./command-line";
import type { StoredCorpus } from "./corpus/store";
import { Editor } from "./editor";
import { type BenchFigure, median, percentile } from "./figures";
import { memoryOf, watchMemory } from "./processes";
import type { Product } from "./product";

const OPENED = 6;
const EDITS = 12;
const HOVERS = 60;
// People type about six letters a second.
const BETWEEN_EDITS = 150;
const BETWEEN_HOVERS = 40;
const MOST_HOVERS = 100_000;
const LONGEST_SCAN = 900_000;
const LONGEST_WARM_START = 60_000;
const INITIALISES = 5;

interface OpenArticle {
  readonly uri: string;
  readonly lines: readonly string[];
}

/** Articles from all over the corpus, always the same. */
function someArticles({ folder }: StoredCorpus, count: number): (OpenArticle & { text: string })[] {
  const random = new Random(11);
  const sites = readdirSync(folder).sort();
  return Array.from({ length: count }, () => {
    const site = random.pick(sites);
    const file = path.join(folder, site, random.pick(readdirSync(path.join(folder, site)).sort()));
    const text = readFileSync(file, "utf8");
    return { uri: pathToFileURL(file).href, text, lines: text.split("\n") };
  });
}

/** Where capitals stand: names, mostly, and those are what is hovered over. */
function namesIn({ lines }: OpenArticle): { line: number; character: number }[] {
  return lines.flatMap((text, line) =>
    [...text.matchAll(/(?<=\s)\p{Lu}/gu)].map(({ index }) => ({ line, character: index + 1 })),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function hoverTimes(editor: Editor, article: OpenArticle, enough: () => boolean): Promise<number[]> {
  const random = new Random(13);
  const places = namesIn(article);
  const times: number[] = [];
  while (!enough() && places.length > 0 && times.length < MOST_HOVERS) {
    const place = random.pick(places);
    times.push(await timed(() => editor.hover(article.uri, place)));
    await pause(BETWEEN_HOVERS);
  }
  return times;
}

async function editTimes(editor: Editor, articles: readonly OpenArticle[]): Promise<number[]> {
  const random = new Random(17);
  const times: number[] = [];
  for (const article of articles) {
    for (let edit = 0; edit < EDITS; edit++) {
      const place = random.pick(namesIn(article));
      times.push(
        await timed(async () => {
          await editor.insert(article.uri, place, "e");
          await editor.diagnostics(article.uri);
        }),
      );
      await pause(BETWEEN_EDITS);
    }
  }
  return times;
}

/** From the server's start to the whole tree, asked for until all articles are in it. */
async function untilTree(editor: Editor, articles: number): Promise<boolean> {
  const end = performance.now() + LONGEST_WARM_START;
  while (performance.now() < end) {
    if ((await editor.tree()) >= articles) return true;
    await pause(50);
  }
  return false;
}

/** One session in an editor with nothing cached, from its start to the end of the scan, then edits; then a second one. */
export async function serverFigures(product: Product, corpus: StoredCorpus): Promise<BenchFigure[]> {
  const cache = emptyCache("language-server");
  const articles = someArticles(corpus, OPENED);
  const [first] = articles;
  if (first === undefined) throw new Error("the corpus has no articles");
  const begin = performance.now();
  const cold = await Editor.start(product.server, corpus.folder, cache);
  const most = watchMemory(cold.pid);
  await cold.open(first.uri, first.text);
  const found = await cold.diagnostics(first.uri);
  const firstDiagnostics = performance.now() - begin;
  const scanning = await hoverTimes(
    cold,
    first,
    () => cold.ready || performance.now() - begin > LONGEST_SCAN,
  );
  const scanned = cold.ready;
  const scan = (performance.now() - begin) / 1000;
  for (const { uri, text } of articles.slice(1)) {
    await cold.open(uri, text);
    await cold.diagnostics(uri);
  }
  // What was found late in the scan is still being brought up to date.
  await pause(3000);
  const hovers: number[] = [];
  const idle = await hoverTimes(cold, first, () => hovers.push(0) > HOVERS);
  const edits = await editTimes(cold, articles);
  const memory = memoryOf(cold.pid);
  const peak = most();
  await cold.stop();

  const again = performance.now();
  const warm = await Editor.start(product.server, corpus.folder, cache);
  const whole = await untilTree(warm, corpus.articles);
  const tree = (performance.now() - again) / 1000;
  const warmMemory = memoryOf(warm.pid);
  await warm.stop();
  return [
    {
      name: "server: start to first diagnostics of an open file",
      value: firstDiagnostics,
      unit: "ms",
      goal: { most: 1000 },
      note: `${found.length} of them`,
    },
    { name: "server: start to all read", value: scan, unit: "s", ...(!scanned && { note: "given up" }) },
    {
      name: "server: hover while reading, p95",
      value: percentile(scanning, 0.95),
      unit: "ms",
      goal: { most: 20 },
    },
    { name: "server: hover, p95", value: percentile(idle, 0.95), unit: "ms", goal: { most: 20 } },
    { name: "server: edit to diagnostics, p50", value: median(edits), unit: "ms" },
    {
      name: "server: edit to diagnostics, p95",
      value: percentile(edits, 0.95),
      unit: "ms",
      goal: { most: 50 },
    },
    { name: "server: memory at rest (RSS)", value: memory.rss, unit: "MB", goal: { most: 600 } },
    { name: "server: memory at rest (PSS)", value: memory.pss, unit: "MB" },
    { name: "server: most memory", value: peak, unit: "MB", goal: { most: 600 } },
    {
      name: "server, second start: to the whole tree",
      value: tree,
      unit: "s",
      goal: { most: 2 },
      ...(!whole && { note: "given up" }),
    },
    { name: "server, second start: memory (RSS)", value: warmMemory.rss, unit: "MB" },
  ];
}

/** How long the server takes to say what it can do. */
export async function initialiseFigures(product: Product, folder: string): Promise<BenchFigure[]> {
  const times: number[] = [];
  for (let start = 0; start < INITIALISES; start++) {
    const before = performance.now();
    const editor = await Editor.start(product.server, folder, emptyCache("initialise"));
    times.push(performance.now() - before);
    await editor.stop();
  }
  return [{ name: "server: start to initialize answered", value: median(times), unit: "ms" }];
}
