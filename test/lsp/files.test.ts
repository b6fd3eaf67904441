import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  CodeActionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DocumentSymbolRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver-protocol/node";
import { type ArticlesResult, articlesRequest } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const SECOND = "001_18a1406b64227878.txt";

function file(...segments: string[]): string {
  return fs.readFileSync(path.join(...segments), "utf8");
}

async function names(client: LanguageClient): Promise<string[]> {
  const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
  return articles.map(({ name }) => name);
}

async function codes(client: LanguageClient, uri: string): Promise<unknown[]> {
  return (await client.items(uri)).map(({ code }) => code);
}

describe("files of a folder", () => {
  it("are told as the editor writes the folder, documents as it writes them", async () => {
    const folder = copyOfSeeds();
    fs.writeFileSync(path.join(folder, "corpuslint.json"), '{"rules": 1}');
    fs.mkdirSync(path.join(folder, "a b"));
    fs.copyFileSync(path.join(folder, FIRST), path.join(folder, "a b", "c d.txt"));
    const writes = (uri: string) => uri.replace("corpuslint-test", "corpuslint%2Dtest");
    const client = await LanguageClient.launch({ folders: [folder], writes });
    await client.ready();
    const root = writes(client.uri(folder));
    assert.notEqual(root, client.uri(folder));
    const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    assert.deepEqual(
      articles.map(({ uri }) => uri).sort(),
      [FIRST, SECOND, "003_bbb90e647f579489.txt", "a%20b/c%20d.txt"].map((name) => `${root}/${name}`),
    );
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    assert.ok(items.some(({ uri }) => uri === `${root}/corpuslint.json`));
    assert.ok(items.every(({ uri }) => uri.startsWith(`${root}/`)));
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const held = client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    fs.writeFileSync(path.join(folder, "corpuslint.json"), "{}");
    await client.changed(FileChangeType.Changed, `${root}/corpuslint.json`);
    const taken = (await held).items.find(({ uri }) => uri.endsWith("corpuslint.json"));
    assert.equal(taken?.uri, `${root}/corpuslint.json`);
    assert.ok(taken?.kind === "full" && taken.items.length === 0);
    // A document that is open, as it was opened.
    const own = client.uri(folder, FIRST);
    await client.open(own);
    const evidence = (await client.items(own)).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    const places = new Set(evidence.map(({ location }) => location.uri));
    assert.ok(places.has(own) && places.has(`${root}/${SECOND}`));
    await client.stop();
  });
});

describe("files that come, change and go", () => {
  let client: LanguageClient;
  let folder: string;

  beforeEach(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  afterEach(() => client.stop());

  it("are watched", async () => {
    await client.until(
      () => client.registrations.some(({ method }) => method === "workspace/didChangeWatchedFiles"),
      "the watchers are registered",
    );
    const { registerOptions } =
      client.registrations.find(({ method }) => method.endsWith("WatchedFiles")) ?? {};
    assert.match(JSON.stringify(registerOptions), /"\*\*\/\*\.txt"/);
    assert.match(JSON.stringify(registerOptions), /corpuslint\.json/);
  });

  it("a new file is an article, a deleted one is none, a deleted folder takes its articles along", async () => {
    fs.mkdirSync(path.join(folder, "sub"));
    for (const name of ["new.txt", "sub/deep.txt"]) {
      fs.writeFileSync(path.join(folder, name), "A title\n2021-07-11\n\nA text of its own.\n");
      await client.changed(FileChangeType.Created, client.uri(folder, name));
    }
    await client.until(() => client.status?.articles === 5, "both are known");
    fs.rmSync(path.join(folder, "new.txt"));
    await client.changed(FileChangeType.Deleted, client.uri(folder, "new.txt"));
    fs.rmSync(path.join(folder, "sub"), { recursive: true });
    await client.changed(FileChangeType.Deleted, client.uri(folder, "sub"));
    await client.until(() => client.status?.articles === 3, "both are gone");
    assert.equal((await names(client)).length, 3);
  });

  it("a folder that is moved takes its articles along", async () => {
    const outside = temporaryFolder({ "deep/a.txt": "A title\n2021-07-11\n\nA text of its own.\n" });
    for (const [from, to] of [
      [outside, path.join(folder, "in")],
      [path.join(folder, "in"), path.join(folder, "renamed")],
    ] as const) {
      fs.renameSync(from, to);
      await client.changed(FileChangeType.Deleted, client.uri(from));
      await client.until(() => client.status?.articles === 3, "it is gone");
      await client.changed(FileChangeType.Created, client.uri(to));
      await client.until(() => client.status?.articles === 4, "the article of the folder is known");
    }
    // Nor is one that is hidden looked into.
    fs.renameSync(path.join(folder, "renamed"), path.join(folder, ".hidden"));
    await client.changed(FileChangeType.Deleted, client.uri(folder, "renamed"));
    await client.changed(FileChangeType.Created, client.uri(folder, ".hidden"));
    await client.until(() => client.status?.articles === 3, "it is gone");
  });

  it("a link to a folder is not followed", async function () {
    if (process.platform === "win32") this.skip();
    const outside = temporaryFolder({ "a.txt": "A title\n2021-07-11\n\nA text of its own.\n" });
    fs.symlinkSync(outside, path.join(folder, "link"));
    await client.changed(FileChangeType.Created, client.uri(folder, "link"));
    fs.mkdirSync(path.join(folder, "real"));
    fs.writeFileSync(path.join(folder, "real", "b.txt"), "A title\n2021-07-11\n\nA text of its own.\n");
    await client.changed(FileChangeType.Created, client.uri(folder, "real"));
    await client.until(() => client.status?.articles === 4, "the folder's article is known");
    assert.deepEqual(
      (await names(client)).filter((name) => name === "a.txt"),
      [],
    );
    assert.equal(client.status?.articles, 4);
  });

  it("a corpus whose own folder is deleted has no articles, and has those that come back", async () => {
    const text = file(folder, FIRST);
    fs.rmSync(folder, { recursive: true });
    await client.changed(FileChangeType.Deleted, client.uri(folder));
    await client.until(() => client.status?.articles === 0, "all are gone");
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, FIRST), text);
    await client.changed(FileChangeType.Created, client.uri(folder, FIRST));
    await client.until(() => client.status?.articles === 1, "one is back");
  });

  it("deleting the article that gave the evidence takes the inferred date away", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.match(JSON.stringify(await client.items(uri)), /probably 2021-07-11/);
    fs.rmSync(path.join(folder, SECOND));
    await client.changed(FileChangeType.Deleted, client.uri(folder, SECOND));
    await client.until(() => client.status?.articles === 2, "it is gone");
    assert.doesNotMatch(JSON.stringify(await client.items(uri)), /probably 2021-07-11/);
  });

  it("a document that is not on disk yet is an article of its folder", async () => {
    const uri = client.uri(folder, "draft.txt");
    await client.open(uri, "A title &amp; more\n\nText of the draft stands here.\n");
    assert.ok((await codes(client, uri)).includes("text/html-entity"));
    await client.close(uri);
    await client.until(() => client.status?.articles === 3, "it is gone when closed");
  });
});

