import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { openOnce, STANDARD_INPUT } from "../../../server/src/cli/inputs/jsonl-input";
import type { Terminal } from "../../../server/src/cli/terminal";

describe("an input of JSON Lines", () => {
  for (const [name, pack] of [
    ["plain", (text: string) => Buffer.from(text)],
    ["packed", (text: string) => gzipSync(text)],
  ] as const) {
    it(`that is ${name} is closed where nobody reads it to its end`, async () => {
      const content = pack(Array.from({ length: 20_000 }, (_, at) => `${Math.sin(at)}\n`).join(""));
      let closed = () => {};
      const whenClosed = new Promise<void>((resolve) => {
        closed = resolve;
      });
      const stdin = (async function* () {
        try {
          for (let at = 0; at < content.length; at += 100) yield content.subarray(at, at + 100);
          assert.fail("read to its end");
        } finally {
          closed();
        }
      })();
      const read: number[] = [];
      for await (const bytes of openOnce(STANDARD_INPUT, terminalOf(stdin)).read()) {
        read.push(bytes.length);
        break;
      }
      assert.equal(read.length, 1);
      await whenClosed;
    });
  }
});

function terminalOf(stdin: AsyncIterable<Uint8Array>): Terminal {
  return {
    cwd: "/",
    env: {},
    stdin,
    columns: 80,
    isTTY: false,
    signal: new AbortController().signal,
    out: async () => undefined,
    err: () => undefined,
    progress: () => undefined,
  };
}
