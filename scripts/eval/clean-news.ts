import path from "node:path";
import {
  type Article,
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  parseArticle,
} from "../../server/src/engine";
import { isoOf } from "../../server/src/engine/dates/calendar";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { splitLines } from "../../server/src/engine/text/lines";
import { type GoldPage, readPages } from "../train-boilerplate/pages";
import { foldModels, judge } from "./boilerplate";
import { type Figure, type Figures, readJsonLines } from "./figures";

const SETS = ["scrapinghub", "wcxb-article"] as const;
// 1 June 2026: later than every page.
const TODAY = 20605;

/** A finding on clean news, for reading by eye. */
export interface FalseAlarm {
  readonly set: string;
  readonly page: string;
  readonly rule: string;
  readonly text: string;
  readonly message: string;
}

interface CleanNews {
  readonly set: string;
  readonly words: number;
  readonly alarms: readonly FalseAlarm[];
}

/** The days on which pages were published, as far as the gold data for dates tells. */
function knownDates(folder: string): Map<string, string> {
  const dates = new Map<string, string>();
  for (const set of SETS) {
    for (const { id, date } of readJsonLines(path.join(folder, "dates", `${set}.jsonl`))) {
      if (typeof id === "string" && typeof date === "string") dates.set(id, date);
    }
  }
  return dates;
}

/** Title, date line and the lines of the article; undefined where title or date is not known. */
function cleanText({ id, lines }: GoldPage, dates: ReadonlyMap<string, string>): string | undefined {
  const first = lines.findIndex((line) => line.body === 1);
  const head = lines.slice(0, Math.max(0, first));
  const title = head.findLast((line) => line.doubt === "t")?.text.trim();
  const date =
    dates.get(id) ?? head.flatMap(({ doubt, text }) => (doubt === "d" ? firstDate(text) : [])).at(-1);
  if (title === undefined || date === undefined) return undefined;
  const body = lines.filter((line) => line.body === 1).map((line) => line.text);
  return [title, date, "", ...body, ""].join("\n");
}

function firstDate(text: string): string[] {
  const [date] = recogniseDates(text, splitLines(text), "en").dates;
  return date === undefined ? [] : [isoOf(date.day)];
}

/**
 * What all rules find in the clean articles of one set, which make one corpus. Boilerplate is judged by the line
 * classifier's weights that have not seen the page.
 */
export function cleanNews(folder: string, set: string): CleanNews {
  const models = foldModels();
  const dates = knownDates(folder);
  const corpus = new Corpus();
  const articles: Article[] = [];
  const alarms: FalseAlarm[] = [];
  let words = 0;
  for (const page of readPages(folder, set)) {
    const text = cleanText(page, dates);
    if (text === undefined) continue;
    const article = parseArticle({ id: `${page.id.replace(/.*:/, "")}.txt`, text });
    articles.push(article);
    corpus.add(digestArticle(article));
    words += text.split(/\s+/).length;
    const lines = text.split("\n").map((line) => ({ text: line, body: 1 as const }));
    for (const zone of judge(lines, models[page.fold]).zones) {
      const [part] = zone.parts;
      if (part === undefined) continue;
      alarms.push({
        set,
        page: article.source.id,
        rule: `boilerplate/${part.kind}`,
        text: text.slice(zone.start, zone.end),
        message: part.reason,
      });
    }
  }
  for (const article of articles) {
    for (const { rule, span, message } of checkArticle(article, corpus, defaultSettings, TODAY)) {
      if (rule.startsWith("boilerplate/") && rule !== "boilerplate/repeated-line") continue;
      const text = article.source.text.slice(span.start, span.end);
      alarms.push({ set, page: article.source.id, rule, text, message });
    }
  }
  return { set, words, alarms };
}

/** Findings of any rule on clean news, in 1,000 words, and how many each rule has. */
export function evaluateCleanNews(folder: string): Figures {
  const sets = SETS.map((set) => cleanNews(folder, set)).filter(({ words }) => words > 0);
  const figures: Figure[] = sets.map(({ set, words, alarms }) => ({
    key: `clean/${set}/findings`,
    name: `${set}, findings in 1,000 words`,
    value: (1000 * alarms.length) / words,
    unit: "count",
    better: "lower",
    note: `${alarms.length} findings in ${words} words: titles, dates and bodies`,
  }));
  const counts = new Map<string, number>();
  for (const { alarms } of sets) {
    for (const { rule } of alarms) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  for (const [rule, value] of [...counts].sort(([, a], [, b]) => b - a)) {
    figures.push({ key: `clean/rule/${rule}`, name: `  ${rule}`, value, unit: "count", better: "neither" });
  }
  return figures;
}
