import type { ArticleId } from "../engine";
import type { ArticleStore } from "./article-store";
import { Breather } from "./breather";
import type { LearnTask } from "./threads/messages";
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

/** Where the work is done. */
export interface Workplace {
  readonly pool: WorkerPool | undefined;
  readonly root: string;
  readonly maxBytes: number;
}

// Starting threads takes as long as this many articles take in one.
export const FEWEST_FOR_THREADS = 200;
const FILES_A_TASK = 32;

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
      await breather.rest();
      onProgress?.({ done, total });
      if (store.isStale(id)) await store.article(id);
      done++;
    }
  };

  if (pool === undefined || stale.length < FEWEST_FOR_THREADS) await here(stale);
  else {
    const sooner = new Set(first);
    // What is open in an editor is not what is on the disk.
    await here(stale.filter((id) => sooner.has(id) || store.generation(id) === undefined));
    const generations = new Map<ArticleId, number | undefined>();
    const left = await pool.run(learnTasks(store, stale, generations, { root, maxBytes }), {
      signal,
      take: async ({ ids: taken }, results) => {
        for (const result of results) {
          await breather.rest();
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
    await here(left.flatMap((task) => task.ids));
  }
  onProgress?.({ done: total, total });
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
