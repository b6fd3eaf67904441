import assert from "node:assert/strict";
import {
  BytePages,
  Corpus,
  defaultSettings,
  digestArticle,
  type Pieces,
  parseArticle,
} from "../../../server/src/engine";
import { TemporaryPieces } from "../../../server/src/workspace/pieces/temporary-pieces";
import { packCorpus, unchanging } from "../../../server/src/workspace/threads/knowledge";
import type { WorkerPool } from "../../../server/src/workspace/threads/pool";
import { invented } from "../../engine/corpus/invented";
import { faultyThreads, goodThreads, missingThreads } from "./threads";

function corpusOf(comparesLater: boolean, pieces: Pieces = new BytePages()): Corpus {
  const corpus = new Corpus({ comparesLater, pieces });
  for (const [at, text] of invented(120).entries())
    corpus.add(digestArticle(parseArticle({ id: `${at}.txt`, text })));
  return corpus;
}

describe("packCorpus", () => {
  let pool: WorkerPool | undefined;
  afterEach(() => pool?.close());

  it("makes the same bytes with a thread that compares articles", async () => {
    pool = goodThreads();
    const wanted = await packCorpus(corpusOf(false), defaultSettings, unchanging);
    for (const mostInMemory of [0, 50_000, 10_000_000]) {
      const pieces = new TemporaryPieces({ mostInMemory });
      const corpus = corpusOf(true, pieces);
      assert.deepEqual(await packCorpus(corpus, defaultSettings, unchanging, { pool, pieces }), wanted);
      assert.ok(!corpus.isCompared);
      pieces.close();
    }
  });

  it("ends the thread that has compared them", async () => {
    const threads = goodThreads();
    pool = threads;
    const begin = threads.ofOneMore.bind(threads);
    let ended = 0;
    threads.ofOneMore = () => {
      const one = begin();
      const close = one.close.bind(one);
      one.close = () => {
        ended++;
        return close();
      };
      return one;
    };
    const pieces = new TemporaryPieces();
    await packCorpus(corpusOf(true, pieces), defaultSettings, unchanging, { pool, pieces });
    assert.equal(ended, 1);
  });

  it("says so where digests are lost", async () => {
    pool = goodThreads();
    const pieces = new TemporaryPieces({ mostInMemory: 0 });
    const corpus = corpusOf(true, pieces);
    pieces.close();
    await packCorpus(corpus, defaultSettings, unchanging, { pool, pieces });
    assert.ok(corpus.isDamaged);
  });

  it("makes them without threads that cannot be started, and by itself where it ends them", async () => {
    const wanted = await packCorpus(corpusOf(false), defaultSettings, unchanging);
    for (const threads of [missingThreads(), faultyThreads(300)]) {
      pool = threads;
      const pieces = new TemporaryPieces();
      const corpus = corpusOf(true, pieces);
      assert.deepEqual(await packCorpus(corpus, defaultSettings, unchanging, { pool, pieces }), wanted);
      await pool.close();
    }
  });

  it("begins anew where everything has changed meanwhile, and ends where it is told to", async () => {
    pool = goodThreads();
    let overtaken = 0;
    const changes = { begin: () => undefined, isOvertaken: () => overtaken++ === 5 };
    const wanted = await packCorpus(corpusOf(false), defaultSettings, unchanging);
    const pieces = new TemporaryPieces();
    const corpus = corpusOf(true, pieces);
    assert.deepEqual(await packCorpus(corpus, defaultSettings, changes, { pool, pieces }), wanted);
    const options = { pool, pieces, signal: AbortSignal.abort(new Error("enough")) };
    await assert.rejects(packCorpus(corpus, defaultSettings, unchanging, options), /enough/);
  });
});
