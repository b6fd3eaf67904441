import type { Fix, TextEdit } from "./fix";

/** Applies edits that are sorted and do not overlap; an edit that does not fit into the text is left out. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) continue;
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Two edits collide where they touch the same code unit, or both insert at the same place. */
function collide(a: TextEdit, b: TextEdit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  if (a.start === a.end) return b.start < a.start && a.start < b.end;
  if (b.start === b.end) return a.start < b.start && b.start < a.end;
  return a.start < b.end && b.start < a.end;
}

/**
 * The fixes that can be applied together, in the order given: a fix is taken whole or not at all, and one that
 * collides with an earlier one is left for the next pass. Returns their edits sorted by start, and the fixes left out.
 */
export function combine(fixes: readonly Fix[]): { edits: TextEdit[]; taken: Fix[]; left: Fix[] } {
  const edits: TextEdit[] = [];
  const taken: Fix[] = [];
  const left: Fix[] = [];
  for (const fix of fixes) {
    if (fix.edits.every((edit) => fits(edits, edit))) {
      for (const edit of fix.edits) edits.splice(placeFor(edits, edit), 0, edit);
      taken.push(fix);
    } else {
      left.push(fix);
    }
  }
  return { edits, taken, left };
}

/** Index of the first edit that starts at or behind `edit`. */
function placeFor(edits: readonly TextEdit[], edit: TextEdit): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = edits[middle];
    if (
      other !== undefined &&
      (other.start < edit.start || (other.start === edit.start && other.end < edit.end))
    )
      low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits(edits: readonly TextEdit[], edit: TextEdit): boolean {
  const place = placeFor(edits, edit);
  const before = edits[place - 1];
  const after = edits[place];
  return (before === undefined || !collide(before, edit)) && (after === undefined || !collide(after, edit));
}
