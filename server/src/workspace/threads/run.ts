import type { ArticleId } from "../../engine";
import type { Knowledge, Result, Task } from "./messages";
import type { Assignment, Thread } from "./thread";

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** What articles are checked against, where the tasks are to check. */
  readonly knowledge?: Knowledge | undefined;
  /** What became of the articles of a task. One call after the other; the thread's next task but one waits for it. */
  take(task: Task, results: readonly Result[]): Promise<void>;
  /** An article that ended its thread twice, or took too long twice: it is not tried again. */
  lost(id: ArticleId, reason: string): void;
}

interface Limits {
  readonly size: number;
  /** How long one article may take, in milliseconds. */
  readonly patience: number;
}

const PATIENCE_PER_KILOBYTE = 10;
const WATCH_INTERVAL = 250;
// While the main thread takes in the results of one task, the thread has the next.
const TASKS_PER_THREAD = 2;
// Asked to stop, a thread ends after the article at work; one that does not is ended.
const STOPPING = 1000;
// Threads that end before they have begun will not do better the fourth time.
const MOST_FALSE_STARTS = 3;

// No task has the number of one before, in another run: a thread would seem to be at work on that since then.
let lastSerial = 0;

/** One run of a pool: some tasks done by its threads, and those that are added until `end`. */
export class Run {
  /**
   * Resolves with the tasks that were not done: none, unless threads cannot be started here. Rejects with the signal's
   * reason, or with what `take` rejected with.
   */
  readonly result: Promise<Task[]>;
  /** Resolves when no thread is at work for it any more. */
  readonly over: Promise<void>;
  readonly #threads: Set<Thread>;
  readonly #start: () => Thread;
  readonly #options: RunOptions & Limits;
  readonly #again: Task[] = [];
  readonly #suspects = new Set<ArticleId>();
  readonly #tasks: Iterator<Task>;
  #falseStarts = 0;
  #taking = 0;
  #taken: Promise<void> = Promise.resolve();
  #watch: NodeJS.Timeout | undefined;
  #begun = false;
  #mayGrow = true;
  #ended = false;
  readonly #onAbort = (): void => this.stop(this.#options.signal?.reason);
  #resolve: (left: Task[]) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;
  #isOver: () => void = () => undefined;

