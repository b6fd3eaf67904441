import assert from "node:assert/strict";
import { type InlayHint, InlayHintRequest } from "vscode-languageserver-protocol/node";
import { copyOfSeeds, LanguageClient } from "./language-client";

function hints(client: LanguageClient, uri: string, lines = 1000): Promise<InlayHint[] | null> {
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  return client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
}

function labelOf(hint: InlayHint | undefined): string {
  assert.ok(hint !== undefined);
  return typeof hint.label === "string" ? hint.label : hint.label.map(({ value }) => value).join("");
}

describe("inlay hints", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  it("tell the day with its weekday", async () => {
    const uri = client.uri(folder, "001_18a1406b64227878.txt");
    await client.open(uri);
    const [hint, ...others] = (await hints(client, uri)) ?? [];
    assert.deepEqual(others, []);
    assert.equal(labelOf(hint), "Sunday, 11 July 2021");
  });

  it("tell the day that another article shows, and lead there", async () => {
    const uri = client.uri(folder, "000_7d12872e8ff6fa34.txt");
    const document = await client.open(uri);
    const [hint] = (await hints(client, uri)) ?? [];
    assert.equal(labelOf(hint), "no date; perhaps Sunday, 11 July 2021");
    assert.equal(hint?.position.line, 0);
    assert.equal(hint?.position.character, (document.getText().split(/\r?\n/)[0] ?? "").trimEnd().length);
    assert.ok(Array.isArray(hint?.label));
    assert.equal(hint.label[0]?.location?.uri, client.uri(folder, "001_18a1406b64227878.txt"));
  });

  it("tell the bounds of an article without a date", async () => {
    const uri = client.uri(folder, "003_bbb90e647f579489.txt");
    await client.open(uri);
    const [hint] = (await hints(client, uri)) ?? [];
    assert.match(labelOf(hint), /^no date; not before 2019-01-01/);
  });

  it("are none outside of the range asked for, and outside of corpora", async () => {
    const uri = client.uri(folder, "001_18a1406b64227878.txt");
    await client.open(uri);
    assert.deepEqual(
      await client.connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri },
        range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } },
      }),
      [],
    );
    assert.deepEqual(await hints(client, "file:///nowhere/else.txt"), []);
  });
});
