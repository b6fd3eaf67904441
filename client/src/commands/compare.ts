import * as vscode from "vscode";
import { DuplicatesGroupNode } from "../views/duplicates";

/** On a group of the duplicates tree: shows its first article beside another one. */
export async function compareArticles(argument: unknown): Promise<void> {
  const [first, ...others] = argument instanceof DuplicatesGroupNode ? argument.group.articles : [];
  if (first === undefined) return;
  const items = others.map((article) => ({ label: article.label, description: article.date ?? "", article }));
  const placeHolder = `Compare “${first.label}” with`;
  const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder }) : items[0];
  if (chosen === undefined) return;
  await vscode.commands.executeCommand(
    "vscode.diff",
    vscode.Uri.parse(first.uri),
    vscode.Uri.parse(chosen.article.uri),
    `${first.label} ↔ ${chosen.article.label}`,
  );
}
