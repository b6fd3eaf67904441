import {
  type Article,
  type ArticleSource,
  applyEdits,
  Corpus,
  type CorpusSummary,
  type CorpusView,
  checkArticle,
  type Day,
  digestArticle,
  type FixChoice,
  fixEdits,
  packDigest,
  parseArticle,
  type RuleId,
  type Settings,
  safeFix,
} from "../../engine";
import type { CheckedText, Digested, Failed } from "./messages";

/** What a text is checked against, and how. */
export interface TextCheck {
  readonly corpus: Corpus | CorpusSummary;
  readonly settings: Settings;
  readonly today: Day;
  /** To clean it first: the rules whose safe fixes are not wanted. */
  readonly unwanted: readonly RuleId[] | undefined;
}

/** What a corpus needs to know of a text. */
export function digestText(source: ArticleSource): Digested | Failed {
  return guarded(source, () => ({
    kind: "digested",
    id: source.id,
    digest: packDigest(digestArticle(parseArticle(source))),
  }));
}

/** What is wrong in a text of a corpus. */
export function checkText(source: ArticleSource, check: TextCheck): CheckedText | Failed {
  return guarded(source, () => {
    const { settings, today, unwanted } = check;
    const article = parseArticle(source);
    const corpus = viewFrom(article, check.corpus);
    const { id } = source;
    if (unwanted !== undefined) {
      const cleaned = applyEdits(source.text, fixEdits(source, corpus, settings, today, allBut(unwanted)));
      if (cleaned !== source.text) {
        const left = parseArticle({ ...source, text: cleaned });
        return { kind: "checked-text", id, cleaned, findings: checkArticle(left, corpus, settings, today) };
      }
    }
    return { kind: "checked-text", id, findings: checkArticle(article, corpus, settings, today) };
  });
}

function viewFrom(article: Article, corpus: Corpus | CorpusSummary): CorpusView {
  return corpus instanceof Corpus ? corpus : corpus.withOwn(digestArticle(article));
}

/** All safe fixes but those of some rules. */
export function allBut(unwanted: readonly RuleId[]): FixChoice {
  return (finding) => (unwanted.includes(finding.rule) ? undefined : safeFix(finding));
}

/** The engine never fails. Should it, one article is lost to the user and not all of them. */
function guarded<T>({ id }: ArticleSource, work: () => T): T | Failed {
  try {
    return work();
  } catch (error) {
    return { kind: "failed", id, reason: String(error) };
  }
}
