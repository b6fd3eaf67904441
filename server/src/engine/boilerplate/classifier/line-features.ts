import type { DateExpression } from "../../dates/expression";
import type { Mark } from "../marks";
import { isProse, type PageLine } from "../page-line";
import type { PartKind } from "../zone";
import { clustersOf } from "./clusters";
import { type LineWords, wordsOf } from "./vocabulary";

/** Rows of features, one a line, in one array. */
export interface Matrix {
  readonly columns: number;
  readonly values: Float64Array;
}

export interface LineClues {
  readonly lines: readonly PageLine[];
  readonly marks: readonly (Mark | undefined)[];
  readonly dates: readonly DateExpression[];
}

/** What is worked out once for a page and used by the features of both stages. */
export interface PageFacts extends LineClues {
  readonly prose: readonly boolean[];
  readonly words: readonly LineWords[];
  /** Length in Latin letters' worth: a Chinese character says about as much as two and a half. */
  readonly lengths: readonly number[];
}

const GROUPS: readonly (readonly PartKind[])[] = [
  ["navigation"],
  ["share-bar", "counter"],
  ["comment-form", "reader-comments"],
  ["related-articles", "foreign-teaser"],
  ["read-more", "source-link"],
  ["newsletter", "paywall", "cookie-notice"],
  ["advertisement", "short-code"],
  ["copyright"],
  ["caption"],
  ["tag-list"],
  ["author-box"],
];
const GROUP_OF = new Map<PartKind, number>(GROUPS.flatMap((kinds, at) => kinds.map((kind) => [kind, at])));
const TRUST = { weak: 1, good: 2, exact: 3 } as const;
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3];
const FAR = 30;

// Wording that parts a page: what stands behind a comment form or a list of related articles is seldom article.
const LANDMARKS: readonly (readonly PartKind[])[] = [
  ["comment-form", "reader-comments"],
  ["related-articles"],
  ["share-bar", "tag-list"],
  ["copyright", "newsletter", "paywall"],
  ["navigation"],
];

// Those of the landmarks that end an article: share buttons and menu words also stand inside of one.
const PARTING = [0, 1, 3];
// Readers, writers of newsletters and shops speak of themselves and to the reader.
const ADDRESSING = new Set("i i'm i've me my you your you're we our us".split(" "));

const OWN = [
  "length",
  "words",
  "ended",
  "truncated",
  "colon",
  "question",
  "capitals",
  "upper",
  "digits",
  "commas",
  "stops",
  "separators",
  "quotes",
  "wordLength",
  "stopShare",
  "startsLower",
  "startsDigit",
  "startsBullet",
  "address",
  "bracket",
  "prose",
  "trust",
  ...GROUPS.map((_, at) => `group${at}`),
  "date",
  "dateOnly",
  "twice",
  "shared",
  "content",
  "addressing",
] as const;
const AROUND = ["length", "ended", "capitals", "trust", "stopShare", "prose"];
const PLACE = [
  "fromStart",
  "fromEnd",
  "share",
  "proseBefore",
  "proseBehind",
  "proseShareBefore",
  "toProseBefore",
  "toProseBehind",
  "toMarkBefore",
  "toMarkBehind",
  "prose3",
  "prose8",
  "length3",
  "marks5",
  "run",
  "runAt",
  "runEnd",
  "headOrTail",
  "cluster",
  "side",
  "toCluster",
  ...LANDMARKS.map((_, at) => `landmark${at}Before`),
  ...LANDMARKS.map((_, at) => `landmark${at}Behind`),
];

/** The names of the columns, in order. */
export const LINE_FEATURES: readonly string[] = [
  ...OWN,
  ...NEIGHBOURS.flatMap((offset) => AROUND.map((name) => `${name}${offset > 0 ? "+" : ""}${offset}`)),
  ...PLACE,
];

function wide(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x3040 && code <= 0x9fff) count++;
    else if (code >= 0xac00 && code <= 0xd7a3) count += 0.7;
  }
  return count;
}

/** Works out what the features of a page are made of. */
export function pageFacts(clues: LineClues): PageFacts {
  return {
    ...clues,
    prose: clues.lines.map((line) => isProse(line.shape)),
    words: clues.lines.map(wordsOf),
    lengths: clues.lines.map(({ text }) => text.length + 1.5 * wide(text)),
  };
}

/**
 * The share of stop words of each line. Where the running text of the page has hardly any, its language has no list
 * of stop words here, and the share is what it would be by the line's form.
 */
