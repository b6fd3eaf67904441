import assert from "node:assert/strict";
import { type ArticleGroup, type Grouping, groupArticles } from "../../../client/src/views/article-groups";
import type { ArticleItem, RuleItem, SeriesGap } from "../../../server/src/protocol";

function article(path: string, date: string | null, problems: Record<string, number> = {}): ArticleItem {
  const cut = path.lastIndexOf("/");
  return {
    uri: `file:///corpus/${path}`,
    name: path.slice(cut + 1),
    folder: cut < 0 ? "" : path.slice(0, cut),
    label: `Title of ${path}`,
    hasTitle: true,
    date,
    words: 100,
    language: "en",
    problems,
    warnings: 0,
  };
}

const rule = (id: string, summary: string): RuleItem => ({
  ...{ id, summary, why: "", level: "warning", findings: 0, articles: 0 },
});

const gapAfter = (path: string, missing: string): SeriesGap => ({
  ...{ folder: "", missing, afterUri: `file:///corpus/${path}` },
});

const articles = [
  article("003.txt", null, { "dates/missing": 1, "text/blank-lines": 2 }),
  article("001.txt", "2021-07-11", { "text/blank-lines": 1 }),
  article("sub/004.txt", "2021-07-02"),
  article("000.txt", null, { "dates/missing": 1 }),
  article("sub/005.txt", "2019-12-31", { "text/blank-lines": 3, "dates/missing": 0 }),
];
const gaps = [gapAfter("001.txt", "002")];
const rules = [rule("dates/missing", "No date"), rule("text/blank-lines", "Blank lines")];

/** Label of each group, then what is in it: file names, and gaps in brackets. */
function shown(groups: readonly ArticleGroup[]): string[] {
  return groups.map(({ label, children }) =>
    [
      `${label}:`,
      ...children.map((child) => (child.kind === "gap" ? `[${child.gap.missing}]` : child.article.name)),
    ].join(" "),
  );
}

const grouped = (grouping: Grouping) =>
  groupArticles({ articles, gaps }, grouping, { folderOf: ({ folder }) => folder, rules });

describe("the articles tree", () => {
  it("goes by month, the undated last, a gap behind the article that it follows", () => {
    assert.deepEqual(shown(grouped("month")), [
      "December 2019: 005.txt",
      "July 2021: 004.txt 001.txt [002]",
      "No date: 000.txt 003.txt",
    ]);
  });

  it("goes by folder and file name", () => {
    assert.deepEqual(shown(grouped("folder")), [
      "Top folder: 000.txt 001.txt [002] 003.txt",
      "sub: 004.txt 005.txt",
    ]);
  });

  it("goes by kind of problem, the most frequent first, those without one last, and counts", () => {
    const groups = grouped("problem");
    assert.deepEqual(shown(groups), [
      "Blank lines: 001.txt 003.txt 005.txt",
      "No date: 000.txt 003.txt",
      "No problems: 004.txt",
    ]);
    const counts = groups[0]?.children.map((child) => (child.kind === "article" ? child.count : undefined));
    assert.deepEqual(counts, [1, 2, 3]);
    assert.deepEqual(
      groups.map((group) => group.rule),
      ["text/blank-lines", "dates/missing", undefined],
    );
  });

  it("shows a rule that it has no summary of by its id", () => {
    const groups = groupArticles({ articles, gaps }, "problem", { folderOf: () => "", rules: [] });
    assert.equal(groups[0]?.label, "text/blank-lines");
  });

  it("never gives two items one id, whatever the grouping", () => {
    for (const grouping of ["month", "folder", "problem"] as const) {
      const groups = grouped(grouping);
      const ids = groups.flatMap((group) => [group.id, ...group.children.map(({ id }) => id)]);
      assert.equal(new Set(ids).size, ids.length);
      for (const { id, children } of groups) assert.ok(children.every(({ group }) => group === id));
    }
  });

  it("is empty for an empty corpus, and bears a date that is none", () => {
    const nothing = { articles: [], gaps: [] };
    assert.deepEqual(groupArticles(nothing, "month", { folderOf: () => "", rules }), []);
    const odd = groupArticles({ articles: [article("a.txt", "someday")], gaps }, "month", {
      ...{ folderOf: () => "", rules },
    });
    assert.deepEqual(shown(odd), ["someday: a.txt"]);
  });

  it("leaves the server's answer as it is", () => {
    const before = JSON.stringify(articles);
    grouped("month");
    grouped("problem");
    assert.equal(JSON.stringify(articles), before);
  });
});
