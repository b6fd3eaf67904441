import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type Article,
  Corpus,
  checkArticle,
  defaultSettings,
  digestArticle,
  parseArticle,
  rules,
} from "../../server/src/engine";
import { readingOf } from "../../server/src/engine/article/reading";
import { assignRoles } from "../../server/src/engine/article/roles";
import { findZones } from "../../server/src/engine/boilerplate/find-zones";
import { duplicateFacts } from "../../server/src/engine/corpus/duplicate-facts";
import { lineFacts } from "../../server/src/engine/corpus/line-facts";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { guessLanguage } from "../../server/src/engine/text/language";
import { splitLines } from "../../server/src/engine/text/lines";
import { tokenTable } from "../../server/src/engine/text/tokens";
import { readPages, SETS, windowOf } from "../train-boilerplate/pages";
import type { Figure, Figures } from "./figures";

const TODAY = 20605;
const ROUNDS = 5;
// Texts beyond these are pages of a thousand lines, which nobody saves as an article.
const LONGEST = 20_000;

/** Seconds of processor time, the best of some rounds: other programs on the machine do not count. */
function seconds(step: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    step();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

/** Everything that boilerplate, damaged text and duplicates need of a text, and nothing that only names do. */
function readWithoutNames(text: string): void {
  const lines = splitLines(text);
  const tokens = tokenTable(text);
  const { dates } = recogniseDates(text, lines, guessLanguage(text, tokens).code);
  const zones = findZones({ text, lines, tokens, dates });
  readingOf(text, lines, assignRoles({ text, lines, dates, zones }));
}

const FAMILIES =
  /^(?:boilerplate|text)\/|^corpus\/(?:exact|near)-duplicate$|^corpus\/(?:contained|shared-passage)$/;

/** How fast texts are read and checked, in bytes of UTF-8 a second of one processor, beside reading them alone. */
export function evaluateSpeed(folder: string): Figures {
  const texts = SETS.flatMap((set) => readPages(folder, set))
    .map(({ lines }) =>
      windowOf(lines)
        .map((line) => line.text)
        .join("\n"),
    )
    .filter((text) => text !== "" && text.length < LONGEST);
  if (texts.length === 0) return [];
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const corpus = new Corpus();
  const articles: Article[] = texts.map((text, at) => parseArticle({ id: `${at}.txt`, text }));
  for (const article of articles) corpus.add(digestArticle(article));
  const own = rules.filter(({ id }) => FAMILIES.test(id));
  const checkOwn = (): void => {
    for (const article of articles) {
      for (const rule of own) {
        for (const _ of rule.check({ article, corpus, settings: defaultSettings, today: TODAY }));
      }
    }
  };
  const plain = secondsOfReading(texts);
  const withoutNames =
    seconds(() => texts.map(readWithoutNames)) +
    seconds(() => articles.map(lineFacts)) +
    seconds(() => articles.map(duplicateFacts)) +
    seconds(checkOwn);
  const all =
    seconds(() => texts.map((text, at) => digestArticle(parseArticle({ id: `${at}.txt`, text })))) +
    seconds(() => articles.map((article) => checkArticle(article, corpus, defaultSettings, TODAY)));
  const figure = (key: string, name: string, time: number): Figure => ({
    key: `speed/${key}`,
    name,
    value: megabytes / time,
    unit: "MB/s",
    better: "higher",
    note: "bytes of UTF-8 a second of one processor",
  });
  return [
    figure("read", "read and decode files, nothing else", plain),
    figure("without-names", "boilerplate, damaged text, duplicates", withoutNames),
    figure("all", "everything: parse, digest, check", all),
  ];
}

/** Seconds for reading and decoding the texts as files. */
function secondsOfReading(texts: readonly string[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), "corpuslint-speed-"));
  try {
    for (const [at, text] of texts.entries()) writeFileSync(path.join(folder, `${at}.txt`), text);
    return seconds(() => readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
