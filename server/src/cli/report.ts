import * as path from "node:path";
import { type ArticleId, type Finding, type Severity, safeFix } from "../engine";
import type { CorpusSession } from "../workspace";
import type { Format, Summary } from "./formats/format";
import type { Terminal } from "./terminal";

/** Shows articles with their findings one by one, and counts. */
export class Report {
  /** Articles that could not be read. */
  unread = 0;
  readonly #format: Format;
  readonly #terminal: Terminal;
  readonly #cwd: string;
  readonly #choose: (finding: Finding) => Finding | undefined;
  readonly #seen = new Set<string>();
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #byRule = new Map<string, { count: number; fixable: number }>();
  #files = 0;
  #filesWithFindings = 0;

  /** `cwd` with its links resolved; `choose` gives a finding as it is to be shown, or undefined to leave it out. */
  constructor(
    format: Format,
    terminal: Terminal,
    cwd: string,
    choose: (finding: Finding) => Finding | undefined,
  ) {
    this.#format = format;
    this.#terminal = terminal;
    this.#cwd = cwd;
    this.#choose = choose;
  }

  /** Shows one article; one that was shown before, or could not be read, is left out, the latter with a word. */
  async article(session: CorpusSession, id: ArticleId): Promise<void> {
    const file = session.pathOf(id);
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    const found = await session.findings(id);
    const notice = session.notice(id);
    if (notice !== undefined) {
      this.problem(`${this.shown(file)}: ${notice.message}`);
      if (notice.kind === "unreadable") this.unread++;
    }
    const article = await session.article(id);
    if (article === undefined) return;
    this.#files++;
    const findings = found.flatMap((finding) => this.#choose(finding) ?? []);
    if (findings.length === 0) return;
    this.#filesWithFindings++;
    for (const finding of findings) this.#count(finding);
    await this.#terminal.out(
      this.#format.file({
        path: this.shown(file),
        text: article.source.text,
        lines: article.lines,
        findings,
        pathOf: (other) => this.shown(session.pathOf(other)),
      }),
    );
  }

  /** A word to the user beside the findings; stays out of what other programs read. */
  problem(message: string): void {
    this.#terminal.err(`${message}\n`);
  }

  /** Says which files were changed. */
  fixed(files: readonly string[]): void {
    for (const file of files) this.#terminal.err(`fixed ${this.shown(file)}\n`);
  }

  /** A path as the user would write it: from the current folder where that is shorter. */
  shown(file: string): string {
    const relative = path.relative(this.#cwd, file);
    const shortest = relative !== "" && relative.length < file.length ? relative : file;
    return shortest.replaceAll(path.sep, "/");
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
