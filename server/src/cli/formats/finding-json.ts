import { type Finding, type Line, rangeOf, type Span, type TextRange } from "../../engine";
import type { CheckedFile } from "./format";

/** Line and column from 1, column in UTF-16 code units. */
interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** A finding as other programs read it; `docs/command-line.md` says what each member means. */
export function findingJson(file: CheckedFile, finding: Finding): object {
  const { kind } = file;
  return {
    [kind]: file.path,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...spanJson(file.lines, finding.span),
    text: file.text.slice(finding.span.start, finding.span.end),
    confidence: finding.confidence,
    fingerprint: finding.fingerprint,
    evidence: finding.evidence.map(({ message, article, range }) => ({
      message,
      ...(article === undefined ? {} : { [kind]: file.pathOf(article) }),
      ...(range === undefined ? {} : rangeJson(range)),
    })),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({
        [kind]: file.path,
        ...spanJson(file.lines, edit),
        newText: edit.newText,
      })),
    })),
  };
}

function spanJson(lines: readonly Line[], span: Span): JsonRange {
  return rangeJson(rangeOf(lines, span));
}

function rangeJson({ start, end }: TextRange): JsonRange {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