describe("the configuration file", () => {
  let client: LanguageClient;
  let folder: string;
  let settings: string;

  beforeEach(async () => {
    folder = copyOfSeeds();
    settings = path.join(folder, "corpuslint.json");
    fs.writeFileSync(settings, '{ "rules": { "dates/missing": "off" } }');
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  afterEach(() => client.stop());

  it("broken is a diagnostic on that file, and the last good one stays in force", async () => {
    const uri = client.uri(folder, FIRST);
    const own = client.uri(settings);
    await client.open(uri);
    assert.ok(!(await codes(client, uri)).includes("dates/missing"));
    assert.deepEqual(await client.items(own), []);
    fs.writeFileSync(settings, '{ "rules": { "dates/missing": "loud" } }');
    await client.changed(FileChangeType.Changed, own);
    assert.ok(!(await codes(client, uri)).includes("dates/missing"));
    const [problem] = await client.items(own);
    assert.equal(problem?.severity, 1);
    assert.match(JSON.stringify(problem), /last good configuration/);
    assert.deepEqual(problem?.range, { start: { line: 0, character: 30 }, end: { line: 0, character: 36 } });
    fs.writeFileSync(settings, "{}");
    await client.changed(FileChangeType.Changed, own);
    assert.deepEqual(await client.items(own), []);
    assert.ok((await codes(client, uri)).includes("dates/missing"));
  });

  it("counts as it is typed", async () => {
    const own = client.uri(settings);
    await client.open(own, undefined, "jsonc");
    await client.edit(own, [{ text: '{ "rules": { "text/*": "off" } ' }]);
    assert.equal((await client.items(own)).length, 1);
    await client.edit(own, [{ text: '{ "rules": { "text/*": "off" } }' }]);
    assert.deepEqual(await client.items(own), []);
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.ok(!(await codes(client, uri)).some((code) => String(code).startsWith("text/")));
  });

  it("can take articles out", async () => {
    fs.writeFileSync(settings, '{ "exclude": ["000*"] }');
    await client.changed(FileChangeType.Changed, client.uri(settings));
    await client.until(() => client.status?.articles === 2, "one is out");
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.deepEqual(await client.items(uri), []);
  });

  it("that appears makes a corpus of a folder that was none", async () => {
    const other = temporaryFolder({ "package.json": "{}", "a.txt": "A &amp; B stand here.\n" });
    const second = await LanguageClient.launch({ folders: [other] });
    await second.until(() => second.status?.state === "idle", "the server is idle");
    fs.writeFileSync(path.join(other, "corpuslint.json"), "{}");
    await second.changed(FileChangeType.Created, second.uri(other, "corpuslint.json"));
    await second.ready();
    assert.deepEqual(await names(second), ["a.txt"]);
    await second.stop();
  });
});

describe("the editor's settings", () => {
  it("are asked for, and asked for again when they change", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({
      folders: [folder],
      settings: { rules: { "dates/*": "off" } },
    });
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.ok(!(await codes(client, uri)).includes("dates/missing"));
    client.settings = { enable: false };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.until(() => client.status?.state === "idle", "it is switched off");
    assert.deepEqual(await client.items(uri), []);
    client.settings = {};
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.ready();
    assert.ok((await codes(client, uri)).includes("dates/missing"));
    await client.stop();
  });

  it("of an editor that says it can be asked and cannot are the usual ones", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    client.connection.onRequest(ConfigurationRequest.type, () => {
      throw new Error("no settings");
    });
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.ready();
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.ok((await codes(client, uri)).includes("dates/missing"));
    await client.stop();
  });

  it("may come with the handshake", async () => {
    const folder = copyOfSeeds();
    const { configuration: _, ...workspace } = everything.workspace ?? {};
    const client = await LanguageClient.launch({
      folders: [folder],
      capabilities: { ...everything, workspace },
      initializationOptions: { rules: { "dates/*": "off" } },
    });
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    assert.ok(!(await codes(client, uri)).includes("dates/missing"));
    await client.stop();
  });
});

