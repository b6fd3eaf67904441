import * as vscode from "vscode";
import type {
  DuplicateArticle,
  DuplicateGroup,
  DuplicateKind,
  DuplicatesResult,
} from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { behind, clipped, count, dateOr } from "./words";

export type DuplicatesNode = KindNode | DuplicatesGroupNode | DuplicateNode | MoreGroups;

/** All groups of one kind; its groups are asked for when it is unfolded. */
interface KindNode {
  readonly type: "kind";
  readonly kind: DuplicateKind;
  readonly groups: number;
}

/** A class, as the next one, so that a command called on a node of the tree can tell what it was called on. */
export class DuplicatesGroupNode {
  readonly type = "group";
  constructor(readonly group: DuplicateGroup) {}
}

export class DuplicateNode {
  readonly type = "article";
  constructor(
    readonly article: DuplicateArticle,
    readonly group: DuplicateGroup,
  ) {}
}

/** Stands for the groups of a kind that are not shown yet. */
interface MoreGroups {
  readonly type: "more";
  readonly kind: DuplicateKind;
  readonly left: number;
}

/** Shows the next page of a kind, which it is given; in no menu. */
export const showMoreGroupsCommand = "corpuslint.showMoreDuplicates";

const PAGE = 100;
// Few enough to be seen at a glance are unfolded.
const MOST_UNFOLDED = 20;

const kinds: Readonly<Record<DuplicateKind, readonly [label: string, icon: string]>> = {
  same: ["Same text", "copy"],
  near: ["Nearly the same text", "copy"],
  contained: ["One inside the other", "list-tree"],
  related: ["Same event", "link"],
};
const inOrder: readonly DuplicateKind[] = ["same", "near", "contained", "related"];

/** Articles that repeat or accompany each other: by kind, a page of groups at a time. */
export class DuplicatesView implements vscode.TreeDataProvider<DuplicatesNode> {
  readonly #corpus: Corpus;
  readonly #changed = new vscode.EventEmitter<DuplicatesNode | undefined>();
  readonly #shown = new Map<DuplicateKind, number>();
  #kinds: readonly KindNode[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Shows the next page of a kind. */
  showMore(kind: DuplicateKind): void {
    this.#shown.set(kind, (this.#shown.get(kind) ?? PAGE) + PAGE);
    this.#changed.fire(this.#kinds.find((node) => node.kind === kind));
  }

  async getChildren(node?: DuplicatesNode): Promise<DuplicatesNode[]> {
    switch (node?.type) {
      case "article":
      case "more":
        return [];
      case "group":
        return node.group.articles.map((article) => new DuplicateNode(article, node.group));
      case "kind":
        return this.#groups(node);
      default:
        return this.#all();
    }
  }

  getTreeItem(node: DuplicatesNode): vscode.TreeItem {
    switch (node.type) {
      case "kind":
        return kindItem(node);
      case "group":
        return groupItem(node.group);
      case "article":
        return articleItem(node);
      case "more":
        return moreItem(node);
    }
  }

  async #all(): Promise<DuplicatesNode[]> {
    if (this.#corpus.status.state === "idle") return [];
    const { totals } = await this.#corpus.duplicates({ count: 0 });
    this.#kinds = inOrder.flatMap((kind) =>
      totals[kind] === 0 ? [] : [{ type: "kind" as const, kind, groups: totals[kind] }],
    );
    return [...this.#kinds];
  }

  async #groups({ kind }: KindNode): Promise<DuplicatesNode[]> {
    const shown = this.#shown.get(kind) ?? PAGE;
    const groups: DuplicateGroup[] = [];
    let answer: DuplicatesResult;
    do {
      answer = await this.#corpus.duplicates({ kind, from: groups.length, count: shown - groups.length });
      groups.push(...answer.groups);
    } while (answer.groups.length > 0 && groups.length < shown);
    const left = answer.totals[kind] - groups.length;
    const nodes: DuplicatesNode[] = groups.map((group) => new DuplicatesGroupNode(group));
    return left > 0 ? [...nodes, { type: "more", kind, left }] : nodes;
  }
}

function kindItem({ kind, groups }: KindNode): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const [label] = kinds[kind];
  const item = new vscode.TreeItem(label, groups <= MOST_UNFOLDED ? Expanded : Collapsed);
  item.id = kind;
  item.description = count(groups, "group");
  item.contextValue = "kind";
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}

function groupItem({ kind, articles, similarity, best }: DuplicateGroup): vscode.TreeItem {
  const { Expanded } = vscode.TreeItemCollapsibleState;
  const [first] = articles;
  const item = new vscode.TreeItem(clipped(first?.label ?? ""), Expanded);
  const percent = `${Math.round(similarity * 100)} % alike`;
  const number = count(articles.length, "article");
  const description = kind === "same" || kind === "related" ? number : `${number} · ${percent}`;
  item.description = behind(first?.label ?? "", description);
  item.iconPath = new vscode.ThemeIcon(kinds[kind][1]);
  item.tooltip = first?.label;
  item.contextValue = best === undefined ? "duplicates" : "duplicates.copies";
  item.accessibilityInformation = { label: `${kinds[kind][0]}, ${description}, ${first?.label ?? ""}` };
  return item;
}

function articleItem({ article, group }: DuplicateNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(article.uri);
  const best = group.best?.uri === article.uri ? group.best : undefined;
  const copies = group.best !== undefined;
  // Copies have one title, which stands above them; what tells them apart is to be seen in a narrow side bar too.
  const item = new vscode.TreeItem(copies ? fileNameOf(uri) : clipped(article.label));
  const title = article.label === group.articles[0]?.label ? undefined : article.label;
  const description = [best && "best", dateOr(article.date), copies && title].filter(Boolean).join(" · ");
  item.description = copies ? description : behind(article.label, description);
  item.iconPath = new vscode.ThemeIcon(best === undefined ? "file-text" : "star-full");
  // Text of an article is somebody else's: appendText escapes it.
  item.tooltip = new vscode.MarkdownString();
  item.tooltip.appendText(article.label);
  item.tooltip.appendMarkdown("\n\n").appendText(vscode.workspace.asRelativePath(uri));
  if (copies) item.tooltip.appendMarkdown("\n\n").appendText(article.what);
  if (best !== undefined) item.tooltip.appendMarkdown("\n\n").appendText(`Best: ${best.reasons.join("; ")}`);
  item.contextValue = "duplicate";
  item.accessibilityInformation = {
    label: [article.label, description, copies && fileNameOf(uri)].filter(Boolean).join(", "),
  };
  item.command = { title: "Open Article", command: "vscode.open", arguments: [uri] };
  return item;
}

function fileNameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function moreItem({ kind, left }: MoreGroups): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show ${Math.min(left, PAGE).toLocaleString("en")} more`);
  item.id = `more ${kind}`;
  item.description = `${left.toLocaleString("en")} left`;
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.contextValue = "more";
  item.command = { title: "Show More", command: showMoreGroupsCommand, arguments: [kind] };
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  return item;
}
