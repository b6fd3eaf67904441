import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openArticle, problem } from "../editor";

describe("the outline of an article", () => {
  it("names its parts", async () => {
    const document = await openArticle("003_");
    await problem(document, "boilerplate/page-tail");
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.ok(symbols.some(({ name }) => name.startsWith("Russian, Chinese officials")));
  });

  it("folds the tail of the page", async () => {
    const document = await openArticle("003_");
    await problem(document, "boilerplate/page-tail");
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    assert.ok(
      ranges.some(({ start, end }) => start === 12 && end === 26),
      JSON.stringify(ranges),
    );
  });
});
