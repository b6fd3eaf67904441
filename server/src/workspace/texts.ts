import { type ArticleId, type ArticleSource, Corpus, type CorpusSummary, type Settings } from "../engine";
import { Breather } from "./breather";
import type { SharablePieces } from "./pieces/shared-pieces";
import {
  knowledgeOf,
  packCorpus,
  packShared,
  type SumOptions,
  unchanging,
  unpackCorpus,
} from "./threads/knowledge";
import type { Knowledge, Result, TextResult, TextTask } from "./threads/messages";
import { sharedPool, type WorkerPool } from "./threads/pool";
import type { Run } from "./threads/run";
import { checkText, digestText, type TextCheck } from "./threads/text-work";

/** What is done to texts: each is digested or, where it is said against what, checked. */
export type TextJob = { readonly kind: "digest" } | ({ readonly kind: "check" } & TextCheck);

export interface TextOptions {
  readonly signal?: AbortSignal;
  /** How many threads share the work; 0: all is done in this one. */
  readonly jobs: number;
  /** These threads, in place of some of its own. */
  readonly pool?: WorkerPool;
}

/** Something that comes with a text, or without one. */
interface Item {
  readonly source?: ArticleSource | undefined;
}

// Each thread compiles the engine anew, and is as slow at first as this one is: below this it is done sooner without.
const FEWEST_FOR_THREADS = 500;
const TEXTS_A_TASK = 8;
// A reader that waits for one slow article holds what has been done meanwhile, and what came behind it.
const MOST_IN_FLIGHT = 600;
const MOST_CHARACTERS = 20_000_000;

/**
 * Does a job to texts that come one after the other, with ids of their own, in threads where they are many. Gives each
 * item with what became of its text, in the order in which they came; reads on as its results are taken, so that no more
 * than some hundred are held. A text that ends its thread or hangs it twice has failed, and the others go on.
 */
export async function* workOnTexts<T extends Item>(
  items: AsyncIterable<T>,
  job: TextJob,
  { signal, jobs, pool = sharedPool(jobs) }: TextOptions,
): AsyncGenerator<{ readonly item: T; readonly result: TextResult | undefined }> {
  const breather = new Breather();
  if (pool === undefined) {
    for await (const item of items) {
      signal?.throwIfAborted();
      await breather.rest();
      yield { item, result: item.source && workHere(job, item.source) };
    }
    return;
  }
  const crew = new Crew(pool, job, signal);
  const inFlight: { item: T; result: Promise<TextResult> | undefined }[] = [];
  let characters = 0;
  let count = 0;
  const isLong = () => characters > MOST_CHARACTERS;
  async function* done(isEnough: () => boolean) {
    for (let [head] = inFlight; head !== undefined && !isEnough(); [head] = inFlight) {
      const result = await head.result;
      signal?.throwIfAborted();
      inFlight.shift();
      characters -= head.item.source?.text.length ?? 0;
      yield { item: head.item, result };
    }
  }
  try {
    for await (const item of items) {
      signal?.throwIfAborted();
      await breather.rest();
      inFlight.push({ item, result: item.source && crew.do(item.source) });
      characters += item.source?.text.length ?? 0;
      count++;
      if ((count >= FEWEST_FOR_THREADS && count % TEXTS_A_TASK === 0) || isLong()) await crew.send();
      yield* done(() => inFlight.length <= MOST_IN_FLIGHT && !isLong());
    }
    await crew.finish();
    yield* done(() => false);
  } finally {
    crew.leave();
  }
}

/** Does a job to the texts that it is given: threads do it once they are told to, else it is done here at the end. */
class Crew {
  readonly #pool: WorkerPool;
  readonly #job: TextJob;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting = new Map<ArticleId, (result: TextResult) => void>();
  #unsent: ArticleSource[] = [];
  #run: Run | undefined;

  constructor(pool: WorkerPool, job: TextJob, signal: AbortSignal | undefined) {
    this.#pool = pool;
    this.#job = job;
    this.#signal = signal;
  }

