import * as vscode from "vscode";
import type { Corpus } from "../corpus";
import { rulePage } from "../pages";

/** Shows the page of a rule: of the one named, of the group of the tree called on, or of one to choose. */
export async function openRulePage(corpus: Corpus, argument: unknown): Promise<void> {
  const rule = ruleOf(argument) ?? (await chooseRule(corpus));
  if (rule !== undefined) await vscode.commands.executeCommand("vscode.open", rulePage(rule));
}

function ruleOf(argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  if (typeof argument !== "object" || argument === null || !("rule" in argument)) return undefined;
  return typeof argument.rule === "string" ? argument.rule : undefined;
}

async function chooseRule(corpus: Corpus): Promise<string | undefined> {
  const rules = await corpus.rules();
  const items = rules.map(({ id, summary }) => ({ label: id, description: summary }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: "Which rule?",
    matchOnDescription: true,
  });
  return chosen?.label;
}
