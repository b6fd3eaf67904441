import type { Article, ArticleId } from "../article/article";
import type { CorpusView } from "../corpus/view";
import type { Day } from "../dates/expression";
import type { Fix } from "../fixes/fix";
import type { Decision, Level, Settings } from "../settings";
import type { Span, TextRange } from "../text/span";

export type Severity = Exclude<Level, "off">;
export type Family = "boilerplate" | "dates" | "names" | "text" | "corpus";
export type RuleId = `${Family}/${string}`;

/** Why we believe it: a sentence, and the place that shows it, in this article or another. */
export interface Evidence {
  readonly message: string;
  /** Absent: the article of the finding. */
  readonly article?: ArticleId;
  /** Absent: the article as a whole. */
  readonly range?: TextRange;
}

/** What a rule says of one place of one article. */
export interface Observation {
  /** Covers what is wrong and nothing more. */
  readonly span: Span;
  readonly message: string;
  /** 0..1; absent: 1. */
  readonly confidence?: number;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
  readonly decisions?: readonly Decision[];
  /** Findings of one rule with the same subject are the same problem: "Kim Jong-un → Kim Jong Un". */
  readonly subject?: string;
  /** The text is superfluous: editors fade it. */
  readonly superfluous?: boolean;
  /** Set where this one is graver or lighter than its rule. */
  readonly severity?: Severity;
}

/** An observation with its rule, as every view shows it. */
export interface Finding extends Observation {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
  readonly decisions: readonly Decision[];
  /** The flagged text with its neighbours, hashed: stays the same while the rest of the article is edited. */
  readonly fingerprint: string;
}

export interface RuleContext {
  readonly article: Article;
  readonly corpus: CorpusView;
  readonly settings: Settings;
  /** Handed in, so that the same input gives the same findings. */
  readonly today: Day;
}

export interface Rule {
  readonly id: RuleId;
  /** One line for lists, without a full stop. */
  readonly summary: string;
  /** Why a builder of corpora cares, one or two sentences. */
  readonly why: string;
  readonly severity: Severity;
  /** Looks at one article with the corpus around it. Never throws. */
  check(context: RuleContext): Iterable<Observation>;
}
