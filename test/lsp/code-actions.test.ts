import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from "vscode-languageserver-protocol/node";
import { serverCommands } from "../../server/src/protocol";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const SECOND = "001_18a1406b64227878.txt";
const THIRD = "003_bbb90e647f579489.txt";

async function actions(
  client: LanguageClient,
  uri: string,
  range: Range,
  only?: string[],
): Promise<CodeAction[]> {
  const answer = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range,
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
  return (answer ?? []).filter(
    (action): action is CodeAction => !("command" in action && typeof action.command === "string"),
  );
}

function titled(all: readonly CodeAction[], title: RegExp): CodeAction {
  const found = all.find((action) => title.test(action.title));
  assert.ok(found, `${title} among ${all.map((action) => action.title).join("; ")}`);
  return found;
}

/** Resolves and applies an action as an editor does. */
async function choose(client: LanguageClient, action: CodeAction): Promise<void> {
  const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
  assert.ok(edit, "an edit");
  assert.ok(await client.apply(edit));
}

function line(number: number): Range {
  return { start: { line: number - 1, character: 0 }, end: { line: number - 1, character: 10_000 } };
}

describe("code actions", () => {
  let client: LanguageClient;
  let folder: string;

  beforeEach(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  afterEach(() => client.stop());

  it("mend one place and nothing else", async () => {
    const uri = client.uri(folder, FIRST);
    const before = (await client.open(uri)).getText();
    const action = titled(await actions(client, uri, line(7)), /“Xi”$/);
    assert.equal(action.kind, "quickfix");
    assert.equal(action.edit, undefined, "computed only when chosen");
    assert.equal(action.diagnostics?.[0]?.code, "names/family-name-slip");
    await choose(client, action);
    assert.equal(client.document(uri).getText(), before.replace("letter to Jinping on", "letter to Xi on"));
    const there = (await client.items(uri)).filter(({ range }) => range.start.line === 6);
    assert.ok(!there.some(({ code }) => code === "names/family-name-slip"));
  });

  it("mend one problem in the whole file", async () => {
    const uri = client.uri(folder, FIRST);
    const before = (await client.open(uri)).getText();
    await choose(
      client,
      titled(await actions(client, uri, line(5)), /“Kim Jong Un” in the whole file \(2\)/),
    );
    assert.equal(client.document(uri).getText(), before.replaceAll("Kim Jong-un", "Kim Jong Un"));
  });

  it("for a selection of very many findings are few, come at once, and offer each wider fix once", async () => {
    const uri = client.uri(folder, "many.txt");
    await client.open(uri, "<p>Share this &amp; that</p> ".repeat(6_000));
    await client.items(uri);
    const start = performance.now();
    const all = await actions(client, uri, line(1), ["quickfix"]);
    assert.ok(performance.now() - start < 2000, "at once");
    assert.ok(all.length < 500, `${all.length} actions`);
    assert.equal(all.filter(({ title }) => /html-entity” in the whole file \(6000\)/.test(title)).length, 1);
    await client.close(uri);
  });

  it("remove a zone of page debris and leave the body with one newline", async () => {
    const uri = client.uri(folder, THIRD);
    const before = (await client.open(uri)).getText();
    const body = before.slice(0, before.indexOf("Source link")).trimEnd();
    const zone = (await actions(client, uri, line(13))).filter(({ diagnostics }) =>
      diagnostics?.some(({ range }) => range.start.line === 12 && range.end.line === 26),
    );
    const action = zone[0];
    assert.ok(action);
    await choose(client, action);
    assert.equal(client.document(uri).getText(), `${body}\n`);
  });

  it("insert a date that was inferred, and only singly", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const all = await actions(client, uri, line(1));
    const action = titled(all, /2021-07-11/);
    assert.equal(action.isPreferred, true);
    assert.ok(!all.some(({ title }) => /2021-07-11.*whole/.test(title)), "never for many at once");
    await choose(client, action);
    assert.ok(!(await client.items(uri)).some(({ code }) => code === "dates/missing"));
    assert.match(client.document(uri).getText(), /2021-07-11/);
  });

  it("offer a placeholder to type over where no date is known", async () => {
    const uri = client.uri(folder, THIRD);
    await client.open(uri);
    const action = titled(await actions(client, uri, line(1)), /date header to type into/);
    const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
    assert.match(JSON.stringify(edit), /"snippet":\{"kind":"snippet","value":"[^"]*\$\{1:/);
  });

  it("fix all that is safe in the file, once and for all", async () => {
    for (const name of [FIRST, SECOND, THIRD]) {
      const uri = client.uri(folder, name);
      await client.open(uri);
      const range = line(1);
      const [action, ...more] = await actions(client, uri, range, ["source.fixAll"]);
      assert.deepEqual(more, []);
      assert.equal(action?.kind, "source.fixAll.corpuslint");
      await choose(client, action);
      assert.deepEqual(await actions(client, uri, range, ["source.fixAll.corpuslint"]), []);
      assert.ok(!client.document(uri).getText().startsWith("2021"), "an inferred date is never inserted");
    }
  });

  it("are refused when the text has changed since they were offered", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const action = titled(await actions(client, uri, line(7)), /“Xi”$/);
    await client.edit(uri, [{ text: "Something else altogether.\n" }]);
    await assert.rejects(
      client.connection.sendRequest(CodeActionResolveRequest.type, action),
      (error: unknown) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
  });

  it("carry the version of the document they were computed from", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    await client.edit(uri, [{ range: { start: line(1).start, end: line(1).start }, text: "The " }]);
    const action = titled(await actions(client, uri, line(7)), /“Xi”$/);
    const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, action);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && "textDocument" in change);
    assert.equal(change.textDocument.version, 2);
    await client.edit(uri, [{ range: { start: line(1).start, end: line(1).start }, text: "x" }]);
    assert.equal(await client.apply(edit ?? {}), false, "the editor refuses it");
  });

  it("offer decisions and to ignore, as commands", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const all = await actions(client, uri, line(5));
    const canonical = titled(all, /canonical/);
    assert.equal(canonical.command?.command, serverCommands.decide);
    assert.equal(canonical.command?.arguments?.[0]?.kind, "canonical-name");
    assert.equal(titled(all, /^Ignore/).command?.command, serverCommands.ignore);
    const everywhere = titled(all, /in the whole corpus \(2 in 1 article\)/);
    assert.equal(everywhere.command?.command, serverCommands.fixCorpus);
  });

  it("name the rule of what they ignore", async () => {
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    const titles = (await actions(client, uri, line(6))).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.startsWith("Ignore")),
      ["Ignore this finding (text/mismatched-quotes)", "Ignore this finding (names/agency-country)"],
    );
  });

  it("name the part of a zone that they remove everywhere", async () => {
    const other = copyOfSeeds();
    for (const name of [SECOND, THIRD]) {
      const path = join(other, name);
      const body = readFileSync(path, "utf8").split("Source link")[0]?.trimEnd();
      writeFileSync(path, `${body}\n\nShare this:\nFacebook\nTwitter\n\nAdvertisement\n`);
    }
    const second = await LanguageClient.launch({ folders: [other] });
    await second.ready();
    const uri = second.uri(other, SECOND);
    await second.open(uri);
    const titles = (await actions(second, uri, line(9))).map(({ title }) => title);
    await second.stop();
    assert.deepEqual(
      titles.filter((title) => title.includes("whole corpus")),
      ["", " (only the share bar)", " (only the advertisement)"].map(
        (part) => `Fix all “boilerplate/page-tail”${part} in the whole corpus (2 in 2 articles) …`,
      ),
    );
  });

  it("are none on clean text and outside of corpora", async () => {
    const uri = client.uri(folder, THIRD);
    await client.open(uri);
    assert.deepEqual(await actions(client, uri, line(8)), []);
    await client.open("untitled:x", "a \n");
    assert.deepEqual(await actions(client, "untitled:x", line(1)), []);
  });
});

describe("code actions for an editor that resolves nothing", () => {
  it("carry their edits", async () => {
    const folder = copyOfSeeds();
    const { codeAction: _, ...rest } = everything.textDocument ?? {};
    const { workspaceEdit: __, ...workspace } = everything.workspace ?? {};
    const client = await LanguageClient.launch({
      folders: [folder],
      capabilities: {
        ...everything,
        workspace,
        textDocument: {
          ...rest,
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
      },
    });
    const uri = client.uri(folder, FIRST);
    await client.open(uri);
    await client.ready();
    const action = titled(await actions(client, uri, line(7)), /“Xi”$/);
    assert.ok(action.edit?.changes, "without versions, which it does not know");
    assert.ok(await client.apply(action.edit));
    assert.match(client.document(uri).getText(), /letter to Xi on/);
    await client.stop();
  });
});
