import { readFileSync } from "node:fs";
import path from "node:path";
import {
  type LineModel,
  type LineWeights,
  lineModelOf,
} from "../../server/src/engine/boilerplate/classifier/classify";
import { findZones } from "../../server/src/engine/boilerplate/find-zones";
import type { Zone } from "../../server/src/engine/boilerplate/zone";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { guessLanguage } from "../../server/src/engine/text/language";
import { type Line, splitLines } from "../../server/src/engine/text/lines";
import { tokenTable } from "../../server/src/engine/text/tokens";
import { type GoldLine, type GoldPage, readPages, SETS, windowOf } from "../train-boilerplate/pages";
import { type Counts, type Figure, type Figures, scoreFigures } from "./figures";

/** How the lines of some pages were sorted, and the words of the article that zones would take. */
export interface LineCounts {
  body: { right: number; answered: number; gold: number };
  debris: { right: number; answered: number; gold: number };
  words: number;
  wordsInZones: number;
  wordsInSafeZones: number;
}

const foldWeights = path.join(__dirname, "../train-boilerplate/fold-models.json");

function isWeights(value: unknown): value is LineWeights {
  return typeof value === "object" && value !== null && "words" in value && "trees" in value;
}

/** One model a fold of pages, which it has not seen. */
export function foldModels(): LineModel[] {
  const weights: unknown = JSON.parse(readFileSync(foldWeights, "utf8"));
  return Array.isArray(weights) ? weights.filter(isWeights).map(lineModelOf) : [];
}

export interface Judged {
  readonly lines: readonly Line[];
  readonly zones: readonly Zone[];
}

/** The zones of a page's lines, joined by line ends. */
export function judge(gold: readonly GoldLine[], model: LineModel | undefined): Judged {
  const text = gold.map((line) => line.text).join("\n");
  const lines = splitLines(text);
  const { dates } = recogniseDates(text, lines, guessLanguage(text).code);
  return { lines, zones: findZones({ text, lines, tokens: tokenTable(text), dates }, model) };
}

export function noCounts(): LineCounts {
  return {
    body: { right: 0, answered: 0, gold: 0 },
    debris: { right: 0, answered: 0, gold: 0 },
    words: 0,
    wordsInZones: 0,
    wordsInSafeZones: 0,
  };
}

/** Adds one page to the counts. A line is debris where a zone of whole lines holds it. */
export function count(counts: LineCounts, gold: readonly GoldLine[], { lines, zones }: Judged): void {
  let next = 0;
  for (const line of lines) {
    while ((zones[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next++;
    const known = gold[line.index];
    if (known === undefined || known.body === null || known.doubt !== undefined || line.blank) continue;
    const zone = zones[next];
    const inside =
      zone !== undefined && zone.place !== "inline" && zone.start <= line.start && line.end <= zone.end;
    const [is, not] = known.body === 1 ? [counts.body, counts.debris] : [counts.debris, counts.body];
    is.gold++;
    if ((known.body === 0) === inside) {
      is.right++;
      is.answered++;
    } else not.answered++;
    if (known.body === 0) continue;
    const words = known.text.trim().split(/\s+/).length;
    counts.words += words;
    if (!inside) continue;
    counts.wordsInZones += words;
    if (zone.parts.every((part) => part.safety === "safe")) counts.wordsInSafeZones += words;
  }
}

const OTHERS: Readonly<
  Record<string, { body: number; bodyBy: string; html?: number; debris?: number; loss?: number }>
> = {
  "scrapinghub/page": { body: 0.704, bodyBy: "80 characters or fewer is debris", html: 0.899 },
  "wcxb-article/page": { body: 0.576, bodyBy: "80 characters or fewer is debris", html: 0.9 },
  "scrapinghub/window": {
    body: 0.782,
    bodyBy: "80 characters or fewer is debris",
    debris: 0.868,
    loss: 0.0492,
  },
  "wcxb-article/window": {
    body: 0.595,
    bodyBy: "80 characters or fewer is debris",
    debris: 0.619,
    loss: 0.1327,
  },
};

function figuresOf(set: string, extent: "page" | "window", pages: number, counts: LineCounts): Figure[] {
  const key = `boilerplate/${set}/${extent}`;
  const name = `${set}, ${extent === "page" ? "whole page" : "window"}`;
  const known = OTHERS[`${set}/${extent}`];
  const body = [
    ...(known === undefined ? [] : [{ who: known.bodyBy, value: known.body }]),
    ...(known?.html === undefined ? [] : [{ who: "Readability.js, from HTML", value: known.html }]),
  ];
  const debris = known?.debris === undefined ? [] : [{ who: known.bodyBy, value: known.debris }];
  const loss = known?.loss === undefined ? [] : [{ who: known.bodyBy, value: known.loss }];
  const share = (value: number): number => (counts.words === 0 ? 0 : value / counts.words);
  return [
    ...score(`${key}/body`, `${name}, body lines`, counts.body, body),
    ...score(`${key}/debris`, `${name}, boilerplate lines`, counts.debris, debris),
    {
      key: `${key}/loss-safe`,
      name: `${name}, body words in safe zones`,
      value: share(counts.wordsInSafeZones),
      unit: "share",
      better: "lower",
      note: `${pages} pages`,
    },
    {
      key: `${key}/loss`,
      name: `${name}, body words in any zone`,
      value: share(counts.wordsInZones),
      unit: "share",
      better: "lower",
      ...(loss.length > 0 ? { others: loss } : {}),
    },
  ];
}

function score(key: string, name: string, counts: Counts, others: { who: string; value: number }[]): Figures {
  return scoreFigures(key, name, counts, others.length > 0 ? { f1: others } : {});
}

/** Title, date line and the lines of the article, and nothing else: where every zone is a false alarm. */
function cleanOf({ lines }: GoldPage): readonly GoldLine[] {
  const first = lines.findIndex((line) => line.body === 1);
  return lines.filter(
    (line, at) => line.body === 1 || (at < first && (line.doubt === "t" || line.doubt === "d")),
  );
}

/**
 * Precision, recall and F1 of body and boilerplate lines, over whole pages and windows of them, and the share of the
 * article's words that zones hold; each page by weights trained on other sites only.
 */
export function evaluateBoilerplate(folder: string): Figures {
  const models = foldModels();
  const figures: Figure[] = [];
  let cleanWords = 0;
  let cleanZones = 0;
  for (const set of SETS) {
    const pages = readPages(folder, set);
    if (pages.length === 0) continue;
    for (const extent of ["page", "window"] as const) {
      const counts = noCounts();
      for (const page of pages) {
        const lines = extent === "page" ? page.lines : windowOf(page.lines);
        count(counts, lines, judge(lines, models[page.fold]));
      }
      figures.push(...figuresOf(set, extent, pages.length, counts));
    }
    if (set === "trafilatura-segments") continue;
    for (const page of pages) {
      const clean = cleanOf(page);
      cleanWords += clean.reduce((sum, line) => sum + line.text.split(/\s+/).length, 0);
      cleanZones += judge(clean, models[page.fold]).zones.length;
    }
  }
  if (cleanWords > 0) {
    figures.push({
      key: "boilerplate/clean/zones",
      name: "clean articles, zones in 1,000 words",
      value: (1000 * cleanZones) / cleanWords,
      unit: "count",
      better: "lower",
      note: "title, date and body lines of scrapinghub and wcxb-article",
    });
  }
  return figures;
}
