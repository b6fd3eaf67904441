import * as vscode from "vscode";
import type { EntityArticle, EntityItem, EntityPage } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { behind, clippedBefore, count, dateOr } from "./words";

export type EntitiesNode =
  | KindNode
  | MoreNode
  | EntityNode
  | { readonly kind: "article"; readonly entity: EntityItem; readonly article: EntityArticle }
  | { readonly kind: "mention"; readonly article: EntityArticle; readonly mention: Mention };

/** All entities of one kind; a page of them is asked for when it is unfolded. */
interface KindNode {
  readonly kind: "entities";
  readonly of: EntityItem["kind"];
  readonly members: number;
}

/** Stands for the entities of a kind that are not shown yet. */
interface MoreNode {
  readonly kind: "more";
  readonly of: EntityItem["kind"];
  readonly left: number;
}

/** A class, so that a command called on a node of the tree can tell what it was called on. */
export class EntityNode {
  readonly kind = "entity";
  constructor(readonly entity: EntityItem) {}
}

type Mention = EntityArticle["mentions"][number];

const kinds: readonly (readonly [EntityItem["kind"], string, string])[] = [
  ["person", "People", "person"],
  ["organisation", "Organisations", "organization"],
  ["place", "Places", "location"],
  ["other", "Other names", "symbol-text"],
];

/** Who and what the corpus speaks of; below each its articles, below these the mentions. */
export class EntitiesView implements vscode.TreeDataProvider<EntitiesNode> {
  readonly #corpus: Corpus;
  readonly #changed = new vscode.EventEmitter<EntitiesNode | undefined>();
  readonly #shown = new Map<EntityItem["kind"], number>();
  #kinds: readonly KindNode[] = [];
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Shows the next page of a kind. */
  showMore(of: EntityItem["kind"]): void {
    this.#shown.set(of, (this.#shown.get(of) ?? PAGE) + PAGE);
    this.#changed.fire(this.#kinds.find((node) => node.of === of));
  }

  async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#corpus.status.state === "idle" ? [] : this.#all();
      case "entities":
        return this.#members(node);
      case "more":
        return [];
      case "entity": {
        const articles = await this.#corpus.mentions(node.entity);
        return articles.map((article) => ({ kind: "article", entity: node.entity, article }));
      }
      case "article":
        return node.article.mentions.map((mention) => ({
          kind: "mention",
          article: node.article,
          mention,
        }));
      case "mention":
        return [];
    }
  }

  async #all(): Promise<EntitiesNode[]> {
    const { totals } = await this.#corpus.entityPage({ kind: "person", from: 0, count: 0 });
    this.#kinds = kinds.flatMap(([of]) =>
      totals[of] === 0 ? [] : [{ kind: "entities" as const, of, members: totals[of] }],
    );
    return [...this.#kinds];
  }

  async #members({ of }: KindNode): Promise<EntitiesNode[]> {
    const shown = this.#shown.get(of) ?? PAGE;
    const nodes: EntitiesNode[] = [];
    let answer: EntityPage;
    do {
      answer = await this.#corpus.entityPage({ kind: of, from: nodes.length, count: PAGE });
      nodes.push(...answer.entities.map((entity) => new EntityNode(entity)));
    } while (answer.entities.length === PAGE && nodes.length < shown);
    const left = answer.totals[of] - nodes.length;
    return left > 0 ? [...nodes, { kind: "more", of, left }] : nodes;
  }

  getTreeItem(node: EntitiesNode): vscode.TreeItem {
    switch (node.kind) {
      case "entities":
        return kindItem(node.of, node.members);
      case "more":
        return moreItem(node);
      case "entity":
        return entityItem(node.entity);
      case "article":
        return articleItem(node.entity, node.article);
      case "mention":
        return mentionItem(node.article, node.mention);
    }
  }
}

// VS Code builds all items of an unfolded node at once.
const MOST_UNFOLDED = 200;
const PAGE = 200;

/** Shows the next page of a kind, which it is given; in no menu. */
export const showMoreEntitiesCommand = "corpuslint.showMoreEntities";

function moreItem({ of, left }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show ${Math.min(left, PAGE).toLocaleString("en")} more`);
  item.id = `more ${of}`;
  item.description = `${left.toLocaleString("en")} left`;
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.contextValue = "more";
  item.command = { title: "Show More", command: showMoreEntitiesCommand, arguments: [of] };
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  return item;
}

function kindItem(of: EntityItem["kind"], members: number): vscode.TreeItem {
  const [, label, icon] = kinds.find(([kind]) => kind === of) ?? ["other", of, "symbol-text"];
  const state = members <= MOST_UNFOLDED ? "Expanded" : "Collapsed";
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState[state]);
  item.id = of;
  item.description = members.toLocaleString("en");
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = "kind";
  item.accessibilityInformation = { label: `${label}, ${members}` };
  return item;
}

function entityItem(entity: EntityItem): vscode.TreeItem {
  const item = new vscode.TreeItem(entity.name, vscode.TreeItemCollapsibleState.Collapsed);
  const articles = count(entity.articles, "article");
  const mentions = count(entity.mentions, "mention");
  item.id = entity.id;
  item.description = behind(entity.name, `${articles} · ${mentions}`);
  item.contextValue = entity.forms.length > 1 ? "entity.variants" : "entity";
  const tooltip = new vscode.MarkdownString("**");
  tooltip.appendText(entity.name).appendMarkdown("**\n\n").appendText(`${mentions} in ${articles}`);
  if (entity.variants.length > 1) tooltip.appendMarkdown("\n\nWritten\n\n");
  for (const { form, count } of entity.variants) {
    if (entity.variants.length > 1)
      tooltip.appendMarkdown(`- ${count} × `).appendText(form).appendMarkdown("\n");
  }
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: `${entity.name}, ${mentions} in ${articles}` };
  return item;
}

function articleItem(entity: EntityItem, article: EntityArticle): vscode.TreeItem {
  const item = new vscode.TreeItem(article.label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${entity.id}\n${article.uri}`;
  item.description = behind(article.label, `${dateOr(article.date)} · ${article.mentions.length}`);
  item.iconPath = new vscode.ThemeIcon("file-text");
  item.contextValue = "entityArticle";
  item.tooltip = article.label;
  item.accessibilityInformation = {
    label: `${article.label}, ${dateOr(article.date)}, ${count(article.mentions.length, "mention")}`,
  };
  return item;
}

function mentionItem(article: EntityArticle, mention: Mention): vscode.TreeItem {
  // A line of a tree: line breaks of the article show as blanks, one for one so that the highlight stays right.
  const line = (text: string) => text.replace(/\s/g, " ");
  const before = clippedBefore(line(mention.before).trimStart());
  const text = line(mention.text);
  const label = before + text + line(mention.after).trimEnd();
  const item = new vscode.TreeItem({ label, highlights: [[before.length, before.length + text.length]] });
  const { start, end } = mention.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.description = behind(label, `line ${start.line + 1}`);
  item.tooltip = line(mention.before).trimStart() + text + line(mention.after).trimEnd();
  item.contextValue = "mention";
  item.accessibilityInformation = { label: `${label}, line ${start.line + 1}` };
  item.command = {
    title: "Go to Mention",
    command: "vscode.open",
    arguments: [vscode.Uri.parse(article.uri), { selection, preview: true }],
  };
  return item;
}
