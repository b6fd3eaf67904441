import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultConfiguration, readSettings } from "../../../server/src/workspace/configuration";
import { disk } from "../../../server/src/workspace/disk";
import { CorpusSession } from "../../../server/src/workspace/session";
import type { SessionOptions } from "../../../server/src/workspace/session-options";
import type { Result, Task } from "../../../server/src/workspace/threads/messages";
import type { WorkerPool } from "../../../server/src/workspace/threads/pool";
import { workerFile } from "../../../server/src/workspace/threads/worker-file";
import { today } from "../../engine/corpus-of";
import { temporaryFolder } from "../../temporary-folder";
import { faultyThreads, goodThreads, missingThreads } from "./threads";

const root = path.resolve(__dirname, "../../..");

const MANY = 260;

/** Some hundred short articles, and whatever else is given. */
function manyArticles(others: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const files: Record<string, string | Uint8Array> = {};
  for (let number = 0; number < MANY; number++) {
    const name = ["Kim Jong Un", "Kim Jong-un", "Angela Merkel", "Xi Jinping"][number % 4] ?? "";
    files[`${String(number).padStart(4, "0")}.txt`] =
      `Report ${number} about ${name}\n2021-07-11\n\n${name} spoke to reporters for the ${number}th time.\n`;
  }
  return temporaryFolder({ ...files, ...others });
}

function sessionOf(root: string, pool?: WorkerPool, more: Partial<SessionOptions> = {}): CorpusSession {
  return new CorpusSession({
    files: disk,
    root,
    today: () => today,
    ...more,
    ...(pool === undefined ? {} : { pool }),
  });
}

async function everything(session: CorpusSession): Promise<unknown> {
  const found: unknown[] = [];
  for (const id of session.ids()) {
    found.push([id, session.notice(id), session.corpus.digest(id), await session.findings(id)]);
  }
  return found;
}

/** What Linux says of a thread of this process; its name, which may hold blanks, ends with a bracket. */
function niceness(thread: string): number {
  const stat = fs.readFileSync(`/proc/self/task/${thread}/stat`, "latin1");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
}

