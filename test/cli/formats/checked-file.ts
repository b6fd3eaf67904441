import type { CheckedFile } from "../../../server/src/cli/formats/format";
import { type Finding, splitLines } from "../../../server/src/engine";

/** A finding of the first place where `flagged` stands in `text`. */
export function findingOf(text: string, flagged: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(flagged);
  return {
    rule: "names/variant",
    severity: "warning",
    span: { start, end: start + flagged.length },
    message: "The corpus writes “Kim Jong Un”.",
    confidence: 0.9,
    evidence: [],
    fixes: [],
    decisions: [],
    fingerprint: "x",
    ...more,
  };
}

export function checkedFile(text: string, ...findings: Finding[]): CheckedFile {
  return {
    kind: "path",
    path: "a/b.txt",
    text,
    lines: splitLines(text),
    findings,
    pathOf: (id) => `a/${id}`,
  };
}
