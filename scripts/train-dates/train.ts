// Fits the weights of server/src/engine/dates/publication.ts to labelled pages, and tells by cross-validation grouped by
// site how right and how well calibrated they are. Only the weights are written.
// Run by hand: npx tsx scripts/train-dates/train.ts <folder of JSON Lines with {id, url, date, in_text, text}> [--write]
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileName } from "../../server/src/engine";
import { type Candidates, candidatesOf } from "../../server/src/engine/dates/candidates";
import type { Day } from "../../server/src/engine/dates/expression";
import { findDateHeader } from "../../server/src/engine/dates/header";
import { orderOfUrl } from "../../server/src/engine/dates/name-and-url";
import {
  CORROBORATIONS,
  type Corroboration,
  corroborationOf,
  REPETITION,
  type Sureness,
  surenessOf,
} from "../../server/src/engine/dates/publication";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { guessLanguage } from "../../server/src/engine/text/language";
import { splitLines } from "../../server/src/engine/text/lines";
import { FOLDS, foldOf, siteOf } from "./folds";

const ROUNDS = 400;
const RATE = 0.05;
/** Weight decay: of the penalties tried (0.2 to 4), the one with the best likelihood in cross-validation. */
const PENALTY = 2;
const THRESHOLD = 0.1;
/**
 * From how often such days are right to what is said. Pages that show the day of their last change as if it were their
 * first are among those right in 19 of 20 cases: below that, nothing is said with 0.9.
 */
const CALIBRATION = [
  [0.85, 0.85],
  [0.949, 0.89],
  [0.955, 0.96],
  [1, 0.997],
];
/** A feature seen on fewer pages is left out. */
const FEWEST_PAGES = 3;
const DAY_MS = 86_400_000;

interface Page {
  readonly set: string;
  readonly id: string;
  readonly site: string;
  readonly findable: boolean;
  readonly gold: Day;
  /** Days off that count as right. */
  readonly slack: number;
  readonly cut: Cut;
  readonly found: Candidates;
}

function readPages(folder: string): Page[] {
  const pages: Page[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()) {
    const set = file.slice(0, -".jsonl".length);
    for (const line of readFileSync(path.join(folder, file), "utf8").split("\n")) {
      if (line === "") continue;
      const item = JSON.parse(line);
      const gold = Math.round(Date.parse(`${item.date}T00:00:00Z`) / DAY_MS);
      const site = siteOf(item.url, item.id);
      const slack = set === "postlight" ? 1 : 0;
      for (const cut of CUTS) {
        const found = candidatesIn(item.id, item.text, item.url, cut);
        pages.push({ set, id: item.id, site, findable: item.in_text, gold, slack, cut, found });
      }
    }
  }
  return pages;
}

/**
 * A page is learned from three times: whole; as a saved article, which begins shortly before its first and ends shortly
 * behind its last line of prose; and as prose alone, where dates are those of events. Every second page loses its
 * address in the last, and has every sentence on a line of its own.
 */
const CUTS = ["page", "window", "prose"] as const;
type Cut = (typeof CUTS)[number];

function candidatesIn(id: string, whole: string, url: string, cut: Cut): Candidates {
  const second = cut === "prose" && foldOf(id) % 2 === 1;
  const text = cut === "page" ? whole : cut === "window" ? windowOf(whole) : proseOf(whole, second);
  const lines = splitLines(text);
  const order = second ? null : orderOfUrl(url);
  const { dates } = recogniseDates(text, lines, guessLanguage(text).code, order);
  const header = findDateHeader(text, lines, dates);
  const name = fileName(id);
  return candidatesOf({ text, lines, dates, header, name, ...(second ? {} : { url }) });
}

