import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from "vscode-languageserver/node";
import {
  type Article,
  type ArticleId,
  type Evidence,
  type Finding,
  hash53,
  rangeOf,
  type Severity,
  type Span,
  splitLines,
} from "../engine";
import type { ClientFeatures } from "./client-features";
import type { Corpora, Place } from "./corpora";
import type { HostedCorpus } from "./hosted-corpus";
import { uriOf } from "./uris";

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

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Findings, notices and problems of the configuration, as the editor shows them. */
export class Diagnostics {
  readonly #corpora: Corpora;
  readonly #features: ClientFeatures;
  readonly #resultIds = new WeakMap<readonly Finding[], string>();

  constructor(corpora: Corpora, features: ClientFeatures) {
    this.#corpora = corpora;
    this.#features = features;
  }

  /** Those of one article as it is now, with an id that changes when they do. */
  async ofArticle(place: Place): Promise<{ resultId: string; items: Diagnostic[] }> {
    const findings = await place.corpus.session.findings(place.id);
    const article = await place.corpus.session.article(place.id);
    const resultId = this.#resultId(place, findings);
    const notice = place.corpus.session.notice(place.id);
    const items: Diagnostic[] = [];
    if (notice !== undefined) {
      items.push({
        range: TOP,
        severity: DiagnosticSeverity.Warning,
        source: "corpuslint",
        message: notice.message,
      });
    }
    if (article === undefined) return { resultId, items };
    const { shown, left } = mostImportant(findings, MOST_DIAGNOSTICS - items.length);
    for (const finding of shown) items.push(this.ofFinding(place, article, finding));
    if (left > 0) {
      items.push({
        range: TOP,
        severity: DiagnosticSeverity.Information,
        source: "corpuslint",
        message: `${left} more problems in this file are not shown.`,
      });
    }
    return { resultId, items };
  }

  /** One finding of an article. */
  ofFinding(place: Place, article: Article, finding: Finding): Diagnostic {
    const { relatedInformation, unnecessaryTag, codeDescription } = this.#features;
    const diagnostic: Diagnostic = {
      range: rangeOf(article.lines, underlined(article, finding)),
      severity: SEVERITY[finding.severity],
      source: "corpuslint",
      code: finding.rule,
      message: finding.message,
    };
    if (codeDescription) diagnostic.codeDescription = { href: rulePage(finding.rule) };
    if (unnecessaryTag && finding.superfluous) diagnostic.tags = [DiagnosticTag.Unnecessary];
    if (relatedInformation && finding.evidence.length > 0) {
      diagnostic.relatedInformation = finding.evidence.map((evidence) => this.#related(place, evidence));
    } else if (finding.evidence.length > 0) {
      // An editor without related information still gets the reasons.
      diagnostic.message = [finding.message, ...finding.evidence.map(({ message }) => `· ${message}`)].join(
        "\n",
      );
    }
    return diagnostic;
  }

  /** The id of what was found in an article last; undefined before the first check. */
  lastResultId(place: Place): string | undefined {
    const findings = place.corpus.session.lastFindings(place.id);
    return findings === undefined ? undefined : this.#resultId(place, findings);
  }

  /** True where there is nothing to show of an article. */
  isClean(place: Place): boolean {
    const { session } = place.corpus;
    return session.notice(place.id) === undefined && (session.lastFindings(place.id)?.length ?? 0) === 0;
  }

  /** What is wrong with the configuration file of a corpus. */
  ofConfiguration({ session }: HostedCorpus): { uri: string; resultId: string; items: Diagnostic[] } {
    const { text, problems } = session.configuration;
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
      uri: uriOf(session.configurationPath),
      resultId: hash53(JSON.stringify(items)).toString(36),
      items,
    };
  }

  #resultId({ corpus: { session }, id }: Place, findings: readonly Finding[]): string {
    const known = this.#resultIds.get(findings);
    if (known !== undefined) return known;
    const text = session.corpus.digest(id)?.textHash ?? 0;
    const notice = session.notice(id)?.message ?? "";
    const resultId = hash53(JSON.stringify([text, notice, findings])).toString(36);
    this.#resultIds.set(findings, resultId);
    return resultId;
  }

  #related({ corpus, id }: Place, evidence: Evidence) {
    const article: ArticleId = evidence.article ?? id;
    return {
      location: { uri: this.#corpora.uri({ corpus, id: article }), range: evidence.range ?? TOP },
      message: evidence.message,
    };
  }
}

// An underline over a screenful hides all others; faded text is meant to be seen whole.
const LONGEST_UNDERLINE = 300;

/** What an editor underlines of a finding: all of it, or the first sentence of one that covers a whole long paragraph. */
function underlined(article: Article, { span, superfluous }: Finding): Span {
  if (superfluous || span.end - span.start <= LONGEST_UNDERLINE) return span;
  const first = article.sentences.find(
    (sentence) => sentence.start >= span.start && sentence.end <= span.end,
  );
  return { start: span.start, end: first?.end ?? span.start + LONGEST_UNDERLINE };
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** At most `limit` entries with the one that says how many are left out: the gravest, in the order of the text. */
function mostImportant(
  findings: readonly Finding[],
  limit: number,
): { shown: readonly Finding[]; left: number } {
  if (findings.length <= limit) return { shown: findings, left: 0 };
  const gravest = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  const kept = new Set(gravest.slice(0, limit - 1));
  return { shown: findings.filter((finding) => kept.has(finding)), left: findings.length - kept.size };
}