function stopShares({ words, prose }: PageFacts): number[] {
  let all = 0;
  let stop = 0;
  for (const [at, line] of words.entries()) {
    if (!prose[at]) continue;
    all += line.words;
    stop += line.stop;
  }
  if (all > 0 && stop / all < 0.15) return prose.map((is) => (is ? 0.4 : 0.1));
  return words.map((line) => (line.words === 0 ? 0 : line.stop / line.words));
}

const ADDRESS = /https?:|www\.|@\w|\.com\b|#\p{L}/iu;

/** The features of every line by itself, of its neighbours, and of its place in the page. */
export function lineFeatures(facts: PageFacts): Matrix {
  const { lines, marks, prose, words, lengths } = facts;
  const n = lines.length;
  const columns = LINE_FEATURES.length;
  const values = new Float64Array(n * columns);
  const stops = stopShares(facts);
  const dated = dateCover(facts);
  const same = new Map<string, number>();
  for (const { folded } of lines) if (folded !== "") same.set(folded, (same.get(folded) ?? 0) + 1);
  const inProse = wordsInProse(facts);

  const own = new Float64Array(n * AROUND.length);
  for (const [at, line] of lines.entries()) {
    const { shape, text, folded } = line;
    const mark = marks[at];
    const lineWords = words[at];
    const first = text.charCodeAt(0);
    const last = text.charAt(text.length - 1);
    const each = Math.max(1, shape.words);
    const trust = mark === undefined ? 0 : TRUST[mark.trust];
    const row = [
      Math.log1p(lengths[at] ?? 0),
      Math.log1p(shape.words),
      Number(shape.ended),
      Number(shape.truncated),
      Number(last === ":" || last === "："),
      Number(last === "?" || last === "!"),
      shape.capitals / each,
      shape.upper / Math.max(1, shape.letters),
      shape.digits / Math.max(1, shape.length),
      shape.commas / each,
      Math.min(10, shape.stops),
      Math.min(6, shape.separators),
      Math.min(4, shape.quotes),
      shape.letters / each,
      stops[at] ?? 0,
      Number(/^\p{Ll}/u.test(text)),
      Number(first >= 0x30 && first <= 0x39),
      Number(/^[•·●▪◦*>»›\-–—|]/u.test(text)),
      Number(ADDRESS.test(text)),
      Number(last === ")" || last === "]"),
      Number(prose[at]),
      trust,
    ];
    const group = mark === undefined ? -1 : (GROUP_OF.get(mark.kind) ?? -1);
    for (let each = 0; each < GROUPS.length; each++) row.push(Number(each === group));
    const cover = dated[at] ?? 0;
    row.push(
      Number(cover > 0),
      cover / Math.max(1, text.length),
      Math.min(5, folded === "" ? 1 : (same.get(folded) ?? 1)),
    );
    row.push(
      sharedWith(lineWords, inProse, prose[at] ?? false),
      Math.min(20, lineWords?.content.length ?? 0),
      addressing(text) / each,
    );
    values.set(row, at * columns);
    own.set(
      [row[0] ?? 0, Number(shape.ended), shape.capitals / each, trust, stops[at] ?? 0, Number(prose[at])],
      at * AROUND.length,
    );
  }

  let column = OWN.length;
  for (const offset of NEIGHBOURS) {
    for (let at = 0; at < n; at++) {
      const other = at + offset;
      for (let each = 0; each < AROUND.length; each++) {
        values[at * columns + column + each] =
          other < 0 || other >= n ? -1 : (own[other * AROUND.length + each] ?? -1);
      }
    }
    column += AROUND.length;
  }
  placeFeatures(facts, values, columns, column);
  return { columns, values };
}

function addressing(text: string): number {
  let count = 0;
  for (const word of text.toLowerCase().split(" ")) if (ADDRESSING.has(word)) count++;
  return count;
}

/** How many code units of each line are part of a date. */
function dateCover({ lines, dates }: PageFacts): number[] {
  const cover = new Array<number>(lines.length).fill(0);
  let at = 0;
  for (const date of dates) {
    while (at < lines.length && (lines[at]?.line.end ?? 0) <= date.start) at++;
    const line = lines[at];
    if (line !== undefined && date.start >= line.line.start)
      cover[at] = (cover[at] ?? 0) + date.end - date.start;
  }
  return cover;
}

