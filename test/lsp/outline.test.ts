import assert from "node:assert/strict";
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SymbolKind,
} from "vscode-languageserver-protocol/node";
import { parseArticle } from "../../server/src/engine";
import { foldingRanges } from "../../server/src/lsp/outline";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const SECOND = "001_18a1406b64227878.txt";
const THIRD = "003_bbb90e647f579489.txt";

describe("outline", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  async function symbols(name: string): Promise<DocumentSymbol[]> {
    const uri = client.uri(folder, name);
    await client.open(uri);
    const answer = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    return (answer ?? []).filter((symbol): symbol is DocumentSymbol => "range" in symbol);
  }

  it("shows title, paragraphs by their first words, and page debris with its parts", async () => {
    const all = await symbols(THIRD);
    assert.match(all[0]?.name ?? "", /^Russian, Chinese officials/);
    assert.equal(all[0]?.detail, "title");
    assert.ok(all.some(({ name }) => name.startsWith("Moscow expanded its official presence")));
    const debris = all.at(-1);
    assert.equal(debris?.kind, SymbolKind.Namespace);
    const parts = debris?.children?.map(({ name }) => name) ?? [];
    for (const part of ["source link", "related articles", "comment form"])
      assert.ok(parts.includes(part), part);
    assert.ok(all.every(({ name }) => name !== "" && name.length < 80));
  });

  it("shows the publication date", async () => {
    const date = (await symbols(SECOND)).find(({ detail }) => detail === "publication date");
    assert.equal(date?.name, "2021-07-11");
    assert.equal(date?.range.start.line, 0);
  });

  it("folds page debris and its parts", async () => {
    const ranges = await client.connection.sendRequest(FoldingRangeRequest.type, {
      textDocument: { uri: client.uri(folder, THIRD) },
    });
    assert.ok(ranges?.some(({ startLine, endLine }) => startLine === 12 && endLine === 26));
    assert.ok(ranges?.some(({ startLine, endLine }) => startLine > 12 && endLine < 26));
  });

  it("is flat for an editor without hierarchy, empty outside of corpora", async () => {
    const { documentSymbol: _, ...textDocument } = everything.textDocument ?? {};
    const flat = await LanguageClient.launch({
      folders: [folder],
      capabilities: { ...everything, textDocument },
    });
    const uri = flat.uri(folder, THIRD);
    await flat.open(uri);
    const all = await flat.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    assert.ok((all ?? []).length > 6);
    assert.ok(all?.every((symbol) => "location" in symbol && symbol.location.uri === uri));
    await flat.open("untitled:x", "text");
    assert.deepEqual(
      await flat.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: "untitled:x" } }),
      [],
    );
    await flat.stop();
  });
});

describe("folding", () => {
  it("knows front matter", () => {
    const text = "---\ntitle: A title\ndate: 2021-07-11\n---\n\nThe text of the article stands here.\n";
    const ranges = foldingRanges(parseArticle({ id: "a.txt", text }));
    assert.deepEqual(
      ranges.map(({ startLine, endLine }) => [startLine, endLine]),
      [[0, 3]],
    );
  });
});
