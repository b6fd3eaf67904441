import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeActionTriggerKind,
  type Hover,
  HoverRequest,
  MarkupContent,
} from "vscode-languageserver-protocol/node";
import { monthBars } from "../../server/src/lsp/name-card";
import { serverCommands } from "../../server/src/protocol";
import { temporaryFolder } from "../temporary-folder";
import { LanguageClient } from "./language-client";

const TEXTS = {
  "a.txt":
    "First talks\n2021-07-11\n\nPresident Mikhail Kasyanov spoke in Moscow on Monday. Mikhail Kasyanov left.\n",
  "b.txt":
    "Second talks\n2021-08-11\n\nMr Mikhail Kasyanenov spoke in Moscow on Tuesday. Mikhail Kasyanenov left.\n",
  "c.txt":
    "Third talks\n2021-09-11\n\nMichael Jordan, a professor at Berkeley, spoke of machines on Monday.\n",
  "d.txt":
    "Fourth talks\n2021-09-12\n\nOn Monday basketball star Michael Jordan scored thirty points in Boston.\n",
  "corpuslint.json": JSON.stringify({
    entities: [{ name: "Moscow", kind: "place", aliases: ["Moskau"], note: "the *city*", wikidata: "Q649" }],
  }),
};

describe("a name in the editor", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = temporaryFolder(TEXTS);
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  const at = async (file: string, name: string) => {
    const uri = client.uri(folder, file);
    const document = await client.open(uri);
    return { textDocument: { uri }, position: document.positionAt(document.getText().indexOf(name) + 1) };
  };
  const card = async (file: string, name: string): Promise<string> => {
    const hover: Hover | null = await client.connection.sendRequest(HoverRequest.type, await at(file, name));
    assert.ok(hover !== null && MarkupContent.is(hover.contents));
    return hover.contents.value;
  };
  const actions = async (file: string, name: string, triggerKind: CodeActionTriggerKind) => {
    const { textDocument, position } = await at(file, name);
    const range = { start: position, end: position };
    const context = { diagnostics: [], triggerKind };
    const answer = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context,
    });
    return (answer ?? []).filter(
      (one): one is CodeAction => "kind" in one && one.kind === CodeActionKind.Refactor,
    );
  };

  it("shows who it may be besides", async () => {
    assert.match(await card("a.txt", "Kasyanov"), /Perhaps the same as Mikhail Kasyanenov \(1 article\)/);
    assert.match(await card("c.txt", "Jordan"), /Perhaps two people: professor, basketball star/);
  });

  it("shows what the user has said of it", async () => {
    const text = await card("a.txt", "Moscow");
    assert.match(
      text,
      /^\*\*Moscow\*\* · place · registered · \[Q649\]\(https:\/\/www\.wikidata\.org\/wiki\/Q649\)/,
    );
    assert.match(text, /Note: the \\\*city\\\*/);
    assert.match(text, /2021-07 .+ 2021-08/);
  });

  it("can be said to be the same as another, when asked", async () => {
    assert.deepEqual(await actions("a.txt", "Kasyanov", CodeActionTriggerKind.Automatic), []);
    const [first] = await actions("a.txt", "Kasyanov", CodeActionTriggerKind.Invoked);
    assert.equal(first?.title, "“Mikhail Kasyanov” and “Mikhail Kasyanenov” are the same");
    assert.equal(first?.command?.command, serverCommands.decide);
    await client.connection.sendRequest("workspace/executeCommand", {
      command: serverCommands.decide,
      arguments: first?.command?.arguments,
    });
    const written: { entities: unknown[] } = JSON.parse(
      fs.readFileSync(path.join(folder, "corpuslint.json"), "utf8"),
    );
    assert.deepEqual(written.entities[1], { name: "Mikhail Kasyanov", aliases: ["Mikhail Kasyanenov"] });
    assert.match(await card("b.txt", "Kasyanenov"), /^\*\*Mikhail Kasyanov\*\* · person · registered/);
    const after = await actions("b.txt", "Kasyanenov", CodeActionTriggerKind.Invoked);
    assert.ok(after.some(({ title }) => title === "Make “Mikhail Kasyanenov” the canonical name"));
    assert.ok(after.some(({ title }) => title.endsWith("are different")));
  });

  it("has a bar for each year where there are too many months", () => {
    const months = [
      { month: "2001-03", articles: 1 },
      { month: "2001-09", articles: 1 },
      { month: "2004-01", articles: 8 },
    ];
    assert.equal(monthBars(months), "2001 ▂  █ 2004");
    assert.equal(monthBars([{ month: "1700-01", articles: 1 }, ...months]), "");
  });
});
