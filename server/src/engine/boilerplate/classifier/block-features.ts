import { isWordCode } from "../../text/tokens";
import type { PageLine } from "../page-line";
import { takeNumbers } from "./page-memory";

/** The columns of `blockFeatures`, in order. */
export const BLOCK_FEATURES = [
  "blockMarks",
  "blockTone",
  "blockShared",
  "blockLength",
  "blockCopies",
  "blockEnded",
  "shared3",
  "shared8",
  "ended3",
  "ended8",
  "length8",
  "trust8",
  "rhythm1",
  "rhythm",
  "contents",
  "heading",
] as const;

/** What is known of each line, one entry a line. */
export interface BlockClues {
  readonly lines: readonly PageLine[];
  /** 1 for each line of running text. */
  readonly prose: Uint8Array;
  /** Logarithms of lengths. */
  readonly lengths: Float64Array;
  readonly tones: Float64Array;
  /** How sure its mark is, 0 to 3. */
  readonly trusts: Float64Array;
  /** Its content words, and those of them that the running text has. */
  readonly content: Float64Array;
  readonly shared: Float64Array;
  /** How often the page has the same line. */
  readonly copies: Int32Array;
}

const MOST_CONTENTS = 10;

/**
 * What the lines around a line have in common: those within a few lines, and those of its block, which is all running
 * text or all none, from one change to the next.
 */
export function blockFeatures(
  clues: BlockClues,
  values: Float64Array,
  columns: number,
  column: number,
): void {
  const { lines, prose, lengths } = clues;
  const n = lines.length;
  // Sums over all lines before each.
  const marks = takeNumbers(n + 1);
  const trust = takeNumbers(n + 1);
  const tone = takeNumbers(n + 1);
  const content = takeNumbers(n + 1);
  const shared = takeNumbers(n + 1);
  const length = takeNumbers(n + 1);
  const copies = takeNumbers(n + 1);
  const ended = takeNumbers(n + 1);
  for (let at = 0; at < n; at++) {
    const own = clues.trusts[at] ?? 0;
    marks[at + 1] = (marks[at] ?? 0) + (own > 1 ? 1 : 0);
    trust[at + 1] = (trust[at] ?? 0) + own;
    tone[at + 1] = (tone[at] ?? 0) + (clues.tones[at] ?? 0);
    content[at + 1] = (content[at] ?? 0) + (clues.content[at] ?? 0);
    shared[at + 1] = (shared[at] ?? 0) + (clues.shared[at] ?? 0);
    length[at + 1] = (length[at] ?? 0) + (lengths[at] ?? 0);
    copies[at + 1] = (copies[at] ?? 0) + ((clues.copies[at] ?? 1) > 1 ? 1 : 0);
    ended[at + 1] = (ended[at] ?? 0) + (lines[at]?.shape.ended ? 1 : 0);
  }
  const rhythm = new Rhythm(lines, lengths);
  const { contents, headings } = contentsOf(lines, prose);
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && prose[end] === prose[start]) end++;
    for (let at = start; at < end; at++) {
      let to = at * columns + column;
      values[to++] = mean(marks, start, end);
      values[to++] = mean(tone, start, end);
      values[to++] = ratio(shared, content, start, end);
      values[to++] = mean(length, start, end);
      values[to++] = mean(copies, start, end);
      values[to++] = mean(ended, start, end);
      values[to++] = ratio(shared, content, at - 3, at + 4);
      values[to++] = ratio(shared, content, at - 8, at + 9);
      values[to++] = mean(ended, at - 3, at + 4);
      values[to++] = mean(ended, at - 8, at + 9);
      values[to++] = mean(length, at - 8, at + 9);
      values[to++] = mean(trust, at - 8, at + 9);
      values[to++] = rhythm.share(1, 1, at);
      values[to++] = rhythm.share(2, MOST_PERIOD, at);
      values[to++] = Math.min(MOST_CONTENTS, contents[at] ?? 0);
      values[to++] = Math.min(MOST_CONTENTS, headings[at] ?? 0);
    }
    start = end;
  }
}

