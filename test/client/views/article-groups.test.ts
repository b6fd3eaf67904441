import assert from "node:assert/strict";
import { type ArticleGroup, entriesOf, namedGroups, yearsOf } from "../../../client/src/views/article-groups";
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

const rules = [rule("dates/missing", "No date"), rule("text/blank-lines", "Blank lines")];

const labels = (groups: readonly ArticleGroup[]) => groups.map(({ label }) => label);
const groupsOf = (...ids: string[]) => ids.map((id) => ({ id, articles: 1 }));

/** File names, gaps in brackets, and how many more there are. */
function shown(entries: ReturnType<typeof entriesOf>): string[] {
  return entries.map((entry) => {
    if (entry.kind === "more") return `${entry.left} more`;
    return entry.kind === "gap" ? `[${entry.gap.missing}]` : entry.article.name;
  });
}

describe("the groups of the articles tree", () => {
  it("are called by month, folder or what the rule finds", () => {
    assert.deepEqual(labels(namedGroups(groupsOf("2019-12", "2021-07", "undated"), "month", [])), [
      "December 2019",
      "July 2021",
      "No date",
    ]);
    assert.deepEqual(labels(namedGroups(groupsOf("undated", "unread"), "month", [])), [
      "No date",
      "Not read yet",
    ]);
    assert.deepEqual(labels(namedGroups(groupsOf("", "sub", "unread"), "folder", [])), [
      "Top folder",
      "sub",
      "unread",
    ]);
    const problems = namedGroups(groupsOf("text/blank-lines", "dates/missing", "clean"), "problem", rules);
    assert.deepEqual(labels(problems), ["Blank lines", "No date", "No problems"]);
    assert.deepEqual(
      problems.map((group) => group.rule),
      ["text/blank-lines", "dates/missing", undefined],
    );
  });

  it("stand below their years where there are several, with the undated last", () => {
    const months = namedGroups(groupsOf("2019-12", "2021-06", "2021-07", "undated"), "month", []);
    assert.deepEqual(
      yearsOf(months).map((node) =>
        node.kind === "year" ? [node.label, node.articles, ...labels(node.months)] : node.label,
      ),
      [["2019", 1, "December 2019"], ["2021", 2, "June 2021", "July 2021"], "No date"],
    );
    const oneYear = namedGroups(groupsOf("2021-06", "2021-07", "undated"), "month", []);
    assert.deepEqual(yearsOf(oneYear), oneYear);
    assert.deepEqual(yearsOf([]), []);
  });

  it("keep an id that means nothing to them", () => {
    assert.deepEqual(labels(namedGroups(groupsOf("someday"), "month", [])), ["someday"]);
    assert.deepEqual(labels(namedGroups(groupsOf("text/new"), "problem", rules)), ["text/new"]);
  });
});

describe("what stands in a group of the articles tree", () => {
  const [month] = namedGroups(groupsOf("2021-07"), "month", []);
  const [problem] = namedGroups(groupsOf("text/blank-lines"), "problem", rules);
  const articles = [article("001.txt", null, { "text/blank-lines": 2 }), article("003.txt", null)];
  const gaps = [gapAfter("001.txt", "002")];

  it("is the articles, a gap behind the one it follows, and how many more there are", () => {
    assert.ok(month);
    assert.deepEqual(shown(entriesOf({ articles, gaps, total: 2 }, month)), ["001.txt", "[002]", "003.txt"]);
    assert.deepEqual(shown(entriesOf({ articles, gaps, total: 9 }, month)).at(-1), "7 more");
    assert.deepEqual(entriesOf({ articles: [], gaps: [], total: 0 }, month), []);
  });

  it("tells of a kind of problem how often an article has it, and of no gaps", () => {
    assert.ok(problem);
    const entries = entriesOf({ articles, gaps, total: 2 }, problem);
    assert.deepEqual(shown(entries), ["001.txt", "003.txt"]);
    assert.deepEqual(
      entries.map((entry) => (entry.kind === "article" ? entry.count : "")),
      [2, undefined],
    );
  });

  it("has an id of its own in every group", () => {
    assert.ok(month && problem);
    const ids = [month, problem].flatMap((group) =>
      entriesOf({ articles, gaps, total: 9 }, group).map(({ id }) => id),
    );
    assert.equal(new Set(ids).size, ids.length);
  });
});
