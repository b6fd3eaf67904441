import type { Span } from "../../engine";
import { type Cell, cellsOf } from "./width";

/** A line of an article cut to the screen, with the columns that a finding covers in it. */
export interface Excerpt {
  readonly shown: string;
  /** Columns before the marked ones, and how many are marked; at least one. */
  readonly indent: number;
  readonly marked: number;
}

const ELLIPSIS = "…";

/**
 * The part of `line` around `span` (both in UTF-16 code units of `text`; `span` is cut to the line) that fits into
 * `columns`. Cut ends show an ellipsis. Takes time for what is shown, not for the length of the line.
 */
export function excerptOf(text: string, line: Span, span: Span, columns: number): Excerpt {
  const start = Math.min(Math.max(span.start, line.start), line.end);
  const end = Math.min(Math.max(span.end, start), line.end);
  // A shown column takes at least one code unit, but for stacked marks; twice the screen is enough to choose from.
  const from = wholePair(text, Math.max(line.start, start - 2 * columns));
  const to = wholePair(text, Math.min(line.end, Math.min(end, start + 2 * columns) + 2 * columns));
  const cells = cellsOf(text, from, to);
  let first = cells.findIndex((cell) => cell.end > start);
  if (first < 0) first = cells.length;
  let behind = first;
  let marked = 0;
  let budget = Math.max(columns, 20) - 2;
  while (behind < cells.length && (cells[behind]?.start ?? end) < end && marked < budget) {
    marked += cells[behind]?.width ?? 0;
    behind++;
  }
  budget -= marked;
  let left = first;
  let right = behind;
  let indent = 0;
  for (let grew = true; grew && budget > 0; ) {
    grew = false;
    const before = cells[left - 1];
    if (before !== undefined && before.width <= budget) {
      budget -= before.width;
      indent += before.width;
      left--;
      grew = true;
    }
    const after = cells[right];
    if (after !== undefined && after.width <= budget) {
      budget -= after.width;
      right++;
      grew = true;
    }
  }
  const cutLeft = left > 0 || from > line.start;
  const cutRight = right < cells.length || to < line.end;
  return {
    shown: `${cutLeft ? ELLIPSIS : ""}${join(cells.slice(left, right))}${cutRight ? ELLIPSIS : ""}`.trimEnd(),
    indent: indent + (cutLeft ? 1 : 0),
    marked: Math.max(1, marked),
  };
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.shown).join("");
}

/** Moves an offset off the middle of a surrogate pair. */
function wholePair(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
