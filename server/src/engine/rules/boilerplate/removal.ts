import type { TextEdit } from "../../fixes/fix";
import { type Line, lineIndexAt } from "../../text/lines";
import type { Span } from "../../text/span";

/**
 * The edit that takes whole lines out of a text and closes the gap: at the end of the text one line end stays behind
 * what is kept, at its head nothing, and in between one blank line where there was one on either side. `span` runs
 * from the start of its first line to the end of its last. Outside of it only white space goes.
 */
export function removeLines(text: string, lines: readonly Line[], span: Span): TextEdit {
  const firstOwn = lineIndexAt(lines, span.start);
  const lastOwn = lineIndexAt(lines, Math.max(span.start, span.end - 1));
  let above = firstOwn - 1;
  while (above >= 0 && lines[above]?.blank) above--;
  let below = lastOwn + 1;
  while (below < lines.length && lines[below]?.blank) below++;
  const before = lines[above];
  const behind = lines[below];
  const start = before?.end ?? 0;
  const end = behind?.start ?? text.length;
  if (before === undefined) return { start, end, newText: "" };
  const lineEnd = before.next > before.end ? text.slice(before.end, before.next) : "\n";
  if (behind === undefined) return { start, end, newText: lineEnd };
  const gap = above < firstOwn - 1 || below > lastOwn + 1;
  return { start, end, newText: gap ? lineEnd + lineEnd : lineEnd };
}

/** The edit that takes words out of a line, with the blanks on one side of them. */
export function removeWords(text: string, line: Span, span: Span): TextEdit {
  let { start, end } = span;
  while (end < line.end && isBlank(text, end)) end++;
  if (end === line.end) while (start > line.start && isBlank(text, start - 1)) start--;
  return { start, end, newText: "" };
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09 || code === 0xa0;
}
