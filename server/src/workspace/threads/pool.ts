import type { Task } from "./messages";
import { Run, type RunOptions } from "./run";
import { Thread } from "./thread";
import { type WorkerFile, workerFile } from "./worker-file";

export interface PoolOptions {
  /** How many threads work at once. */
  readonly size: number;
  readonly file: WorkerFile;
  /** How long one article may take, in milliseconds; a second a hundred kilobytes is added. */
  readonly patience?: number;
  /** The threads give way to all else that wants the processor, where the system has priorities of threads. */
  readonly background?: boolean;
}

const PATIENCE = 30_000;
// In an editor threads would hold memory for nothing between two scans. On the command line they are to stay warm while a
// large corpus is summed up between reading and checking, and there they end with the process.
const IDLE = 60_000;
const IDLE_IN_BACKGROUND = 10_000;

/**
 * Threads that do tasks. One article that kills or hangs its thread is given up; everything else is done. One `run` at a
 * time; others wait.
 */
export class WorkerPool {
  readonly size: number;
  readonly #file: WorkerFile;
  readonly #patience: number;
  readonly #background: boolean;
  readonly #threads = new Set<Thread>();
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor({ size, file, patience = PATIENCE, background = false }: PoolOptions) {
    this.size = size;
    this.#file = file;
    this.#patience = patience;
    this.#background = background;
  }

  /** Does all tasks, each of at most some dozen articles; see `Run.result`. */
  run(tasks: Iterable<Task>, options: RunOptions): Promise<Task[]> {
    const run = this.begin(tasks, options);
    run.end();
    return run.result;
  }

  /** As `run`, with more tasks to come. */
  begin(tasks: Iterable<Task>, options: RunOptions): Run {
    const limits = { size: this.size, patience: this.#patience };
    const start = () => new Thread(this.#file, this.#background);
    const run = new Run(this.#threads, start, tasks, { ...options, ...limits });
    this.#last = this.#last.then(async () => {
      clearTimeout(this.#idle);
      run.begin();
      await run.over;
      const idle = this.#background ? IDLE_IN_BACKGROUND : IDLE;
      this.#idle = setTimeout(() => void this.close(), idle).unref();
    });
    return run;
  }

  /**
   * A pool of one more thread, to be closed by the caller: what takes much memory once is best done by a thread that ends
   * with it, since of the memory of the others little is ever given back.
   */
  ofOneMore(): WorkerPool {
    return new WorkerPool({
      size: 1,
      file: this.#file,
      patience: this.#patience,
      background: this.#background,
    });
  }

  /** Ends all threads; another `run` starts them anew. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

const shared = new Map<number, WorkerPool>();

/**
 * The pool with this many threads: one for all corpora of a process, which are all worked on in the background or none.
 * Undefined where there are to be, or can be, none.
 */
export function sharedPool(size: number, background = false): WorkerPool | undefined {
  const known = shared.get(size);
  if (known !== undefined || size <= 0) return known;
  const file = workerFile();
  if (file === undefined) return undefined;
  const pool = new WorkerPool({ size, file, background });
  shared.set(size, pool);
  return pool;
}