function between(of: Float64Array, from: number, to: number): number {
  return (of[Math.min(of.length - 1, to)] ?? 0) - (of[Math.max(0, from)] ?? 0);
}

function mean(of: Float64Array, from: number, to: number): number {
  return between(of, from, to) / Math.max(1, Math.min(of.length - 1, to) - Math.max(0, from));
}

/** -1 where there is nothing to have a share of. */
function ratio(part: Float64Array, whole: Float64Array, from: number, to: number): number {
  const all = between(whole, from, to);
  return all === 0 ? -1 : between(part, from, to) / all;
}

const MOST_PERIOD = 6;
const REACH = 8;

/** Lists of items with several lines each (headline, date, teaser, headline, date, teaser) come back to the same form. */
class Rhythm {
  /** For each period, how many lines so far have the form of the line that far before. */
  readonly #same: readonly Float64Array[];

  constructor(lines: readonly PageLine[], lengths: Float64Array) {
    const n = lines.length;
    const forms = new Int32Array(n);
    for (const { text, shape, place } of lines) {
      const first = text.charCodeAt(0);
      const digit = first >= 0x30 && first <= 0x39 ? 1 : 0;
      const capitals = shape.capitals * 2 > shape.words ? 1 : 0;
      forms[place] =
        Math.round(1.5 * (lengths[place] ?? 0)) * 8 + (shape.ended ? 4 : 0) + 2 * digit + capitals;
    }
    const same: Float64Array[] = [];
    for (let period = 0; period <= MOST_PERIOD; period++) {
      const sums = takeNumbers(n + 1);
      for (let at = 0; at < n; at++)
        sums[at + 1] = (sums[at] ?? 0) + (at >= period && forms[at] === forms[at - period] ? 1 : 0);
      same.push(sums);
    }
    this.#same = same;
  }

  /** The largest share of lines around that repeat a form, for periods from `least` to `most`. */
  share(least: number, most: number, at: number): number {
    let largest = 0;
    for (let period = least; period <= most; period++) {
      const same = this.#same[period];
      if (same !== undefined) largest = Math.max(largest, mean(same, at - REACH, at + REACH + 1));
    }
    return largest;
  }
}

const FEWEST_ENTRIES = 3;
const LONGEST_ENTRY = 120;

/**
 * Lists of contents: lines in a row that come back one by one, in the same order, as headings further down. For each line
 * the number of entries of the list that it is in, and of the list that it is a heading of.
 */
function contentsOf(
  lines: readonly PageLine[],
  prose: Uint8Array,
): { contents: Int32Array; headings: Int32Array } {
  const n = lines.length;
  const contents = new Int32Array(n);
  const headings = new Int32Array(n);
  const next = new Int32Array(n).fill(-1);
  const last = new Map<string, number>();
  for (let at = n - 1; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined || prose[at] === 1 || line.text.length > LONGEST_ENTRY) continue;
    const entry = entryOf(line.text);
    if (entry === "") continue;
    next[at] = last.get(entry) ?? -1;
    last.set(entry, at);
  }
  for (let start = 0; start < n; ) {
    let end = start;
    let target = -1;
    while (end < n && (next[end] ?? -1) > target) target = next[end++] ?? -1;
    const count = end - start;
    if (count >= FEWEST_ENTRIES && (next[start] ?? -1) >= end) {
      for (let at = start; at < end; at++) {
        contents[at] = count;
        headings[next[at] ?? 0] = count;
      }
    }
    start = Math.max(end, start + 1);
  }
  return { contents, headings };
}

/** Without the number or sign before it: “3. Results” is “results”. */
function entryOf(text: string): string {
  let start = 0;
  while (start < text.length && !isWordCode(text.charCodeAt(start))) start++;
  return text.slice(start).toLowerCase();
}
