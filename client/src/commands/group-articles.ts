import * as vscode from "vscode";
import type { Grouping } from "../views/article-groups";
import type { ArticlesView } from "../views/articles";

const groupings: readonly { label: string; grouping: Grouping }[] = [
  { label: "By month", grouping: "month" },
  { label: "By folder", grouping: "folder" },
  { label: "By kind of problem", grouping: "problem" },
];

/** Asks what the articles tree is to be grouped by, and remembers it for this workspace. */
export async function groupArticles(view: ArticlesView, memory: vscode.Memento): Promise<void> {
  const items = groupings.map((item) => ({
    ...item,
    description: item.grouping === view.grouping ? "now" : "",
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Group the articles" });
  if (chosen === undefined) return;
  view.grouping = chosen.grouping;
  await memory.update(MEMORY_KEY, chosen.grouping);
}

/** What was chosen last in this workspace, else by month. */
export function rememberedGrouping(memory: vscode.Memento): Grouping {
  const remembered = memory.get(MEMORY_KEY);
  return groupings.find(({ grouping }) => grouping === remembered)?.grouping ?? "month";
}

const MEMORY_KEY = "corpuslint.grouping";
