import assert from "node:assert/strict";
import * as os from "node:os";
import { performance } from "node:perf_hooks";
import { copyOfSeeds, LanguageClient, serverBundle } from "./language-client";

/** The limit for a machine that has more to do than this: as much later as others are at work. */
function onThisMachine(limit: number): number {
  return limit * Math.max(1, (os.loadavg()[0] ?? 0) / os.cpus().length);
}

describe("the language server's speed on the seeds", () => {
  it("first diagnostics within 1 s of the server's start", async () => {
    serverBundle();
    const folder = copyOfSeeds();
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const start = performance.now();
      const client = await LanguageClient.launch({ folders: [folder] });
      const uri = client.uri(folder, "000_7d12872e8ff6fa34.txt");
      await client.open(uri);
      const items = await client.items(uri);
      times.push(performance.now() - start);
      assert.ok(items.length > 0);
      await client.stop();
    }
    const best = Math.min(...times);
    console.log(`      ${times.map((time) => `${Math.round(time)} ms`).join(", ")}`);
    assert.ok(best < onThisMachine(1000), `${best} ms`);
  });

  it("a keystroke to its diagnostics within 100 ms", async () => {
    const folder = copyOfSeeds();
    const client = await LanguageClient.launch({ folders: [folder] });
    const uri = client.uri(folder, "001_18a1406b64227878.txt");
    await client.open(uri);
    await client.ready();
    const times: number[] = [];
    for (let stroke = 0; stroke < 30; stroke++) {
      const start = performance.now();
      const at = { line: 6, character: 10 + stroke };
      await client.edit(uri, [{ range: { start: at, end: at }, text: "x" }]);
      await client.items(uri);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const middle = times[15] ?? 0;
    const p90 = times[27] ?? 0;
    console.log(`      median ${middle.toFixed(1)} ms, 90 % within ${p90.toFixed(1)} ms`);
    assert.ok(middle < onThisMachine(100), `${middle} ms`);
    await client.stop();
  });
});
