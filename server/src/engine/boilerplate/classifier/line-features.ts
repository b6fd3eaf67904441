import type { DateExpression } from "../../dates/expression";
import type { TokenTable } from "../../text/tokens";
import { isByline } from "../byline";
import type { Mark } from "../marks";
import { isProse, type PageLine } from "../page-line";
import type { PartKind } from "../zone";
import { BLOCK_FEATURES, blockFeatures } from "./block-features";
import { clustersOf } from "./clusters";
import { type Copies, copiesOf } from "./copies";
import { freeNumbers, takeNumbers } from "./page-memory";
import { countContent, type PageWords, sharedWith, type WordTones, wordsOf } from "./vocabulary";

/** Rows of features, one a line, in one array. */
export interface Matrix {
  readonly columns: number;
  readonly values: Float64Array;
}

export interface LineClues {
  readonly text: string;
  readonly tokens: TokenTable;
  readonly lines: readonly PageLine[];
  readonly marks: readonly (Mark | undefined)[];
  readonly dates: readonly DateExpression[];
}

/** What is worked out once for a page and used by its features. */
export interface PageFacts extends LineClues {
  /** 1 for each line of running text. */
  readonly prose: Uint8Array;
  readonly words: PageWords;
  /** Length in Latin letters' worth: a Chinese character says about as much as two and a half. */
  readonly lengths: Float64Array;
  /** Logarithms of these. */
  readonly logLengths: Float64Array;
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
  "tone",
  "toneMean",
  "symbols",
  "earlier",
  "later",
  "sameStart",
  "relative",
  "byline",
] as const;
const AROUND = ["length", "ended", "capitals", "trust", "stopShare", "prose"] as const;
const AROUND_AT = AROUND.map((name) => OWN.indexOf(name));
const BYLINE = OWN.indexOf("byline");
const DATE = OWN.indexOf("date");
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
  "tone3",
  "earlier3",
  "later3",
  "tone8",
  "bylines8",
  "dates8",
  "pageLines",
  "pageProse",
  "pageTone",
  ...LANDMARKS.map((_, at) => `landmark${at}Before`),
  ...LANDMARKS.map((_, at) => `landmark${at}Behind`),
];

/** The names of the columns, in order. */
export const LINE_FEATURES: readonly string[] = [
  ...OWN,
  ...NEIGHBOURS.flatMap((offset) => AROUND.map((name) => `${name}${offset > 0 ? "+" : ""}${offset}`)),
  ...PLACE,
  ...BLOCK_FEATURES,
];

/** A Chinese character says about as much as two and a half Latin letters. */
function lengthOf({ text, shape }: PageLine): number {
  if (!shape.dense) return text.length;
  let wide = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x3040) continue;
    if (code <= 0x9fff) wide++;
    else if (code >= 0xac00 && code <= 0xd7a3) wide += 0.7;
  }
  return text.length + 1.5 * wide;
}

/** Works out what the features of a page are made of. */
export function pageFacts(clues: LineClues, tones: WordTones): PageFacts {
  const { text, tokens, lines, marks, dates } = clues;
  const lengths = new Float64Array(lines.length);
  const logLengths = new Float64Array(lines.length);
  for (const line of lines) {
    const length = lengthOf(line);
    lengths[line.place] = length;
    logLengths[line.place] = Math.log1p(length);
  }
  const prose = Uint8Array.from(lines, ({ shape }) => (isProse(shape) ? 1 : 0));
  const words = wordsOf(text, tokens, lines, tones);
  return { text, tokens, lines, marks, dates, prose, words, lengths, logLengths };
}

/**
 * The share of stop words of each line. Where the running text of the page has hardly any, its language has no list
 * of stop words here, and the share is what it would be by the line's form.
 */
function stopShares({ words: { words, stop }, prose }: PageFacts): Float64Array {
  let all = 0;
  let ofThem = 0;
  for (let at = 0; at < prose.length; at++) {
    if (!prose[at]) continue;
    all += words[at] ?? 0;
    ofThem += stop[at] ?? 0;
  }
  const unknown = all > 0 && ofThem / all < 0.15;
  const shares = takeNumbers(prose.length);
  for (let at = 0; at < shares.length; at++) {
    const count = words[at] ?? 0;
    shares[at] = unknown ? (prose[at] ? 0.4 : 0.1) : count === 0 ? 0 : (stop[at] ?? 0) / count;
  }
  return shares;
}

