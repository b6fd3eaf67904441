import type { Article } from "./article/article";
import { recording } from "./corpus/questions";
import type { CorpusView } from "./corpus/view";
import type { Day } from "./dates/expression";
import { rules } from "./rules/registry";
import type { Finding, Observation, Rule, RuleContext, Severity } from "./rules/rule";
import { configuredLevel, type Level, type Settings } from "./settings";
import { foldWords } from "./text/fold";
import { base36, hash53 } from "./text/hash";
import type { Span } from "./text/span";

/** The level a rule has under the given settings: its full id wins over its family, that over its own severity. */
export function levelOf(rule: Rule, settings: Settings): Level {
  return configuredLevel(rule.id, settings) ?? rule.severity;
}

interface Orders {
  readonly speaking: readonly { readonly rule: Rule; readonly level: Severity }[];
  readonly ignored: ReadonlySet<string>;
}

const known = new WeakMap<Settings, Orders>();

/** What settings say of rules and findings; told once, since many articles are checked under them. */
function orders(settings: Settings): Orders {
  const told = known.get(settings);
  if (told !== undefined) return told;
  const speaking = rules.flatMap((rule) => {
    const level = levelOf(rule, settings);
    return level === "off" ? [] : [{ rule, level }];
  });
  const made = { speaking, ignored: new Set(settings.ignored) };
  known.set(settings, made);
  return made;
}

/**
 * All findings in one article, sorted by place, then rule. `corpus` should hold the article's own digest; `today` is
 * the day against which "in the future" is judged. Pure: the same input gives the same findings.
 */
export function checkArticle(
  article: Article,
  corpus: CorpusView,
  settings: Settings,
  today: Day,
): Finding[] {
  const { speaking, ignored } = orders(settings);
  const findings: Finding[] = [];
  const context: RuleContext = { article, corpus: corpus.around(article.source.id), settings, today };
  for (const { rule, level } of speaking) {
    for (const observation of rule.check(context)) {
      const finding = toFinding(article, rule, level, observation);
      if (!ignored.has(finding.fingerprint)) findings.push(finding);
    }
  }
  return findings.sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

/** As `checkArticle`; tells besides by which answers of the corpus the findings stand: see `change`. */
export function checkAsking(
  article: Article,
  corpus: CorpusView,
  settings: Settings,
  today: Day,
): { readonly findings: Finding[]; readonly asked: Uint32Array } {
  const asked = new Set<number>();
  const findings = checkArticle(article, recording(corpus, asked), settings, today);
  return { findings, asked: Uint32Array.from(asked) };
}

function toFinding(article: Article, rule: Rule, level: Severity, observation: Observation): Finding {
  return {
    evidence: [],
    fixes: [],
    decisions: [],
    ...observation,
    rule: rule.id,
    // What the user set for the rule overrules what the rule thinks of this one case.
    severity: level === rule.severity ? (observation.severity ?? level) : level,
    confidence: observation.confidence ?? 1,
    fingerprint: fingerprint(article.source.text, rule.id, observation.span),
  };
}

const NEIGHBOURHOOD = 40;

/** Rule, flagged text and the words around it: survives edits elsewhere and moves with its place. */
function fingerprint(text: string, rule: string, span: Span): string {
  const before = foldWords(text.slice(Math.max(0, span.start - NEIGHBOURHOOD), span.start))
    .split(" ")
    .slice(-3);
  const after = foldWords(text.slice(span.end, span.end + NEIGHBOURHOOD))
    .split(" ")
    .slice(0, 3);
  const key = [rule, ...before, "\u0001", text.slice(span.start, span.end), "\u0001", ...after].join(" ");
  return base36(hash53(key));
}
