import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  CancellationTokenSource,
  type Diagnostic,
  DiagnosticTag,
  FileChangeType,
  ProgressType,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const SECOND = "001_18a1406b64227878.txt";
const THIRD = "003_bbb90e647f579489.txt";

const { diagnostic: _, ...withoutPull } = everything.textDocument ?? {};
/** An editor that waits to be told. */
const pushOnly = { ...everything, textDocument: { ...withoutPull, publishDiagnostics: {} } };

function messageOf(diagnostic: Diagnostic | undefined): string {
  const message = diagnostic?.message ?? "";
  return typeof message === "string" ? message : message.value;
}

function codes(items: readonly Diagnostic[]): unknown[] {
  return items.map(({ code }) => code);
}

describe("document diagnostics", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  it("tell what is wrong, where, why, and where to read more", async () => {
    const uri = client.uri(folder, FIRST);
    const document = await client.open(uri);
    const items = await client.items(uri);
    const missing = items.find(({ code }) => code === "dates/missing");
    assert.ok(missing);
    assert.equal(missing.source, "corpuslint");
    assert.equal(missing.range.start.line, 0);
    assert.match(missing.codeDescription?.href ?? "", /^https:.*\/dates\/missing\.md$/);
    const elsewhere = missing.relatedInformation?.map(({ location }) => location.uri) ?? [];
    assert.ok(elsewhere.includes(client.uri(folder, SECOND)), "evidence from the other article");
    const slip = items.find(({ code }) => code === "names/family-name-slip");
    assert.ok(slip);
    assert.equal(document.getText(slip.range), "Jinping");
  });

  it("place evidence without a place of its own at what was found", async () => {
    const uri = client.uri(folder, "damaged.txt");
    await client.open(uri, "A treaty\n\nThe presidentâ€™s office said so.\n");
    const damaged = (await client.items(uri)).find(({ code }) => code === "text/mojibake");
    const [evidence] = damaged?.relatedInformation ?? [];
    assert.deepEqual(evidence?.location, { uri, range: damaged?.range });
    await client.close(uri);
  });

  it("say once that a file was not decoded", async () => {
    const latin = copyOfSeeds();
    fs.writeFileSync(
      path.join(latin, "latin1.txt"),
      Buffer.from("Élysée\n\nThe men met in Köln.\n", "latin1"),
    );
    const other = await LanguageClient.launch({ folders: [latin] });
    await other.ready();
    const items = await other.items(other.uri(latin, "latin1.txt"));
    await other.stop();
    assert.deepEqual(
      items.filter((item) => /UTF-8/.test(messageOf(item))).map(({ code, message }) => [code, message]),
      [["text/undecodable", "The file is not valid UTF-8; it is read as Windows-1252 and never rewritten"]],
    );
  });

  it("fade page debris", async () => {
    const uri = client.uri(folder, THIRD);
    await client.open(uri);
    const tail = (await client.items(uri)).find(({ range }) => range.start.line === 12);
    assert.deepEqual(tail?.tags, [DiagnosticTag.Unnecessary]);
    assert.equal(tail?.range.end.line, 26);
  });

  it("are not sent twice", async () => {
    const uri = client.uri(folder, FIRST);
    const first = await client.diagnostics(uri);
    assert.equal(first.kind, "full");
    const again = await client.diagnostics(uri, first.resultId);
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });
    await client.edit(uri, [{ range: at(0, 0), text: "x" }]);
    assert.equal((await client.diagnostics(uri, first.resultId)).kind, "full");
    await client.edit(uri, [{ range: { start: at(0, 0).start, end: at(0, 1).start }, text: "" }]);
  });

  it("follow the text as it is typed", async () => {
    const uri = client.uri(folder, FIRST);
    const line = client.document(uri).getText({ start: at(2, 0).start, end: at(3, 0).start });
    assert.equal(line, "-\n");
    await client.edit(uri, [{ range: { start: at(2, 0).start, end: at(3, 0).start }, text: "" }]);
    assert.ok(!codes(await client.items(uri)).includes("text/stray-separator"));
    await client.edit(uri, [{ range: at(2, 0), text: "-\n" }]);
    assert.ok(codes(await client.items(uri)).includes("text/stray-separator"));
  });

  it("in one document follow an edit in another", async () => {
    const first = client.uri(folder, FIRST);
    const second = client.uri(folder, SECOND);
    await client.open(second);
    const message = async () =>
      messageOf((await client.items(first)).find(({ code }) => code === "dates/missing"));
    assert.match(await message(), /2021-07-11/);
    const refreshes = client.refreshes;
    const whole = client.document(second).getText();
    await client.edit(second, [{ text: whole.replace("2021-07-11", "2020-07-11") }]);
    assert.doesNotMatch(await message(), /2021-07-11/);
    await client.until(() => client.refreshes > refreshes, "the server asks for a refresh");
    await client.edit(second, [{ text: whole }]);
    assert.match(await message(), /2021-07-11/);
  });

  it("of a document outside of all corpora are none", async () => {
    const elsewhere = temporaryFolder({ "note.txt": "a  note \n\n\n\n" });
    const uri = client.uri(elsewhere, "note.txt");
    await client.open(uri);
    assert.deepEqual(await client.items(uri), []);
    await client.open("untitled:Untitled-1", "text \n");
    assert.deepEqual(await client.items("untitled:Untitled-1"), []);
  });

  it("are at most 1,000 a file, and say how many are left out", async () => {
    const uri = client.uri(folder, "004_many.txt");
    await client.open(
      uri,
      Array.from({ length: 1500 }, (_, n) => `Number ${n} is Tom &amp; Jerry.\n`).join(""),
    );
    const items = await client.items(uri);
    assert.equal(items.length, 1000);
    assert.match(messageOf(items.at(-1)), /^\d+ more problems/);
    await client.close(uri);
  });
});