const ADDRESS = /https?:|www\.|@\w|\.com\b|#\p{L}/iu;
const BULLETS = new Set(Array.from("•·●▪◦*>»›-–—|", (sign) => sign.charCodeAt(0)));
const SMALL = /^\p{Ll}/u;

function startsSmall(first: number, text: string): boolean {
  return first < 0x80 ? first >= 0x61 && first <= 0x7a : SMALL.test(text);
}

/** The features of every line by itself, of its neighbours, and of its place in the page. */
export function lineFeatures(facts: PageFacts): Matrix {
  const { lines, marks, prose, words, logLengths } = facts;
  const n = lines.length;
  const columns = LINE_FEATURES.length;
  const values = new Float64Array(n * columns);
  // Those of the page before.
  freeNumbers();
  const stops = stopShares(facts);
  const dated = dateCover(facts);
  const copies = copiesOf(lines);
  const usual = usualLength(facts);
  const inProse = countContent(words, (at) => prose[at] === 1);
  const content = takeNumbers(n);
  const shared = takeNumbers(n);
  const tones = takeNumbers(n);
  const trusts = takeNumbers(n);

  for (let at = 0; at < n; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const { shape, text } = line;
    const mark = marks[at];
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    const each = Math.max(1, shape.words);
    const cover = dated[at] ?? 0;
    const group = mark === undefined ? -1 : (GROUP_OF.get(mark.kind) ?? -1);
    const trust = mark === undefined ? 0 : TRUST[mark.trust];
    const share = sharedWith(words, at, inProse, prose[at] === 1);
    const count = (words.from[at + 1] ?? 0) - (words.from[at] ?? 0);
    const tone = words.tone[at] ?? 0;
    const clamped = Math.max(-MOST_TONE, Math.min(MOST_TONE, tone));
    content[at] = count;
    shared[at] = Math.max(0, count * share);
    tones[at] = clamped;
    trusts[at] = trust;
    let to = at * columns;
    values[to++] = logLengths[at] ?? 0;
    values[to++] = Math.log1p(shape.words);
    values[to++] = Number(shape.ended);
    values[to++] = Number(shape.truncated);
    values[to++] = Number(last === 0x3a || last === 0xff1a);
    values[to++] = Number(last === 0x3f || last === 0x21);
    values[to++] = shape.capitals / each;
    values[to++] = shape.upper / Math.max(1, shape.letters);
    values[to++] = shape.digits / Math.max(1, shape.length);
    values[to++] = shape.commas / each;
    values[to++] = Math.min(10, shape.stops);
    values[to++] = Math.min(6, shape.separators);
    values[to++] = Math.min(4, shape.quotes);
    values[to++] = shape.letters / each;
    values[to++] = stops[at] ?? 0;
    values[to++] = Number(startsSmall(first, text));
    values[to++] = Number(first >= 0x30 && first <= 0x39);
    values[to++] = Number(BULLETS.has(first));
    values[to++] = Number(shape.signs && ADDRESS.test(text));
    values[to++] = Number(last === 0x29 || last === 0x5d);
    values[to++] = prose[at] ?? 0;
    values[to++] = trust;
    if (group >= 0) values[to + group] = 1;
    to += GROUPS.length;
    values[to++] = Number(cover > 0);
    values[to++] = cover / Math.max(1, text.length);
    values[to++] = Math.min(MOST_COPIES, copies.all[at] ?? 1);
    values[to++] = share;
    values[to++] = Math.min(20, count);
    values[to++] = clamped;
    values[to++] = tone / Math.max(1, words.words[at] ?? 0);
    values[to++] = shape.symbols / Math.max(1, shape.length);
    values[to++] = Number((copies.before[at] ?? 0) > 0);
    values[to++] = Number((copies.all[at] ?? 1) - (copies.before[at] ?? 0) > 1);
    values[to++] = Math.min(MOST_COPIES, copies.start[at] ?? 1);
    values[to++] = step((logLengths[at] ?? 0) - usual, 0.25);
    values[to++] = Number(isByline(text));
  }

  let column = OWN.length;
  for (const offset of NEIGHBOURS) {
    for (let at = 0; at < n; at++) {
      const other = at + offset;
      const to = at * columns + column;
      if (other < 0 || other >= n) values.fill(-1, to, to + AROUND.length);
      else {
        const from = other * columns;
        for (let each = 0; each < AROUND.length; each++)
          values[to + each] = values[from + (AROUND_AT[each] ?? 0)] ?? -1;
      }
    }
    column += AROUND.length;
  }
  placeFeatures(facts, tones, copies, values, columns, column);
  column += PLACE.length;
  const clues = { lines, prose, lengths: logLengths, tones, trusts, content, shared, copies: copies.all };
  blockFeatures(clues, values, columns, column);
  return { columns, values };
}