  /** What becomes of a text; it is known at some time after `send` or `finish`. */
  do(source: ArticleSource): Promise<TextResult> {
    this.#unsent.push(source);
    return new Promise((resolve) => this.#waiting.set(source.id, resolve));
  }

  /** Has threads do what there is. */
  async send(): Promise<void> {
    this.#run ??= await this.#begin();
    for (let at = 0; at < this.#unsent.length; at += TEXTS_A_TASK) {
      const sources = this.#unsent.slice(at, at + TEXTS_A_TASK);
      if (!this.#run.add(taskOf(this.#job, sources))) await this.#doHere(sources);
    }
    this.#unsent = [];
  }

  /** No more texts will come. */
  async finish(): Promise<void> {
    if (this.#run === undefined) await this.#doHere(this.#unsent);
    else {
      await this.send();
      this.#run.end();
    }
  }

  /** Nobody waits for results any more. */
  leave(): void {
    this.#run?.stop(new Error("not wanted any more"));
  }

  async #begin(): Promise<Run> {
    const knowledge = await knowledgeFor(this.#job, { signal: this.#signal, pool: this.#pool });
    const run = this.#pool.begin([], {
      signal: this.#signal,
      knowledge,
      take: async (_, results) => {
        for (const result of results) if (isOfText(result)) this.#settle(result);
      },
      lost: (id, reason) => this.#settle({ kind: "failed", id, reason }),
    });
    run.result.then(
      (left) => this.#doHere(left.flatMap((task) => ("sources" in task ? task.sources : []))),
      // Who waits looks at the signal next.
      (reason) => {
        for (const id of [...this.#waiting.keys()])
          this.#settle({ kind: "failed", id, reason: String(reason) });
      },
    );
    return run;
  }

  async #doHere(sources: readonly ArticleSource[]): Promise<void> {
    const breather = new Breather();
    for (const source of sources) {
      await breather.rest();
      const stopped: TextResult = { kind: "failed", id: source.id, reason: "it was not begun" };
      this.#settle(this.#signal?.aborted ? stopped : workHere(this.#job, source));
    }
  }

  #settle(result: TextResult): void {
    this.#waiting.get(result.id)?.(result);
    this.#waiting.delete(result.id);
  }
}

function workHere(job: TextJob, source: ArticleSource): TextResult {
  return job.kind === "digest" ? digestText(source) : checkText(source, job);
}

function taskOf(job: TextJob, sources: readonly ArticleSource[]): TextTask {
  const ids = sources.map(({ id }) => id);
  if (job.kind === "digest") return { kind: "digest-texts", ids, sources };
  const { unwanted } = job;
  return { kind: "check-texts", ids, sources, ...(unwanted === undefined ? {} : { unwanted }) };
}

/**
 * What texts of a corpus are to be checked against: where threads will do that, a summary, so that the corpus can be let go
 * of. `pieces`: where the corpus keeps its digests.
 */
export async function summedUp(
  corpus: Corpus,
  pieces: SharablePieces,
  settings: Settings,
  { signal, jobs, pool = sharedPool(jobs) }: TextOptions,
): Promise<Corpus | CorpusSummary> {
  if (pool === undefined || corpus.size < FEWEST_FOR_THREADS) return corpus;
  return unpackCorpus(await packCorpus(corpus, settings, unchanging, { signal, pool, pieces })) ?? corpus;
}

async function knowledgeFor(job: TextJob, options: SumOptions): Promise<Knowledge | undefined> {
  if (job.kind === "digest") return undefined;
  const { corpus, settings, today } = job;
  const packed =
    corpus instanceof Corpus ? await packCorpus(corpus, settings, unchanging, options) : packShared(corpus);
  return knowledgeOf({ corpus: packed, settings, today, asks: false });
}

function isOfText(result: Result): result is TextResult {
  return result.kind === "digested" || result.kind === "checked-text" || result.kind === "failed";
}
