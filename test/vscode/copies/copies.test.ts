import assert from "node:assert/strict";
import * as vscode from "vscode";
import { removeFiles, restoreFiles } from "../../../client/src/commands/keep-best";
import type { DuplicatesNode } from "../../../client/src/views/duplicates";
import { api, openArticle, revert, until } from "../editor";

const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail("no folder");
const inFolder = (name: string) => vscode.Uri.joinPath(folder(), name);
const there = async (name: string) => {
  try {
    await vscode.workspace.fs.stat(inFolder(name));
    return true;
  } catch {
    return false;
  }
};

describe("copies of an article", () => {
  // First: VS Code keeps documents that a test has opened for minutes, and an open article is one.
  it("are removed, and come back byte for byte", async () => {
    const { status } = await ready();
    const names = ["a.txt", "c.txt"];
    const before = await Promise.all(names.map((name) => vscode.workspace.fs.readFile(inFolder(name))));
    const removed = await removeFiles(names.map(inFolder));
    assert.deepEqual(await Promise.all(names.map(there)), [false, false]);
    await until("the corpus has one article", () => (status().articles === 1 ? true : undefined));
    await restoreFiles(removed);
    const after = await Promise.all(names.map((name) => vscode.workspace.fs.readFile(inFolder(name))));
    assert.deepEqual(after, before);
    await until("the corpus has three again", () => (status().articles === 3 ? true : undefined));
  });

  it("are shown by kind, the best one marked with its reasons", async () => {
    const { views } = await ready();
    const [kind, ...more] = await views.duplicates.getChildren();
    assert.deepEqual(more, []);
    assert.ok(kind);
    assert.equal(views.duplicates.getTreeItem(kind).label, "Nearly the same text");
    const group = await theGroup();
    const items = (await views.duplicates.getChildren(group)).map((one) => views.duplicates.getTreeItem(one));
    const best = items.filter(({ description }) => String(description).startsWith("best"));
    assert.equal(items.length, 3);
    assert.deepEqual(
      best.map(({ description }) => description),
      ["best · 2021-07-11"],
    );
    // Their names tell copies apart.
    assert.deepEqual(
      items.map(({ label }) => label),
      ["a.txt", "b.txt", "c.txt"],
    );
    const { tooltip } = best[0] ?? {};
    assert.match(tooltip instanceof vscode.MarkdownString ? tooltip.value : "", /has.*date/);
  });

  it("are compared side by side", async () => {
    await ready();
    const { views } = await api();
    const group = await theGroup();
    const [first] = await views.duplicates.getChildren(group);
    await vscode.commands.executeCommand("corpuslint.compareArticles", first);
    const input = await until("a comparison is shown", () => {
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });
    assert.match(input.original.path, /\/a\.txt$/);
    assert.match(input.modified.path, /\/b\.txt$/);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("stay when one of them has changes that are not saved: nobody is even asked", async () => {
    await ready();
    const group = await theGroup();
    const document = await openArticle("c");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "X");
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand("corpuslint.keepBest", group);
    for (const name of ["a.txt", "b.txt", "c.txt"]) assert.ok(await there(name), name);
    await revert();
  });

  it("stay when one of them has changed on disk since they were compared", async () => {
    await ready();
    const group = await theGroup();
    const before = await vscode.workspace.fs.readFile(inFolder("a.txt"));
    const more = new TextEncoder().encode(`${new TextDecoder().decode(before)}More of it.\n`);
    await vscode.workspace.fs.writeFile(inFolder("a.txt"), more);
    await vscode.commands.executeCommand("corpuslint.keepBest", group);
    for (const name of ["a.txt", "b.txt", "c.txt"]) assert.ok(await there(name), name);
    await vscode.workspace.fs.writeFile(inFolder("a.txt"), before);
  });
});

async function ready() {
  await openArticle("b");
  const extension = await api();
  await extension.ready;
  return extension;
}

/** The one group, as soon as it is that of the three files as they stand on disk. */
async function theGroup(): Promise<DuplicatesNode & { type: "group" }> {
  const { views } = await api();
  return until("the three are a group", async () => {
    const [kind] = await views.duplicates.getChildren();
    const [group] = kind === undefined ? [] : await views.duplicates.getChildren(kind);
    return group?.type === "group" && group.group.articles.length === 3 ? group : undefined;
  });
}
