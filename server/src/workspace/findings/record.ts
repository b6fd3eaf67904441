import { type Article, type Finding, hash53, rangeOf, rules, type Span, type TextRange } from "../../engine";
import { type PackedReport, ReportBlockWriter } from "./report-block";

/** What was found in one article, and where an editor underlines it, one range a finding. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly ranges: readonly TextRange[];
}

/** A report as it is kept and handed from thread to thread. */
export interface FindingsRecord {
  readonly tally: Tally;
  /** For each fix that may be applied in many articles at once: which one, see `fixKey`. */
  readonly fixes: readonly number[];
  /** Absent where nothing was found. */
  readonly report?: PackedReport;
}

/** What is kept in memory of what was found in an article. */
export interface Tally {
  /** Two characters a rule that found something: its number in the list of rules, how often. */
  readonly problems: string;
  /** Findings of severity warning and above. */
  readonly warnings: number;
  /** Equal for equal reports on equal texts. */
  readonly hash: number;
}

/** An article in which nothing was found, or which was not read. */
export const nothingFound: Report = { findings: [], ranges: [] };

// An underline over a screenful hides all others; faded text is meant to be seen whole.
const LONGEST_UNDERLINE = 300;

export function reportOn(article: Article, findings: readonly Finding[]): Report {
  return {
    findings,
    ranges: findings.map((finding) => rangeOf(article.lines, underlined(article, finding))),
  };
}

/** All of a finding, or the first sentence of one that covers a whole long paragraph. */
function underlined(article: Article, { span, superfluous }: Finding): Span {
  if (superfluous || span.end - span.start <= LONGEST_UNDERLINE) return span;
  const first = article.sentences.find(
    (sentence) => sentence.start >= span.start && sentence.end <= span.end,
  );
  return { start: span.start, end: first?.end ?? span.start + LONGEST_UNDERLINE };
}

/** A record of a report that will be in the writer's block; `textHash` is that of the article. */
export function recordOf(report: Report, textHash: number, writer: ReportBlockWriter): FindingsRecord {
  const json = JSON.stringify(report);
  return {
    tally: tallyOf(report.findings, hash53(`${textHash} ${json}`)),
    fixes: fixKeys(report.findings),
    ...(report.findings.length === 0 ? {} : { report: writer.add(json) }),
  };
}

/** As `recordOf`, of a report that is packed by itself. */
export function packReport(report: Report, textHash: number): FindingsRecord {
  const writer = new ReportBlockWriter();
  const record = recordOf(report, textHash, writer);
  writer.finish();
  return record;
}

/** Names a fix of a kind of problem, as in “the same fix in the whole corpus”. */
export function fixKey(rule: string, subject: string | undefined, fix: string): number {
  return hash53(`${rule}\n${fix}\n${subject ?? ""}`);
}

/** The keys of all fixes of some findings, guesses left out: these are only ever applied singly. */
export function fixKeys(findings: readonly Finding[]): number[] {
  return findings.flatMap(({ rule, subject, fixes }) =>
    fixes.filter(({ safety }) => safety !== "inferred").map(({ name }) => fixKey(rule, subject, name)),
  );
}

/** How often each rule found something. */
export function problemsOf({ problems }: Tally): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < problems.length; at += 2) {
    const rule = rules[problems.charCodeAt(at)];
    if (rule !== undefined) counts.set(rule.id, problems.charCodeAt(at + 1));
  }
  return counts;
}

/** How many findings there are. */
export function findingsCounted({ problems }: Tally): number {
  let sum = 0;
  for (let at = 1; at < problems.length; at += 2) sum += problems.charCodeAt(at);
  return sum;
}

const MOST_COUNTED = 0xffff;

const numberOfRule = new Map<string, number>(rules.map(({ id }, index) => [id, index]));

function tallyOf(findings: readonly Finding[], hash: number): Tally {
  const counts = new Map<number, number>();
  let warnings = 0;
  for (const { rule, severity } of findings) {
    const number = numberOfRule.get(rule) ?? 0;
    counts.set(number, (counts.get(number) ?? 0) + 1);
    if (severity === "error" || severity === "warning") warnings++;
  }
  let problems = "";
  for (const [rule, count] of counts) problems += String.fromCharCode(rule, Math.min(count, MOST_COUNTED));
  return { problems, warnings, hash };
}
