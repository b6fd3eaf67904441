import type { ArticleSource } from "./article/article";
import { parseArticle } from "./article/parse";
import { checkArticle } from "./check";
import type { CorpusView } from "./corpus/view";
import type { Day } from "./dates/expression";
import { applyEdits, combine } from "./fixes/apply";
import { composeEdits, type LabelledEdit } from "./fixes/compose";
import type { Fix, TextEdit } from "./fixes/fix";
import type { Finding, RuleId } from "./rules/rule";
import type { Settings } from "./settings";

// Fixes uncover fixes (blank lines left by a removed zone); as ESLint does, stop after ten rounds whatever happens.
const MOST_PASSES = 10;

/** The fix to apply to a finding when many are applied together, or undefined to leave the finding alone. */
export type FixChoice = (finding: Finding) => Fix | undefined;

/** The first safe fix: what fix-all and fix-on-save apply. */
export const safeFix: FixChoice = (finding) => finding.fixes.find((fix) => fix.safety === "safe");

/** The edits of all chosen fixes that can be applied to the text at once; others wait for the next pass. */
export function editsOf(findings: readonly Finding[], choose: FixChoice): LabelledEdit<RuleId>[] {
  const fixes: Fix[] = [];
  const rules = new Map<TextEdit, RuleId>();
  for (const finding of findings) {
    const fix = choose(finding);
    if (fix === undefined) continue;
    fixes.push(fix);
    for (const edit of fix.edits) rules.set(edit, finding.rule);
  }
  const edits: LabelledEdit<RuleId>[] = [];
  for (const edit of combine(fixes).edits) {
    const label = rules.get(edit);
    if (label !== undefined) edits.push({ ...edit, label });
  }
  return edits;
}

/**
 * What the chosen fixes do to the text, applied again and again until nothing is left to choose, at most ten times, as
 * edits of the text itself, each with the rule it comes from. The corpus is not changed. Sorted, without overlaps;
 * empty where there is nothing to fix, and for a text that was not decoded safely.
 */
export function fixEdits(
  source: ArticleSource,
  corpus: CorpusView,
  settings: Settings,
  today: Day,
  choose: FixChoice = safeFix,
): LabelledEdit<RuleId>[] {
  let { text } = source;
  let all: LabelledEdit<RuleId>[] = [];
  if (source.decodingProblem !== undefined) return all;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const article = parseArticle({ ...source, text });
    const edits = editsOf(checkArticle(article, corpus, settings, today), choose);
    const next = applyEdits(text, edits);
    if (next === text) break;
    all = composeEdits(all, text, edits);
    text = next;
  }
  return all;
}

/** The text after `fixEdits`; equal to the source's text where there was nothing to fix. */
export function fixArticle(
  source: ArticleSource,
  corpus: CorpusView,
  settings: Settings,
  today: Day,
  choose: FixChoice = safeFix,
): string {
  return applyEdits(source.text, fixEdits(source, corpus, settings, today, choose));
}
