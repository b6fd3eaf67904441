import assert from "node:assert/strict";
import {
  type ArticleSource,
  Corpus,
  type CorpusSummary,
  defaultSettings,
  summarise,
} from "../../server/src/engine";
import { TemporaryPieces } from "../../server/src/workspace/pieces/temporary-pieces";
import { summedUp, type TextJob, type TextOptions, workOnTexts } from "../../server/src/workspace/texts";
import type { TextResult } from "../../server/src/workspace/threads/messages";
import type { WorkerPool } from "../../server/src/workspace/threads/pool";
import { today } from "../engine/corpus-of";
import { faultyThreads, goodThreads, missingThreads } from "./threads/threads";

const MANY = 560;

interface Item {
  readonly name: string;
  readonly source?: ArticleSource;
}

/** Short articles, with some items that have none between them, and whatever else is given. */
function items(count: number, ...others: string[]): Item[] {
  const list: Item[] = [];
  for (let number = 0; number < count; number++) {
    const id = `${String(number).padStart(4, "0")}.txt`;
    const person = ["Kim Jong Un", "Kim Jong-un", "Angela Merkel", "Xi Jinping"][number % 4] ?? "";
    const text = ` Report ${number} about ${person} \n2021-07-11\n\n${person} spoke for the ${number}th time.\n`;
    list.push(number % 50 === 7 ? { name: id } : { name: id, source: { id, text } });
  }
  for (const [at, id] of others.entries())
    list.splice(at * 30, 0, { name: id, source: { id, text: "Text." } });
  return list;
}

async function* comingOneByOne<T>(list: readonly T[], pulled: (item: T) => void = () => undefined) {
  for (const item of list) {
    pulled(item);
    yield item;
  }
}

async function work(list: readonly Item[], job: TextJob, options: TextOptions) {
  const results: { name: string; result: TextResult | undefined }[] = [];
  for await (const { item, result } of workOnTexts(comingOneByOne(list), job, options)) {
    results.push({ name: item.name, result });
  }
  return results;
}

async function corpusOf(list: readonly Item[]): Promise<Corpus> {
  const corpus = new Corpus();
  for (const { result } of await work(list, { kind: "digest" }, { jobs: 0 })) {
    if (result?.kind === "digested") corpus.addPacked(result.digest);
  }
  return corpus;
}

function summaryOf(corpus: Corpus) {
  const steps = summarise(corpus, defaultSettings);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function checkAgainst(corpus: Corpus | CorpusSummary) {
  return { kind: "check", corpus, settings: defaultSettings, today, unwanted: undefined } as const;
}

describe("work on texts", function () {
  this.timeout(120_000);
  let pool: WorkerPool;
  before(() => {
    pool = goodThreads();
  });
  after(() => pool.close());

  it("comes to the same in threads as in one, in the order of the texts", async () => {
    const list = items(MANY);
    const corpus = await corpusOf(list);
    const check = checkAgainst(corpus);
    const jobs: TextJob[] = [
      { kind: "digest" },
      check,
      checkAgainst(summaryOf(corpus)),
      { ...check, unwanted: ["text/trailing-blanks"] },
    ];
    for (const job of jobs) {
      const alone = await work(list, job, { jobs: 0 });
      assert.deepEqual(
        alone.map(({ name }) => name),
        list.map(({ name }) => name),
      );
      assert.deepEqual(await work(list, job, { jobs: 2, pool }), alone);
    }
    assert.deepEqual(await work([], check, { jobs: 2, pool }), []);
  });

  it("needs a summary alone where there are threads, and finds the same", async () => {
    const list = items(MANY);
    const pieces = new TemporaryPieces();
    const corpus = new Corpus({ comparesLater: true, pieces });
    corpus.merge(await corpusOf(list));
    const sum = (options: TextOptions) => summedUp(corpus, pieces, defaultSettings, options);
    assert.equal(await sum({ jobs: 0 }), corpus);
    const summary = await sum({ jobs: 2, pool });
    assert.ok(!(summary instanceof Corpus));
    const alone = await work(list, checkAgainst(corpus), { jobs: 0 });
    assert.deepEqual(await work(list, checkAgainst(summary), { jobs: 2, pool }), alone);
    pieces.close();
  });

  it("of which there is little is done in this thread", async () => {
    const list = items(150, "crash.txt");
    const bad = faultyThreads(3000);
    const results = await work(list, { kind: "digest" }, { jobs: 2, pool: bad });
    assert.deepEqual(results, await work(list, { kind: "digest" }, { jobs: 0 }));
  });

  it("costs a text that ends its thread, hangs or fails, and no other", async () => {
    const list = items(MANY, "crash.txt", "hang.txt", "throw.txt");
    const bad = faultyThreads(2000);
    const results = await work(list, { kind: "digest" }, { jobs: 2, pool: bad });
    await bad.close();
    const alone = await work(list, { kind: "digest" }, { jobs: 0 });
    const failed: Record<string, string> = {};
    for (const [index, { name, result }] of results.entries()) {
      if (result?.kind === "failed") failed[name] = result.reason;
      else assert.deepEqual({ name, result }, alone[index]);
    }
    assert.deepEqual(Object.keys(failed).sort(), ["crash.txt", "hang.txt", "throw.txt"]);
    assert.match(failed["hang.txt"] ?? "", /more than 2 seconds/);
    assert.match(failed["throw.txt"] ?? "", /out of order/);
  });

  it("is done in this thread where none can be started", async () => {
    const list = items(MANY);
    const results = await work(list, { kind: "digest" }, { jobs: 2, pool: missingThreads() });
    assert.deepEqual(results, await work(list, { kind: "digest" }, { jobs: 0 }));
  });

  it("holds few texts, however slowly results are taken, and fewer of long ones", async () => {
    const most = async (list: readonly Item[]) => {
      let pulled = 0;
      let taken = 0;
      let held = 0;
      const coming = comingOneByOne(list, () => pulled++);
      for await (const _ of workOnTexts(coming, { kind: "digest" }, { jobs: 2, pool })) {
        held = Math.max(held, pulled - taken++);
      }
      return held;
    };
    const held = await most(items(900));
    assert.ok(held > 500 && held <= 602, `${held}`);
    const long = items(12).map(({ name }) => ({ name, source: { id: name, text: "x".repeat(5_000_000) } }));
    assert.ok((await most(long)) <= 6);
  });

  it("ends at once when it is told to, and when nobody takes its results", async () => {
    const list = items(MANY, "hang.txt");
    const bad = faultyThreads(60_000);
    for (const after of [0, 50, 1500]) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error("enough")), after);
      const began = performance.now();
      const { signal } = stop;
      await assert.rejects(work(list, { kind: "digest" }, { jobs: 2, pool: bad, signal }), /enough/);
      assert.ok(performance.now() - began < after + 500, `${performance.now() - began} ms`);
    }
    await bad.close();
    let closed = false;
    async function* coming() {
      try {
        yield* items(MANY);
      } finally {
        closed = true;
      }
    }
    for await (const _ of workOnTexts(coming(), { kind: "digest" }, { jobs: 2, pool })) break;
    assert.ok(closed);
    const again = await work(items(MANY), { kind: "digest" }, { jobs: 2, pool });
    assert.equal(again.length, MANY);
  });

  it("rejects where no more texts can be had", async () => {
    async function* coming() {
      yield* items(MANY);
      throw new Error("torn");
    }
    const all = workOnTexts(coming(), { kind: "digest" }, { jobs: 2, pool });
    await assert.rejects(async () => {
      for await (const _ of all);
    }, /torn/);
  });
});
