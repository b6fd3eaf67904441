import {
  type Decision,
  type Evidence,
  type Finding,
  type Fix,
  type RuleId,
  rules,
  type Safety,
  type Severity,
  type Span,
  type TextEdit,
  type TextRange,
} from "../../engine";
import type { Report } from "./record";

// A record may come from a file that anybody has written: each value is looked at before it counts as what it should be.

const ruleIds = new Map<string, RuleId>(rules.map(({ id }) => [id, id]));
const severities = new Map<unknown, Severity>([
  ["error", "error"],
  ["warning", "warning"],
  ["information", "information"],
  ["hint", "hint"],
]);
const safeties = new Map<unknown, Safety>([
  ["safe", "safe"],
  ["review", "review"],
  ["inferred", "inferred"],
]);

class Malformed extends Error {}

/** The report that a parsed JSON value is; throws where it is none. */
export function readFindings(value: unknown): Report {
  const { findings, ranges } = record(value);
  const report: Report = { findings: list(findings, finding), ranges: list(ranges, textRange) };
  if (report.findings.length !== report.ranges.length) throw new Malformed();
  return report;
}

function finding(value: unknown): Finding {
  const given = record(value);
  const rule = ruleIds.get(text(given.rule));
  const severity = severities.get(given.severity);
  if (rule === undefined || severity === undefined) throw new Malformed();
  return {
    evidence: list(given.evidence, evidence),
    fixes: list(given.fixes, fix),
    decisions: list(given.decisions, decision),
    span: span(given.span),
    message: text(given.message),
    ...(given.subject === undefined ? {} : { subject: text(given.subject) }),
    ...(given.superfluous === undefined ? {} : { superfluous: given.superfluous === true }),
    rule,
    severity,
    confidence: number(given.confidence),
    fingerprint: text(given.fingerprint),
  };
}

function evidence(value: unknown): Evidence {
  const { message, article, range } = record(value);
  return {
    message: text(message),
    ...(article === undefined ? {} : { article: text(article) }),
    ...(range === undefined ? {} : { range: textRange(range) }),
  };
}

function fix(value: unknown): Fix {
  const given = record(value);
  const safety = safeties.get(given.safety);
  if (safety === undefined) throw new Malformed();
  return {
    name: text(given.name),
    title: text(given.title),
    safety,
    ...(given.part === undefined ? {} : { part: text(given.part) }),
    edits: list(given.edits, edit),
    ...(given.placeholder === undefined ? {} : { placeholder: span(given.placeholder) }),
    ...(given.preferred === undefined ? {} : { preferred: given.preferred === true }),
  };
}

function edit(value: unknown): TextEdit {
  return { ...span(value), newText: text(record(value).newText) };
}

function decision(value: unknown): Decision {
  const { kind, title, name, aliases, names } = record(value);
  if (kind === "canonical-name") {
    return { kind, title: text(title), name: text(name), aliases: list(aliases, text) };
  }
  const [first, second] = list(names, text);
  if (kind !== "different-names" || first === undefined || second === undefined) throw new Malformed();
  return { kind, title: text(title), names: [first, second] };
}

function textRange(value: unknown): TextRange {
  const { start, end } = record(value);
  return { start: position(start), end: position(end) };
}

function position(value: unknown): TextRange["start"] {
  const { line, character } = record(value);
  return { line: whole(line), character: whole(character) };
}

function span(value: unknown): Span {
  const { start, end } = record(value);
  const found = { start: whole(start), end: whole(end) };
  if (found.end < found.start) throw new Malformed();
  return found;
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Malformed();
  return { ...value };
}

function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Malformed();
  return value.map(read);
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new Malformed();
  return value;
}

function number(value: unknown): number {
  if (typeof value !== "number") throw new Malformed();
  return value;
}

function whole(value: unknown): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new Malformed();
  return value;
}