describe("workspace diagnostics", () => {
  it("come in parts as they change, while the request stays open", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    const reports = new Map<string, WorkspaceDocumentDiagnosticReport>();
    const received: string[] = [];
    client.connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReportPartialResult>(),
      "partial",
      ({ items }) => {
        for (const item of items) {
          reports.set(item.uri, item);
          received.push(item.uri);
        }
      },
    );
    const cancel = new CancellationTokenSource();
    let ended = false;
    const request = client.connection
      .sendRequest(
        WorkspaceDiagnosticRequest.type,
        { previousResultIds: [], partialResultToken: "partial" },
        cancel.token,
      )
      .finally(() => {
        ended = true;
      });
    await client.until(() => reports.size === 3, "all three articles are reported");
    const third = client.uri(folder, THIRD);
    const before = reports.get(third);
    assert.ok(before?.kind === "full" && codes(before.items).includes("text/blank-lines"));

    // A file that is not open changes on disk.
    received.length = 0;
    fs.writeFileSync(
      path.join(folder, THIRD),
      "A title\n2021-07-11\n\nA short text that is left of the article.\n",
    );
    await client.changed(FileChangeType.Changed, third);
    await client.until(() => received.includes(third), "the change is reported");
    const after = reports.get(third);
    assert.ok(after?.kind === "full" && !codes(after.items).includes("text/blank-lines"));

    // And another is deleted.
    const first = client.uri(folder, FIRST);
    fs.rmSync(path.join(folder, FIRST));
    received.length = 0;
    await client.changed(FileChangeType.Deleted, first);
    await client.until(() => received.includes(first), "the deletion is reported");
    const gone = reports.get(first);
    assert.deepEqual(gone?.kind === "full" ? gone.items : undefined, []);
    assert.equal(ended, false);

    // What the editor forgets on closing is sent again.
    const second = client.uri(folder, SECOND);
    await client.open(second);
    received.length = 0;
    await client.close(second);
    await client.until(() => received.includes(second), "the closed document is reported");

    cancel.cancel();
    await request;
    await client.stop();
  });

  it("of an editor that takes no parts are answered when complete, then held until something changes", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    assert.equal(items.length, 3);
    const previousResultIds = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const held = client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    const early = await Promise.race([
      held,
      new Promise((resolve) => setTimeout(() => resolve("held"), 300)),
    ]);
    assert.equal(early, "held");
    const third = client.uri(folder, THIRD);
    fs.appendFileSync(path.join(folder, THIRD), "\n\n\n\nMore of it.\n");
    await client.changed(FileChangeType.Changed, third);
    const news = await held;
    assert.deepEqual(
      news.items.map(({ uri }) => uri),
      [third],
    );
    await client.stop();
  });

  it("know a file again however the editor writes its URI", async () => {
    const name = "Kim, Xi (2021) & co's.txt";
    const folder = temporaryFolder({
      "corpuslint.json": "{}",
      [name]: "A &amp; B stand in this text.\n",
      "b.txt": "C &amp; D stand in another text.\n",
    });
    const client = await LanguageClient.launch({ folders: [folder] });
    // VS Code encodes all that is not unreserved.
    const encoded = (uri: string) =>
      uri.replace(/[,()&']/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
    const uri = encoded(client.uri(folder, name));
    assert.notEqual(uri, client.uri(folder, name));
    await client.open(uri, "A &amp; B stand in this text.\n");
    assert.ok(codes(await client.items(uri)).includes("text/html-entity"));
    await client.close(uri);
    await client.ready();
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    assert.equal(items.length, 2);
    const previousResultIds = items.map((item) => ({ uri: encoded(item.uri), value: item.resultId ?? "" }));
    const held = client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    const other = client.uri(folder, "b.txt");
    fs.writeFileSync(path.join(folder, "b.txt"), "C and D stand in another text.\n");
    await client.changed(FileChangeType.Changed, other);
    assert.deepEqual(
      (await held).items.map((item) => item.uri),
      [other],
    );
    await client.stop();
  });

  it("are dropped at once when cancelled", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
    const cancel = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      WorkspaceDiagnosticRequest.type,
      { previousResultIds: [], partialResultToken: "p" },
      cancel.token,
    );
    // Until then it would be dropped without a look at it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    cancel.cancel();
    await request;
    assert.ok(performance.now() - start < 500);
    await client.stop();
  });
});

