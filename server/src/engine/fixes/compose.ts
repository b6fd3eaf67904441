import type { TextEdit } from "./fix";

/** An edit that remembers what it is for. */
export interface LabelledEdit<Label> extends TextEdit {
  readonly label: Label;
}

/** An edit, or a run of them that grew together, in the text between the two passes. */
interface Stretch {
  readonly start: number;
  end: number;
}

/**
 * Two passes of edits as one: `first` leads from a text to `between`, `second` from `between` onwards; both sorted,
 * without overlaps. The result leads straight from the first text to the last, sorted, without overlaps or edits that
 * touch. Edits that neither overlap nor touch stay apart, so that a cursor between them stays where it is; those that
 * grow together keep the label of the first.
 */
export function composeEdits<Label>(
  first: readonly LabelledEdit<Label>[],
  between: string,
  second: readonly LabelledEdit<Label>[],
): LabelledEdit<Label>[] {
  const composed: LabelledEdit<Label>[] = [];
  let a = 0;
  let b = 0;
  // How much longer `between` is than the first text, up to the current place.
  let grown = 0;
  while (a < first.length || b < second.length) {
    const grownBefore = grown;
    const fromA = a;
    const fromB = b;
    const stretch = open(first[a], second[b], grown);
    for (;;) {
      const mine = first[a];
      const theirs = second[b];
      if (mine !== undefined && mine.start + grown <= stretch.end) {
        stretch.end = Math.max(stretch.end, mine.start + grown + mine.newText.length);
        grown += mine.newText.length - (mine.end - mine.start);
        a++;
      } else if (theirs !== undefined && theirs.start <= stretch.end) {
        stretch.end = Math.max(stretch.end, theirs.end);
        b++;
      } else break;
    }
    let newText = "";
    let at = stretch.start;
    for (const edit of second.slice(fromB, b)) {
      newText += between.slice(at, edit.start) + edit.newText;
      at = edit.end;
    }
    newText += between.slice(at, stretch.end);
    const named = a > fromA ? first[fromA] : second[fromB];
    if (named === undefined) break;
    const { label } = named;
    composed.push({ start: stretch.start - grownBefore, end: stretch.end - grown, newText, label });
  }
  return composed;
}

function open(mine: TextEdit | undefined, theirs: TextEdit | undefined, grown: number): Stretch {
  const start = Math.min(
    mine === undefined ? Number.POSITIVE_INFINITY : mine.start + grown,
    theirs?.start ?? Number.POSITIVE_INFINITY,
  );
  return { start, end: start };
}
