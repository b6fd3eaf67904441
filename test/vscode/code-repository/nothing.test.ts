import assert from "node:assert/strict";
import * as vscode from "vscode";
import { extension } from "../editor";

describe("an ordinary code repository", () => {
  it("shows nothing: no problem, no corpus, no view", async () => {
    const { ready, status, views } = (await extension()).exports;
    const texts = await vscode.workspace.findFiles("**/*.txt");
    assert.equal(texts.length, 5);
    for (const uri of texts) await vscode.window.showTextDocument(uri);
    assert.equal((await ready).state, "idle");
    // Time for what should not come.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.deepEqual(
      vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics.filter(ours)),
      [],
    );
    assert.equal(status().state, "idle");
    assert.equal(status().problems, 0);
    assert.deepEqual(await views.articles.getChildren(), []);
    assert.deepEqual(await views.entities.getChildren(), []);
  });

  it("becomes a corpus when the user says so", async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const settings = vscode.Uri.joinPath(root, "docs", "corpuslint.json");
    const becomes = new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        if (!vscode.languages.getDiagnostics().some(([, diagnostics]) => diagnostics.some(ours))) return;
        listener.dispose();
        resolve();
      });
    });
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode("{}\n"));
    await becomes;
    const { status } = (await extension()).exports;
    assert.equal(status().articles, 1);
  });
});

function ours({ source }: vscode.Diagnostic): boolean {
  return source === "corpuslint";
}