describe("pushed diagnostics", () => {
  it("are published for the whole corpus, again when something changes, and taken back", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    await client.until(() => client.published.size === 3, "all three articles are published");
    const uri = client.uri(folder, FIRST);
    const version = () => client.published.get(uri)?.version;
    await client.open(uri);
    await client.edit(uri, [{ range: { start: at(2, 0).start, end: at(3, 0).start }, text: "" }]);
    await client.until(() => version() === 2, "the changed document is published");
    assert.ok(!codes(client.published.get(uri)?.diagnostics ?? []).includes("text/stray-separator"));
    const third = client.uri(folder, THIRD);
    fs.rmSync(path.join(folder, THIRD));
    await client.changed(FileChangeType.Deleted, third);
    await client.until(
      () => client.published.get(third)?.diagnostics.length === 0,
      "the deleted one is taken back",
    );
    await client.stop();
  });

  it("of one corpus leave those of another's configuration", async () => {
    const broken = copyOfSeeds();
    const other = copyOfSeeds();
    fs.writeFileSync(path.join(broken, "corpuslint.json"), "{");
    const client = await LanguageClient.launch({ folders: [broken, other], capabilities: pushOnly });
    const configuration = client.uri(broken, "corpuslint.json");
    const problems = () => client.published.get(configuration)?.diagnostics.length;
    await client.until(() => client.published.size === 7, "both corpora are published");
    assert.equal(problems(), 1);
    const third = client.uri(other, THIRD);
    fs.rmSync(path.join(other, THIRD));
    await client.changed(FileChangeType.Deleted, third);
    await client.until(() => client.published.get(third)?.diagnostics.length === 0, "it is taken back");
    assert.equal(problems(), 1);
    await client.stop();
  });

  it("reach an editor that can do nothing but show them", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder], capabilities: {}, rootOnly: true });
    await client.until(() => client.published.size === 3, "all three articles are published");
    assert.deepEqual(client.registrations, []);
    await client.stop();
    assert.equal(client.exitCode, 0);
  });

  it("carry their reasons in the message where the editor shows no related information", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder], capabilities: pushOnly });
    const uri = client.uri(folder, FIRST);
    await client.until(() => client.published.has(uri), "the article is published");
    const missing = client.published.get(uri)?.diagnostics.find(({ code }) => code === "dates/missing");
    assert.equal(missing?.relatedInformation, undefined);
    assert.match(messageOf(missing), /\n· /);
    await client.stop();
  });
});

function at(line: number, character: number) {
  return { start: { line, character }, end: { line, character } };
}
