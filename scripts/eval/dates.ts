import path from "node:path";
import {
  Corpus,
  type Day,
  digestArticle,
  fileName,
  inferDate,
  parseArticle,
  splitLines,
} from "../../server/src/engine";
import type { PublicationDate } from "../../server/src/engine/dates/expression";
import { findDateHeader } from "../../server/src/engine/dates/header";
import { orderOfUrl } from "../../server/src/engine/dates/name-and-url";
import { choosePublicationDate, type PublicationModel } from "../../server/src/engine/dates/publication";
import { recogniseDates } from "../../server/src/engine/dates/recognise";
import { guessLanguage } from "../../server/src/engine/text/language";
import trained from "../train-dates/data/fold-models.json";
import { foldOf, siteOf } from "../train-dates/folds";
import { type Figure, type Figures, readJsonLines } from "./figures";

const SETS = ["wcxb-article", "htmldate-default", "htmldate-mediacloud", "postlight"] as const;
/** What “the first full date in the text” answers of the findable pages, by eval/README.md. */
const FIRST_DATE: Readonly<Record<string, number>> = {
  "wcxb-article": 554 / 618,
  "htmldate-default": 137 / 167,
  postlight: 66 / 74,
};
const SURE = 0.9;
const DAY_MS = 86_400_000;

interface Page {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly gold: Day;
  readonly findable: boolean;
}

interface Answer {
  /** Whether the true day can be found in the text. */
  readonly findable: boolean;
  readonly published: PublicationDate | null;
  readonly right: boolean;
}

/**
 * How often the publication date is told, and how often rightly, on labelled pages in `folder`/dates. The shipped
 * weights were fitted to these pages, so each is judged by weights that were fitted to the pages of other sites.
 */
export function evaluateDates(folder: string): Figures {
  const figures: Figure[] = [];
  const all: Answer[] = [];
  const headless: Page[] = [];
  for (const set of SETS) {
    // Its days are in universal time: the day at the publisher may be the one before or after.
    const slack = set === "postlight" ? 1 : 0;
    const pages = readPages(path.join(folder, "dates", `${set}.jsonl`));
    if (pages.length === 0) continue;
    headless.push(...pages);
    const answers = pages.map((page) => answerOf(page, slack));
    figures.push(...figuresOf(set, answers));
    all.push(...answers);
  }
  return all.length === 0 ? [] : [...figures, ...confidenceFigures(all), ...headlessFigures(headless)];
}

function readPages(file: string): Page[] {
  const pages: Page[] = [];
  for (const { id, url, text, date, in_text } of readJsonLines(file)) {
    if (typeof id !== "string" || typeof text !== "string" || typeof date !== "string") continue;
    const gold: Day = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
    pages.push({ id, url: typeof url === "string" ? url : "", text, gold, findable: in_text === true });
  }
  return pages;
}

function answerOf({ id, url, text, gold, findable }: Page, slack: number): Answer {
  const published = publicationDateOf(id, text, url);
  return { findable, published, right: published !== null && Math.abs(published.day - gold) <= slack };
}

/** As parse.ts has it, but with the weights of the page's fold. */
function publicationDateOf(id: string, text: string, url: string): PublicationDate | null {
  const lines = splitLines(text);
  const { dates } = recogniseDates(text, lines, guessLanguage(text).code, orderOfUrl(url));
  const header = findDateHeader(text, lines, dates);
  const name = fileName(id);
  const clues = { text, lines, dates, header, name, ...(url === "" ? {} : { url }) };
  const fold = trained.folds[foldOf(siteOf(url, id))];
  if (fold === undefined) throw new Error("fold-models.json: too few folds");
  const model: PublicationModel = { ...trained, ...fold };
  return choosePublicationDate(clues, model);
}

function figuresOf(set: string, answers: readonly Answer[]): Figure[] {
  const findable = answers.filter((answer) => answer.findable);
  const answered = answers.filter(({ published }) => published !== null);
  const others = FIRST_DATE[set];
  return [
    {
      key: `dates/${set}/recall`,
      name: `${set}, right where the day is in the text`,
      value: share(findable),
      unit: "share",
      better: "higher",
      note: `${findable.length} pages`,
      ...(others === undefined ? {} : { others: [{ who: "first full date in the text", value: others }] }),
    },
    {
      key: `dates/${set}/precision`,
      name: `${set}, right where a day is told`,
      value: share(answered),
      unit: "share",
      better: "higher",
      note: `${answered.length} of ${answers.length} pages`,
    },
  ];
}