describe("bad input", () => {
  const prose = "A title\n2021-07-11\n\nThe text of the article stands here, in a line of its own.\n";

  it("none of it stops the server or the other files", async function () {
    this.timeout(60_000);
    const folder = temporaryFolder({
      "corpuslint.json": "{}",
      "empty.txt": "",
      "blank.txt": " \n\n\t\n",
      "binary.txt": Uint8Array.from({ length: 5000 }, (_, index) => index % 256),
      "latin.txt": Buffer.from("Der Pr\xe4sident sprach.\n\n\n\n", "latin1"),
      "crlf.txt": prose.replaceAll("\n", "\r\n"),
      "cr.txt": prose.replaceAll("\n", "\r"),
      "bom.txt": `\ufeff${prose}`,
      "utf16.txt": Buffer.from(`\ufeff${prose}`, "utf16le"),
      "huge.txt": Buffer.alloc(50_000_000, "word "),
      "oneline.txt": "word ".repeat(200_000),
      "good.txt": prose.replace("title", "title &amp; more"),
    });
    fs.chmodSync(path.join(folder, "blank.txt"), 0o000);
    fs.mkdirSync(path.join(folder, "folder.txt"));
    fs.symlinkSync("/etc/hostname", path.join(folder, "outside.txt"));
    const client = await LanguageClient.launch({ folders: [folder] });
    await client.ready(30_000);
    const { articles } = await client.connection.sendRequest<ArticlesResult>(articlesRequest);
    const notices = new Map(articles.map(({ name, notice }) => [name, notice]));
    assert.match(notices.get("huge.txt") ?? "", /50\.0 MB/);
    assert.match(notices.get("binary.txt") ?? "", /no text/);
    assert.match(notices.get("latin.txt") ?? "", /Windows-1252/);
    for (const name of [
      "empty.txt",
      "crlf.txt",
      "cr.txt",
      "bom.txt",
      "utf16.txt",
      "good.txt",
      "oneline.txt",
    ]) {
      assert.ok(notices.has(name) && notices.get(name) === undefined, name);
    }
    assert.ok(!notices.has("outside.txt") && !notices.has("folder.txt"));
    assert.ok((await codes(client, client.uri(folder, "good.txt"))).includes("text/html-entity"));
    assert.match(JSON.stringify(await client.items(client.uri(folder, "huge.txt"))), /50\.0 MB/);
    assert.ok(client.status?.notices.some((notice) => notice.startsWith("huge.txt")));
    const told = client.status?.notices.filter((notice) => /^\w+\.txt: /.test(notice)) ?? [];
    assert.deepEqual(told, [...told].sort(), "in the order of their paths");
    await client.stop();
  });

  it("in the editor: every request on every odd text has an answer", async function () {
    this.timeout(60_000);
    const folder = temporaryFolder({ "corpuslint.json": "{}", "good.txt": prose });
    const client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
    const texts = [
      "",
      "\n",
      "\r\n\r\n\r\n",
      "\ufeff",
      "\ud800",
      "\u0000\u0001",
      "x".repeat(1_000_000),
      "\u202e".repeat(500),
      "a\n".repeat(20_000),
    ];
    for (const [index, text] of texts.entries()) {
      const uri = client.uri(folder, `odd${index}.txt`);
      await client.open(uri, text);
      const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
      const textDocument = { uri };
      await client.items(uri);
      await client.connection.sendRequest(HoverRequest.type, { textDocument, position: range.end });
      await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument,
        range,
        context: { diagnostics: [] },
      });
      await client.close(uri);
    }
    assert.equal(client.exitCode, undefined);
    await client.stop();
  });

  it("a folder that is gone is no corpus", async () => {
    const client = await LanguageClient.launch({ folders: ["/nowhere/at/all"] });
    await client.until(() => client.status?.state === "idle", "the server is idle");
    await client.stop();
    assert.equal(client.exitCode, 0);
  });

  it("with no folder at all the server is idle", async () => {
    const client = await LanguageClient.launch({ folders: [] });
    await client.open("untitled:x", "text &amp; more \n");
    assert.deepEqual(await client.items("untitled:x"), []);
    await client.stop();
  });
});
