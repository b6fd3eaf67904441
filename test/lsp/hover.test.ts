import assert from "node:assert/strict";
import { type Hover, HoverRequest, MarkupContent } from "vscode-languageserver-protocol/node";
import { escaped, link } from "../../server/src/lsp/markup";
import { monthBars } from "../../server/src/lsp/name-card";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, everything, LanguageClient } from "./language-client";

const FIRST = "000_7d12872e8ff6fa34.txt";
const THIRD = "003_bbb90e647f579489.txt";

function hover(client: LanguageClient, uri: string, line: number, character: number): Promise<Hover | null> {
  return client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: line - 1, character },
  });
}

function textOf(hover: Hover | null): string {
  assert.ok(hover !== null && MarkupContent.is(hover.contents));
  return hover.contents.value;
}

describe("hover", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  it("on a full name tells who it is in this corpus", async () => {
    const uri = client.uri(folder, FIRST);
    const document = await client.open(uri);
    const line = document.getText().split("\n")[4] ?? "";
    const answer = await hover(client, uri, 5, line.indexOf("Jong-un"));
    const text = textOf(answer);
    assert.match(text, /^\*\*Kim Jong Un\*\* · person/);
    assert.match(text, /Kim Jong-un \(2\)/);
    assert.match(text, /3 articles/);
    assert.match(text, /2021-07-11/);
    assert.match(text, /Near .*North Korea/);
    assert.ok(answer?.range);
    assert.equal(document.getText(answer.range), "Kim Jong-un");
    const links = [...text.matchAll(/\]\((file:[^)]*#L\d+,\d+)\)/g)];
    assert.ok(links.length >= 2 && links.length <= 3, "two or three quotations with their places");
    assert.ok(links.every(([, target]) => target?.startsWith(client.uri(folder))));
  });

  it("on a short form shows the full person", async () => {
    const uri = client.uri(folder, FIRST);
    assert.match(textOf(await hover(client, uri, 9, 1)), /\*\*Kim Jong Un\*\*/);
    const second = client.document(uri).getText().split("\n")[1] ?? "";
    assert.match(textOf(await hover(client, uri, 2, second.indexOf("Xi ") + 1)), /\*\*Xi Jinping\*\*/);
  });

  it("on an ordinary word, inside page debris, and outside of corpora shows nothing", async () => {
    const uri = client.uri(folder, FIRST);
    const line = client.document(uri).getText().split("\n")[4] ?? "";
    assert.equal(await hover(client, uri, 5, line.indexOf("pledged") + 2), null);
    const third = client.uri(folder, THIRD);
    const debris = (await client.open(third)).getText().split("\n")[18] ?? "";
    assert.ok(debris.includes("Jeffrey Epstein"));
    assert.equal(await hover(client, third, 19, debris.indexOf("Epstein")), null);
    assert.equal(await hover(client, "untitled:x", 1, 0), null);
  });

  it("on a date says which day it is", async () => {
    const uri = client.uri(folder, "001_18a1406b64227878.txt");
    await client.open(uri);
    assert.match(textOf(await hover(client, uri, 1, 8)), /Sunday.*11 July 2021/);
    const line = client.document(uri).getText().split("\n")[6] ?? "";
    const relative = textOf(await hover(client, uri, 7, line.indexOf("on Sunday") + 4));
    assert.match(relative, /11 July 2021.*counted from the day of publication/s);
    assert.equal(await hover(client, uri, 7, line.indexOf("1961") + 1), null);
  });

  it("beyond the end of the text shows nothing", async () => {
    assert.equal(await hover(client, client.uri(folder, FIRST), 5000, 5000), null);
  });

  it("is plain text for an editor that shows no markdown", async () => {
    const { hover: _, ...textDocument } = everything.textDocument ?? {};
    const plain = await LanguageClient.launch({
      folders: [folder],
      capabilities: { ...everything, textDocument },
    });
    const uri = plain.uri(folder, FIRST);
    await plain.open(uri);
    await plain.ready();
    const answer = await hover(plain, uri, 9, 1);
    assert.ok(MarkupContent.is(answer?.contents));
    assert.equal(answer.contents.kind, "plaintext");
    assert.match(answer.contents.value, /^Kim Jong Un · person\n/);
    assert.ok(!/[\\*[\]]/.test(answer.contents.value));
    await plain.stop();
  });

  it("shows hostile text as text", async () => {
    const evil =
      "President Kim Jong Un said <img src=x onerror=alert(1)> [click](command:evil) ![x](https://evil.example) `code` today.";
    const other = temporaryFolder({
      "a](https:evil) <b>.txt": `A title about the talks\n2021-07-11\n\n${evil}\n`,
      "b.txt":
        "Another title about the talks\n2021-07-11\n\nLeader Kim Jong Un spoke to reporters in the capital on Sunday.\n",
      "corpuslint.json": "{}",
    });
    const hostile = await LanguageClient.launch({ folders: [other] });
    await hostile.ready();
    const uri = hostile.uri(other, "b.txt");
    await hostile.open(uri);
    const text = textOf(await hover(hostile, uri, 4, 9));
    assert.ok(text.includes("\\<img"), text);
    assert.ok(!/(?<!\\)<|(?<!\\)`|(?<!\\)!\[/.test(text), text);
    const targets = [...text.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target]) => target ?? "");
    assert.ok(targets.length > 0 && targets.every((target) => target.startsWith("file:")), text);
    await hostile.stop();
  });
});

describe("the months of a name", () => {
  it("are drawn from the first to the last, those without any left empty", () => {
    const months = [
      { month: "2020-11", articles: 1 },
      { month: "2021-01", articles: 8 },
      { month: "2021-02", articles: 4 },
    ];
    assert.equal(monthBars(months), "2020-11 ▁ █▄ 2021-02");
    assert.equal(monthBars([{ month: "2021-01", articles: 3 }]), "");
    assert.equal(monthBars([]), "");
  });

  it("are left out where they are too many to be read", () => {
    assert.equal(
      monthBars([
        { month: "1900-01", articles: 1 },
        { month: "2021-01", articles: 1 },
      ]),
      "",
    );
  });
});

describe("markup", () => {
  it("escapes all that markdown could read", () => {
    assert.equal(escaped("a*b_[c](d)<e>"), "a\\*b\\_\\[c\\]\\(d\\)\\<e\\>");
    assert.equal(escaped("two\n\nlines"), "two lines");
    assert.equal(escaped("https://x.example, www.x.example"), "https\\://x.example, www\\.x.example");
    assert.equal(escaped("a@b.example"), "a\\@b.example");
    assert.equal(escaped(" - no list"), "\\- no list");
    assert.equal(escaped("1. no list"), "1\\. no list");
    assert.equal(
      escaped("Plain text, with-hyphens. And more: 1.5!"),
      "Plain text, with-hyphens. And more: 1.5\\!",
    );
  });

  it("keeps a link's target in its brackets", () => {
    assert.equal(link("x", "file:///a (1).txt#L1"), "[x](file:///a%20%281%29.txt#L1)");
  });
});
