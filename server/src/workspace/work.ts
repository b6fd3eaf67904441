import type { ArticleId, Day, Settings } from "../engine";
import type { ArticleStore } from "./article-store";
import { Breather } from "./breather";
import { collectGarbage, compactMemory } from "./collect-garbage";
import type { FindingsRecord } from "./findings/record";
import { type ChangeNotes, knowledgeOf, packCorpus } from "./threads/knowledge";
import type { CheckTask, LearnTask } from "./threads/messages";
import type { WorkerPool } from "./threads/pool";

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface WorkOptions {
  /** Aborted work rejects with the signal's reason and leaves a state from which it can be taken up again. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Articles to take first, such as those open in an editor. */
  readonly first?: readonly ArticleId[];
}

export interface CheckOptions extends WorkOptions {
  /** Is told after each article that was checked. */
  readonly onChecked?: () => void;
}

/** Where the work is done. */
export interface Workplace {
  readonly pool: WorkerPool | undefined;
  readonly root: string;
  readonly maxBytes: number;
}

// Starting threads takes as long as this many articles take in one; summing up a corpus as long as checking this share of it.
const FEWEST_FOR_THREADS = 200;
const SHARE_FOR_THREADS = 1 / 8;
const FILES_A_TASK = 32;
// To tell what has changed with each of so many takes longer than to check everything again.
const FEWEST_FOR_BULK = 20;

/** Has the corpus know all these articles as they are. */
export async function learnAll(
  store: ArticleStore,
  ids: readonly ArticleId[],
  work: WorkOptions,
  { pool, root, maxBytes }: Workplace,
): Promise<void> {
  const { signal, onProgress, first = [] } = work;
  const stale = ids.filter((id) => store.isStale(id));
  const total = ids.length;
  let done = total - stale.length;
  const breather = new Breather();

  const here = async (some: readonly ArticleId[]): Promise<void> => {
    for (const id of some) {
      signal?.throwIfAborted();
      if (breather.isDue) await breather.rest();
      onProgress?.({ done, total });
      if (store.isStale(id)) await store.article(id);
      done++;
    }
  };

  store.inBulk = stale.length > FEWEST_FOR_BULK;
  try {
    await learn();
  } finally {
    store.inBulk = false;
  }
  onProgress?.({ done: total, total });

  async function learn(): Promise<void> {
    if (pool === undefined || stale.length < FEWEST_FOR_THREADS) return here(stale);
    const sooner = new Set(first);
    // What is open in an editor is not what is on the disk.
    await here(stale.filter((id) => sooner.has(id) || store.generation(id) === undefined));
    const generations = new Map<ArticleId, number | undefined>();
    const left = await pool.run(learnTasks(store, stale, generations, { root, maxBytes }), {
      signal,
      take: async ({ ids: taken }, results) => {
        for (const result of results) {
          if (breather.isDue) await breather.rest();
          signal?.throwIfAborted();
          if (result.kind === "learned" || result.kind === "same") {
            store.fromThread(result, generations.get(result.id));
          }
          generations.delete(result.id);
        }
        done += taken.length;
        onProgress?.({ done, total });
      },
      lost: (id, reason) => {
        store.giveUp(id, reason);
        done++;
      },
    });
    collectGarbage();
    await here(left.flatMap((task) => task.ids));
  }
}

/** What is found in articles, and what it depends on. */
export interface Checks extends ChangeNotes {
  isFresh(id: ArticleId): boolean;
  /** Checks an article here. */
  check(id: ArticleId): Promise<void>;
  /** An article was checked elsewhere, as it is and as the corpus was at `begin`, but for what was noted to have changed. */
  checked(id: ArticleId, record: FindingsRecord, asked: Uint32Array | undefined): void;
  /** Whether what articles ask is to be noted. */
  readonly asks: boolean;
  readonly settings: Settings;
  readonly today: Day;
}

