import { type Finding, type Line, rangeOf, type Span, type TextRange } from "../../engine";
import type { CheckedFile, Format } from "./format";

/** Line and column from 1, column in UTF-16 code units. */
interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

/** One array of findings, written as they come. */
export function jsonFormat(): Format {
  let first = true;
  return {
    begin: () => "[",
    file(file) {
      let text = "";
      for (const finding of file.findings) {
        text += `${first ? "\n" : ",\n"}  ${JSON.stringify(jsonFinding(file, finding))}`;
        first = false;
      }
      return text;
    },
    end: () => (first ? "]\n" : "\n]\n"),
  };
}

function jsonFinding(file: CheckedFile, finding: Finding) {
  return {
    path: file.path,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...jsonSpan(file.lines, finding.span),
    text: file.text.slice(finding.span.start, finding.span.end),
    confidence: finding.confidence,
    evidence: finding.evidence.map(({ message, article, range }) => ({
      message,
      ...(article === undefined ? {} : { path: file.pathOf(article) }),
      ...(range === undefined ? {} : jsonRange(range)),
    })),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({
        path: file.path,
        ...jsonSpan(file.lines, edit),
        newText: edit.newText,
      })),
    })),
  };
}

function jsonSpan(lines: readonly Line[], span: Span): JsonRange {
  return jsonRange(rangeOf(lines, span));
}

function jsonRange({ start, end }: TextRange): JsonRange {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
