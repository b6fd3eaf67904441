import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { Folder } from "./corpuslint";

const root = path.resolve(__dirname, "../..");
const main = path.join(root, "server/src/cli/main.ts");

/** The command line as a process of its own. */
function start(
  args: string[],
  env: Record<string, string> = {},
): { child: ChildProcessWithoutNullStreams; err: () => string } {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", main, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return { child, err: () => err };
}

async function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

describe("the command line as a process", function () {
  this.timeout(60_000);

  it("gives its exit code and writes all before it ends", async () => {
    const { child, err } = start(["seeds", "--format", "json"]);
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    await once(child, "close");
    assert.equal(child.exitCode, 1, err());
    assert.ok(JSON.parse(out).length > 10);
    const wrong = start(["--no-such-option"]);
    assert.equal(await exitOf(wrong.child), 2);
  });

  it("answers line by line, and ends without a word when nobody listens any more", async () => {
    const { child, err } = start(["inspect", "--jsonl"]);
    child.stdin.on("error", () => undefined);
    child.stdin.write(`${JSON.stringify({ id: 1, text: "One." })}\n`);
    const [first] = await once(child.stdout, "data");
    assert.equal(JSON.parse(String(first)).id, 1);
    child.stdout.destroy();
    const line = `${JSON.stringify({ id: 2, text: "Two. ".repeat(1000) })}\n`;
    const feed = setInterval(() => child.stdin.write(line), 20);
    const code = await exitOf(child);
    clearInterval(feed);
    assert.equal(code, 141);
    assert.equal(err(), "");
  });

  it("leaves no half of an output where a reader of the findings closes early", async () => {
    const folder = new Folder();
    try {
      const article = JSON.stringify({ id: "%", text: "The road is is closed.\n".repeat(20) });
      const lines = Array.from({ length: 300 }, (_, at) => `${article.replace("%", String(at))}\n`);
      folder.write("in.jsonl", lines.join(""));
      const output = path.join(folder.path, "out.jsonl");
      const { child } = start([path.join(folder.path, "in.jsonl"), "--fix", "--output", output]);
      child.stdout.once("data", () => child.stdout.destroy());
      assert.equal(await exitOf(child), 141);
      assert.deepEqual(readdirSync(folder.path), ["in.jsonl"]);
    } finally {
      folder.remove();
    }
  });

  it("says that its output cannot be written, and exits with 2", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, ["--require", "tsx/cjs", main, "seeds"], {
      cwd: root,
      stdio: ["ignore", full, "pipe"],
    });
    closeSync(full);
    let err = "";
    child.stderr?.on("data", (chunk) => {
      err += chunk;
    });
    const [code] = await once(child, "close");
    assert.equal(code, 2);
    assert.match(err, /^corpuslint: standard output cannot be written: ENOSPC[^\n]*\n$/);
  });

  it("ends by the signal when it is interrupted, and leaves nothing behind", async () => {
    const temporary = new Folder();
    const { child, err } = start(["-"], { TMPDIR: temporary.path });
    child.stdin.on("error", () => undefined);
    child.stdin.write(`${JSON.stringify({ id: 1, text: "An article. ".repeat(50) })}\n`);
    const inside = () => readdirSync(temporary.path).filter((name) => name.startsWith("corpuslint-"));
    const deadline = Date.now() + 20_000;
    while (inside().length === 0 && Date.now() < deadline) await setTimeout(20);
    assert.equal(inside().length, 1);
    child.kill("SIGINT");
    await once(child, "exit");
    assert.equal(child.signalCode, "SIGINT", err());
    assert.equal(err(), "");
    assert.deepEqual(inside(), []);
    temporary.remove();
  });

  it("runs the language server over standard input and output", async () => {
    const { child, err } = start(["lsp", "--stdio"]);
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: "2.0", ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let out = "";
    const answer = new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk) => {
        out += chunk;
        if (out.includes('"capabilities"')) resolve();
      });
    });
    send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
    await Promise.race([answer, exitOf(child).then((code) => assert.fail(`ended with ${code}: ${err()}`))]);
    assert.match(out, /^Content-Length: \d+\r\n/);
    send({ id: 2, method: "shutdown" });
    send({ method: "exit" });
    assert.equal(await exitOf(child), 0);
  });
});
