import type { Position, Span, TextRange } from "./span";

/** One line of a text: `[start, end)` without its line end, `next` after it. UTF-16 code units. */
export interface Line extends Span {
  readonly index: number;
  /** Where the next line starts; equals `end` on a last line without line end. */
  readonly next: number;
  /** True where the line holds nothing but white space. */
  readonly blank: boolean;
}

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
  const nowhere = text.length;
  // The engine's search for one character is many times faster than a loop over all of them.
  let feed = text.indexOf("\n");
  let carriage = text.indexOf("\r");
  for (let start = 0; start < text.length; ) {
    if (feed >= 0 && feed < start) feed = text.indexOf("\n", start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf("\r", start);
    const end = Math.min(feed < 0 ? nowhere : feed, carriage < 0 ? nowhere : carriage);
    const next = end === nowhere ? end : end === carriage && feed === end + 1 ? end + 2 : end + 1;
    lines.push({ index: lines.length, start, end, next, blank: isBlank(text, start, end) });
    start = next;
  }
  return lines;
}

function isBlank(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isSpaceCode(text.charCodeAt(at))) at++;
  return at === end;
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
  const start = positionAt(lines, span.start);
  const line = lines[start.line];
  // Most spans end on the line that they start on.
  if (line !== undefined && line.start <= span.start && span.start <= span.end && span.end < line.next) {
    return { start, end: { line: start.line, character: Math.min(span.end, line.end) - line.start } };
  }
  return { start, end: positionAt(lines, span.end) };
}

/** Line and character to offset; what lies outside is moved to the nearest place inside. */
export function offsetAt(lines: readonly Line[], position: Position): number {
  const last = lines[lines.length - 1];
  if (last === undefined) return 0;
  const line = lines[position.line];
  if (line === undefined) return position.line < 0 ? 0 : last.next;
  return Math.min(line.start + Math.max(0, position.character), line.end);
}
