import * as vscode from "vscode";
import type { ArticleItem, SeriesGap } from "../../../server/src/protocol";
import type { Corpus } from "../corpus";
import {
  type ArticleEntry,
  type ArticleGroup,
  entriesOf,
  type GapEntry,
  type Grouping,
  type MoreEntry,
  namedGroups,
  type YearGroup,
  yearsOf,
} from "./article-groups";
import { behind, clipped, count, dateOr, languageName } from "./words";

export type ArticlesNode = YearGroup | ArticleGroup | ArticleEntry | GapEntry | MoreEntry;

const PAGE = 500;
// An article further down its group is not looked for when it is opened.
const FURTHEST = 5000;

/** The articles of the corpus by their titles, in groups, a page of each at a time. */
export class ArticlesView implements vscode.TreeDataProvider<ArticlesNode> {
  readonly #corpus: Corpus;
  readonly #changed = new vscode.EventEmitter<ArticlesNode | undefined>();
  readonly #loaded = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** The articles have come from the server. */
  readonly onDidLoad = this.#loaded.event;
  #groups: readonly ArticleGroup[] = [];
  /** What stands at the top: years with their months, or the groups themselves. */
  #top: readonly (YearGroup | ArticleGroup)[] = [];
  /** How many articles of a group are shown, where that is more than a page. */
  readonly #shown = new Map<string, number>();
  #grouping: Grouping;