const MOST_COPIES = 12;
const MOST_TONE = 6;
/** The logarithm of the usual length of a line of running text. */
function usualLength({ prose, logLengths }: PageFacts): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < prose.length; at++) {
    if (!prose[at]) continue;
    sum += logLengths[at] ?? 0;
    count++;
  }
  return count === 0 ? USUAL_LENGTH : sum / count;
}

const USUAL_LENGTH = 5;

/** How many code units of each line are part of a date. */
function dateCover({ lines, dates }: PageFacts): Int32Array {
  const cover = new Int32Array(lines.length);
  let at = 0;
  for (const date of dates) {
    while (at < lines.length && (lines[at]?.line.end ?? 0) <= date.start) at++;
    const line = lines[at];
    if (line !== undefined && date.start >= line.line.start)
      cover[at] = (cover[at] ?? 0) + date.end - date.start;
  }
  return cover;
}

/** Coarse on purpose: an exact place or size would tell the trees which page of the training set it is. */
export function step(value: number, by: number): number {
  return Math.round(value / by) * by;
}

/** The distance to the nearest line before each line for which `is` is 1; capped. */
function distancesBefore(is: Uint8Array): Uint8Array {
  const distances = new Uint8Array(is.length);
  let last = -FAR - 1;
  for (let at = 0; at < is.length; at++) {
    distances[at] = Math.min(FAR, at - last);
    if (is[at] === 1) last = at;
  }
  return distances;
}

function distancesBehind(is: Uint8Array): Uint8Array {
  const distances = new Uint8Array(is.length);
  let last = is.length + FAR;
  for (let at = is.length - 1; at >= 0; at--) {
    distances[at] = Math.min(FAR, last - at);
    if (is[at] === 1) last = at;
  }
  return distances;
}

/** The mean of a value over the lines from `reach` before to `reach` behind. */
function mean(sums: Float64Array, at: number, reach: number): number {
  const from = Math.max(0, at - reach);
  const to = Math.min(sums.length - 1, at + reach + 1);
  return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
}

