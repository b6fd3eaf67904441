import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension on the seeds", () => {
  it("is there", () => {
    assert.ok(vscode.extensions.getExtension("corpuslint.corpuslint"));
  });

  it("opens an article", async () => {
    const [article] = await vscode.workspace.findFiles("000_*.txt");
    assert.ok(article);
    const document = await vscode.workspace.openTextDocument(article);
    assert.equal(document.languageId, "plaintext");
  });
});
