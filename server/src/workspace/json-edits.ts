import * as jsonc from "jsonc-parser";
import { applyEdits, type TextEdit } from "../engine";

const STYLE = { formattingOptions: { tabSize: 2, insertSpaces: true, eol: "\n" } };

/** The items of a list at the top of a configuration; none where there is no such list. */
export function listAt(text: string, name: string): unknown[] {
  const tree = jsonc.parseTree(text, [], { allowTrailingComma: true });
  const node = tree === undefined ? undefined : jsonc.findNodeAtLocation(tree, [name]);
  const value: unknown = node === undefined ? undefined : jsonc.getNodeValue(node);
  return Array.isArray(value) ? value : [];
}

/** The text with the value at the path set, or taken away where it is undefined; comments stay. */
export function withValue(text: string, path: jsonc.JSONPath, value: unknown): string {
  return jsonc.applyEdits(text, jsonc.modify(text, path, value, STYLE));
}

/** The text with items added at the end of a list at its top, which is made where there is none; comments stay. */
export function appended(text: string, name: string, items: readonly unknown[]): string {
  if (items.length === 0) return text;
  const start = text.trim() === "" ? "{}\n" : text;
  const tree = jsonc.parseTree(start, [], { allowTrailingComma: true });
  const list = tree === undefined ? undefined : jsonc.findNodeAtLocation(tree, [name]);
  if (list?.type !== "array") return withValue(start, [name], items);
  const last = list.children?.at(-1);
  if (last === undefined) return withValue(start, [name], items);
  // All in one go: setting them one by one would parse the text again for each.
  const blanks = /[ \t]*$/.exec(start.slice(0, last.offset))?.[0] ?? "";
  const alone = start.slice(0, last.offset - blanks.length).endsWith("\n");
  const indent = alone ? blanks : "    ";
  const written = items.map((item) => JSON.stringify(item, null, 2).replaceAll("\n", `\n${indent}`));
  const end = last.offset + last.length;
  return `${start.slice(0, end)}${written.map((item) => `,\n${indent}${item}`).join("")}${start.slice(end)}`;
}

/** One edit from the first to the last character that differs; none where nothing does. */
export function whole(before: string, after: string): TextEdit[] {
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

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
