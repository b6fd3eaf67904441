import type { ArticleSource } from "./article/article";
import { parseArticle } from "./article/parse";
import { checkArticle } from "./check";
import type { Corpus } from "./corpus/corpus";
import type { Day } from "./dates/expression";
import { applyEdits, combine } from "./fixes/apply";
import type { Fix, TextEdit } from "./fixes/fix";
import type { Finding } from "./rules/rule";
import type { Settings } from "./settings";

// Fixes uncover fixes (blank lines left by a removed zone); as ESLint does, stop after ten rounds whatever happens.
const MOST_PASSES = 10;

/** The fix to apply to a finding when many are applied together, or undefined to leave the finding alone. */
export type FixChoice = (finding: Finding) => Fix | undefined;

/** The first safe fix: what fix-all and fix-on-save apply. */
export const safeFix: FixChoice = (finding) => finding.fixes.find((fix) => fix.safety === "safe");

/** The edits of all chosen fixes that can be applied to the text at once; others wait for the next pass. */
export function editsOf(findings: readonly Finding[], choose: FixChoice): TextEdit[] {
  const fixes: Fix[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (fix !== undefined) fixes.push(fix);
  }
  return combine(fixes).edits;
}

/**
 * Applies the chosen fixes again and again until nothing is left to choose, at most ten times. The corpus is not
 * changed. Returns the text; equal to the source's text where there was nothing to fix.
 */
export function fixArticle(
  source: ArticleSource,
  corpus: Corpus,
  settings: Settings,
  today: Day,
  choose: FixChoice = safeFix,
): string {
  let text = source.text;
  if (source.decodingProblem !== undefined) return text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const article = parseArticle({ ...source, text });
    const edits = editsOf(checkArticle(article, corpus, settings, today), choose);
    const next = applyEdits(text, edits);
    if (next === text) return text;
    text = next;
  }
  return text;
}
