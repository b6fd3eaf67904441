import { Worker } from "node:worker_threads";
import {
  type FromThread,
  type Knowledge,
  type Result,
  signal,
  type Task,
  type ThreadData,
  type ToThread,
} from "./messages";
import type { WorkerFile } from "./worker-file";

/** A task that a thread has been given. */
export interface Assignment {
  readonly serial: number;
  readonly task: Task;
}

export interface ThreadListener {
  ready(): void;
  done(assignment: Assignment, results: readonly Result[]): void;
  /** The thread has ended without being asked to. */
  died(reason: string): void;
}

// Garbage is collected early: a thread has one article at a time, beside the engine's data and the corpus's summary.
const HEAP_LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 8 };

const deaf: ThreadListener = { ready() {}, done() {}, died() {} };

/** One worker thread and what it has to do. */
export class Thread {
  listener = deaf;
  readonly assignments: Assignment[] = [];
  isReady = false;
  readonly #worker: Worker;
  readonly #signals = new Int32Array(new SharedArrayBuffer(signal.length * Int32Array.BYTES_PER_ELEMENT));
  #knows: number | undefined;
  #ended = false;
  #seen = { task: 0, article: 0, since: 0 };

  constructor(file: WorkerFile, background: boolean) {
    const data: ThreadData = { signals: this.#signals.buffer, background };
    this.#worker = new Worker(file.path, {
      workerData: data,
      execArgv: [...file.execArgv],
      resourceLimits: HEAP_LIMITS,
    });
    this.#worker.on("message", (message: FromThread) => this.#receive(message));
    let reason = "it ended by itself";
    this.#worker.on("error", (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on("exit", () => {
      if (this.#ended) return;
      this.#ended = true;
      this.listener.died(reason);
    });
  }

  /** Gives it a task, which begins when those before it are done. */
  assign(assignment: Assignment): void {
    this.assignments.push(assignment);
    this.#worker.ref();
    this.#send({ kind: "task", ...assignment });
  }

  /** Tells it what to check against from the next task on. */
  know(knowledge: Knowledge): void {
    if (this.#knows === knowledge.key) return;
    this.#knows = knowledge.key;
    this.#send(knowledge);
  }

  /** Asks it to end its tasks after the article at work; or takes that back. */
  set stopping(stop: boolean) {
    Atomics.store(this.#signals, signal.stop, stop ? 1 : 0);
  }

  /** The article at work, and since when (on the clock of `now`); undefined between tasks. */
  atWork(now: number): { serial: number; article: number; kilobytes: number; since: number } | undefined {
    const task = Atomics.load(this.#signals, signal.task);
    const article = Atomics.load(this.#signals, signal.article);
    if (task !== this.#seen.task || article !== this.#seen.article)
      this.#seen = { task, article, since: now };
    if (task === 0) return undefined;
    const kilobytes = Atomics.load(this.#signals, signal.size);
    return { serial: task, article, kilobytes, since: this.#seen.since };
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  #receive(message: FromThread): void {
    if (message.kind === "ready") {
      this.isReady = true;
      // An idle thread does not keep the process from ending.
      if (this.assignments.length === 0) this.#worker.unref();
      this.listener.ready();
      return;
    }
    const at = this.assignments.findIndex(({ serial }) => serial === message.serial);
    const [assignment] = at < 0 ? [] : this.assignments.splice(at, 1);
    if (this.assignments.length === 0) this.#worker.unref();
    if (assignment !== undefined) this.listener.done(assignment, message.results);
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }
}
