import type { PageLine } from "../page-line";

// Longer lines are no items of a list.
const LONGEST_ITEM = 80;

/** How often lines are there, one entry a line. */
export interface Copies {
  /** Lines with the same words, itself included. */
  readonly all: Int32Array;
  /** Those before it. */
  readonly before: Int32Array;
  /** Short lines with the same first word, itself included. */
  readonly start: Int32Array;
}

/** Counts copies of lines, and of the first words of short ones. */
export function copiesOf(lines: readonly PageLine[]): Copies {
  const n = lines.length;
  const all = new Int32Array(n).fill(1);
  const before = new Int32Array(n);
  const start = new Int32Array(n).fill(1);
  const same = new Map<number, number>();
  const starts = new Map<string, number>();
  const firsts = new Array<string>(n).fill("");
  for (let at = 0; at < n; at++) {
    const line = lines[at];
    if (line === undefined || line.key === 0) continue;
    before[at] = same.get(line.key) ?? 0;
    same.set(line.key, (before[at] ?? 0) + 1);
    const first = firstWord(line);
    firsts[at] = first;
    if (first !== "") starts.set(first, (starts.get(first) ?? 0) + 1);
  }
  for (let at = 0; at < n; at++) {
    const line = lines[at];
    if (line === undefined || line.key === 0) continue;
    all[at] = same.get(line.key) ?? 1;
    start[at] = starts.get(firsts[at] ?? "") ?? 1;
  }
  return { all, before, start };
}

function firstWord({ text }: PageLine): string {
  if (text.length > LONGEST_ITEM) return "";
  const blank = text.indexOf(" ");
  return blank < 0 ? text : text.slice(0, blank);
}