function placeFeatures(
  { lines, marks, prose, lengths, logLengths, words }: PageFacts,
  tones: Float64Array,
  copies: Copies,
  values: Float64Array,
  columns: number,
  column: number,
): void {
  const n = lines.length;
  const isMarked = new Uint8Array(n);
  const isLandmark: Uint8Array[] = [];
  for (let each = 0; each < LANDMARKS.length; each++) isLandmark.push(new Uint8Array(n));
  for (let at = 0; at < n; at++) {
    const mark = marks[at];
    if (mark === undefined || mark.trust === "weak") continue;
    isMarked[at] = 1;
    for (let each = 0; each < LANDMARKS.length; each++) {
      const row = isLandmark[each];
      if (row !== undefined && LANDMARKS[each]?.includes(mark.kind)) row[at] = 1;
    }
  }
  // Sums over all lines before each.
  const proseLength = takeNumbers(n + 1);
  const proseCount = takeNumbers(n + 1);
  const length = takeNumbers(n + 1);
  const marked = takeNumbers(n + 1);
  const tone = takeNumbers(n + 1);
  const earlier = takeNumbers(n + 1);
  const later = takeNumbers(n + 1);
  const bylines = takeNumbers(n + 1);
  const dates = takeNumbers(n + 1);
  for (let at = 0; at < n; at++) {
    const own = at * columns;
    const before = copies.before[at] ?? 0;
    const text = prose[at] ?? 0;
    proseLength[at + 1] = (proseLength[at] ?? 0) + (text === 1 ? (lengths[at] ?? 0) : 0);
    proseCount[at + 1] = (proseCount[at] ?? 0) + text;
    length[at + 1] = (length[at] ?? 0) + (logLengths[at] ?? 0);
    marked[at + 1] = (marked[at] ?? 0) + (isMarked[at] ?? 0);
    tone[at + 1] = (tone[at] ?? 0) + (tones[at] ?? 0);
    earlier[at + 1] = (earlier[at] ?? 0) + (before > 0 ? 1 : 0);
    later[at + 1] = (later[at] ?? 0) + ((copies.all[at] ?? 1) - before > 1 ? 1 : 0);
    bylines[at + 1] = (bylines[at] ?? 0) + (values[own + BYLINE] ?? 0);
    dates[at + 1] = (dates[at] ?? 0) + (values[own + DATE] ?? 0);
  }
  let proseTone = 0;
  let proseWords = 0;
  for (let at = 0; at < n; at++) {
    if (prose[at] !== 1) continue;
    proseTone += words.tone[at] ?? 0;
    proseWords += words.words[at] ?? 0;
  }
  const pageLines = step(Math.log1p(n), 0.5);
  const pageProse = step((proseCount[n] ?? 0) / Math.max(1, n), 0.1);
  const pageTone = step(proseTone / Math.max(1, proseWords), 0.02);
  const total = Math.max(1, proseLength[n] ?? 0);
  const proseBefore = distancesBefore(prose);
  const proseBehind = distancesBehind(prose);
  const markBefore = distancesBefore(isMarked);
  const markBehind = distancesBehind(isMarked);
  const clusters = clustersOf(
    Int32Array.from(lines, ({ shape, place }) =>
      prose[place] === 1 && isMarked[place] === 0 ? shape.words : 0,
    ),
    (at) => PARTING.some((landmark) => isLandmark[landmark]?.[at] === 1),
  );
  const landmarks: Uint8Array[] = [];
  for (const is of isLandmark) landmarks.push(distancesBefore(is));
  for (const is of isLandmark) landmarks.push(distancesBehind(is));
  let runStart = 0;
  let runEnd = -1;
  for (let at = 0; at < n; at++) {
    if (at > runEnd) {
      runStart = at;
      runEnd = at;
      while (runEnd + 1 < n && prose[runEnd + 1] === prose[at]) runEnd++;
    }
    const before = proseLength[at] ?? 0;
    const behind = total - (proseLength[at + 1] ?? 0);
    let to = at * columns + column;
    values[to++] = Math.min(100, at);
    values[to++] = Math.min(100, n - 1 - at);
    values[to++] = step(at / n, 0.05);
    values[to++] = step(Math.log1p(before), 0.5);
    values[to++] = step(Math.log1p(Math.max(0, behind)), 0.5);
    values[to++] = step(before / total, 0.05);
    values[to++] = proseBefore[at] ?? FAR;
    values[to++] = proseBehind[at] ?? FAR;
    values[to++] = markBefore[at] ?? FAR;
    values[to++] = markBehind[at] ?? FAR;
    values[to++] = mean(proseCount, at, 3);
    values[to++] = mean(proseCount, at, 8);
    values[to++] = mean(length, at, 3);
    values[to++] = mean(marked, at, 5);
    values[to++] = Math.min(60, runEnd - runStart + 1);
    values[to++] = Math.min(60, at - runStart);
    values[to++] = Math.min(60, runEnd - at);
    values[to++] = runStart === 0 ? -1 : runEnd === n - 1 ? 1 : 0;
    values[to++] = step(clusters.share[at] ?? 0, 0.1);
    values[to++] = clusters.side[at] ?? 0;
    values[to++] = Math.min(FAR, clusters.distance[at] ?? 0);
    values[to++] = mean(tone, at, 3);
    values[to++] = mean(earlier, at, 3);
    values[to++] = mean(later, at, 3);
    values[to++] = mean(tone, at, 8);
    values[to++] = mean(bylines, at, 8);
    values[to++] = mean(dates, at, 8);
    values[to++] = pageLines;
    values[to++] = pageProse;
    values[to++] = pageTone;
    for (let each = 0; each < landmarks.length; each++) values[to++] = landmarks[each]?.[at] ?? FAR;
  }
}