/** In how many lines of running text each content word stands. */
function wordsInProse({ words, prose }: PageFacts): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [at, line] of words.entries()) {
    if (!prose[at]) continue;
    for (const word of line.content) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The share of a line's content words that other lines of running text hold; -1 for a line without any. */
export function sharedWith(
  line: LineWords | undefined,
  counts: ReadonlyMap<number, number>,
  itself: boolean,
): number {
  if (line === undefined || line.content.length === 0) return -1;
  let shared = 0;
  const needed = itself ? 2 : 1;
  for (const word of line.content) if ((counts.get(word) ?? 0) >= needed) shared++;
  return shared / line.content.length;
}

/** Coarse on purpose: an exact place or size would tell the trees which page of the training set it is. */
export function step(value: number, by: number): number {
  return Math.round(value / by) * by;
}

function prefixSums(n: number, value: (at: number) => number): Float64Array {
  const sums = new Float64Array(n + 1);
  for (let at = 0; at < n; at++) sums[at + 1] = (sums[at] ?? 0) + value(at);
  return sums;
}

/** The distance to the nearest line before each line for which `is` holds; capped. */
function distancesBefore(n: number, is: (at: number) => boolean): number[] {
  let last = -FAR - 1;
  return Array.from({ length: n }, (_, at) => {
    const distance = Math.min(FAR, at - last);
    if (is(at)) last = at;
    return distance;
  });
}

function distancesBehind(n: number, is: (at: number) => boolean): number[] {
  return distancesBefore(n, (at) => is(n - 1 - at)).reverse();
}

function placeFeatures(
  { lines, marks, prose, lengths }: PageFacts,
  values: Float64Array,
  columns: number,
  column: number,
): void {
  const n = lines.length;
  const isText = (at: number): boolean => prose[at] === true;
  const isMarked = (at: number): boolean => marks[at] !== undefined && marks[at]?.trust !== "weak";
  const proseLength = prefixSums(n, (at) => (isText(at) ? (lengths[at] ?? 0) : 0));
  const proseCount = prefixSums(n, (at) => Number(isText(at)));
  const length = prefixSums(n, (at) => Math.log1p(lengths[at] ?? 0));
  const marked = prefixSums(n, (at) => Number(isMarked(at)));
  const total = Math.max(1, proseLength[n] ?? 0);
  const proseBefore = distancesBefore(n, isText);
  const proseBehind = distancesBehind(n, isText);
  const markBefore = distancesBefore(n, isMarked);
  const markBehind = distancesBehind(n, isMarked);
  const isLandmark = LANDMARKS.map((kinds) => (at: number): boolean => {
    const mark = marks[at];
    return mark !== undefined && mark.trust !== "weak" && kinds.includes(mark.kind);
  });
  const clusters = clustersOf(
    prose.map((is, at) => (is && !isMarked(at) ? (lines[at]?.shape.words ?? 0) : 0)),
    (at) => PARTING.some((landmark) => isLandmark[landmark]?.(at)),
  );
  const landmarks = [
    ...isLandmark.map((is) => distancesBefore(n, is)),
    ...isLandmark.map((is) => distancesBehind(n, is)),
  ];
  const mean = (sums: Float64Array, at: number, reach: number): number => {
    const from = Math.max(0, at - reach);
    const to = Math.min(n, at + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  };
  let runStart = 0;
  let runEnd = -1;
  for (let at = 0; at < n; at++) {
    if (at > runEnd) {
      runStart = at;
      runEnd = at;
      while (runEnd + 1 < n && isText(runEnd + 1) === isText(at)) runEnd++;
    }
    const before = proseLength[at] ?? 0;
    const behind = total - (proseLength[at + 1] ?? 0);
    values.set(
      [
        Math.min(100, at),
        Math.min(100, n - 1 - at),
        step(at / n, 0.05),
        step(Math.log1p(before), 0.5),
        step(Math.log1p(Math.max(0, behind)), 0.5),
        step(before / total, 0.05),
        proseBefore[at] ?? FAR,
        proseBehind[at] ?? FAR,
        markBefore[at] ?? FAR,
        markBehind[at] ?? FAR,
        mean(proseCount, at, 3),
        mean(proseCount, at, 8),
        mean(length, at, 3),
        mean(marked, at, 5),
        Math.min(60, runEnd - runStart + 1),
        Math.min(60, at - runStart),
        Math.min(60, runEnd - at),
        runStart === 0 ? -1 : runEnd === n - 1 ? 1 : 0,
        step(clusters.share[at] ?? 0, 0.1),
        clusters.side[at] ?? 0,
        Math.min(FAR, clusters.distance[at] ?? 0),
        ...landmarks.map((distances) => distances[at] ?? FAR),
      ],
      at * columns + column,
    );
  }
}
