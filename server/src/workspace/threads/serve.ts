import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { ArticleId } from "../../engine";
import {
  type FromThread,
  type Knowledge,
  type Result,
  signal,
  type Task,
  type ThreadData,
  type ToThread,
} from "./messages";

/** What a thread can do. */
export interface Worker {
  /** Works on the article with this number of a task; `sized` is told how many bytes it has before the work begins. */
  article(task: Task, index: number, sized: (bytes: number) => void): Promise<Result>;
  know(knowledge: Knowledge): void;
  /** A task is at its end: what its results share is made ready. */
  finish(): void;
}

/** Makes this thread a worker of a `WorkerPool`: it does the tasks that come, one after the other, until it is ended. */
export function serve(worker: Worker): void {
  const port = parentPort;
  if (port === null) return;
  const { signals, background }: ThreadData = workerData;
  // Only there a thread has a priority of its own: elsewhere the whole process would get this one.
  if (background && process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const shared = new Int32Array(signals);
  const tell = (message: FromThread) => port.postMessage(message);
  let last: Promise<void> = Promise.resolve();

  async function run(serial: number, task: Task): Promise<void> {
    const results: Result[] = [];
    for (const [index] of task.ids.entries()) {
      if (Atomics.load(shared, signal.stop) !== 0) break;
      Atomics.store(shared, signal.size, 0);
      Atomics.store(shared, signal.article, index);
      Atomics.store(shared, signal.task, serial);
      const sized = (bytes: number) => Atomics.store(shared, signal.size, Math.ceil(bytes / 1000));
      results.push(await worker.article(task, index, sized));
    }
    worker.finish();
    Atomics.store(shared, signal.task, 0);
    tell({ kind: "done", serial, results });
  }

  port.on("message", (message: ToThread) => {
    last = last.then(() =>
      message.kind === "task" ? run(message.serial, message.task) : worker.know(message),
    );
  });
  tell({ kind: "ready" });
}

/** The id of an article of a task. */
export function idAt(task: Task, index: number): ArticleId {
  return task.ids[index] ?? "";
}
