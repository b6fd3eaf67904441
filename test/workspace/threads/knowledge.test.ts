import assert from "node:assert/strict";
import { Corpus, defaultSettings, digestArticle, parseArticle } from "../../../server/src/engine";
import { packCorpus, unchanging } from "../../../server/src/workspace/threads/knowledge";
import type { WorkerPool } from "../../../server/src/workspace/threads/pool";
import { invented } from "../../engine/corpus/invented";
import { faultyThreads, goodThreads, missingThreads } from "./threads";

function corpusOf(comparesLater: boolean): Corpus {
  const corpus = new Corpus({ comparesLater });
  for (const [at, text] of invented(120).entries())
    corpus.add(digestArticle(parseArticle({ id: `${at}.txt`, text })));
  return corpus;
}

describe("packCorpus", () => {
  let pool: WorkerPool | undefined;
  afterEach(() => pool?.close());

  it("makes the same bytes with a thread that compares articles", async () => {
    pool = goodThreads();
    const corpus = corpusOf(true);
    const packed = await packCorpus(corpus, defaultSettings, unchanging, { pool });
    assert.ok(!corpus.isCompared);
    assert.deepEqual(packed, await packCorpus(corpusOf(false), defaultSettings, unchanging));
  });

  it("makes them without threads that cannot be started, and by itself where it ends them", async () => {
    const wanted = await packCorpus(corpusOf(false), defaultSettings, unchanging);
    for (const threads of [missingThreads(), faultyThreads(300)]) {
      pool = threads;
      assert.deepEqual(await packCorpus(corpusOf(true), defaultSettings, unchanging, { pool }), wanted);
      await pool.close();
    }
  });

  it("begins anew where everything has changed meanwhile, and ends where it is told to", async () => {
    pool = goodThreads();
    let overtaken = 0;
    const changes = { begin: () => undefined, isOvertaken: () => overtaken++ === 5 };
    const wanted = await packCorpus(corpusOf(false), defaultSettings, unchanging);
    assert.deepEqual(await packCorpus(corpusOf(true), defaultSettings, changes, { pool }), wanted);
    const signal = AbortSignal.abort(new Error("enough"));
    await assert.rejects(packCorpus(corpusOf(true), defaultSettings, unchanging, { pool, signal }), /enough/);
  });
});
