import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { copyOfSeeds, LanguageClient } from "./language-client";

describe("the folder that an editor gives the server", () => {
  const FIRST = "000_7d12872e8ff6fa34.txt";

  it("holds what is remembered, and nothing of it lies in the corpus", async () => {
    const folder = copyOfSeeds();
    const cacheFolder = path.join(temporaryFolder(), "new", "storage");
    const before = fs.readdirSync(folder);
    const seen: unknown[] = [];
    for (let start = 0; start < 2; start++) {
      const client = await LanguageClient.launch({
        folders: [folder],
        initializationOptions: { cacheFolder },
      });
      await client.ready();
      const uri = client.uri(folder, FIRST);
      await client.open(uri);
      seen.push(await client.items(uri));
      await client.stop();
      assert.equal(client.exitCode, 0);
      const [remembered = ""] = fs.readdirSync(cacheFolder);
      const names = fs.readdirSync(path.join(cacheFolder, remembered));
      assert.ok(names.includes("index.bin"), `${names}`);
      assert.ok(!names.includes("lock"), "let go of at the end");
    }
    assert.deepEqual(seen[0], seen[1]);
    assert.deepEqual(fs.readdirSync(folder), before);
  });

  it("that cannot be written to, or is none, is done without", async () => {
    for (const cacheFolder of ["/dev/null/storage", "relative", 7, null]) {
      const client = await LanguageClient.launch({
        folders: [copyOfSeeds()],
        initializationOptions: { cacheFolder },
      });
      await client.ready();
      assert.equal(client.status?.articles, 3);
      await client.stop();
    }
  });
});
