import * as vscode from "vscode";
import type { DuplicateArticle } from "../../../server/src/protocol";
import { DuplicateNode, DuplicatesGroupNode } from "../views/duplicates";
import { clipped } from "../views/words";

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
    comparisonTitle(other, best),
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

/** By their titles; by their paths where those are the same, as copies have it. */
function comparisonTitle(left: DuplicateArticle, right: DuplicateArticle): string {
  const [a, b] = [clipped(left.label), clipped(right.label)];
  const path = ({ uri }: DuplicateArticle) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  return a === b ? `${path(left)} ↔ ${path(right)}` : `${a} ↔ ${b}`;
}
