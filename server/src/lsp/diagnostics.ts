import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from "vscode-languageserver/node";
import {
  type ArticleId,
  type Evidence,
  type Finding,
  hash53,
  rangeOf,
  type Severity,
  splitLines,
} from "../engine";
import { findingsCounted, type Report } from "../workspace";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";

/** Where the pages of the rules are read on the web. */
export const docsBase = "https://github.com/corpuslint/corpuslint/blob/main/docs";

export function rulePage(rule: string): string {
  return `${docsBase}/rules/${rule}.md`;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

// VS Code shows no more than this of one file, and does not say so.
const MOST_DIAGNOSTICS = 1000;

/**
 * What an editor is told of the whole workspace: the first so many findings, in the order of the articles' paths. VS Code
 * keeps all of them in memory, three times, and is slow long before it has a hundred thousand.
 */
export const mostInWorkspace = 10_000;

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Findings, notices and problems of the configuration, as the editor shows them. */
export class Diagnostics {
  readonly #corpora: Corpora;
  readonly #features: ClientFeatures;

  constructor(corpora: Corpora, features: ClientFeatures) {
    this.#corpora = corpora;
    this.#features = features;
  }

  /** Those of one article as it is now, with an id that changes when they do. */
  async ofArticle(place: Place): Promise<{ resultId: string; items: Diagnostic[] }> {
    return this.#ofReport(place, await place.corpus.session.report(place.id));
  }

  /** Those of one article as it was at its last check; undefined before the first. */
  ofLastReport(place: Place): { resultId: string; items: Diagnostic[] } | undefined {
    const report = place.corpus.session.lastReport(place.id);
    return report === undefined ? undefined : this.#ofReport(place, report);
  }

  #ofReport(place: Place, { findings, ranges }: Report): { resultId: string; items: Diagnostic[] } {
    const notice = place.corpus.session.notice(place.id);
    const items: Diagnostic[] = [];
    // That a file was not decoded is a finding, too.
    if (notice !== undefined && notice.kind !== "not-decoded") {
      items.push({
        range: TOP,
        severity: DiagnosticSeverity.Warning,
        source: "corpuslint",
        message: notice.message,
      });
    }
    const { shown, left } = mostImportant(findings, MOST_DIAGNOSTICS - items.length);
    for (const [index, finding] of findings.entries()) {
      if (shown.has(finding)) items.push(this.ofFinding(place, finding, ranges[index] ?? TOP));
    }
    if (left > 0) {
      items.push({
        range: TOP,
        severity: DiagnosticSeverity.Information,
        source: "corpuslint",
        message: `${left} more problems in this file are not shown.`,
      });
    }
    return { resultId: this.lastResultId(place) ?? "", items };
  }

  /** One finding of an article, at its range. */
  ofFinding(place: Place, finding: Finding, range: Range): Diagnostic {
    const { relatedInformation, unnecessaryTag, codeDescription } = this.#features;
    const diagnostic: Diagnostic = {
      range,
      severity: SEVERITY[finding.severity],
      source: "corpuslint",
      code: finding.rule,
      message: finding.message,
    };
    if (codeDescription) diagnostic.codeDescription = { href: rulePage(finding.rule) };
    if (unnecessaryTag && finding.superfluous) diagnostic.tags = [DiagnosticTag.Unnecessary];
    if (relatedInformation && finding.evidence.length > 0) {
      diagnostic.relatedInformation = finding.evidence.map((evidence) =>
        this.#related(place, evidence, range),
      );
    } else if (finding.evidence.length > 0) {
      // An editor without related information still gets the reasons.
      diagnostic.message = [finding.message, ...finding.evidence.map(({ message }) => `· ${message}`)].join(
        "\n",
      );
    }
    return diagnostic;
  }

  /** The id of what was found in an article last; undefined before the first check. */
  lastResultId({ corpus: { session }, id }: Place): string | undefined {
    const tally = session.tally(id);
    if (tally === undefined) return undefined;
    const notice = session.notice(id);
    return [tally.hash, ...(notice === undefined ? [] : [hash53(notice.message)])]
      .map((part) => part.toString(36))
      .join(" ");
  }

  /** True where there is nothing to show of an article. */
  isClean({ corpus: { session }, id }: Place): boolean {
    return session.notice(id) === undefined && (session.tally(id)?.problems ?? "") === "";
  }

  /** The articles of which an editor is told what was found without asking for it; see `mostInWorkspace`. */
  *told(): Generator<Place> {
    let left = mostInWorkspace;
    for (const corpus of this.#corpora.all()) {
      const { session } = corpus;
      for (const id of session.ids()) {
        const tally = session.tally(id);
        if (tally === undefined) continue;
        left -= findingsCounted(tally);
        if (left < 0) return;
        yield { corpus, id };
      }
    }
  }

  /** What is wrong with the configuration file of a corpus. */
  ofConfiguration(corpus: HostedCorpus): { uri: string; resultId: string; items: Diagnostic[] } {
    const { text, problems } = corpus.session.configuration;
    const lines = splitLines(text ?? "");
    const items = problems.map((problem) => ({
      range: rangeOf(lines, problem),
      severity: problem.severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: "corpuslint",
      message:
        problem.severity === "error"
          ? `${problem.message} The last good configuration stays in force.`
          : problem.message,
    }));
    return {
      uri: this.#corpora.configurationUri(corpus),
      resultId: hash53(JSON.stringify(items)).toString(36),
      items,
    };
  }

  /** Evidence without a place of its own is about what was found. */
  #related({ corpus, id }: Place, evidence: Evidence, found: Range) {
    const article: ArticleId = evidence.article ?? id;
    const range = evidence.range ?? (article === id ? found : TOP);
    return {
      location: { uri: this.#corpora.uri({ corpus, id: article }), range },
      message: evidence.message,
    };
  }
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The gravest: at most `limit` entries with the one that says how many are left out. */
function mostImportant(
  findings: readonly Finding[],
  limit: number,
): { shown: ReadonlySet<Finding>; left: number } {
  if (findings.length <= limit) return { shown: new Set(findings), left: 0 };
  const gravest = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const kept = new Set(gravest.slice(0, limit - 1));
  return { shown: kept, left: findings.length - kept.size };
}
