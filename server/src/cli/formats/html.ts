import { type Finding, positionAt, rules, type Severity } from "../../engine";
import type { CheckedFile, Format, Summary } from "./format";
import { escapeHtml, PAGE_END, pageBegin } from "./html-page";
import { printable } from "./width";

// A page with more of one rule is no longer read, and what is not shown need not be kept.
const MOST_OF_ONE_RULE = 1000;
// So many are read from top to bottom; of more, a reader chooses a rule.
const MOST_OPEN = 300;
const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** What is shown of one rule: a piece of the page for each article, and how many findings the pieces hold. */
interface Shown {
  readonly articles: string[];
  count: number;
}

/**
 * One page for people, by rule, then by article. It holds no script and asks for nothing from elsewhere; all text of
 * articles is escaped. It is written at the end, once it is known what there is of each rule.
 */
export function htmlFormat(version: string): Format {
  const byRule = new Map<string, Shown>();
  return {
    begin: () => "",
    file(file) {
      for (const [rule, findings] of groups(file.findings)) {
        const shown = byRule.get(rule) ?? { articles: [], count: 0 };
        byRule.set(rule, shown);
        const some = findings.slice(0, MOST_OF_ONE_RULE - shown.count);
        if (some.length === 0) continue;
        shown.count += some.length;
        shown.articles.push(articlePart(file, some));
      }
      return "";
    },
    end(summary) {
      const ranked = [...summary.byRule].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
      const open = ranked.reduce((sum, [, { count }]) => sum + count, 0) <= MOST_OPEN;
      const parts = ranked.map(([rule, { count }]) => rulePart(rule, count, byRule.get(rule), open));
      return `${pageBegin()}${head(summary, ranked)}${parts.join("")}${foot(version)}${PAGE_END}`;
    },
  };
}

function groups(findings: readonly Finding[]): Map<string, Finding[]> {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.rule) ?? [];
    byRule.set(finding.rule, group);
    group.push(finding);
  }
  return byRule;
}

function head(
  summary: Summary,
  ranked: readonly (readonly [string, { count: number; fixable: number }])[],
): string {
  const total = ranked.reduce((sum, [, { count }]) => sum + count, 0);
  const severities = SEVERITIES.filter((severity) => summary.bySeverity[severity] > 0)
    .map((one) => `<li class="${one}"><b>${number(summary.bySeverity[one])}</b> ${one}</li>`)
    .join("");
  const words =
    total === 0
      ? `${number(summary.files)} articles checked, nothing found.`
      : `${number(total)} findings in ${number(summary.filesWithFindings)} of ${number(summary.files)} articles.`;
  const rows = ranked.map(
    ([rule, { count, fixable }]) =>
      `<tr><td class="number">${number(count)}</td><td class="number">${fixable === 0 ? "" : number(fixable)}</td>` +
      `<td><a href="#${anchor(rule)}">${escapeHtml(rule)}</a></td><td>${escapeHtml(summaryOf(rule))}</td></tr>\n`,
  );
  const table =
    rows.length === 0
      ? ""
      : `<table><thead><tr><th class="number">findings</th><th class="number">with --fix</th><th>rule</th><th>what it finds</th></tr></thead>\n<tbody>\n${rows.join("")}</tbody></table>\n`;
  return `<header><h1>What corpuslint found</h1>\n<p>${words}</p>\n<ul class="severities">${severities}</ul></header>\n${table}`;
}

function rulePart(rule: string, count: number, shown: Shown | undefined, open: boolean): string {
  const left = count - (shown?.count ?? 0);
  const more =
    left === 0
      ? ""
      : `<p class="more">${number(left)} more of this rule are not shown; --format jsonl writes all.</p>\n`;
  const why = rules.find(({ id }) => id === rule)?.why ?? "";
  return (
    `<details class="rule"${open ? " open" : ""}><summary><h2>${escapeHtml(rule)}</h2> <span class="count">${number(count)}</span> ` +
    `<span class="what">${escapeHtml(summaryOf(rule))}</span></summary>\n` +
    `<p class="why" id="${anchor(rule)}">${escapeHtml(why)}</p>\n${shown?.articles.join("") ?? ""}${more}</details>\n`
  );
}

function articlePart(file: CheckedFile, findings: readonly Finding[]): string {
  const items = findings.map((finding) => findingPart(file, finding)).join("");
  return `<section><h3>${shown(file.path)}</h3>\n<ol>\n${items}</ol></section>\n`;
}

function findingPart(file: CheckedFile, finding: Finding): string {
  const { line, character } = positionAt(file.lines, finding.span.start);
  const evidence = finding.evidence.map(({ message, article, range }) => {
    const path = article === undefined ? "" : file.pathOf(article);
    const at = range === undefined ? "" : `${range.start.line + 1}:${range.start.character + 1}`;
    const place = [path, at].filter((part) => part !== "").join(":");
    return `<li>${shown(message)}${place === "" ? "" : ` <code>${shown(place)}</code>`}</li>`;
  });
  const fixes = finding.fixes.map(
    ({ title, safety }) =>
      `<li class="fix">${shown(title)}${safety === "safe" ? "" : ` <i>${safety}</i>`}</li>`,
  );
  const notes = [...evidence, ...fixes].join("");
  return (
    `<li class="${finding.severity}"><p><code>${line + 1}:${character + 1}</code> ` +
    `<span class="severity">${finding.severity}</span> ${shown(finding.message)}</p>${quote(file, finding)}` +
    `${notes === "" ? "" : `<ul>${notes}</ul>`}</li>\n`
  );
}

const AROUND = 90;
const LONGEST_MARK = 300;

/** The flagged text in its line, the words around it cut where they are many. */
function quote(file: CheckedFile, { span }: Finding): string {
  const { text, lines } = file;
  const line = lines[positionAt(lines, span.start).line];
  if (line === undefined) return "";
  const from = Math.max(line.start, span.start - AROUND);
  const cut = Math.min(span.end, span.start + LONGEST_MARK);
  const lastLine = lines[positionAt(lines, cut).line];
  const to = Math.max(cut, Math.min(lastLine?.end ?? cut, cut + AROUND));
  const before = `${from > line.start ? "…" : ""}${text.slice(from, span.start)}`;
  const after = `${text.slice(cut, to)}${to < (lastLine?.end ?? to) ? "…" : ""}`;
  const marked = `${text.slice(span.start, cut)}${cut < span.end ? "…" : ""}`;
  return `<blockquote dir="auto">${shown(before)}<mark>${shown(marked)}</mark>${shown(after)}</blockquote>`;
}

function foot(version: string): string {
  return `<footer>corpuslint ${escapeHtml(version)}</footer>\n`;
}

/** Text of an article, safe in a page: what is unseen is shown by its code, so that it can turn nothing around. */
function shown(text: string): string {
  return escapeHtml(printable(text));
}

function summaryOf(rule: string): string {
  return rules.find(({ id }) => id === rule)?.summary ?? "";
}

function anchor(rule: string): string {
  return rule.replace("/", "-");
}

function number(count: number): string {
  return count.toLocaleString("en");
}