  constructor(corpus: Corpus, grouping: Grouping) {
    this.#corpus = corpus;
    this.#grouping = grouping;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.#shown.clear();
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Shows the next page of a group. */
  showMore(group: string): void {
    this.#shown.set(group, (this.#shown.get(group) ?? PAGE) + PAGE);
    this.#changed.fire(this.#groups.find(({ id }) => id === group));
  }

  async getChildren(node?: ArticlesNode): Promise<ArticlesNode[]> {
    if (node?.kind === "year") return [...node.months];
    if (node !== undefined) return node.kind === "group" ? this.#entries(node) : [];
    if (this.#corpus.status.state === "idle") return [];
    const byProblem = this.#grouping === "problem";
    const [groups, rules] = await Promise.all([
      this.#corpus.articleGroups(this.#grouping),
      byProblem ? this.#corpus.rules() : [],
    ]);
    this.#groups = namedGroups(groups, this.#grouping, rules);
    // The tree knows them once this has returned.
    setTimeout(() => this.#loaded.fire());
    this.#top = this.#grouping === "month" ? yearsOf(this.#groups) : this.#groups;
    return [...this.#top];
  }

  getParent(node: ArticlesNode): ArticlesNode | undefined {
    if (node.kind === "year") return undefined;
    if (node.kind !== "group") return this.#groups.find((group) => group.id === node.group);
    return this.#top.find((year) => year.kind === "year" && year.months.includes(node));
  }

  getTreeItem(node: ArticlesNode): vscode.TreeItem {
    switch (node.kind) {
      case "year":
      case "group":
        return groupItem(node);
      case "article":
        return articleItem(node, this.#corpus.status.state === "scanning");
      case "gap":
        return gapItem(node);
      case "more":
        return moreItem(node);
    }
  }

  /** Where the tree shows an article: its first place, where it stands in several groups. */
  async find(uri: vscode.Uri): Promise<ArticleEntry | undefined> {
    const grouping = this.#grouping;
    const place = await this.#corpus.articlePlace(grouping, uri.toString());
    const group = this.#groups.find(({ id }) => id === place?.group);
    if (place === null || group === undefined || place.index >= FURTHEST) return undefined;
    if (place.index >= (this.#shown.get(group.id) ?? PAGE)) {
      this.#shown.set(group.id, Math.ceil((place.index + 1) / PAGE) * PAGE);
      this.#changed.fire(group);
    }
    const { articles } = await this.#corpus.articles({
      grouping,
      group: group.id,
      from: place.index,
      count: 1,
    });
    const [entry] = entriesOf({ articles, gaps: [], total: articles.length }, group);
    return entry?.kind === "article" ? entry : undefined;
  }

  async #entries(group: ArticleGroup): Promise<ArticlesNode[]> {
    const shown = this.#shown.get(group.id) ?? PAGE;
    const articles: ArticleItem[] = [];
    const gaps: SeriesGap[] = [];
    let total = 0;
    for (let from = 0; from < shown; from += PAGE) {
      const page = { grouping: this.#grouping, group: group.id, from, count: PAGE };
      const answer = await this.#corpus.articles(page);
      articles.push(...answer.articles);
      gaps.push(...answer.gaps);
      total = answer.total;
      if (articles.length >= total) break;
    }
    return entriesOf({ articles, gaps, total }, group);
  }
}

// VS Code builds all items of an unfolded group at once.
const MOST_UNFOLDED = 200;

function groupItem(group: YearGroup | ArticleGroup): vscode.TreeItem {
  const { articles } = group;
  const item = new vscode.TreeItem(
    group.label,
    vscode.TreeItemCollapsibleState[articles <= MOST_UNFOLDED ? "Expanded" : "Collapsed"],
  );
  item.id = group.id;
  item.description = articles.toLocaleString("en");
  const rule = group.kind === "group" ? group.rule : undefined;
  item.contextValue = rule === undefined ? "group" : "rule";
  item.tooltip = [group.label, rule, count(articles, "article")].filter(Boolean).join("\n");
  item.accessibilityInformation = { label: `${group.label}, ${count(articles, "article")}` };
  return item;
}

function articleItem({ id, article, count: ofThisKind }: ArticleEntry, scanning: boolean): vscode.TreeItem {
  const uri = vscode.Uri.parse(article.uri);
  const item = new vscode.TreeItem(clipped(article.label));
  const problems = Object.values(article.problems).reduce((sum, number) => sum + number, 0);
  item.id = id;
  item.resourceUri = vscode.Uri.from({ scheme: COUNT_SCHEME, path: `${ofThisKind ?? article.warnings}` });
  const description = isUnread(article)
    ? "not read"
    : [dateOr(article.date, article.bounds), problemsInWords(article.warnings, problems, ofThisKind)]
        .filter(Boolean)
        .join(" · ");
  item.description = behind(article.label, description);
  item.iconPath = articleIcon(article, problems, scanning);
  item.tooltip = articleTooltip(article);
  item.contextValue = "article";
  item.accessibilityInformation = { label: `${article.label}, ${description}, ${article.name}` };
  item.command = { title: "Open Article", command: "vscode.open", arguments: [uri] };
  return item;
}

/** A notice may also be about the encoding of an article that was read all the same. */
function isUnread({ notice, words }: ArticleItem): boolean {
  return notice !== undefined && words === 0;
}

function problemsInWords(warnings: number, all: number, ofThisKind: number | undefined): string {
  if (ofThisKind !== undefined) return `${ofThisKind}×`;
  if (warnings > 0) return count(warnings, "problem");
  return all > 0 ? count(all, "note") : "";
}

/** A tick would promise too much before all is read. */
function articleIcon(article: ArticleItem, problems: number, scanning: boolean): vscode.ThemeIcon {
  if (isUnread(article)) return new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
  if (article.warnings > 0)
    return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  if (problems > 0) return new vscode.ThemeIcon("info");
  return new vscode.ThemeIcon(scanning ? "file-text" : "pass");
}

function articleTooltip(article: ArticleItem): vscode.MarkdownString {
  // Text of an article is somebody else's: appendText escapes it, and nothing here is trusted.
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**").appendText(article.label).appendMarkdown("**\n\n");
  tooltip.appendText(article.folder === "" ? article.name : `${article.folder}/${article.name}`);
  const facts = [
    dateOr(article.date, article.bounds),
    count(article.words, "word"),
    languageName(article.language),
  ].filter(Boolean);
  tooltip.appendMarkdown("\n\n").appendText(facts.join(" · "));
  if (article.notice !== undefined) tooltip.appendMarkdown("\n\n").appendText(article.notice);
  const problems = Object.entries(article.problems).sort(([, a], [, b]) => b - a);
  if (problems.length > 0) tooltip.appendMarkdown("\n\n");
  for (const [rule, number] of problems) tooltip.appendMarkdown(`- ${number} × \`${rule}\`\n`);
  return tooltip;
}

/** Greyed by the decorations: a gap is worth seeing, and not an error. */
function gapItem({ id, gap }: GapEntry): vscode.TreeItem {
  const item = new vscode.TreeItem(gap.missing);
  item.id = id;
  item.description = "missing from the series";
  item.iconPath = new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground"));
  item.resourceUri = vscode.Uri.from({ scheme: GAP_SCHEME, path: gap.missing });
  item.tooltip = `No file with the number ${gap.missing} in this numbered series. That may well be right.`;
  item.contextValue = "gap";
  item.accessibilityInformation = { label: `${gap.missing}, missing from the series` };
  return item;
}

function moreItem({ id, group, left }: MoreEntry): vscode.TreeItem {
  const item = new vscode.TreeItem(`Show ${Math.min(left, PAGE).toLocaleString("en")} more`);
  item.id = id;
  item.description = `${left.toLocaleString("en")} left`;
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.contextValue = "more";
  item.command = { title: "Show More", command: showMoreCommand, arguments: [group] };
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  return item;
}

/** Shows the next page of a group, whose id it is given; in no menu. */
export const showMoreCommand = "corpuslint.showMoreArticles";

const GAP_SCHEME = "corpuslint-gap";
const COUNT_SCHEME = "corpuslint-count";

/**
 * Greys the gaps, and puts the number of problems at the right edge, where a long title does not push it out of
 * sight. A tree item can be decorated through its resource only: these are made up for it.
 */
export const articleDecorations: vscode.FileDecorationProvider = {
  provideFileDecoration({ scheme, path }) {
    if (scheme === GAP_SCHEME) return { color: new vscode.ThemeColor("disabledForeground") };
    const number = Number(path);
    if (scheme !== COUNT_SCHEME || !(number > 0)) return undefined;
    return { badge: number > 99 ? "9+" : path, tooltip: count(number, "problem") };
  },
};