/** Brings the findings of all these articles up to date. */
export async function checkAll(
  store: ArticleStore,
  checks: Checks,
  ids: readonly ArticleId[],
  work: CheckOptions,
  { pool, root, maxBytes }: Workplace,
): Promise<void> {
  const { signal, onProgress, onChecked, first = [] } = work;
  const due = ids.filter((id) => !checks.isFresh(id));
  const total = ids.length;
  let done = total - due.length;
  const breather = new Breather();

  const here = async (some: readonly ArticleId[]): Promise<void> => {
    for (const id of some) {
      signal?.throwIfAborted();
      if (breather.isDue) await breather.rest();
      onProgress?.({ done, total });
      if (!checks.isFresh(id)) await checks.check(id);
      done++;
      onChecked?.();
    }
  };

  const fewest = Math.max(FEWEST_FOR_THREADS, store.corpus.size * SHARE_FOR_THREADS);
  if (pool === undefined || due.length < fewest) await here(due);
  else {
    const sooner = new Set(first);
    const isHere = (id: ArticleId) =>
      sooner.has(id) || store.isStale(id) || store.isOpen(id) || store.known(id) === undefined;
    await here(due.filter(isHere));
    const { settings, today, asks } = checks;
    const { pieces } = store.sum;
    const corpus = await packCorpus(store.corpus, settings, checks, { signal, pool, pieces });
    // A summary of less than all would find something else.
    if (store.corpus.isDamaged) return;
    // Where no edit follows, threads ask the summary from now on.
    if (asks) collectGarbage();
    else {
      store.sum.letGo(store.ids());
      compactMemory();
    }
    const again: ArticleId[] = [];
    const left = await pool.run(
      checkTasks(
        store,
        due.filter((id) => !isHere(id)),
        { root, maxBytes },
      ),
      {
        signal,
        knowledge: knowledgeOf({ corpus, settings, today, asks, pieces: pieces.share() }),
        take: async (task, results) => {
          if (task.kind !== "check") return;
          for (const [index, result] of results.entries()) {
            if (breather.isDue) await breather.rest();
            signal?.throwIfAborted();
            const asItWas =
              !store.isStale(result.id) && store.known(result.id)?.textHash === task.hashes[index];
            if (result.kind === "checked" && asItWas) {
              checks.checked(result.id, result.record, result.asked);
              onChecked?.();
            } else {
              if (result.kind === "changed" && asItWas) store.outdate(result.id);
              again.push(result.id);
            }
          }
          done += results.length;
          onProgress?.({ done, total });
        },
        lost: (id, reason) => {
          store.giveUp(id, reason);
          again.push(id);
          done++;
        },
      },
    );
    collectGarbage();
    done -= again.length;
    await here([...again.filter((id) => store.has(id)), ...left.flatMap((task) => task.ids)]);
  }
  onProgress?.({ done: total, total });
}

function* checkTasks(
  store: ArticleStore,
  ids: readonly ArticleId[],
  about: Pick<CheckTask, "root" | "maxBytes">,
): Generator<CheckTask> {
  for (let at = 0; at < ids.length; at += FILES_A_TASK) {
    const some = ids.slice(at, at + FILES_A_TASK);
    yield {
      kind: "check",
      ids: some,
      hashes: some.map((id) => store.known(id)?.textHash ?? 0),
      digests: some.map((id) => store.sum.place(id)),
      articles: some.map((id) => store.known(id)?.article),
      ...about,
    };
  }
}

/** Made one by one as threads get to them, so that what has been learnt meanwhile is left out. */
function* learnTasks(
  store: ArticleStore,
  ids: readonly ArticleId[],
  generations: Map<ArticleId, number | undefined>,
  about: Pick<LearnTask, "root" | "maxBytes">,
): Generator<LearnTask> {
  let some: ArticleId[] = [];
  const task = (): LearnTask => ({
    kind: "learn",
    ids: some,
    hashes: some.map((id) => store.known(id)?.textHash),
    ...about,
  });
  for (const id of ids) {
    if (!store.isStale(id)) continue;
    generations.set(id, store.generation(id));
    some.push(id);
    if (some.length < FILES_A_TASK) continue;
    yield task();
    some = [];
  }
  if (some.length > 0) yield task();
}
