/** Lines of context around a change, as `diff -u` has them. */
const CONTEXT = 3;

/** Lines `[oldStart, oldEnd)` became lines `[newStart, newEnd)`. */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * A patch of one file that `git apply` and `patch -p1` accept
 * (https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html); empty for equal texts. `name` is the
 * file's path with `/`, relative to where the patch will be applied.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const old = linesOf(before);
  const now = linesOf(after);
  let text = `--- ${quotedName(`a/${name}`)}\n+++ ${quotedName(`b/${name}`)}\n`;
  for (const hunk of hunksOf(changesOf(old, now), old.length)) text += hunkText(hunk, old, now);
  return text;
}

/** Lines with their line feeds; only that ends a line for these programs. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/**
 * Where the two differ: common ends are cut off, and lines that stand once in either and in the same order hold the rest
 * in place (patience diff, Bram Cohen). Never more than n log n; what lies between two held lines is one change.
 */
function changesOf(old: readonly string[], now: readonly string[]): Change[] {
  const changes: Change[] = [];
  let oldAt = 0;
  let newAt = 0;
  const upTo = (oldEnd: number, newEnd: number) => {
    while (oldAt < oldEnd && newAt < newEnd && old[oldAt] === now[newAt]) {
      oldAt++;
      newAt++;
    }
    let oldStop = oldEnd;
    let newStop = newEnd;
    while (oldStop > oldAt && newStop > newAt && old[oldStop - 1] === now[newStop - 1]) {
      oldStop--;
      newStop--;
    }
    if (oldStop > oldAt || newStop > newAt) {
      changes.push({ oldStart: oldAt, oldEnd: oldStop, newStart: newAt, newEnd: newStop });
    }
    oldAt = oldEnd;
    newAt = newEnd;
  };
  for (const [oldLine, newLine] of heldLines(old, now)) upTo(oldLine, newLine);
  upTo(old.length, now.length);
  return changes;
}

/** The longest list of lines, unique in both, that stand in the same order in both; as pairs of line numbers. */
function heldLines(old: readonly string[], now: readonly string[]): [old: number, now: number][] {
  const oldPlaces = uniquePlaces(old);
  const newPlaces = uniquePlaces(now);
  const pairs: [number, number][] = [];
  for (const [line, at] of oldPlaces) {
    const other = newPlaces.get(line);
    if (other !== undefined && other >= 0 && at >= 0) pairs.push([at, other]);
  }
  // Longest increasing subsequence of the new places: `tails[n]` ends the best list of n + 1 pairs.
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const held: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) held.push(pair);
  }
  return held.reverse();
}

/** Where each line stands, in order; -1 for one that stands there more than once. */
function uniquePlaces(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, line] of lines.entries()) places.set(line, places.has(line) ? -1 : at);
  return places;
}

/** Changes whose contexts would touch make one hunk. */
function hunksOf(changes: readonly Change[], oldLength: number): Change[][] {
  const hunks: Change[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    if (change.oldStart - end <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
    end = Math.min(change.oldEnd, oldLength);
  }
  return hunks;
}

function hunkText(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return "";
  const before = Math.min(CONTEXT, first.oldStart);
  const behind = Math.min(CONTEXT, old.length - last.oldEnd);
  const oldStart = first.oldStart - before;
  const newStart = first.newStart - before;
  const oldCount = last.oldEnd + behind - oldStart;
  const newCount = last.newEnd + behind - newStart;
  let text = `@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@\n`;
  let at = oldStart;
  const write = (sign: string, line: string | undefined) => {
    if (line !== undefined)
      text += line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
  };
  for (const change of changes) {
    for (; at < change.oldStart; at++) write(" ", old[at]);
    for (; at < change.oldEnd; at++) write("-", old[at]);
    for (let line = change.newStart; line < change.newEnd; line++) write("+", now[line]);
  }
  for (; at < last.oldEnd + behind; at++) write(" ", old[at]);
  return text;
}

/** Lines count from 1; a range of none is told by the line before it. */
function range(start: number, count: number): string {
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
}

const PLAIN_NAME = /^[^\x00-\x1f\x7f"\\]*$/;

/** A name as Git quotes it where it holds what would end or change it. */
function quotedName(name: string): string {
  if (PLAIN_NAME.test(name)) return name.includes(" ") ? `${name}\t` : name;
  const escaped = name.replace(/[\x00-\x1f\x7f"\\]/g, (character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
  return `"${escaped}"`;
}
