import assert from "node:assert/strict";
import * as vscode from "vscode";
import { api, extension, openArticle, problems, until } from "../editor";

describe("a folder of articles, opened", () => {
  it("wakes the extension without any configuration", async () => {
    await extension();
    assert.deepEqual(await vscode.workspace.findFiles("**/corpuslint.json"), []);
    const status = await (await api()).ready;
    assert.equal(status.state, "ready");
    assert.equal(status.articles, 3);
    assert.deepEqual(status.notices, []);
  });

  it("shows the problems of all articles, of those that are not open too", async () => {
    const uris = await vscode.workspace.findFiles("**/*.txt");
    assert.equal(uris.length, 3);
    await until("every article has problems", () =>
      uris.every((uri) => vscode.languages.getDiagnostics(uri).length > 0) ? true : undefined,
    );
  });

  it("shows them soon after a keystroke", async () => {
    const document = await openArticle("003_");
    await until("the article has problems", () => problems(document)[0]);
    const editor = await vscode.window.showTextDocument(document);
    const before = problems(document).length;
    const start = Date.now();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 5), "\u200b"));
    await until("the character that cannot be seen is reported", () =>
      problems(document).find(({ rule }) => rule === "text/invisible-character"),
    );
    const took = Date.now() - start;
    await vscode.commands.executeCommand("undo");
    await until("it is gone again", () => (problems(document).length === before ? true : undefined));
    // VS Code itself waits before it asks for diagnostics; what the server takes of this is measured in its own tests.
    assert.ok(took < 2000, `${took} ms`);
  });

  it("has every command that the manifest names", async () => {
    const { packageJSON } = await extension();
    const named: string[] = packageJSON.contributes.commands.map(
      ({ command }: { command: string }) => command,
    );
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });
});
