/**
 * Plants variants of names in clean news, and counts which of them the rules on names find, and what they say of the
 * texts as they were. `npm run eval` gives the figures; to see every miss and every finding on clean text:
 *
 *   npx tsx scripts/eval/variants.ts [folder]
 */
import { existsSync } from "node:fs";
import path from "node:path";
import {
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  type Finding,
  parseArticle,
} from "../../server/src/engine";
import { Random } from "../train-names/random";
import { type Figure, type Figures, readJsonLines } from "./figures";
import { PlainCounts, type Planted, plant, variantKinds } from "./plant-variants";

const ARTICLES = 500;
const PLANTED = 300;
// One seed may be lucky: half a point is what the choice of articles makes.
const SEEDS = [4, 11, 12];
// 1 January 2026: old enough for every text.
const TODAY = 20_454;

/** Clean news: the reports of news agencies in `neardup/`, the same ones every time. */
function cleanNews(folder: string, random: Random): string[] {
  const reports = new Map<string, string>();
  for (const set of ["minhash-1000", "minhash-2500"]) {
    for (const { text } of readJsonLines(path.join(folder, "neardup", `${set}.docs.jsonl`))) {
      if (typeof text === "string") reports.set(text.slice(0, 80), text);
    }
  }
  const agency = [...reports.values()];
  random.shuffle(agency);
  return agency.slice(0, ARTICLES);
}

/** Clean pages of the web: the lines of `boilerplate/` that people have marked as the article's own. */
function cleanPages(folder: string): string[] {
  const pages: string[] = [];
  for (const set of ["scrapinghub", "wcxb-article"]) {
    for (const { lines } of readJsonLines(path.join(folder, "boilerplate", `${set}.jsonl`))) {
      if (!Array.isArray(lines)) continue;
      const body = lines.flatMap((line: unknown) =>
        typeof line === "object" && line !== null && "b" in line && line.b === 1 && "s" in line
          ? [String(line.s)]
          : [],
      );
      pages.push(body.join("\n\n"));
    }
  }
  return pages;
}

function plantAll(texts: readonly string[], random: Random): Map<number, Planted> {
  const counts = new PlainCounts();
  for (const text of texts) counts.add(text);
  const planted = new Map<number, Planted>();
  const order = [...texts.keys()];
  const each = PLANTED / variantKinds.length;
  // The rare kinds take what they find; the last ones fill up.
  for (const [at, kind] of variantKinds.entries()) {
    random.shuffle(order);
    const until = at === variantKinds.length - 1 ? PLANTED : Math.min(PLANTED, planted.size + each);
    for (const index of order) {
      if (planted.size >= until) break;
      if (planted.has(index)) continue;
      const variant = plant(kind, texts[index] ?? "", counts, random);
      if (variant !== null) planted.set(index, variant);
    }
  }
  return planted;
}

function nameFindings(texts: readonly string[]): Finding[][] {
  const corpus = new Corpus();
  const id = (at: number) => `${String(at).padStart(4, "0")}.txt`;
  for (const [at, text] of texts.entries()) corpus.add(digestArticle(parseArticle({ id: id(at), text })));
  return texts.map((text, at) =>
    checkArticle(parseArticle({ id: id(at), text }), corpus, defaultSettings, TODAY).filter(({ rule }) =>
      rule.startsWith("names/"),
    ),
  );
}

interface Measured {
  readonly texts: readonly string[];
  readonly clean: readonly Finding[][];
  readonly planted: ReadonlyMap<number, Planted>;
  readonly missed: readonly number[];
}

function measure(folder: string, seed: number): Measured | null {
  const random = new Random(seed);
  const texts = cleanNews(folder, random);
  if (texts.length < ARTICLES) return null;
  const planted = plantAll(texts, random);
  const findings = nameFindings(texts.map((text, at) => planted.get(at)?.text ?? text));
  const missed = [...planted.keys()].filter((at) => {
    const { start, end } = planted.get(at) ?? { start: 0, end: 0 };
    return !(findings[at] ?? []).some(({ span }) => span.start < end && start < span.end);
  });
  return { texts, clean: nameFindings(texts), planted, missed };
}

export function evaluateVariants(folder: string): Figures {
  const measured = SEEDS.flatMap((seed) => measure(folder, seed) ?? []);
  if (measured.length === 0) return [];
  const kinds = variantKinds.map((kind) => {
    let all = 0;
    let found = 0;
    for (const { planted, missed } of measured) {
      for (const [at, variant] of planted) {
        if (variant.kind !== kind) continue;
        all++;
        if (!missed.includes(at)) found++;
      }
    }
    return `${kind} ${found}/${all}`;
  });
  const planted = measured.reduce((sum, one) => sum + one.planted.size, 0);
  const missed = measured.reduce((sum, one) => sum + one.missed.length, 0);
  return [
    {
      key: "names/planted/found",
      name: "variants planted in clean news, found",
      value: (planted - missed) / planted,
      unit: "share",
      better: "higher",
      note: kinds.join(", "),
    },
    said(
      "news",
      "the same news unplanted",
      measured.flatMap(({ clean }) => clean),
    ),
    said("pages", "bodies of web pages", nameFindings(cleanPages(folder))),
  ];
}

/** One thing said of one name of an article counts once, however often it stands there. */
function said(key: string, name: string, findings: readonly (readonly Finding[])[]): Figure {
  const all = findings.map(
    (here) => new Set(here.map(({ rule, subject, message }) => rule + (subject ?? message))),
  );
  const count = all.reduce((sum, { size }) => sum + size, 0);
  return {
    key: `names/planted/said-of-clean-${key}`,
    name: `findings on names an article, ${name}`,
    value: count / Math.max(1, findings.length),
    unit: "share",
    better: "lower",
    note: `${count} in ${findings.length} articles, right ones among them`,
  };
}

function show(folder: string): void {
  for (const seed of SEEDS) showMissed(measure(folder, seed));
  const measured = measure(folder, SEEDS[0] ?? 0);
  if (measured === null) return;
  const { texts, clean } = measured;
  const pages = cleanPages(folder);
  const shown = [...clean, ...nameFindings(pages)];
  for (const [at, findings] of shown.entries()) {
    for (const { rule, message, span } of findings) {
      const text = [...texts, ...pages][at] ?? "";
      const around = oneLine(text.slice(Math.max(0, span.start - 40), span.end + 30));
      console.log(`said ${rule} [${at}]: ${message}   …${around}…`);
    }
  }
}

function showMissed(measured: Measured | null): void {
  for (const at of measured?.missed ?? []) {
    const variant = measured?.planted.get(at);
    if (variant === undefined) continue;
    const { kind, was, now, text, start, end } = variant;
    console.log(
      `missed ${kind}: ${was} → ${now}   …${oneLine(text.slice(Math.max(0, start - 40), end + 30))}…`,
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

if (require.main === module) {
  const folder = path.resolve(__dirname, "../..", process.argv[2] ?? "../shared/eval");
  if (existsSync(folder)) {
    for (const { name, value, note } of evaluateVariants(folder))
      console.log(`${name}: ${value.toFixed(4)} (${note})`);
    show(folder);
  }
}
