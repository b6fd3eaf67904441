import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileOutput } from "../../../server/src/cli/inputs/cleaned-output";
import { temporaryFolder } from "../../temporary-folder";

describe("a file of cleaned articles", () => {
  it("is in its place once it is whole", async () => {
    const folder = temporaryFolder({ "out.jsonl": "before\n" });
    const output = fileOutput(path.join(folder, "out.jsonl"));
    await output.write("after\n");
    assert.equal(readFileSync(path.join(folder, "out.jsonl"), "utf8"), "before\n");
    await output.finish();
    assert.equal(readFileSync(path.join(folder, "out.jsonl"), "utf8"), "after\n");
    assert.deepEqual(readdirSync(folder), ["out.jsonl"]);
  });

  it("leaves nothing where it is abandoned, at once or half written", async () => {
    for (const name of ["out.jsonl", "out.jsonl.gz"]) {
      for (const content of ["", "half\n"]) {
        const folder = temporaryFolder();
        const output = fileOutput(path.join(folder, name));
        await output.write(content);
        await output.abandon();
        assert.deepEqual(readdirSync(folder), []);
        await delay(20);
        assert.deepEqual(readdirSync(folder), [], "nor afterwards");
      }
    }
  });

  it("is refused before anything is read where it cannot be written, and leaves nothing", () => {
    const folder = temporaryFolder();
    assert.throws(
      () => fileOutput(path.join(folder, "missing", "out.jsonl")),
      /out\.jsonl cannot be written: /,
    );
    assert.deepEqual(readdirSync(folder), []);
  });
});
