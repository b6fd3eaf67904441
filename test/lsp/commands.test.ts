import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ExecuteCommandRequest, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { type ArticlesResult, articlesRequest, serverCommands } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const THIRD = "003_bbb90e647f579489.txt";

function run(client: LanguageClient, command: string, ...values: unknown[]): Promise<unknown> {
  return client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: values });
}

describe("commands", () => {
  let client: LanguageClient;
  let folder: string;
  const file = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");

  beforeEach(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  afterEach(() => client.stop());

  it("are told to the editor", () => {
    assert.deepEqual(
      client.initialized.capabilities.executeCommandProvider?.commands,
      Object.values(serverCommands),
    );
  });

  it("fix the corpus at once where the user wants to, until nothing safe is left", async () => {
    const open = client.uri(folder, THIRD);
    await client.open(open);
    await run(client, serverCommands.fixCorpus);
    assert.match(client.messages.at(-1) ?? "", /^Fix \d+ places in 3 articles\?$/);
    assert.deepEqual(client.offered.at(-1), ["Apply", "Preview"]);
    const [applied] = client.applied;
    assert.ok(applied);
    assert.equal(applied.edit.changeAnnotations, undefined);
    const changes = applied.edit.documentChanges ?? [];
    assert.equal(changes.length, 3);
    for (const change of changes) {
      assert.ok(TextDocumentEdit.is(change));
      assert.equal(change.textDocument.version, change.textDocument.uri === open ? 1 : null);
      assert.ok(change.edits.every((edit) => !("annotationId" in edit)));
    }
    for (const name of fs.readdirSync(folder)) await client.changed(2, client.uri(folder, name));
    await run(client, serverCommands.fixCorpus);
    assert.equal(client.applied.length, 1, "nothing safe is left");
    assert.match(client.messages.at(-1) ?? "", /nothing to fix/);
  });

  it("fix nothing when the question is dismissed", async () => {
    const before = fs.readdirSync(folder).map(file);
    client.answer = "";
    await run(client, serverCommands.fixCorpus);
    await run(client, serverCommands.fixCorpus, { rule: "text/blank-lines" });
    assert.equal(client.offered.length, 2);
    assert.deepEqual(client.applied, []);
    assert.deepEqual(fs.readdirSync(folder).map(file), before);
  });

  it("fix what the article is when the question is answered", async () => {
    client.onQuestion = () => {
      const text = "Another title\n2021-07-11\n\nOther text of the article. \n\n\n\nMore of it.\n";
      fs.writeFileSync(path.join(folder, FIRST), text);
    };
    await run(client, serverCommands.fixCorpus);
    assert.match(file(FIRST), /^Another title/);
    assert.ok(!file(FIRST).includes("\n\n\n"));
  });

  it("fix the corpus through a preview in which each change is to be confirmed", async () => {
    client.answer = "Preview";
    const before = fs.readdirSync(folder).map(file);
    const open = client.uri(folder, THIRD);
    await client.open(open);
    await run(client, serverCommands.fixCorpus);
    const [applied] = client.applied;
    assert.ok(applied);
    const annotations = applied.edit.changeAnnotations ?? {};
    assert.ok(annotations["text/blank-lines"]);
    assert.ok(Object.values(annotations).every(({ needsConfirmation }) => needsConfirmation));
    assert.deepEqual(applied.metadata, { isRefactoring: true });
    for (const change of applied.edit.documentChanges ?? []) {
      assert.ok(TextDocumentEdit.is(change));
      assert.equal(change.textDocument.version, change.textDocument.uri === open ? 1 : null);
      assert.ok(change.edits.every((edit) => "annotationId" in edit && annotations[edit.annotationId]));
    }
    assert.notDeepEqual(fs.readdirSync(folder).map(file), before);
  });

  it("fix one problem everywhere", async () => {
    await run(client, serverCommands.fixCorpus, {
      rule: "names/variant-spelling",
      subject: "Kim Jong-un → Kim Jong Un",
      fix: "replace",
    });
    assert.equal(client.applied.length, 1);
    assert.ok(!file(FIRST).includes("Kim Jong-un"));
    assert.ok(file(FIRST).includes("letter to Jinping"), "and no other");
  });

  it("never apply a guess to the whole corpus", async () => {
    await run(client, serverCommands.fixCorpus, { rule: "dates/missing" });
    assert.deepEqual(client.applied, []);
  });

  it("change nothing that has changed on disk unnoticed, but what it is now", async () => {
    // The server has read the file and has not been told of the change.
    fs.writeFileSync(
      path.join(folder, FIRST),
      "Another title\n2021-07-11\n\nOther text of the article. \n\n\n\nMore of it.\n",
    );
    await run(client, serverCommands.fixCorpus);
    assert.match(file(FIRST), /^Another title/);
    assert.ok(!file(FIRST).includes("\n\n\n"));
  });

  it("fix one file", async () => {
    const uri = client.uri(folder, THIRD);
    await client.open(uri);
    await run(client, serverCommands.fixFile, uri);
    assert.ok(!client.document(uri).getText().includes("\n\n\n"));
    assert.equal(
      file(THIRD),
      fs.readFileSync(path.join(__dirname, "../../seeds", THIRD), "utf8"),
      "not saved",
    );
  });

  it("insert a date and select what is to be typed over", async () => {
    const uri = client.uri(folder, THIRD);
    const before = (await client.open(uri)).getText();
    await run(client, serverCommands.insertDate, uri);
    const document = client.document(uri);
    assert.ok(document.getText().length > before.length);
    const [shown] = client.shown;
    assert.equal(shown?.uri, uri);
    assert.ok(shown?.selection);
    const selected = document.getText(shown.selection);
    assert.ok(selected.length > 0 && !before.includes(selected), selected);
  });

  it("insert no second header where one waits for its date, but select what is to be typed over", async () => {
    const uri = client.uri(folder, THIRD);
    const { length } = (await client.open(uri)).getText();
    await client.edit(uri, [{ text: `date YYYY-MM-DD\n\n${client.document(uri).getText()}` }]);
    await run(client, serverCommands.insertDate, uri);
    const document = client.document(uri);
    assert.equal(document.getText().length, length + "date YYYY-MM-DD\n\n".length);
    assert.equal(document.getText(client.shown[0]?.selection), "YYYY-MM-DD");
    const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    const article = articles.find((one) => one.uri === uri);
    assert.match(article?.label ?? "", /^Russian, Chinese officials/);
    assert.equal(article?.date, null);
  });

  it("remember an ignored finding, beside what the user has written", async () => {
    const settings = path.join(folder, "corpuslint.json");
    fs.writeFileSync(settings, '{\n  // ours\n  "language": "en"\n}\n');
    await client.changed(1, client.uri(settings));
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const actions = await client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
      context: { diagnostics: [] },
    });
    assert.ok(Array.isArray(actions));
    const ignore = actions.find(
      ({ command, diagnostics }) =>
        command?.command === serverCommands.ignore && diagnostics[0].code === "text/stray-separator",
    );
    assert.ok(ignore);
    await run(client, serverCommands.ignore, ...ignore.command.arguments);
    assert.ok(!(await client.items(uri)).some(({ code }) => code === "text/stray-separator"));
    const text = fs.readFileSync(settings, "utf8");
    assert.ok(text.includes("// ours") && text.includes('"text/stray-separator"'));
  });

  it("remember a canonical name", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    await run(client, serverCommands.decide, {
      kind: "canonical-name",
      title: "",
      name: "Kim Jong-un",
      aliases: ["Kim Jong Un"],
    });
    const items = await client.items(uri);
    assert.ok(!items.some(({ range, code }) => range.start.line === 4 && code === "names/variant-spelling"));
    const settings = JSON.parse(fs.readFileSync(path.join(folder, "corpuslint.json"), "utf8"));
    assert.equal(settings.entities[0].name, "Kim Jong-un");
  });

  it("write to an open configuration through the editor", async () => {
    const settings = client.uri(folder, "corpuslint.json");
    fs.writeFileSync(new URL(settings), "{}");
    await client.open(settings, "{}", "jsonc");
    await run(client, serverCommands.decide, { kind: "different-names", title: "", names: ["A", "B"] });
    assert.match(client.document(settings).getText(), /"different"/);
    assert.equal(fs.readFileSync(new URL(settings), "utf8"), "{}");
  });

  it("write nothing to a broken configuration, and say so", async () => {
    const settings = path.join(folder, "corpuslint.json");
    fs.writeFileSync(settings, "{ broken");
    await run(client, serverCommands.decide, { kind: "different-names", title: "", names: ["A", "B"] });
    await client.until(() => client.messages.some((message) => /has errors/.test(message)), "it says so");
    assert.equal(fs.readFileSync(settings, "utf8"), "{ broken");
  });

  it("of the wrong form do no harm", async () => {
    const wrong = [null, 5, "x", {}, [], { rule: "no/rule" }, { kind: "x" }, { uri: 1, fingerprint: 2 }];
    for (const command of [
      serverCommands.fixFile,
      serverCommands.decide,
      serverCommands.ignore,
      serverCommands.insertDate,
    ]) {
      for (const value of wrong) await run(client, command, value);
    }
    await run(client, serverCommands.fixCorpus, { rule: "no/rule" });
    await run(client, "corpuslint.server.unknown").catch(() => undefined);
    assert.deepEqual(client.applied, []);
    assert.equal(fs.existsSync(path.join(folder, "corpuslint.json")), false);
  });

  it("scan again what nobody told the server of", async () => {
    fs.writeFileSync(path.join(folder, "004_new.txt"), "A new article\n2021-07-11\n\nIts text is short.\n");
    await run(client, serverCommands.check);
    const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    assert.equal(articles.length, 4);
  });
});

describe("commands of an editor without a preview", () => {
  it("ask before they change many files", async () => {
    const folder = temporaryFolder();
    fs.cpSync(copyOfSeeds(), folder, { recursive: true });
    const { changeAnnotationSupport: _, ...workspaceEdit } = everything.workspace?.workspaceEdit ?? {};
    const client = await LanguageClient.launch({
      folders: [folder],
      capabilities: { ...everything, workspace: { ...everything.workspace, workspaceEdit } },
    });
    await client.ready();
    client.answer = "Cancel";
    await run(client, serverCommands.fixCorpus);
    assert.deepEqual(client.applied, []);
    assert.match(client.messages.at(-1) ?? "", /^Fix \d+ places in 3 articles\?$/);
    assert.deepEqual(client.offered.at(-1), ["Apply", "Cancel"]);
    client.answer = "Apply";
    await run(client, serverCommands.fixCorpus);
    assert.equal(client.applied.length, 1);
    await client.stop();
  });
});
