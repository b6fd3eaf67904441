import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, openArticle } from "../editor";

describe("the corpus view", () => {
  it("lists the articles by title, else by first sentence, with date and problems", async () => {
    const { views } = await ready();
    views.articles.grouping = "folder";
    const items = await childItems(views.articles, (await views.articles.getChildren())[0]);
    const labels = items.map(({ label }) => String(label));
    assert.deepEqual(
      labels.filter((label) => !/^\d+$/.test(label)).map((label) => label.slice(0, 24)),
      ["North Korea & China Vow ", "Kim says China-North Kor", "Russian, Chinese officia"],
    );
    const [first, second] = items;
    assert.match(String(first?.description), /no date.*\d+ problems/);
    assert.match(String(second?.description), /2021-07-11/);
  });

  it("shows the gap in the series", async () => {
    const { views } = await ready();
    views.articles.grouping = "folder";
    const items = await childItems(views.articles, (await views.articles.getChildren())[0]);
    assert.deepEqual(
      items.map(({ contextValue }) => contextValue),
      ["article", "article", "gap", "article"],
    );
    assert.equal(items[2]?.label, "002");
  });

  it("groups by month and by kind of problem", async () => {
    const { views } = await ready();
    views.articles.grouping = "month";
    const months = await childItems(views.articles);
    assert.match(String(months[0]?.label), /July 2021/);
    views.articles.grouping = "problem";
    const problems = await views.articles.getChildren();
    assert.ok(problems.some((node) => node.kind === "group" && node.rule === "dates/missing"));
    views.articles.grouping = "month";
  });

  it("opens an article", async () => {
    const { views } = await ready();
    views.articles.grouping = "folder";
    const [item] = await childItems(views.articles, (await views.articles.getChildren())[0]);
    assert.ok(item?.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? "", /000_7d12872e8ff6fa34\.txt$/);
  });

  it("lists people, organisations and places, and leads to every mention", async () => {
    const { views } = await ready();
    const kinds = await views.entities.getChildren();
    const names = new Map<string, string[]>();
    for (const kind of kinds) {
      if (kind.kind !== "entities") continue;
      const children = await views.entities.getChildren(kind);
      names.set(
        kind.of,
        children.flatMap((child) => (child.kind === "entity" ? [child.entity.name] : [])),
      );
    }
    for (const name of [
      "Kim Jong Un",
      "Xi Jinping",
      "Joe Biden",
      "Moon Jae-in",
      "Park Won-gon",
      "Liu Guozhong",
    ]) {
      assert.ok(names.get("person")?.includes(name), `${name} among ${names.get("person")}`);
    }
    for (const name of ["North Korea", "China", "Pyongyang"]) {
      assert.ok(names.get("place")?.includes(name), `${name} among ${names.get("place")}`);
    }
    assert.ok(names.get("organisation")?.some((name) => /KCNA|Korean Central News Agency/.test(name)));
    assert.ok(![...names.values()].flat().some((name) => /Epstein|Preska|Citi$/.test(name)));

    const people = kinds.find((kind) => kind.kind === "entities" && kind.of === "person");
    const kim = (await views.entities.getChildren(people)).find(
      (node) => node.kind === "entity" && node.entity.name === "Kim Jong Un",
    );
    const articles = await views.entities.getChildren(kim);
    assert.equal(articles.length, 3);
    const [mention] = await childItems(views.entities, articles[0]);
    assert.ok(mention?.command);
    await vscode.commands.executeCommand(mention.command.command, ...(mention.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.getText(editor.selection) ?? "", /Kim/);
  });

  it("names the two articles on one event", async () => {
    const { views } = await ready();
    const [events, ...others] = await childItems(views.duplicates);
    assert.equal(events?.label, "Same event");
    assert.deepEqual(others, []);
    const [kind] = await views.duplicates.getChildren();
    const groups = await views.duplicates.getChildren(kind);
    const items = await Promise.all(groups.map((group) => views.duplicates.getChildren(group)));
    assert.deepEqual(
      items.map((articles) => articles.length),
      [2],
    );
  });
});

async function ready() {
  await openArticle("000_");
  const extension = await api();
  await extension.ready;
  return extension;
}

/** What a tree shows below a node. */
async function childItems<T>(tree: vscode.TreeDataProvider<T>, node?: T): Promise<vscode.TreeItem[]> {
  const children = (await tree.getChildren(node)) ?? [];
  return Promise.all(children.map((child) => tree.getTreeItem(child)));
}
