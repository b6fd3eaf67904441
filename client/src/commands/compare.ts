import * as vscode from "vscode";
import type { DuplicateArticle } from "../../../server/src/protocol";
import { DuplicateNode, DuplicatesGroupNode } from "../views/duplicates";

/**
 * In the duplicates tree: shows two articles side by side. On a group its best copy, or else its first article, beside
 * another one; on an article itself beside that.
 */
export async function compareArticles(argument: unknown): Promise<void> {
  const group =
    argument instanceof DuplicatesGroupNode || argument instanceof DuplicateNode ? argument.group : undefined;
  if (group === undefined) return;
  const best = group.articles.find(({ uri }) => uri === group.best?.uri) ?? group.articles[0];
  const others = group.articles.filter((article) => article !== best);
  const clicked =
    argument instanceof DuplicateNode ? others.find(({ uri }) => uri === argument.article.uri) : undefined;
  const other = clicked ?? (await oneOf(others, `Compare “${best?.label ?? ""}” with`));
  if (best === undefined || other === undefined) return;
  await vscode.commands.executeCommand(
    "vscode.diff",
    vscode.Uri.parse(other.uri),
    vscode.Uri.parse(best.uri),
    `${shortened(other.label)} ↔ ${shortened(best.label)}`,
  );
}

async function oneOf(
  articles: readonly DuplicateArticle[],
  placeHolder: string,
): Promise<DuplicateArticle | undefined> {
  const items = articles.map((article) => ({
    label: article.label,
    description: article.date ?? "",
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(article.uri)),
    article,
  }));
  const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder }) : items[0];
  return chosen?.article;
}

const TITLE_LENGTH = 40;

function shortened(label: string): string {
  return label.length <= TITLE_LENGTH ? label : `${label.slice(0, TITLE_LENGTH).trimEnd()}…`;
}
