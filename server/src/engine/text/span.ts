/** A half-open stretch of a text, `[start, end)`, in UTF-16 code units from the start of that text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text: line from 0, character in UTF-16 code units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A span told by lines instead of offsets, so that it can be shown without the text it points into. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** True where the two spans share at least one code unit; an empty span overlaps nothing. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

/** True where `inner` lies wholly within `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The text of the span. */
export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