/** What confidence is worth: the pages of all sets together. */
function confidenceFigures(answers: readonly Answer[]): Figure[] {
  const sure = answers.filter(({ published }) => published !== null && published.confidence >= SURE);
  const hidden = answers.filter(({ findable }) => !findable);
  const wrong = sure.filter(({ findable, right }) => !findable && !right);
  return [
    {
      key: "dates/all/sure-precision",
      name: "all sets, right where the confidence is 0.9 or more",
      value: share(sure),
      unit: "share",
      better: "higher",
      note: `${sure.length} pages`,
    },
    {
      key: "dates/all/confidently-wrong",
      name: "all sets, wrong with confidence 0.9 or more where the day is not in the text",
      value: hidden.length === 0 ? 0 : wrong.length / hidden.length,
      unit: "share",
      better: "lower",
      note: `${hidden.length} pages`,
    },
    {
      key: "dates/all/calibration-gap",
      name: "all sets, confidence less share of right answers",
      value: calibrationGap(answers),
      unit: "share",
      better: "lower",
    },
    ...reliability(answers).map(
      ({ low, said, right, count }): Figure => ({
        key: `dates/all/reliability/${low.toFixed(1)}`,
        name: `all sets, right of those said with ${low.toFixed(1)} to ${(low + 0.1).toFixed(1)}`,
        value: right / count,
        unit: "share",
        better: "neither",
        note: `${(said / count).toFixed(2)} said, ${count} pages  ${"█".repeat(Math.round((20 * right) / count))}`,
      }),
    ),
  ];
}

/**
 * What is inferred of the pages' prose alone, without the lines that tell the date. Pages that were rewritten since
 * their first publication speak of later days, and count as misses all the same.
 */
function headlessFigures(pages: readonly Page[]): Figure[] {
  const today = Math.max(...pages.map(({ gold }) => gold));
  let covered = 0;
  let told = 0;
  const widths: number[] = [];
  for (const { id, text, gold } of pages) {
    const prose = proseOf(text);
    if (prose === null) continue;
    const corpus = new Corpus();
    const digest = digestArticle(parseArticle({ id, text: prose }));
    corpus.add(digest);
    const { within } = inferDate(digest, corpus, today);
    if (!Number.isFinite(within[0]?.from)) continue;
    told++;
    if (within.some(({ from, to }) => from <= gold && gold <= to)) covered++;
    widths.push(within.reduce((sum, { from, to }) => sum + to - from + 1, 0));
  }
  widths.sort((a, b) => a - b);
  return [
    {
      key: "dates/headless/covered",
      name: "without the lines that tell the date, the true day is within the inferred bounds",
      value: told === 0 ? 0 : covered / told,
      unit: "share",
      better: "higher",
      note: `${told} pages with bounds`,
    },
    {
      key: "dates/headless/median-days",
      name: "without the lines that tell the date, days within the bounds, median",
      value: widths[widths.length >> 1] ?? 0,
      unit: "count",
      better: "neither",
    },
  ];
}

const FEWEST_PROSE_LINES = 3;

/** From the first to the last line of prose; null for pages that have hardly any. */
function proseOf(text: string): string | null {
  const lines = text.split("\n");
  const prose = lines.flatMap((line, at) => (line.length > 160 && /[.!?]["”]?\s*$/.test(line) ? [at] : []));
  if (prose.length < FEWEST_PROSE_LINES) return null;
  return lines.slice(prose[0], (prose[prose.length - 1] ?? 0) + 1).join("\n");
}

interface Bin {
  readonly low: number;
  /** The sum of the confidences, and how many are right. */
  said: number;
  right: number;
  count: number;
}

const BINS = 10;

/** How far what is said is right, by tenths of confidence (DeGroot and Fienberg 1983); tenths without answers left out. */
function reliability(answers: readonly Answer[]): Bin[] {
  const bins = Array.from(
    { length: BINS },
    (_, at): Bin => ({ low: at / BINS, said: 0, right: 0, count: 0 }),
  );
  for (const { published, right } of answers) {
    const bin =
      published === null ? undefined : bins[Math.min(BINS - 1, Math.floor(published.confidence * BINS))];
    if (published === null || bin === undefined) continue;
    bin.said += published.confidence;
    bin.right += right ? 1 : 0;
    bin.count++;
  }
  return bins.filter(({ count }) => count > 0);
}

/** Expected calibration error (Naeini et al. 2015): how far confidence and share of right answers lie apart. */
function calibrationGap(answers: readonly Answer[]): number {
  const bins = reliability(answers);
  const answered = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / Math.max(1, answered);
}

function share(answers: readonly Answer[]): number {
  return answers.length === 0 ? 0 : answers.filter(({ right }) => right).length / answers.length;
}
