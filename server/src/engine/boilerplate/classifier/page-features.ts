import type { Matrix, PageFacts } from "./line-features";
import { LINE_FEATURES, step } from "./line-features";
import { countContent, sharedWith } from "./vocabulary";

const REACH = 5;
// How far the means over the lines around reach.
const REACHES = [2, 5, 10, 20];
const OFFSETS = Array.from({ length: 2 * REACH + 1 }, (_, at) => at - REACH);
// What of the first stage's columns the second looks at again.
const KEPT = [
  "length",
  "words",
  "ended",
  "truncated",
  "colon",
  "capitals",
  "digits",
  "stopShare",
  "prose",
  "trust",
  "date",
  "dateOnly",
  "twice",
  "shared",
  "content",
  "fromStart",
  "fromEnd",
  "share",
  "length3",
  "length-1",
  "length+1",
  "ended-1",
  "ended+1",
  "trust-1",
  "trust+1",
  "cluster",
  "side",
  "toCluster",
  "addressing",
].map((name) => LINE_FEATURES.indexOf(name));

/** The names of the columns, in order. */
export const PAGE_FEATURES: readonly string[] = [
  ...KEPT.map((at) => LINE_FEATURES[at] ?? ""),
  ...OFFSETS.map((offset) => `p${offset > 0 ? "+" : ""}${offset}`),
  ...REACHES.map((reach) => `p${reach}`),
  "massBefore",
  "massBehind",
  "massShare",
  "inside",
  "toStart",
  "toEnd",
  "blockLines",
  "blockShare",
  "sharedBody",
  "sureBefore",
  "sureBehind",
];

/**
 * The features of the second stage: what the first stage thinks of the lines around, how much article stands before
 * and behind, where the line lies in relation to the page's one best block of article, and which of its words stand
 * in lines that the first stage took for the article. `debris` is the first stage's probability, one a line.
 */
export function pageFeatures(facts: PageFacts, first: Matrix, debris: Float64Array): Matrix {
  const n = facts.lines.length;
  const columns = PAGE_FEATURES.length;
  const values = new Float64Array(n * columns);
  const weight = (at: number): number => Math.min(60, (facts.words.words[at] ?? 0) + 2);
  const mass = new Float64Array(n + 1);
  const sums = new Float64Array(n + 1);
  for (let at = 0; at < n; at++) {
    const p = debris[at] ?? 0;
    mass[at + 1] = (mass[at] ?? 0) + (1 - p) * weight(at);
    sums[at + 1] = (sums[at] ?? 0) + p;
  }
  const total = Math.max(1, mass[n] ?? 0);
  const block = bestBlock(n, (at) => (0.5 - (debris[at] ?? 0)) * weight(at));
  const blockMass = ((mass[block.end] ?? 0) - (mass[block.start] ?? 0)) / total;
  const body = countContent(facts.words, (at) => (debris[at] ?? 1) <= 0.4);
  const mean = (at: number, reach: number): number => {
    const from = Math.max(0, at - reach);
    const to = Math.min(n, at + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  };
  const sureBefore = sinceSure(n, (at) => debris[at] ?? 1);
  const sureBehind = sinceSure(n, (at) => debris[n - 1 - at] ?? 1).reverse();
  for (let at = 0; at < n; at++) {
    let to = at * columns;
    for (let each = 0; each < KEPT.length; each++) {
      values[to++] = first.values[at * first.columns + (KEPT[each] ?? 0)] ?? 0;
    }
    for (let other = at - REACH; other <= at + REACH; other++) {
      values[to++] = other < 0 || other >= n ? -1 : (debris[other] ?? 0);
    }
    for (let each = 0; each < REACHES.length; each++) values[to++] = mean(at, REACHES[each] ?? 0);
    values[to++] = step(Math.log1p(mass[at] ?? 0), 0.5);
    values[to++] = step(Math.log1p(Math.max(0, total - (mass[at + 1] ?? 0))), 0.5);
    values[to++] = step((mass[at] ?? 0) / total, 0.1);
    values[to++] = Number(at >= block.start && at < block.end);
    values[to++] = Math.max(-50, Math.min(50, at - block.start));
    values[to++] = Math.max(-50, Math.min(50, block.end - 1 - at));
    values[to++] = step(Math.log1p(block.end - block.start), 0.5);
    values[to++] = step(blockMass, 0.1);
    values[to++] = sharedWith(facts.words, at, body, (debris[at] ?? 1) <= 0.4);
    values[to++] = sureBefore[at] ?? 0;
    values[to++] = sureBehind[at] ?? 0;
  }
  return { columns, values };
}

/** The stretch of lines with the greatest sum (Kadane); empty at 0 where no line has a positive value. */
function bestBlock(n: number, value: (at: number) => number): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let bestSum = 0;
  let sum = 0;
  let start = 0;
  for (let at = 0; at < n; at++) {
    sum += value(at);
    if (sum <= 0) {
      sum = 0;
      start = at + 1;
    } else if (sum > bestSum) {
      bestSum = sum;
      best = { start, end: at + 1 };
    }
  }
  return best;
}

/** The distance to the nearest line before that is surely article; capped. */
function sinceSure(n: number, debris: (at: number) => number): number[] {
  let last = -51;
  return Array.from({ length: n }, (_, at) => {
    const distance = Math.min(50, at - last);
    if (debris(at) < 0.2) last = at;
    return distance;
  });
}
