import type {
  ArticleItem,
  ArticlesResult,
  Grouping,
  ArticleGroup as ProtocolGroup,
  RuleItem,
  SeriesGap,
} from "../../../server/src/protocol";

export type { Grouping } from "../../../server/src/protocol";

/** A group of the articles tree; what is in it comes from the server when it is unfolded. */
export interface ArticleGroup {
  readonly kind: "group";
  readonly id: string;
  readonly label: string;
  /** Set where the group is one of problems: the rule that finds them. */
  readonly rule?: string;
  readonly articles: number;
}

/** The months of a year. */
export interface YearGroup {
  readonly kind: "year";
  readonly id: string;
  readonly label: string;
  readonly months: readonly ArticleGroup[];
  readonly articles: number;
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

/** Stands for the articles of a group that are not shown yet. */
export interface MoreEntry {
  readonly kind: "more";
  readonly id: string;
  readonly group: string;
  readonly left: number;
}

const UNDATED = "undated";
const CLEAN = "clean";
const UNREAD = "unread";

/** The server's groups as the tree shows them, in the same order. */
export function namedGroups(
  groups: readonly ProtocolGroup[],
  grouping: Grouping,
  rules: readonly RuleItem[],
): ArticleGroup[] {
  const summaries = new Map(rules.map((rule) => [rule.id, rule.summary]));
  return groups.map(({ id, articles }) => {
    const group = { kind: "group" as const, id, articles };
    if (id === UNREAD && grouping !== "folder") return { ...group, label: "Not read yet" };
    if (grouping === "month") return { ...group, label: monthName(id) };
    if (grouping === "folder") return { ...group, label: id === "" ? "Top folder" : id };
    if (id === CLEAN) return { ...group, label: "No problems" };
    return { ...group, label: summaries.get(id) ?? id, rule: id };
  });
}

/** Months below their years, in the same order, with the undated last; as they are where all are of one year. */
export function yearsOf(groups: readonly ArticleGroup[]): readonly (YearGroup | ArticleGroup)[] {
  const years = new Map<string, ArticleGroup[]>();
  const others: ArticleGroup[] = [];
  for (const group of groups) {
    const year = /^\d{4}(?=-)/.exec(group.id)?.[0];
    if (year === undefined) others.push(group);
    else years.set(year, [...(years.get(year) ?? []), group]);
  }
  if (years.size < 2) return groups;
  const nodes = [...years].map(([year, months]): YearGroup => {
    const articles = months.reduce((sum, month) => sum + month.articles, 0);
    return { kind: "year", id: year, label: year, months, articles };
  });
  return [...nodes, ...others];
}

/** What stands in a group: the articles of one answer, each gap of a series behind the article that it follows. */
export function entriesOf(
  { articles, gaps, total }: ArticlesResult,
  group: ArticleGroup,
): (ArticleEntry | GapEntry | MoreEntry)[] {
  const entries: (ArticleEntry | GapEntry | MoreEntry)[] = [];
  const gapsAfter = new Map<string, SeriesGap[]>();
  // Among problems a gap says nothing.
  for (const gap of group.rule === undefined && group.id !== CLEAN && group.id !== UNREAD ? gaps : []) {
    gapsAfter.set(gap.afterUri, [...(gapsAfter.get(gap.afterUri) ?? []), gap]);
  }
  for (const article of articles) {
    const count = group.rule === undefined ? undefined : article.problems[group.rule];
    entries.push({
      kind: "article",
      id: `${group.id}\n${article.uri}`,
      article,
      group: group.id,
      ...(count === undefined ? {} : { count }),
    });
    for (const gap of gapsAfter.get(article.uri) ?? []) {
      entries.push({ kind: "gap", id: `${group.id}\n${gap.folder}\n${gap.missing}`, gap, group: group.id });
    }
  }
  const left = total - articles.length;
  if (left > 0) entries.push({ kind: "more", id: `${group.id}\nmore`, group: group.id, left });
  return entries;
}

const monthFormat = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

function monthName(month: string): string {
  if (month === UNDATED) return "No date";
  const day = new Date(`${month}-01T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? month : monthFormat.format(day);
}
