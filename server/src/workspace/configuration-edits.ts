import * as jsonc from "jsonc-parser";
import { applyEdits, type Decision, type Finding, type TextEdit } from "../engine";

const STYLE = { tabSize: 2, insertSpaces: true, eol: "\n" };

/**
 * The edits that write a decision into the text of a configuration file ("" for one that does not exist), keeping the
 * user's comments and order. The text must parse; see `parseConfiguration`. Empty where it says so already.
 */
export function decisionEdits(text: string, decision: Decision): TextEdit[] {
  switch (decision.kind) {
    case "canonical-name":
      return canonicalNameEdits(text, decision.name, decision.aliases);
    case "different-names": {
      const [first, second] = decision.names;
      const known = listAt(text, ["different"]).some(
        (pair) => Array.isArray(pair) && pair.includes(first) && pair.includes(second),
      );
      return known ? [] : appendEdits(text, ["different"], [first, second]);
    }
  }
}

/** The edits that remember a finding as accepted; see `decisionEdits`. */
export function ignoreEdits(text: string, finding: Finding, flagged: string): TextEdit[] {
  const { fingerprint, rule } = finding;
  const known = listAt(text, ["ignored"]).some(
    (entry) => entry === fingerprint || (isObject(entry) && entry.fingerprint === fingerprint),
  );
  return known ? [] : appendEdits(text, ["ignored"], { rule, text: shortened(flagged), fingerprint });
}

/**
 * The name becomes an entity with these aliases; an entity that already has the name, or one of the aliases as its
 * name, is taken over, so that choosing another form later does not leave two entities behind.
 */
function canonicalNameEdits(text: string, name: string, aliases: readonly string[]): TextEdit[] {
  const entities = listAt(text, ["entities"]);
  const names = new Set([name, ...aliases]);
  const index = entities.findIndex(
    (entity) => isObject(entity) && typeof entity.name === "string" && names.has(entity.name),
  );
  const known = entities[index];
  if (!isObject(known)) return appendEdits(text, ["entities"], { name, aliases: [...aliases] });
  const all = new Set([...aliases, ...strings(known.aliases)]);
  if (typeof known.name === "string") all.add(known.name);
  all.delete(name);
  const renamed = jsonc.modify(text, ["entities", index, "name"], name, { formattingOptions: STYLE });
  const between = jsonc.applyEdits(text, renamed);
  const listed = jsonc.modify(between, ["entities", index, "aliases"], [...all], {
    formattingOptions: STYLE,
  });
  return whole(text, jsonc.applyEdits(between, listed));
}

function appendEdits(text: string, path: readonly string[], value: unknown): TextEdit[] {
  const start = text.trim() === "" ? "{}\n" : text;
  const exists = jsonc.findNodeAtLocation(jsonc.parseTree(start) ?? nothing, [...path])?.type === "array";
  const edits = exists
    ? jsonc.modify(start, [...path, -1], value, { formattingOptions: STYLE, isArrayInsertion: true })
    : jsonc.modify(start, [...path], [value], { formattingOptions: STYLE });
  return whole(text, jsonc.applyEdits(start, edits));
}

const nothing: jsonc.Node = { type: "null", offset: 0, length: 0 };

function listAt(text: string, path: readonly string[]): unknown[] {
  const tree = jsonc.parseTree(text, [], { allowTrailingComma: true });
  const node = tree === undefined ? undefined : jsonc.findNodeAtLocation(tree, [...path]);
  const value: unknown = node === undefined ? undefined : jsonc.getNodeValue(node);
  return Array.isArray(value) ? value : [];
}

/** One edit from the first to the last character that differs. */
function whole(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = before.length;
  let cut = after.length;
  while (end > start && cut > start && before[end - 1] === after[cut - 1]) {
    end--;
    cut--;
  }
  const edit = { start, end, newText: after.slice(start, cut) };
  return applyEdits(before, [edit]) === after ? [edit] : [{ start: 0, end: before.length, newText: after }];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
