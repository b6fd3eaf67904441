import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, openArticle, until } from "../editor";

const page = (path: string) => vscode.Uri.from({ scheme: "corpuslint", path });
const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();

/** The paths of the pages that are shown in a tab, whatever kind of editor shows them. */
function shownPages(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? [input.uri] : [],
    )
    .filter(({ scheme }) => scheme === "corpuslint")
    .map(({ path }) => path);
}

describe("the pages of the extension", () => {
  before(async () => {
    await openArticle("000_");
    await (await api()).ready;
  });

  it("report what every rule finds, with a link to its page", async () => {
    await vscode.commands.executeCommand("corpuslint.openReport");
    await until("the report is shown", () => shownPages().includes("/Report of rules.md") || undefined);
    const report = await textOf(page("/Report of rules.md"));
    assert.match(report, /^3 articles, \d+ problems\.$/m);
    assert.match(
      report,
      /^\| \[dates\/missing\]\(rules\/dates\/missing\.md\) \| .+ \| warning \| 2 \| 2 \|$/m,
    );
  });

  it("explain a rule", async () => {
    await vscode.commands.executeCommand("corpuslint.openRulePage", "dates/missing");
    await until("the page is shown", () => shownPages().includes("/rules/dates/missing.md") || undefined);
    assert.match(await textOf(page("/rules/dates/missing.md")), /^# dates\/missing$/m);
  });

  it("lead nowhere else", async () => {
    for (const path of [
      "/../package.json",
      "/rules/../../package.json",
      "/using.md",
      "/rules/dates/none.md",
    ]) {
      await assert.rejects(async () => textOf(page(path)), path);
    }
  });

  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));
});
