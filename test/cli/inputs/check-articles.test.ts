import assert from "node:assert/strict";
import { jsonlFormat } from "../../../server/src/cli/formats/jsonl";
import { checkArticles } from "../../../server/src/cli/inputs/check-articles";
import { InputError, type JsonlInput } from "../../../server/src/cli/inputs/jsonl-input";
import { Report } from "../../../server/src/cli/report";
import { defaultConfiguration, type TextOptions } from "../../../server/src/workspace";
import type { WorkerPool } from "../../../server/src/workspace/threads/pool";
import { today } from "../../engine/corpus-of";
import { faultyThreads, goodThreads } from "../../workspace/threads/threads";

const MANY = 560;

/** Lines of articles with something wrong in each, some bad lines between them, and articles of these names. */
function lines(...others: string[]): string[] {
  const all = others.map((id) => `${JSON.stringify({ id, text: `Text of ${id} \n` })}\n`);
  for (let number = 0; number < MANY; number++) {
    const name = ["Kim Jong Un", "Kim Jong-un", "Angela Merkel", "Xi Jinping"][number % 4] ?? "";
    const text = ` Report ${number} about ${name} \n2021-07-11\n\n${name} spoke for the ${number}th time.\n`;
    all.push(`${JSON.stringify({ n: number, id: `${number}.txt`, text })}\n`);
    if (number % 70 === 3) all.push("no JSON\n", `{"id": "${number}.txt", "text": "again"}\n`);
  }
  return all;
}

function inputOf(name: string, content: readonly string[], breaksOff = false): JsonlInput {
  return {
    name,
    async *read() {
      yield Buffer.from(content.join(""));
      if (breaksOff) throw new InputError(`${name} cannot be read to its end.`);
    },
  };
}

/** All that is written: findings, problems, cleaned articles. */
async function checked(inputs: readonly JsonlInput[], options: TextOptions, cleans: boolean) {
  let out = "";
  let err = "";
  let cleaned = "";
  const { signal } = new AbortController();
  const report = new Report({
    format: jsonlFormat,
    terminal: {
      cwd: "/",
      env: {},
      stdin: (async function* () {})(),
      columns: 100,
      isTTY: false,
      signal,
      out: async (content) => {
        out += content;
      },
      err: (text) => {
        err += text;
      },
      progress: () => undefined,
    },
    choose: (finding) => finding,
  });
  const output = {
    write: async (content: string | Uint8Array) => {
      cleaned += Buffer.from(content).toString("utf8");
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  };
  const done = checkArticles({
    inputs,
    configuration: defaultConfiguration,
    today,
    report,
    ...options,
    signal,
    unwanted: ["dates/missing"],
    ...(cleans ? { cleaned: output } : {}),
  });
  const changed = await done.then(
    (result) => result.changed,
    (error: Error) => error.message,
  );
  return { out, err, cleaned, changed, summary: report.summary(), unread: report.unread };
}

describe("checking articles of JSON Lines in threads", function () {
  this.timeout(120_000);
  let pool: WorkerPool;
  before(() => {
    pool = goodThreads();
  });
  after(() => pool.close());

  it("writes what it writes in one thread, byte for byte", async () => {
    const all = lines();
    const inputs = [inputOf("a", all.slice(0, 100), true), inputOf("b", all.slice(100))];
    for (const cleans of [false, true]) {
      for (const some of cleans ? [inputs.slice(1), inputs] : [inputs]) {
        const alone = await checked(some, { jobs: 0 }, cleans);
        assert.deepEqual(await checked(some, { jobs: 2, pool }, cleans), alone);
        if (cleans && some === inputs) assert.equal(alone.changed, "a cannot be read to its end.");
        else assert.match(alone.err, /b: Line \d+ is not JSON/);
        if (!cleans) assert.match(alone.err, /^a cannot be read to its end\.$/m);
      }
    }
  });

  it("loses an article that kills or hangs its thread, tells of it, and leaves its line as it was", async () => {
    const all = lines("crash.txt", "hang.txt", "check-crash.txt");
    const bad = faultyThreads(2000);
    const { err, cleaned, changed, unread } = await checked(
      [inputOf("in", all)],
      { jobs: 2, pool: bad },
      true,
    );
    await bad.close();
    const alone = await checked([inputOf("in", all.slice(3))], { jobs: 0 }, true);
    assert.equal(changed, alone.changed);
    assert.equal(cleaned, all.slice(0, 3).join("") + alone.cleaned);
    assert.equal(unread, alone.unread + 3);
    assert.match(err, /^in: Line 1: corpuslint failed on this article/m);
    assert.match(err, /^in: Line 2: corpuslint failed on this article.+more than 2 seconds/m);
    assert.match(err, /^in: Line 3: corpuslint failed on this article/m);
  });
});
