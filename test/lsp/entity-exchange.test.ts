import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  type EntityItem,
  type EntityTable,
  entitiesRequest,
  exportEntitiesRequest,
  type ImportedEntities,
  importEntitiesRequest,
} from "../../server/src/protocol";
import { copyOfSeeds, LanguageClient } from "./language-client";

describe("entities in and out of the editor", () => {
  let client: LanguageClient;
  let folder: string;

  before(async () => {
    folder = copyOfSeeds();
    client = await LanguageClient.launch({ folders: [folder] });
    await client.ready();
  });
  after(() => client.stop());

  const exported = (format: string) =>
    client.connection.sendRequest<EntityTable | null>(exportEntitiesRequest, { format });
  const imported = (text: string, apply: boolean) =>
    client.connection.sendRequest<ImportedEntities | null>(importEntitiesRequest, {
      name: "entities.csv",
      text,
      apply,
    });

  it("leave as a table", async () => {
    const table = await exported("csv");
    assert.match(table?.text ?? "", /^Kim Jong Un,person,Kim Jong-un,3,/m);
    assert.equal(table?.entities, (table?.text.split("\r\n").length ?? 0) - 2);
    assert.equal(await exported("xls"), null);
  });

  it("come back: what changes is told first, and written when asked for", async () => {
    const file = path.join(folder, "corpuslint.json");
    const text = "id,name,kind\nperson:Kim Jong Un,Kim Jong-un,\nplace:China,China,planet\n";
    const preview = await imported(text, false);
    assert.deepEqual(preview, {
      changes: [{ name: "Kim Jong-un", what: ["is called “Kim Jong-un” now"] }],
      unchanged: 1,
      problems: [{ line: 3, message: "“planet” is no kind: person, organisation, place or other." }],
    });
    assert.ok(!fs.existsSync(file));
    assert.deepEqual(await imported(text, true), preview);
    assert.match(fs.readFileSync(file, "utf8"), /"name": "Kim Jong-un"/);
    const entities = await client.connection.sendRequest<EntityItem[]>(entitiesRequest);
    assert.ok(entities.some(({ name }) => name === "Kim Jong-un"));
    assert.ok(!entities.some(({ name }) => name === "Kim Jong Un"));
    assert.equal(await client.connection.sendRequest(importEntitiesRequest, { text }), null);
  });
});
