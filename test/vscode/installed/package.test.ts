import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionNamed,
  applyAction,
  codeActions,
  extension,
  hoverText,
  openArticle,
  problem,
  revert,
} from "../editor";

describe("the packaged extension, installed", () => {
  it("is what is being tested", async () => {
    const { extensionUri } = await extension();
    assert.match(extensionUri.path, /\/extensions\/corpuslint\.corpuslint-[\d.]+/);
    await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, "server")));
  });

  it("finds and mends problems", async () => {
    const document = await openArticle("000_");
    const { diagnostic } = await problem(document, "names/variant-spelling", 5);
    await applyAction(
      actionNamed(await codeActions(document, diagnostic.range), /^Replace with “Kim Jong Un”$/),
    );
    assert.match(document.lineAt(4).text, /Kim Jong Un/);
    await revert();
  });

  it("hovers, lists the articles, and has the pages of its rules", async () => {
    const document = await openArticle("000_");
    assert.match(await hoverText(document, 2, "Xi"), /Xi Jinping/);
    const { extensionUri, exports } = await extension();
    assert.equal((await exports.ready).articles, 3);
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, "docs", "rules", "dates", "missing.md"));
  });
});