describe("worker threads", function () {
  this.timeout(120_000);
  let pool: WorkerPool;
  before(() => {
    pool = goodThreads();
  });
  after(() => pool.close());

  it("let go of a signal when a run is over, which would hold all that the run knew", async () => {
    const { signal } = new AbortController();
    const session = sessionOf(manyArticles(), pool);
    await session.scan({ signal });
    await session.check({ signal });
    assert.deepEqual(getEventListeners(signal, "abort"), []);
    await session.close();
  });

  it("know the same of a corpus as one thread does", async () => {
    const root = manyArticles({
      "binary.txt": new Uint8Array(200),
      "latin.txt": Buffer.from("Pr\xe4sident", "latin1"),
    });
    const threads = sessionOf(root, pool);
    const told: number[] = [];
    await threads.scan({ onProgress: ({ done, total }) => told.push(done / total) });
    const alone = sessionOf(root);
    await alone.scan();
    assert.deepEqual(await everything(threads), await everything(alone));
    const checked = sessionOf(root, pool);
    await checked.scan();
    await checked.check();
    await alone.check();
    for (const id of alone.ids()) {
      assert.deepEqual(checked.lastReport(id), alone.lastReport(id));
      assert.deepEqual(checked.tally(id), alone.tally(id));
    }
    assert.equal(checked.totals.warnings, alone.totals.warnings);
    assert.equal(told.at(-1), 1);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
  });

  it("leave nobody who would ask the corpus, unless something changes after all", async () => {
    const root = manyArticles();
    const more = { once: true, cache: temporaryFolder(), engineVersion: "1" };
    const reports = (session: CorpusSession) => session.ids().map((id) => session.lastReport(id));
    const whole = async () => {
      const alone = sessionOf(root);
      await alone.scan();
      await alone.check();
      return alone;
    };
    const session = sessionOf(root, pool, more);
    await session.scan();
    assert.equal(session.corpus.size, MANY);
    await session.check();
    assert.equal(session.corpus.size, 0);
    let alone = await whole();
    assert.deepEqual(reports(session), reports(alone));
    assert.deepEqual(await session.fixed("0001.txt"), await alone.fixed("0001.txt"));
    assert.equal(session.corpus.size, MANY);
    await session.close();

    const again = sessionOf(root, pool, more);
    await again.scan();
    await again.check();
    assert.deepEqual(reports(again), reports(alone));
    fs.writeFileSync(path.join(root, "0002.txt"), "Report\n\nAngela Merkell and Kim Jung Un spoke.\n");
    fs.rmSync(path.join(root, "0003.txt"));
    again.fileChanged("0002.txt");
    again.fileChanged("0003.txt");
    await again.check();
    alone = await whole();
    assert.deepEqual(reports(again), reports(alone));
    await again.check();
    await again.close();
    const last = sessionOf(root, pool, more);
    await last.scan();
    await last.check();
    assert.deepEqual(reports(last), reports(alone));
    await last.close();
  });

  it("do not lose the scan with a file that kills them or hangs", async () => {
    const root = manyArticles({
      "crash.txt": "A short text.",
      "hang.txt": "A short text.",
      "throw.txt": "A text.",
    });
    const bad = faultyThreads(3000);
    const session = sessionOf(root, bad);
    await session.scan();
    assert.equal(session.corpus.size, MANY);
    for (const id of ["crash.txt", "hang.txt", "throw.txt"]) {
      assert.equal(session.notice(id)?.kind, "failed", id);
      assert.deepEqual(await session.findings(id), []);
    }
    assert.match(session.notice("hang.txt")?.message ?? "", /more than 3 seconds/);
    await bad.close();
  });

  it("do not lose the check either, nor what has changed or gone since the files were read", async () => {
    const root = manyArticles();
    const bad = faultyThreads(3000);
    const session = sessionOf(root, bad);
    await session.scan();
    fs.rmSync(path.join(root, "0007.txt"));
    fs.writeFileSync(path.join(root, "0008.txt"), "Another text\n\n\n\n\nstands here now.\n");
    fs.writeFileSync(path.join(root, "corpuslint-test-check-crash"), "");
    await session.check();
    await bad.close();
    fs.rmSync(path.join(root, "corpuslint-test-check-crash"));
    assert.equal(session.has("0007.txt"), false);
    assert.equal(session.notice("0009.txt")?.kind, "failed");
    assert.equal(session.notice("0010.txt")?.kind, "failed");
    await session.scan();
    await session.check();
    const fresh = sessionOf(root);
    await fresh.scan();
    assert.deepEqual(await everything(session), await everything(fresh));
  });

  it("start from the sources where nothing is bundled", () => {
    assert.match(workerFile(path.join(root, "server/src/workspace/threads"))?.path ?? "", /worker\.ts$/);
    assert.equal(workerFile(temporaryFolder()), undefined);
  });

  it("that cannot be started leave the work to the main thread", async () => {
    const root = manyArticles();
    const session = sessionOf(root, missingThreads());
    await session.scan();
    assert.equal(session.corpus.size, MANY);
  });

  it("stop at once, and the scan can be taken up again", async () => {
    const root = manyArticles({ "hang.txt": "A short text." });
    const bad = faultyThreads(60_000);
    const session = sessionOf(root, bad);
    for (const after of [0, 50, 400, 1500]) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error("enough")), after);
      const began = performance.now();
      await assert.rejects(session.scan({ signal: stop.signal }), /enough/);
      assert.ok(performance.now() - began < after + 500, `${performance.now() - began} ms`);
    }
    fs.rmSync(path.join(root, "hang.txt"));
    const fresh = sessionOf(root);
    await fresh.scan();
    await session.scan();
    assert.deepEqual(await everything(session), await everything(fresh));
    await bad.close();
  });

  it("that dies while its last results are taken in loses nothing", async () => {
    const ids = ["late-crash.txt", ...Array.from({ length: 29 }, (_, number) => `${number}.txt`)];
    const root = temporaryFolder(Object.fromEntries(ids.map((id) => [id, "A report.\n"])));
    const faulty = faultyThreads(60_000);
    const tasks = ids.map((id) => ({
      kind: "learn" as const,
      root,
      maxBytes: 1000,
      ids: [id],
      hashes: [undefined],
    }));
    const taken: string[] = [];
    const left = await faulty.run(tasks, {
      take: async (task) => {
        await sleep(70);
        taken.push(...task.ids);
      },
      lost: (id) => assert.fail(`${id} was lost`),
    });
    await faulty.close();
    assert.deepEqual(left, []);
    assert.deepEqual(taken.sort(), ids.sort());
  });

  it("that had the same to do before are not taken for hung", async () => {
    const pool = faultyThreads(1000, 1);
    const task: Task = { kind: "digest-texts", ids: ["slow.txt"], sources: [{ id: "slow.txt", text: "" }] };
    const done: Result[] = [];
    const options = {
      take: async (_: Task, results: readonly Result[]) => void done.push(...results),
      lost: () => undefined,
    };
    await pool.run([task], options);
    await sleep(1000);
    await pool.run([task], options);
    const [first, second] = done;
    assert.ok(first !== undefined);
    assert.deepEqual(second, first);
    await pool.close();
  });

  it("give way to others where an editor is at work, on systems where threads have priorities", async function () {
    if (process.platform !== "linux") this.skip();
    const background = goodThreads(true);
    const root = temporaryFolder({ "a.txt": "A report.\n" });
    const tasks = [{ kind: "learn" as const, root, maxBytes: 1000, ids: ["a.txt"], hashes: [undefined] }];
    const gaveWay = async () => {
      await background.run(tasks, { take: async () => undefined, lost: () => undefined });
      return fs.readdirSync("/proc/self/task").filter((thread) => niceness(thread) > 0);
    };
    assert.ok((await gaveWay()).length >= 1);
    await background.close();
    assert.equal(niceness(String(process.pid)), 0);
  });

  it("what they found by settings that are others by now does not count", async () => {
    const root = manyArticles();
    for (let number = 0; number < MANY; number++) {
      const file = path.join(root, `${String(number).padStart(4, "0")}.txt`);
      fs.appendFileSync(file, "\nSource link\n");
    }
    const session = sessionOf(root, pool);
    await session.scan();
    const [first = ""] = session.ids();
    const [found] = await session.findings(first);
    assert.ok(found !== undefined);
    const checking = session.check();
    const other = readSettings({ rules: { [found.rule]: "off" } }, defaultConfiguration);
    await session.setBase(other);
    await session.findings(first);
    await checking;
    const fresh = sessionOf(root);
    await fresh.setBase(other);
    await fresh.scan();
    assert.deepEqual(await everything(session), await everything(fresh));
  });

  it("what changes while they read is not overwritten by what they have read", async () => {
    const root = manyArticles();
    const session = sessionOf(root, pool);
    const scan = session.scan();
    const typed = new Promise<void>((resolve) => {
      setTimeout(() => {
        for (const id of session.ids().slice(0, 200))
          session.setDocument(id, "Typed title\n\nTyped body here.\n");
        resolve();
      }, 100);
    });
    await Promise.all([scan, typed]);
    await session.scan();
    assert.equal(session.corpus.digest("0000.txt")?.label, "Typed title");
    assert.equal(session.corpus.digest("0199.txt")?.label, "Typed title");
    assert.match(session.corpus.digest("0259.txt")?.label ?? "", /^Report 259/);
  });
});
