import type { Decision, Finding, TextEdit } from "../engine";
import { canonicalNameEdits, differentNamesEdits } from "./entities/registry-edits";
import { appended, isObject, listAt, whole } from "./json-edits";

/**
 * The edits that write a decision into the text of a configuration file ("" for one that does not exist), keeping the
 * user's comments and order. The text must parse; see `parseConfiguration`. Empty where it says so already.
 */
export function decisionEdits(text: string, decision: Decision): TextEdit[] {
  switch (decision.kind) {
    case "canonical-name":
      return canonicalNameEdits(text, decision.name, decision.aliases);
    case "different-names":
      return differentNamesEdits(text, decision.names);
  }
}

/** The edits that remember a finding as accepted; see `decisionEdits`. */
export function ignoreEdits(text: string, finding: Finding, flagged: string): TextEdit[] {
  const { fingerprint, rule } = finding;
  const known = listAt(text, "ignored").some(
    (entry) => entry === fingerprint || (isObject(entry) && entry.fingerprint === fingerprint),
  );
  if (known) return [];
  return whole(text, appended(text, "ignored", [{ rule, text: shortened(flagged), fingerprint }]));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
