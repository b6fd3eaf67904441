import * as vscode from "vscode";
import type { EntityArticle, EntityItem } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import { count, dateOr } from "./words";

export type EntitiesNode =
  | { readonly kind: "entities"; readonly of: EntityItem["kind"]; readonly children: readonly EntitiesNode[] }
  | EntityNode
  | { readonly kind: "article"; readonly entity: EntityItem; readonly article: EntityArticle }
  | { readonly kind: "mention"; readonly article: EntityArticle; readonly mention: Mention };

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
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(node?: EntitiesNode): Promise<EntitiesNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#corpus.status.state === "idle" ? [] : this.#kinds();
      case "entities":
        return [...node.children];
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

  async #kinds(): Promise<EntitiesNode[]> {
    const entities = await this.#corpus.entities();
    return kinds.flatMap(([of]) => {
      const children = entities
        .filter((entity) => entity.kind === of)
        .map((entity) => new EntityNode(entity));
      return children.length > 0 ? [{ kind: "entities" as const, of, children }] : [];
    });
  }

  getTreeItem(node: EntitiesNode): vscode.TreeItem {
    switch (node.kind) {
      case "entities":
        return kindItem(node.of, node.children.length);
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
  item.description = `${articles} · ${mentions}`;
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
  item.description = `${dateOr(article.date)} · ${article.mentions.length}`;
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
  const before = line(mention.before).trimStart();
  const text = line(mention.text);
  const label = before + text + line(mention.after).trimEnd();
  const item = new vscode.TreeItem({ label, highlights: [[before.length, before.length + text.length]] });
  const { start, end } = mention.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.description = `line ${start.line + 1}`;
  item.tooltip = label;
  item.contextValue = "mention";
  item.accessibilityInformation = { label: `${label}, line ${start.line + 1}` };
  item.command = {
    title: "Go to Mention",
    command: "vscode.open",
    arguments: [vscode.Uri.parse(article.uri), { selection, preview: true }],
  };
  return item;
}
