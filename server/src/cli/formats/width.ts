/** Code points that take two columns: Wide and Fullwidth of Unicode Standard Annex #11, in whole blocks. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26a1, 0x26a1],
  [0x26bd, 0x26be],
  [0x2705, 0x2705],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2795, 0x2797],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(point: number): boolean {
  if (point < 0x1100) return false;
  return WIDE.some(([from, to]) => point >= from && point <= to);
}

const TAB_WIDTH = 4;
// Marks stacked on one letter beyond this are not shown: a terminal would paint over the lines above.
const MOST_MARKS = 4;
const MARK = /^\p{M}$/u;
// What cannot be seen, or changes how what follows is shown: control and format characters, and half pairs.
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]$/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** One character as a reader knows it: where it stands, how it is shown, how many columns it takes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  readonly width: number;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The characters of `[start, end)` of a text as they can be shown on a terminal: a tab becomes blanks, what is
 * unseen becomes its code (`<U+200B>`), so that nothing in an article can steer the terminal.
 */
export function cellsOf(text: string, start = 0, end = text.length): Cell[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const cells: Cell[] = [];
  let at = start;
  for (const { segment } of segmenter.segment(text.slice(start, end))) {
    cells.push({ start: at, end: at + segment.length, ...show(segment) });
    at += segment.length;
  }
  return cells;
}

function show(cluster: string): { shown: string; width: number } {
  if (cluster === "\t") return { shown: " ".repeat(TAB_WIDTH), width: TAB_WIDTH };
  if (PICTURE.test(cluster) && !UNSEEN.test(cluster)) {
    const wide = cluster.length > 1 || isWide(cluster.codePointAt(0) ?? 0);
    return { shown: cluster.slice(0, 40), width: wide ? 2 : 1 };
  }
  let shown = "";
  let width = 0;
  let marks = 0;
  for (const character of cluster) {
    const point = character.codePointAt(0) ?? 0;
    if (UNSEEN.test(character)) {
      const code = `<U+${point.toString(16).toUpperCase().padStart(4, "0")}>`;
      shown += code;
      width += code.length;
    } else if (width > 0 && MARK.test(character)) {
      if (marks++ < MOST_MARKS) shown += character;
    } else {
      shown += character;
      width += isWide(point) ? 2 : 1;
    }
  }
  return { shown, width };
}

/** A text as one line that is safe to print. */
export function printable(text: string): string {
  return cellsOf(text.replace(/\r\n?|\n/g, " ⏎ "))
    .map((cell) => cell.shown)
    .join("");
}