  constructor(
    threads: Set<Thread>,
    start: () => Thread,
    tasks: Iterable<Task>,
    options: RunOptions & Limits,
  ) {
    this.#threads = threads;
    this.#start = start;
    this.#tasks = tasks[Symbol.iterator]();
    this.#options = options;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.over = new Promise((resolve) => {
      this.#isOver = resolve;
    });
  }

  /** The threads are free for it now. */
  begin(): void {
    this.#begun = true;
    const { signal } = this.#options;
    if (signal?.aborted) this.stop(signal.reason);
    if (this.#ended) {
      this.#isOver();
      return;
    }
    signal?.addEventListener("abort", this.#onAbort);
    this.#watch = setInterval(() => this.#endHung(), WATCH_INTERVAL);
    for (const thread of this.#threads) this.#use(thread);
    this.#fill();
  }

  /** One task more, after those that are there. False where the run has ended: nobody will do it. */
  add(task: Task): boolean {
    if (this.#ended) return false;
    this.#again.unshift(task);
    if (this.#begun) this.#fill();
    return true;
  }

  /** No more tasks will be added. */
  end(): void {
    this.#mayGrow = false;
    if (this.#begun) this.#settle();
  }

  /** Starts threads for what there is to do, and ends the run where there is nothing. */
  #fill(): void {
    for (const thread of [...this.#threads]) this.#feed(thread);
    while (!this.#ended && this.#threads.size < this.#options.size && this.#falseStarts < MOST_FALSE_STARTS) {
      const task = this.#next();
      if (task === undefined) break;
      this.#again.push(task);
      const thread = this.#start();
      this.#threads.add(thread);
      this.#use(thread);
    }
    this.#settle();
  }

  #use(thread: Thread): void {
    thread.stopping = false;
    thread.listener = {
      ready: () => this.#feed(thread),
      done: (assignment, results) => void this.#take(thread, assignment, results),
      died: (reason) => this.#died(thread, reason),
    };
    this.#feed(thread);
  }

  #feed(thread: Thread): void {
    // One that ended while its last results were taken in would lose what it is given.
    if (this.#ended || !thread.isReady || !this.#threads.has(thread)) return;
    while (thread.assignments.length < TASKS_PER_THREAD) {
      const task = this.#next();
      if (task === undefined) return;
      const { knowledge } = this.#options;
      if (knowledge !== undefined) thread.know(knowledge);
      thread.assign({ serial: ++lastSerial, task });
    }
  }

  #next(): Task | undefined {
    const again = this.#again.pop();
    if (again !== undefined) return again;
    const next = this.#tasks.next();
    return next.done === true ? undefined : next.value;
  }

  #take(thread: Thread, { task }: Assignment, results: readonly Result[]): void {
    if (this.#ended) return;
    this.#taking++;
    this.#taken = this.#taken
      .then(() => (this.#ended ? undefined : this.#options.take(task, results)))
      .then(
        () => {
          this.#taking--;
          this.#feed(thread);
          this.#settle();
        },
        (error: unknown) => this.stop(error),
      );
  }

  #died(thread: Thread, reason: string): void {
    this.#threads.delete(thread);
    if (this.#ended) return;
    if (!thread.isReady) this.#falseStarts++;
    const work = thread.atWork(0);
    for (const { serial, task } of thread.assignments) {
      if (serial !== work?.serial) {
        this.#again.push(task);
        continue;
      }
      const culprit = task.ids[work.article] ?? "";
      const rest = withoutArticle(task, work.article);
      if (rest.ids.length > 0) this.#again.push(rest);
      if (this.#suspects.has(culprit)) {
        this.#options.lost(culprit, reason);
      } else {
        // It may be nobody's fault, on a machine that has much to do: once more, alone.
        this.#suspects.add(culprit);
        this.#again.push(onlyArticle(task, work.article));
      }
    }
    this.#fill();
  }

  #endHung(): void {
    const now = performance.now();
    for (const thread of [...this.#threads]) {
      const work = thread.atWork(now);
      if (work === undefined) continue;
      const limit = this.#options.patience + work.kilobytes * PATIENCE_PER_KILOBYTE;
      if (now - work.since <= limit) continue;
      void thread.end();
      this.#died(thread, `it took more than ${Math.round(limit / 1000)} seconds`);
    }
  }

  #settle(): void {
    if (this.#ended || this.#taking > 0) return;
    for (const thread of this.#threads) if (thread.assignments.length > 0) return;
    const gaveUp = this.#falseStarts >= MOST_FALSE_STARTS && this.#threads.size === 0;
    if (!gaveUp) {
      const next = this.#next();
      if (next !== undefined) {
        this.#again.push(next);
        return;
      }
      if (this.#mayGrow) return;
    }
    const left: Task[] = [];
    for (let task = this.#next(); task !== undefined; task = this.#next()) left.push(task);
    this.#finish();
    this.#resolve(left);
    this.#isOver();
  }

  #finish(): void {
    this.#ended = true;
    clearInterval(this.#watch);
    // A signal outlives many runs, each of which knows megabytes.
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
  }

  /** Gives up what is not done yet; `result` rejects with the reason. */
  stop(reason: unknown): void {
    if (this.#ended) return;
    this.#finish();
    this.#reject(reason);
    // The threads work for another one still.
    if (!this.#begun) return;
    for (const thread of this.#threads) thread.stopping = true;
    const since = performance.now();
    const wait = () => {
      const late = performance.now() - since > STOPPING;
      for (const thread of [...this.#threads]) {
        if (thread.assignments.length === 0) continue;
        if (!late) {
          setTimeout(wait, 20);
          return;
        }
        this.#threads.delete(thread);
        void thread.end();
      }
      this.#isOver();
    };
    wait();
  }
}

function onlyArticle(task: Task, at: number): Task {
  return pick(task, (index) => index === at);
}

function withoutArticle(task: Task, at: number): Task {
  return pick(task, (index) => index !== at);
}

function pick(task: Task, wanted: (index: number) => boolean): Task {
  const some = <T>(list: readonly T[]) => list.filter((_, index) => wanted(index));
  const ids = some(task.ids);
  if (task.kind === "compare") return { ...task, ids };
  if (task.kind === "learn") return { ...task, ids, hashes: some(task.hashes) };
  if (task.kind !== "check") return { ...task, ids, sources: some(task.sources) };
  return {
    ...task,
    ids,
    hashes: some(task.hashes),
    digests: some(task.digests),
    articles: some(task.articles),
  };
}
