import type { ArticleItem, ArticlesResult, RuleItem, SeriesGap } from "../../../server/src/protocol";

/** What the articles tree can be grouped by. */
export type Grouping = "month" | "folder" | "problem";

export interface ArticleGroup {
  readonly kind: "group";
  readonly id: string;
  readonly label: string;
  /** Set where the group is one of problems: the rule that finds them. */
  readonly rule?: string;
  readonly children: readonly (ArticleEntry | GapEntry)[];
}

export interface ArticleEntry {
  readonly kind: "article";
  readonly id: string;
  readonly article: ArticleItem;
  readonly group: string;
  /** Set where the group is one of problems: how often the article has this one. */
  readonly count?: number;
}

export interface GapEntry {
  readonly kind: "gap";
  readonly id: string;
  readonly gap: SeriesGap;
  readonly group: string;
}

export interface GroupingContext {
  /** Name of the folder an article lies in, empty at the top of the workspace. */
  readonly folderOf: (article: ArticleItem) => string;
  readonly rules: readonly RuleItem[];
}

/**
 * The articles in groups, as the tree shows them. Months go from the oldest to the newest with the undated last;
 * folders by name; kinds of problem by number of articles. A gap of a series stands behind the article it follows.
 */
export function groupArticles(
  { articles, gaps }: ArticlesResult,
  grouping: Grouping,
  { folderOf, rules }: GroupingContext,
): readonly ArticleGroup[] {
  switch (grouping) {
    case "month":
      return groupBy(articles, gaps, (article) => article.date?.slice(0, 7) ?? UNDATED, byDate).map(
        ([month, children]) => ({ kind: "group", id: month, label: monthName(month), children }),
      );
    case "folder":
      return groupBy(articles, gaps, folderOf, byName).map(([folder, children]) => ({
        kind: "group",
        id: folder,
        label: folder === "" ? "Top folder" : folder,
        children,
      }));
    case "problem":
      return groupByProblem(articles, rules);
  }
}

const UNDATED = "undated";

const monthFormat = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

function monthName(month: string): string {
  if (month === UNDATED) return "No date";
  const day = new Date(`${month}-01T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? month : monthFormat.format(day);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: ArticleItem, b: ArticleItem) => compare(a.name, b.name) || compare(a.uri, b.uri);
const byDate = (a: ArticleItem, b: ArticleItem) => compare(a.date ?? "", b.date ?? "") || byName(a, b);

/** Groups in order of their key. Digits sort before letters, so that "undated" comes behind every month. */
function groupBy(
  articles: readonly ArticleItem[],
  gaps: readonly SeriesGap[],
  keyOf: (article: ArticleItem) => string,
  order: (a: ArticleItem, b: ArticleItem) => number,
): [string, (ArticleEntry | GapEntry)[]][] {
  const gapsAfter = byKey(gaps, (gap) => gap.afterUri);
  const groups = [...byKey(articles, keyOf)].sort(([a], [b]) => compare(a, b));
  return groups.map(([group, members]) => [
    group,
    members.sort(order).flatMap((article) => [
      { kind: "article" as const, id: `${group}\n${article.uri}`, article, group },
      ...(gapsAfter.get(article.uri) ?? []).map((gap) => ({
        kind: "gap" as const,
        id: `${group}\n${gap.folder}\n${gap.missing}`,
        gap,
        group,
      })),
    ]),
  ]);
}

/** Map.groupBy, which the oldest VS Code we run in lacks. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return groups;
}

function groupByProblem(articles: readonly ArticleItem[], rules: readonly RuleItem[]): ArticleGroup[] {
  const summaries = new Map(rules.map((rule) => [rule.id, rule.summary]));
  const groups = new Map<string, ArticleEntry[]>();
  const clean: ArticleEntry[] = [];
  for (const article of [...articles].sort(byName)) {
    const problems = Object.entries(article.problems).filter(([, count]) => count > 0);
    if (problems.length === 0)
      clean.push({ kind: "article", id: `${CLEAN}\n${article.uri}`, article, group: CLEAN });
    for (const [rule, count] of problems) {
      const entries = groups.get(rule) ?? [];
      groups.set(rule, entries);
      entries.push({ kind: "article", id: `${rule}\n${article.uri}`, article, group: rule, count });
    }
  }
  const found = [...groups]
    .sort(([a, inA], [b, inB]) => inB.length - inA.length || compare(a, b))
    .map(([rule, children]): ArticleGroup => {
      return { kind: "group", id: rule, label: summaries.get(rule) ?? rule, rule, children };
    });
  if (clean.length > 0) found.push({ kind: "group", id: CLEAN, label: "No problems", children: clean });
  return found;
}

const CLEAN = "clean";
