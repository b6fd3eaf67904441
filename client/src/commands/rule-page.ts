import * as vscode from "vscode";
import type { Corpus } from "../corpus";

/** Shows the page of a rule: of the one named, of the group of the tree called on, or of one to choose. */
export async function openRulePage(corpus: Corpus, extension: vscode.Uri, argument: unknown): Promise<void> {
  const rule = ruleOf(argument) ?? (await chooseRule(corpus));
  if (rule === undefined) return;
  await vscode.commands.executeCommand("markdown.showPreview", rulePage(extension, rule));
}

/** The page of a rule, as it comes with the extension: it needs no network. */
export function rulePage(extension: vscode.Uri, rule: string): vscode.Uri {
  return vscode.Uri.joinPath(extension, "docs", "rules", `${rule}.md`);
}

/** A link that opens the page of a rule wherever VS Code shows links of ours. */
export function rulePageLink(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:corpuslint.openRulePage?${encodeURIComponent(JSON.stringify([rule]))}`);
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
