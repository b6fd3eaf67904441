import type { Repair } from "./mojibake";
import type { Span } from "./span";

/** One line under repair: its text as it is by now, and for each code unit the stretch of the original it comes from. */
export interface DamagedLine {
  text: string;
  /** Where it starts in the original. */
  readonly start: number;
  /** These three are empty as long as nothing was replaced. */
  starts: number[];
  ends: number[];
  /** What was done to each code unit; undefined for those that stand as they stood. */
  marks: (Mark | undefined)[];
}

interface Mark {
  readonly readAs: readonly string[];
  readonly exact: boolean;
}

/** Replaces `[start, end)` of a line's present text. */
export interface Replacement extends Span {
  readonly newText: string;
}

/** The line `[start, end)` of a text, unchanged. */
export function damagedLine(text: string, { start, end }: Span): DamagedLine {
  return { text: text.slice(start, end), start, starts: [], ends: [], marks: [] };
}

/** Says of each code unit of an unchanged line that it comes from itself: most lines are never changed. */
function numberUnits({ text, start, starts, ends, marks }: DamagedLine): void {
  for (let at = starts.length; at < text.length; at++) {
    starts.push(start + at);
    ends.push(start + at + 1);
    marks.push(undefined);
  }
}

/** Applies replacements, sorted and apart from each other, and remembers where their text comes from. */
export function replace(
  line: DamagedLine,
  replacements: readonly Replacement[],
  readAs: string,
  exact = true,
): void {
  if (replacements.length === 0) return;
  numberUnits(line);
  const next = { text: "", starts: [] as number[], ends: [] as number[], marks: [] as (Mark | undefined)[] };
  let at = 0;
  const keep = (end: number): void => {
    next.text += line.text.slice(at, end);
    for (; at < end; at++) {
      next.starts.push(line.starts[at] ?? 0);
      next.ends.push(line.ends[at] ?? 0);
      next.marks.push(line.marks[at]);
    }
  };
  for (const { start, end, newText } of replacements) {
    keep(start);
    const mark = markFor(line, start, end, readAs, exact);
    next.text += newText;
    for (let unit = 0; unit < newText.length; unit++) {
      next.starts.push(line.starts[start] ?? 0);
      next.ends.push(line.ends[end - 1] ?? 0);
      next.marks.push(mark);
    }
    at = end;
  }
  keep(line.text.length);
  Object.assign(line, next);
}

function markFor(line: DamagedLine, start: number, end: number, readAs: string, exact: boolean): Mark {
  const before = line.marks.slice(start, end).find((mark) => mark !== undefined);
  return {
    readAs: [...(before?.readAs ?? []), readAs],
    exact: exact && line.marks.slice(start, end).every((mark) => mark?.exact ?? true),
  };
}

/** What has changed since the start: one repair for each stretch of changed code units that come from one place. */
export function repairsOf(line: DamagedLine): Repair[] {
  const repairs: Repair[] = [];
  let at = 0;
  while (at < line.text.length) {
    const mark = line.marks[at];
    if (mark === undefined) {
      at++;
      continue;
    }
    const start = line.starts[at] ?? 0;
    let end = line.ends[at] ?? 0;
    const from = at;
    let exact = true;
    let readAs = mark.readAs;
    for (; at < line.text.length; at++) {
      const one = line.marks[at];
      if (one === undefined || (line.starts[at] ?? 0) > end) break;
      end = Math.max(end, line.ends[at] ?? 0);
      exact &&= one.exact;
      if (one.readAs.length > readAs.length) readAs = one.readAs;
    }
    repairs.push({ start, end, newText: line.text.slice(from, at), readAs, exact });
  }
  return repairs;
}
