import { type FixChoice, type RuleId, rules } from "../engine";

export { safeFix } from "../engine";

/** One problem that may occur at many places, and how it is to be mended: what `fixCorpus` takes. */
export interface Problem {
  readonly rule: RuleId;
  /** Absent: whatever the rule finds. */
  readonly subject?: string;
  /** The name of the fix; absent: the first that is not a guess. */
  readonly fix?: string;
}

/** Chooses the fix for one problem, wherever it occurs. A guess is never chosen: those are applied one by one. */
export function problemFix({ rule, subject, fix }: Problem): FixChoice {
  return (finding) =>
    finding.rule === rule && (subject === undefined || finding.subject === subject)
      ? finding.fixes.find(({ name, safety }) => safety !== "inferred" && (fix === undefined || name === fix))
      : undefined;
}

/** Reads a problem from the arguments of a command; undefined where it is none. */
export function readProblem(value: unknown): Problem | undefined {
  if (typeof value !== "object" || value === null || !("rule" in value)) return undefined;
  const rule = rules.find(({ id }) => id === value.rule)?.id;
  if (rule === undefined) return undefined;
  const subject = "subject" in value && typeof value.subject === "string" ? value.subject : undefined;
  const fix = "fix" in value && typeof value.fix === "string" ? value.fix : undefined;
  return { rule, ...(subject === undefined ? {} : { subject }), ...(fix === undefined ? {} : { fix }) };
}