function isProse(line: string): boolean {
  return line.length > 160 && /[.!?]["”]?\s*$/.test(line);
}

function windowOf(text: string): string {
  const lines = text.split("\n");
  const prose = lines.flatMap((line, at) => (isProse(line) ? [at] : []));
  const first = prose[0] ?? 0;
  const last = prose[prose.length - 1] ?? lines.length;
  return lines.slice(Math.max(0, first - 10), last + 25).join("\n");
}

function proseOf(text: string, bySentence: boolean): string {
  const prose = text.split("\n").filter(isProse).join("\n");
  return bySentence ? prose.replace(/([.!?]["”]?) (?=\p{Lu})/gu, "$1\n") : prose;
}

type Row = { readonly ids: number[]; readonly day: Day | null };
interface Coded {
  readonly page: Page;
  readonly rows: readonly Row[];
  /** Which rows are right. */
  readonly right: readonly boolean[];
}

function code(pages: readonly Page[], vocabulary: Map<string, number>): Coded[] {
  const idsOf = (features: readonly string[]): number[] =>
    features.flatMap((feature) => vocabulary.get(feature) ?? []);
  return pages.map((page) => {
    const rows: Row[] = page.found.candidates.map((candidate) => ({
      ids: idsOf(candidate.features),
      day: candidate.day,
    }));
    const right = rows.map((row) => row.day !== null && Math.abs(row.day - page.gold) <= page.slack);
    rows.push({ ids: idsOf(page.found.none), day: null });
    right.push(!right.includes(true));
    return { page, rows, right };
  });
}

function vocabularyOf(pages: readonly Page[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { found } of pages) {
    const features = new Set([...found.none, ...found.candidates.flatMap((candidate) => candidate.features)]);
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= CUTS.length * FEWEST_PAGES)
    .map(([feature]) => feature);
  return new Map(kept.sort().map((feature, index) => [feature, index]));
}

function sharesOf({ rows }: Coded, weights: Float64Array): number[] {
  const scores = rows.map((row) => row.ids.reduce((sum, id) => sum + (weights[id] ?? 0), 0));
  const highest = Math.max(...scores);
  const best = new Map<Day | null, number>();
  for (const [at, { day }] of rows.entries()) {
    const known = best.get(day);
    if (known === undefined || (scores[at] ?? 0) > (scores[known] ?? 0)) best.set(day, at);
  }
  const masses = scores.map((score, at) => {
    const first = best.get(rows[at]?.day ?? null) === at;
    return (first ? 1 : REPETITION) * Math.exp(score - highest);
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => mass / total);
}

/** Full-batch Adam on the penalised likelihood that one of the right rows is drawn. */
function train(items: readonly Coded[], size: number): Float64Array {
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = new Float64Array(size);
    for (const item of items) {
      const shares = sharesOf(item, weights);
      const rightShare = shares.reduce((sum, share, at) => sum + (item.right[at] ? share : 0), 0);
      for (const [at, row] of item.rows.entries()) {
        const share = shares[at] ?? 0;
        const pull = share - (item.right[at] ? share / Math.max(rightShare, 1e-12) : 0);
        for (const id of row.ids) slope[id] = (slope[id] ?? 0) + pull / CUTS.length;
      }
    }
    for (let id = 0; id < size; id++) {
      const down = (slope[id] ?? 0) + PENALTY * (weights[id] ?? 0);
      first[id] = 0.9 * (first[id] ?? 0) + 0.1 * down;
      second[id] = 0.999 * (second[id] ?? 0) + 0.001 * down * down;
      const step = (first[id] ?? 0) / (1 - 0.9 ** round);
      const scale = Math.sqrt((second[id] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
      weights[id] = (weights[id] ?? 0) - (RATE * step) / scale;
    }
  }
  return weights;
}

/** The weights by feature, to three places. */
function named(vocabulary: ReadonlyMap<string, number>, weights: Float64Array): Record<string, number> {
  const pairs = [...vocabulary].map(([feature, id]) => [
    feature,
    Math.round((weights[id] ?? 0) * 1000) / 1000,
  ]);
  return Object.fromEntries(pairs);
}

interface Answer {
  readonly corroboration: Corroboration;
  /** Of all that is right, in nats: what the model is fitted for. */
  readonly surprise: number;
  readonly page: Page;
  readonly day: Day | null;
  readonly share: number;
  readonly right: boolean;
}

function answer(item: Coded, weights: Float64Array): Answer {
  const shares = sharesOf(item, weights);
  const days = new Map<Day, number>();
  for (const [at, row] of item.rows.entries()) {
    if (row.day !== null) days.set(row.day, (days.get(row.day) ?? 0) + (shares[at] ?? 0));
  }
  let best: [Day, number] | null = null;
  for (const entry of days) if (entry[1] > (best?.[1] ?? 0)) best = entry;
  const { page } = item;
  const surprise = -Math.log(shares.reduce((sum, share, at) => sum + (item.right[at] ? share : 0), 1e-12));
  const [day, share] = best ?? [null, 0];
  const corroboration = corroborationOf(day === null ? [] : page.found.candidates, day ?? 0);
  if (day === null || share < THRESHOLD)
    return { page, surprise, day: null, share, corroboration, right: false };
  return { page, surprise, day, share, corroboration, right: Math.abs(day - page.gold) <= page.slack };
}

/** Weight decay of what speaks for a day besides its share. */
const SURENESS_PENALTY = 1;
const SURENESS_ROUNDS = 3000;

/** Gradient descent on the likelihood of answers being right, cross-validated shares given (Platt 1999). */
function fitSureness(answers: readonly Answer[]): Sureness {
  const kinds = ["bias", "share", ...CORROBORATIONS] as const;
  let fitted: Sureness = { bias: 0, share: 1, published: 0, address: 0, repeated: 0 };
  for (let round = 0; round < SURENESS_ROUNDS; round++) {
    const slope = { bias: 0, share: 0, published: 0, address: 0, repeated: 0 };
    for (const { share, corroboration, right } of answers) {
      const clipped = Math.min(Math.max(share, 1e-4), 1 - 1e-4);
      const off = surenessOf({ probability: share, corroboration }, fitted) - (right ? 1 : 0);
      slope.bias += off;
      slope.share += off * Math.log(clipped / (1 - clipped));
      for (const kind of CORROBORATIONS) if (corroboration[kind]) slope[kind] += off;
    }
    for (const kind of CORROBORATIONS) slope[kind] += SURENESS_PENALTY * fitted[kind];
    const next = kinds.map((kind) => [kind, fitted[kind] - (0.5 * slope[kind]) / answers.length]);
    fitted = { ...fitted, ...Object.fromEntries(next) };
  }
  const rounded = kinds.map((kind) => [kind, Math.round(fitted[kind] * 1000) / 1000]);
  return { ...fitted, ...Object.fromEntries(rounded) };
}

function report(answers: readonly Answer[]): void {
  for (const cut of CUTS) {
    console.log(cut);
    for (const set of [...new Set(answers.map(({ page }) => page.set)), "all"]) {
      const own = answers.filter(({ page }) => page.cut === cut && (set === "all" || page.set === set));
      const findable = own.filter(({ page }) => page.findable);
      const answered = own.filter(({ day }) => day !== null);
      const sure = answered.filter(({ share }) => share >= 0.9);
      const hidden = own.filter(({ page }) => !page.findable);
      const wrong = hidden.filter(({ share, day, right }) => day !== null && share >= 0.9 && !right);
      const rate = (part: readonly Answer[]): string =>
        part.length === 0 ? "-" : (part.filter(({ right }) => right).length / part.length).toFixed(3);
      console.log(
        `  ${set.padEnd(20)} right ${rate(findable)} of ${findable.length}; answered ${rate(answered)} of ${answered.length};` +
          ` sure ${rate(sure)} of ${sure.length}; confidently wrong ${wrong.length} of ${hidden.length}`,
      );
    }
  }
  const surprise = answers.reduce((sum, item) => sum + item.surprise, 0) / answers.length;
  console.log(`surprise ${surprise.toFixed(4)} nats a page`);
  console.log("calibration (said, right, number)");
  const bounds = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];
  for (const [at, low] of bounds.slice(0, -1).entries()) {
    const part = answers.filter(
      ({ day, share }) => day !== null && share >= low && share < (bounds[at + 1] ?? 2),
    );
    const said = part.reduce((sum, { share }) => sum + share, 0) / part.length;
    const right = part.filter((item) => item.right).length / part.length;
    console.log(`  ${said.toFixed(3)} ${right.toFixed(3)} ${part.length}`);
  }
}

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder?");
const pages = readPages(folder);
const answers: Answer[] = [];
const foldWeights: Record<string, number>[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const training = pages.filter((page) => foldOf(page.site) !== fold);
  const vocabulary = vocabularyOf(training);
  const weights = train(code(training, vocabulary), vocabulary.size);
  const own = pages.filter((page) => foldOf(page.site) === fold);
  answers.push(...code(own, vocabulary).map((item) => answer(item, weights)));
  foldWeights.push(named(vocabulary, weights));
}
const told = answers.filter(({ day }) => day !== null);
const surenessBeside = (fold: number): Sureness =>
  fitSureness(told.filter(({ page }) => foldOf(page.site) !== fold));
report(answers);
if (flags.includes("--cuts")) {
  for (const cut of [0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.995]) {
    const sure = answers.filter(
      ({ page, day, share }) => page.cut === "page" && day !== null && share >= cut,
    );
    const right = sure.filter((item) => item.right).length;
    const hidden = sure.filter((item) => !item.page.findable && !item.right).length;
    console.log(
      `cut ${cut}: ${sure.length} answers, ${(right / sure.length).toFixed(4)} right, ${hidden} hidden wrong`,
    );
  }
}
if (flags.includes("--wrong")) {
  for (const { page, day, share, right } of answers) {
    if (page.cut !== "page" || right || (!page.findable && (day === null || share < 0.6))) continue;
    const iso = (value: Day): string => new Date(value * DAY_MS).toISOString().slice(0, 10);
    console.log(
      `${page.id} ${page.findable ? "" : "hidden "}gold ${iso(page.gold)} said ${day === null ? "-" : iso(day)} ${share.toFixed(2)}`,
    );
  }
}
if (flags.includes("--write")) {
  const vocabulary = vocabularyOf(pages);
  const weights = named(vocabulary, train(code(pages, vocabulary), vocabulary.size));
  const source =
    "Fitted by scripts/train-dates/train.ts to labelled news pages; numbers only, no text of theirs.";
  const settings = { source, threshold: THRESHOLD, calibration: CALIBRATION };
  const sureness = fitSureness(told);
  const data = path.resolve(__dirname, "../../server/src/engine/dates/data");
  writeFileSync(
    path.join(data, "publication-model.json"),
    `${JSON.stringify({ ...settings, sureness, weights }, null, 1)}\n`,
  );
  // For scripts/eval/dates.ts: pages that the shipped weights were fitted to would flatter them.
  const models = foldWeights.map((own, fold) => ({ sureness: surenessBeside(fold), weights: own }));
  const folds = `${JSON.stringify({ ...settings, folds: models })}\n`;
  writeFileSync(path.join(__dirname, "data/fold-models.json"), folds);
  console.log(`${Object.keys(weights).length} weights written`);
}
