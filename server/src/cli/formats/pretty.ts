import { type Evidence, type Finding, type Fix, positionAt, type Severity } from "../../engine";
import { excerptOf } from "./excerpt";
import type { CheckedFile, Format, Summary } from "./format";
import { printable } from "./width";

type Paint = (text: string) => string;

interface Palette {
  readonly path: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
  readonly added: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

function paint(...codes: number[]): Paint {
  return (text) => `\u001b[${codes.join(";")}m${text}\u001b[0m`;
}

const plain: Paint = (text) => text;

function paletteOf(colour: boolean): Palette {
  const choose = (...codes: number[]) => (colour ? paint(...codes) : plain);
  return {
    path: choose(4),
    faint: choose(2),
    strong: choose(1),
    added: choose(32),
    severity: { error: choose(1, 31), warning: choose(33), information: choose(36), hint: choose(2) },
  };
}

/** For people: every finding with its line, what it is about underlined, why we believe it, and what can be done. */
export function prettyFormat(options: { readonly colour: boolean; readonly columns: number }): Format {
  const palette = paletteOf(options.colour);
  return {
    begin: () => "",
    file: (file) => file.findings.map((finding) => block(file, finding, palette, options.columns)).join(""),
    end: (summary) => lastWords(summary, palette),
  };
}

/** The last words of `prettyFormat` alone: how many of each rule. */
export function summaryFormat(options: { readonly colour: boolean }): Format {
  const palette = paletteOf(options.colour);
  return { begin: () => "", file: () => "", end: (summary) => lastWords(summary, palette) };
}

function block(file: CheckedFile, finding: Finding, palette: Palette, columns: number): string {
  const start = positionAt(file.lines, finding.span.start);
  const end = positionAt(file.lines, finding.span.end);
  const place = `${file.path}:${start.line + 1}:${start.character + 1}`;
  const severity = palette.severity[finding.severity];
  const number = String(start.line + 1);
  const gutter = " ".repeat(number.length);
  const rows = [
    `${palette.path(printable(place))}  ${severity(finding.severity)}  ${palette.strong(printable(finding.message))}  ${palette.faint(finding.rule)}`,
  ];
  const line = file.lines[start.line];
  if (line !== undefined) {
    const excerpt = excerptOf(file.text, line, finding.span, Math.max(40, columns - number.length - 5));
    // What ends at the start of a line does not reach into it, but for a run of blank lines: those are all start.
    const beyond = end.character === 0 && end.line > start.line && !line.blank;
    const last = beyond ? end.line - 1 : end.line;
    const more = last > start.line ? ` to line ${last + 1}` : "";
    rows.push(`  ${palette.faint(`${number} │`)} ${excerpt.shown}`);
    const mark = severity(`${"^".repeat(excerpt.marked)}${more}`);
    rows.push(`  ${palette.faint(`${gutter} │`)} ${" ".repeat(excerpt.indent)}${mark}`);
  }
  for (const evidence of finding.evidence) {
    rows.push(`  ${palette.faint(`${gutter} │ because: ${printable(because(file, evidence))}`)}`);
  }
  for (const fix of finding.fixes) {
    rows.push(`  ${palette.faint(`${gutter} │`)} ${palette.added(printable(offer(fix)))}`);
  }
  return `${rows.map((row) => row.trimEnd()).join("\n")}\n\n`;
}

function because(file: CheckedFile, { message, article, range }: Evidence): string {
  const path = article === undefined ? file.path : file.pathOf(article);
  const place = range === undefined ? "" : `:${range.start.line + 1}:${range.start.character + 1}`;
  return article === undefined && range === undefined ? message : `${message} (${path}${place})`;
}

function offer({ title, safety }: Fix): string {
  return safety === "safe" ? `fix: ${title}` : `fix (${safety}): ${title}`;
}

function lastWords(summary: Summary, palette: Palette): string {
  const { bySeverity, byRule } = summary;
  const total = bySeverity.error + bySeverity.warning + bySeverity.information + bySeverity.hint;
  const articles = count(summary.files, "article");
  if (total === 0) return `${articles} checked, nothing found.\n`;
  const rows = [...byRule]
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([rule, { count, fixable }]) => {
      const can = fixable === 0 ? "" : palette.faint(`  ${fixable} with --fix`);
      return `${String(count).padStart(7)}  ${rule}${can}\n`;
    });
  const parts = [
    bySeverity.error === 0 ? "" : count(bySeverity.error, "error"),
    bySeverity.warning === 0 ? "" : count(bySeverity.warning, "warning"),
    bySeverity.information === 0 ? "" : `${bySeverity.information} for information`,
    bySeverity.hint === 0 ? "" : count(bySeverity.hint, "hint"),
  ].filter((part) => part !== "");
  const fixable = [...byRule.values()].reduce((sum, rule) => sum + rule.fixable, 0);
  const headline = `${count(total, "finding")} in ${summary.filesWithFindings} of ${articles}: ${parts.join(", ")}.`;
  const can = fixable === 0 ? "" : ` ${fixable} can be mended with --fix.`;
  return `${rows.join("")}\n${palette.strong(headline)}${can}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
