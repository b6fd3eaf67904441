import assert from "node:assert/strict";
import * as fs from "node:fs";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  LSPErrorCodes,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";
import { serverCommands } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";

const { diagnostic: _, ...withoutPull } = everything.textDocument ?? {};
/** An editor that waits to be told. */
const pushOnly = { ...everything, textDocument: { ...withoutPull, publishDiagnostics: {} } };

function publishedBy(client: LanguageClient): PublishDiagnosticsParams[] {
  const all: PublishDiagnosticsParams[] = [];
  client.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    all.push(params);
    client.published.set(params.uri, params);
  });
  return all;
}

describe("the handshake of other editors", () => {
  it("may name one root, as a URI or a path, beside no folders", async () => {
    const folder = copyOfSeeds();
    const { href } = new URL(`file://${folder}`);
    for (const handshake of [
      { workspaceFolders: [], rootUri: href },
      { workspaceFolders: null, rootUri: null, rootPath: folder },
      { workspaceFolders: null, rootUri: href.replace("file:", "FILE:") },
    ]) {
      const client = await LanguageClient.launch({ folders: [], handshake });
      await client.ready();
      assert.equal(client.status?.articles, 3, JSON.stringify(handshake));
      await client.stop();
    }
  });

  it("may say null, or less than it should, of what the editor lacks", async () => {
    const folder = copyOfSeeds();
    const capabilities: ClientCapabilities = JSON.parse(
      `{ "general": null, "window": null, "workspace": null,
         "textDocument": { "diagnostic": null, "publishDiagnostics": { "tagSupport": true }, "codeAction": null } }`,
    );
    const client = await LanguageClient.launch({ folders: [folder], capabilities, rootOnly: true });
    await client.until(() => client.published.size === 3, "all three articles are published");
    await client.stop();
  });

  it("may give settings, which an empty object later does not take back", async () => {
    const folder = copyOfSeeds();
    for (const settings of [undefined, {}]) {
      const client = await LanguageClient.launch({
        folders: [folder],
        initializationOptions: { rules: { "dates/*": "off" } },
        ...(settings && { settings }),
      });
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
      await client.ready();
      const uri = client.uri(folder, FIRST);
      await client.open(uri);
      assert.ok(!(await client.items(uri)).some(({ code }) => code === "dates/missing"));
      await client.stop();
    }
  });
});

describe("an editor that can do little", () => {
  let client: LanguageClient;
  let uri: string;

  before(async () => {
    const folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder], capabilities: {}, rootOnly: true });
    await client.ready();
    uri = client.uri(folder, FIRST);
    await client.open(uri);
  });
  after(() => client.stop());

  it("is offered commands where it knows no code actions", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    assert.ok(actions !== null && actions.length > 0);
    for (const action of actions) assert.equal(typeof action.command, "string", JSON.stringify(action));
  });

  it("is asked for no edit where it applies none, and its user is told", async () => {
    for (const command of [serverCommands.fixFile, serverCommands.fixCorpus, serverCommands.insertDate]) {
      client.messages.length = 0;
      const values = command === serverCommands.fixCorpus ? [] : [uri];
      await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: values });
      await client.until(() => client.messages.length > 0, "the user is told");
      assert.deepEqual(client.messages, [
        "corpuslint: this editor lets no language server change its documents.",
      ]);
    }
    assert.deepEqual(client.applied, []);
  });
});

describe("pushed diagnostics", () => {
  it("come again when a document is opened again", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
    await client.until(() => client.published.size === 3, "all three articles are published");
    const uri = client.uri(folder, FIRST);
    for (let time = 0; time < 2; time++) {
      client.published.clear();
      await client.open(uri);
      await client.until(() => client.published.has(uri), "the opened document is published");
      assert.ok((client.published.get(uri)?.diagnostics.length ?? 0) > 0);
      await client.close(uri);
    }
    await client.stop();
  });

  it("are taken back when their folder is closed, or is found to be no corpus any more", async () => {
    for (const close of [true, false]) {
      const folder = copyOfSeeds();
      const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
      await client.until(() => client.published.size === 3, "all three articles are published");
      if (close) {
        await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
          event: { added: [], removed: [{ uri: client.uri(folder), name: "it" }] },
        });
      } else {
        fs.rmSync(folder, { recursive: true });
        await client.connection.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.check });
      }
      await client.until(() => client.status?.state === "idle", "the status tells of it");
      await client.until(
        () => [...client.published.values()].every(({ diagnostics }) => diagnostics.length === 0),
        "all are taken back",
      );
      await client.stop();
    }
  });

  it("stand under the URI that the editor writes, and under no other", async () => {
    const text = "A &amp; B stand in this text.\n";
    const folder = temporaryFolder({ "corpuslint.json": "{}", "a (b).txt": text });
    const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
    const own = client.uri(folder, "a (b).txt");
    const theirs = own.replace("(", "%28").replace(")", "%29");
    await client.until(() => client.published.get(own)?.diagnostics.length !== undefined, "it is published");
    const counts = () => [own, theirs].map((uri) => client.published.get(uri)?.diagnostics.length ?? 0);
    await client.open(theirs, text);
    await client.until(() => (counts()[1] ?? 0) > 0, "it is published as the editor writes it");
    assert.equal(counts()[0], 0);
    await client.close(theirs);
    await client.until(() => (counts()[0] ?? 0) > 0, "closed, it is published as the server writes it");
    assert.equal(counts()[1], 0);
    await client.stop();
  });
});

describe("a storm of edits", () => {
  it("is published for its last text, and not for each", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
    await client.ready();
    const all = publishedBy(client);
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const start = { line: 0, character: 0 };
    const edits: Promise<unknown>[] = [];
    // Every second text has another finding.
    for (let time = 0; time < 200; time++) {
      const end = { line: 0, character: time % 2 === 0 ? 0 : 5 };
      edits.push(client.edit(uri, [{ range: { start, end }, text: time % 2 === 0 ? "&amp;" : "" }]));
    }
    // And the last one others than all before.
    edits.push(client.edit(uri, [{ range: { start, end: start }, text: "&amp; &amp; " }]));
    await Promise.all(edits);
    await client.until(() => client.published.get(uri)?.version === 202, "the last text is published");
    assert.ok(all.filter((each) => each.uri === uri).length < 50, `${all.length} times`);
    await client.stop();
  });

  it("costs nothing for the requests that were cancelled meanwhile", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
    const uri = client.uri(folder, FIRST);
    const document = await client.open(uri);
    const cut = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const outcomes: Promise<unknown>[] = [];
    for (let time = 0; time < 60; time++) {
      const cancel = new CancellationTokenSource();
      void client.edit(uri, [{ range: cut, text: document.getText(cut) }]);
      outcomes.push(
        client.connection
          .sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }, cancel.token)
          .then(
            () => "answered",
            (error: { code?: unknown }) => error.code,
          ),
      );
      cancel.cancel();
    }
    const cancelled = (await Promise.all(outcomes)).filter((one) => one === LSPErrorCodes.RequestCancelled);
    assert.ok(cancelled.length > 40, `${cancelled.length} of 60`);
    await client.stop();
  });
});
