import { type Finding, type Severity, safeFix } from "../engine";
import type { Baseline } from "./baseline";
import type { CheckedFile, Format, Summary } from "./formats/format";
import { printable } from "./formats/width";
import type { Terminal } from "./terminal";

export interface ReportOptions {
  readonly format: Format;
  readonly terminal: Terminal;
  /** A finding as it is to be shown, or undefined to leave it out. */
  readonly choose: (finding: Finding) => Finding | undefined;
  /** What it knows is not shown. */
  readonly baseline?: Baseline;
}

// A file of another kind altogether would fill the screen.
const MOST_UNREAD = 50;

/** Shows articles with their findings one by one, and counts. */
export class Report {
  readonly #unread: string[];
  readonly #options: ReportOptions;
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #byRule = new Map<string, { count: number; fixable: number }>();
  #files = 0;
  #unreadCount = 0;
  #filesWithFindings = 0;

  /** `unread` is a list to which the first of what could not be read are added, a sentence each. */
  constructor(options: ReportOptions, unread: string[] = []) {
    this.#options = options;
    this.#unread = unread;
  }

  /** Shows one article. `key` names it in a baseline: the same on every machine and from every folder. */
  async file(file: CheckedFile, key: string): Promise<void> {
    const { choose, baseline, format, terminal } = this.#options;
    this.#files++;
    const chosen = file.findings.flatMap((finding) => choose(finding) ?? []);
    const findings = baseline === undefined ? chosen : baseline.fresh(key, chosen);
    if (findings.length === 0) return;
    this.#filesWithFindings++;
    for (const finding of findings) this.#count(finding);
    await terminal.out(format.file({ ...file, findings }));
  }

  /** A word to the user beside the findings; stays out of what other programs read. */
  problem(message: string): void {
    this.#options.terminal.err(`${printable(message)}\n`);
  }

  /** Something could not be read: said, as long as there are not too many, and counted. */
  unreadable(message: string): void {
    if (++this.#unreadCount > MOST_UNREAD) return;
    this.#unread.push(message);
    this.problem(message);
  }

  /** How many articles could not be read. */
  get unread(): number {
    return this.#unreadCount;
  }

  async begin(): Promise<void> {
    const { format, terminal } = this.#options;
    await terminal.out(format.begin());
  }

  async end(): Promise<void> {
    const { format, terminal } = this.#options;
    const more = this.#unreadCount - MOST_UNREAD;
    if (more > 0) this.problem(`${more} more articles could not be read.`);
    await terminal.out(format.end(this.summary()));
  }

  summary(): Summary {
    return {
      files: this.#files,
      filesWithFindings: this.#filesWithFindings,
      bySeverity: this.#bySeverity,
      byRule: this.#byRule,
    };
  }

  #count(finding: Finding): void {
    this.#bySeverity[finding.severity]++;
    const counts = this.#byRule.get(finding.rule) ?? { count: 0, fixable: 0 };
    this.#byRule.set(finding.rule, counts);
    counts.count++;
    if (safeFix(finding) !== undefined) counts.fixable++;
  }
}
