import type { Position, Span, TextRange } from "./span";

/** One line of a text: `[start, end)` without its line end, `next` after it. UTF-16 code units. */
export interface Line extends Span {
  readonly index: number;
  /** Where the next line starts; equals `end` on a last line without line end. */
  readonly next: number;
  /** True where the line holds nothing but white space. */
  readonly blank: boolean;
}

const LF = 10;
const CR = 13;

/** White space as Unicode has it, zero-width ones left out: those are damage, not space. */
export function isSpaceCode(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/**
 * Cuts a text into lines at LF, CRLF and CR, as LSP does. An empty text has no line;
 * a text that ends with a line end has no empty line behind it.
 */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) {
      const next = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
      lines.push({ index: lines.length, start, end: at, next, blank });
      start = next;
      at = next - 1;
      blank = true;
    } else if (blank && !isSpaceCode(code)) {
      blank = false;
    }
  }
  if (start < text.length) {
    lines.push({ index: lines.length, start, end: text.length, next: text.length, blank });
  }
  return lines;
}

/** The span of a line without the white space at both of its ends; empty at `line.end` for a blank line. */
export function trimmed(text: string, line: Span): Span {
  let { start, end } = line;
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--;
  while (start < end && isSpaceCode(text.charCodeAt(start))) start++;
  return { start, end };
}

/** The index in `lines` of the line that holds `offset`; the last line for an offset behind all of them. */
export function lineIndexAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const line = lines[middle];
    if (line !== undefined && line.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Offset to line and character. An offset behind a final line end is character 0 of the line after it. */
export function positionAt(lines: readonly Line[], offset: number): Position {
  const line = lines[lineIndexAt(lines, offset)];
  if (line === undefined) return { line: 0, character: 0 };
  if (offset >= line.next && line.next > line.end) return { line: line.index + 1, character: 0 };
  return { line: line.index, character: Math.max(0, Math.min(offset, line.end) - line.start) };
}

/** Span to range; see `positionAt`. */
export function rangeOf(lines: readonly Line[], span: Span): TextRange {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** Line and character to offset; what lies outside is moved to the nearest place inside. */
export function offsetAt(lines: readonly Line[], position: Position): number {
  const last = lines[lines.length - 1];
  if (last === undefined) return 0;
  const line = lines[position.line];
  if (line === undefined) return position.line < 0 ? 0 : last.next;
  return Math.min(line.start + Math.max(0, position.character), line.end);
}
