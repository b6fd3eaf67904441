import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { CorpuslintApi } from "../../client/src/extension";

/** The extension under test, active: it must start by itself, so this only waits. */
export async function extension(): Promise<vscode.Extension<CorpuslintApi>> {
  const found = vscode.extensions.getExtension<CorpuslintApi>("corpuslint.corpuslint");
  assert.ok(found, "the extension is not there");
  await until("the extension is active", () => found.isActive || undefined);
  return found;
}

export async function api(): Promise<CorpuslintApi> {
  return (await extension()).exports;
}

/** Waits until `look` returns something, and returns it. Fails with `what` after `patience` milliseconds. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Thenable<T | undefined>,
  patience = 15_000,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) assert.fail(`waited ${patience / 1000} s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Shows the article whose file name starts with `prefix`, as it stands on the disk. */
export async function openArticle(prefix: string): Promise<vscode.TextDocument> {
  const [uri] = await vscode.workspace.findFiles(`**/${prefix}*.txt`);
  assert.ok(uri, `no file ${prefix}*.txt`);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Drops what was changed in the shown article, so that the next test meets it as it stands on the disk. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.files.revert");
}

export interface Problem {
  readonly rule: string;
  /** From 1, as the editor shows it. */
  readonly line: number;
  /** What the range covers. */
  readonly text: string;
  readonly diagnostic: vscode.Diagnostic;
}

/** The extension's problems of one article at this moment, in the order of the text. */
export function problems(document: vscode.TextDocument): Problem[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "corpuslint")
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => ({
      rule: typeof diagnostic.code === "object" ? String(diagnostic.code.value) : String(diagnostic.code),
      line: diagnostic.range.start.line + 1,
      text: document.getText(diagnostic.range),
      diagnostic,
    }));
}

/** Waits for the problem of one rule, on one line where that is given. */
export function problem(document: vscode.TextDocument, rule: string, line?: number): Promise<Problem> {
  return until(`${rule} is reported${line === undefined ? "" : ` on line ${line}`}`, () =>
    problems(document).find((one) => one.rule === rule && (line === undefined || one.line === line)),
  );
}

/** What the lightbulb offers at a problem, with the edits filled in. */
export async function codeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind?.value,
    100,
  );
  return actions.filter((action) => action instanceof vscode.CodeAction);
}

/** Does what a click on the action does. */
export async function applyAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit), `"${action.title}" was refused`);
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** Finds the action whose title matches, or says what was offered instead. */
export function actionNamed(actions: readonly vscode.CodeAction[], title: RegExp): vscode.CodeAction {
  const found = actions.find((action) => title.test(action.title));
  return found ?? assert.fail(`no action ${title} among:\n${actions.map((one) => one.title).join("\n")}`);
}

/** The text of all hovers at the `nth` occurrence (from 1) of a word on a line (from 1). */
export async function hoverText(
  document: vscode.TextDocument,
  line: number,
  word: string,
  nth = 1,
): Promise<string> {
  const text = document.lineAt(line - 1).text;
  let character = -1;
  for (let count = 0; count < nth; count++) character = text.indexOf(word, character + 1);
  assert.notEqual(character, -1, `"${word}" is not on line ${line}`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    new vscode.Position(line - 1, character + 1),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}
