import * as vscode from "vscode";
import type { DuplicateGroup } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { count, dateOr } from "./words";

export type DuplicatesNode =
  | DuplicatesGroupNode
  | { readonly kind: "article"; readonly article: GroupMember };

/** A class, so that a command called on a node of the tree can tell what it was called on. */
export class DuplicatesGroupNode {
  readonly kind = "group";
  constructor(readonly group: DuplicateGroup) {}
}

type GroupMember = DuplicateGroup["articles"][number];

const kinds: Readonly<Record<DuplicateGroup["kind"], readonly [label: string, icon: string]>> = {
  same: ["Same text", "copy"],
  near: ["Nearly the same text", "copy"],
  contained: ["One inside the other", "list-tree"],
  related: ["Same event", "link"],
};

/** Articles that repeat or accompany each other. */
export class DuplicatesView implements vscode.TreeDataProvider<DuplicatesNode> {
  readonly #corpus: Corpus;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: DuplicatesNode): Promise<DuplicatesNode[]> {
    if (node?.kind === "article") return [];
    if (node?.kind === "group") return node.group.articles.map((article) => ({ kind: "article", article }));
    if (this.#corpus.status.state === "idle") return [];
    return (await this.#corpus.duplicates()).map((group) => new DuplicatesGroupNode(group));
  }

  getTreeItem(node: DuplicatesNode): vscode.TreeItem {
    return node.kind === "group" ? groupItem(node.group) : articleItem(node.article);
  }
}

function groupItem(group: DuplicateGroup): vscode.TreeItem {
  const [label, icon] = kinds[group.kind];
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const percent = `${Math.round(group.similarity * 100)} %`;
  const articles = count(group.articles.length, "article");
  item.description =
    group.kind === "same" || group.kind === "related" ? articles : `${articles} · ${percent} alike`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = group.articles.length > 1 ? "duplicates" : "";
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}

function articleItem(article: GroupMember): vscode.TreeItem {
  const item = new vscode.TreeItem(article.label);
  const uri = vscode.Uri.parse(article.uri);
  item.description = dateOr(article.date);
  item.iconPath = new vscode.ThemeIcon("file-text");
  item.tooltip = article.label;
  item.contextValue = "duplicate";
  item.accessibilityInformation = { label: `${article.label}, ${dateOr(article.date)}` };
  item.command = { title: "Open Article", command: "vscode.open", arguments: [uri] };
  return item;
}
