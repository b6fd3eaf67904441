import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionNamed,
  api,
  applyAction,
  codeActions,
  openArticle,
  problem,
  problems,
  revert,
  until,
} from "../editor";

const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail("no folder");
const inFolder = (name: string) => vscode.Uri.joinPath(folder(), name);
const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe("fixing a corpus", () => {
  it("asks before it fixes all, and changes nothing when the question is dismissed", async () => {
    const uris = await vscode.workspace.findFiles("**/*.txt");
    const before = await Promise.all(uris.map(textOf));
    await openArticle("001_");
    await (await api()).ready;
    let answered = false;
    const done = vscode.commands.executeCommand("corpuslint.fixCorpus").then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.ok(!answered, "nobody was asked");
    await vscode.commands.executeCommand("notifications.clearAll");
    await done;
    assert.deepEqual(await Promise.all(uris.map(textOf)), before);
    assert.ok(vscode.workspace.textDocuments.every((document) => !document.isDirty));
  });

  it("mends a file by command; a second time there is nothing left to do", async () => {
    const document = await openArticle("001_");
    await problem(document, "text/blank-lines");
    const sentences = document.getText().match(/[^.\n]{30,}\./g) ?? [];
    await vscode.commands.executeCommand("corpuslint.fixFile");
    await until("it is mended", () => (/\n\s*\n\s*\n/.test(document.getText()) ? undefined : true));
    const once = document.getText();
    for (const sentence of sentences) assert.ok(once.includes(sentence), sentence);
    await vscode.commands.executeCommand("corpuslint.fixFile");
    assert.equal(document.getText(), once);
    await revert();
  });

  it("inserts a date to type over where none is known", async () => {
    const document = await openArticle("003_");
    await problem(document, "dates/missing");
    const before = document.getText();
    await vscode.commands.executeCommand("corpuslint.insertDate");
    const editor = await until("a date header is there and its date selected", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document === document && document.getText() !== before && !active.selection.isEmpty
        ? active
        : undefined;
    });
    assert.ok(document.getText().endsWith(before));
    assert.match(document.getText(editor.selection), /^[\dY]{4}-[\dM]{2}-[\dD]{2}$/);
    await revert();
  });

  it("follows the files on disk", async () => {
    const { views, ready, status } = await api();
    await ready;
    const uri = inFolder("004_new.txt");
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(
        "Moon Jae-in meets Kim Jong-un in Seoul\n\nSouth Korean President Moon Jae-in met Kim Jong-un in Seoul on Friday, officials said. The two spoke of trade.\n",
      ),
    );
    await until("four articles are counted", () => (status().articles === 4 ? true : undefined));
    await until("its problems are shown", () => vscode.languages.getDiagnostics(uri)[0]);
    await vscode.workspace.fs.delete(uri);
    await until("three articles are counted", () => (status().articles === 3 ? true : undefined));
    await until("its problems are gone", () =>
      vscode.languages.getDiagnostics(uri).length === 0 ? true : undefined,
    );
    assert.ok((await views.articles.getChildren()).length > 0);
  });

  it("survives files that are no articles, and says so", async () => {
    const { status } = await api();
    const uris = {
      empty: inFolder("005_empty.txt"),
      binary: inFolder("006_binary.txt"),
      wide: inFolder("007_wide.txt"),
    };
    await vscode.workspace.fs.writeFile(uris.empty, new Uint8Array());
    await vscode.workspace.fs.writeFile(
      uris.binary,
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 89) % 256),
    );
    await vscode.workspace.fs.writeFile(
      uris.wide,
      Buffer.from(`\uFEFF${"Kim Jong Un spoke in Pyongyang. ".repeat(20)}`, "utf16le"),
    );
    await until("the file that is no text is named", () =>
      vscode.languages.getDiagnostics(uris.binary).find(({ source }) => source === "corpuslint"),
    );
    assert.equal(status().state, "ready");
    for (const uri of Object.values(uris)) await vscode.workspace.fs.delete(uri);
    await until("three articles are counted", () => (status().articles === 3 ? true : undefined));
    const document = await openArticle("000_");
    await problem(document, "names/variant-spelling", 5);
  });

  it("remembers what the user accepts, in the corpus's configuration", async () => {
    const document = await openArticle("000_");
    const { diagnostic } = await problem(document, "names/family-name-slip");
    await applyAction(actionNamed(await codeActions(document, diagnostic.range), /^Ignore this finding /));
    await until("the finding is gone", () =>
      problems(document).some(({ rule }) => rule === "names/family-name-slip") ? undefined : true,
    );
    assert.match(await textOf(inFolder("corpuslint.json")), /family-name-slip/);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "A new first line.\n"));
    await problem(document, "text/stray-separator", 4);
    assert.ok(!problems(document).some(({ rule }) => rule === "names/family-name-slip"));
    await revert();
  });

  it("takes the user's word for how a name is written", async () => {
    const document = await openArticle("000_");
    const { diagnostic } = await problem(document, "names/variant-spelling", 5);
    const actions = await codeActions(document, diagnostic.range);
    await applyAction(actionNamed(actions, /^Make “Kim Jong-un” the canonical name$/));
    const other = await openArticle("003_");
    const found = await problem(other, "names/variant-spelling", 4);
    assert.equal(found.text, "Kim Jong Un");
    assert.ok(!problems(document).some(({ text }) => text === "Kim Jong-un"));
  });

  // The last one: it leaves nothing to mend.
  it("fixes all articles when the question is answered with its first button", async () => {
    const uris = await vscode.workspace.findFiles("**/*.txt");
    const runs = async () =>
      (await Promise.all(uris.map(textOf))).filter((text) => /\n\n\n/.test(text)).length;
    assert.ok((await runs()) > 1);
    await openArticle("001_");
    await vscode.commands.executeCommand("notifications.clearAll");
    let answered = false;
    const done = vscode.commands.executeCommand("corpuslint.fixCorpus").then(() => {
      answered = true;
    });
    await until("the question is there and accepted", async () => {
      await vscode.commands.executeCommand("notifications.focusToasts");
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return answered || undefined;
    });
    await done;
    assert.equal(await runs(), 0);
    assert.ok(vscode.workspace.textDocuments.every((document) => !document.isDirty));
  });
});
