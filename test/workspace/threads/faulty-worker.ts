import { existsSync } from "node:fs";
import { threadId } from "node:worker_threads";
import { idAt, serve } from "../../../server/src/workspace/threads/serve";
import { threadWorker } from "../../../server/src/workspace/threads/work";

// The real worker, which some articles kill: a thread that is out of memory or caught in a loop, as it may happen.
const real = threadWorker();

serve({
  ...real,
  async article(task, index, sized) {
    const id = idAt(task, index);
    if (task.kind === "check" && existsSync(`${task.root}/corpuslint-test-check-crash`)) {
      if (id === "0009.txt") process.exit(1);
      if (id === "0010.txt") for (;;) Math.random();
    }
    if (id === "slow.txt") {
      for (const since = performance.now(); performance.now() - since < 600; ) Math.random();
      return { kind: "failed", id, reason: `thread ${threadId}` };
    }
    if (task.kind === "compare") process.exit(1);
    if (task.kind === "check-texts" && id === "check-crash.txt") process.exit(1);
    switch (id) {
      case "crash.txt":
        process.exit(1);
        break;
      case "throw.txt":
        throw new Error("out of order");
      case "late-crash.txt":
        // When what it was given is done, and taken in by the main thread.
        setTimeout(() => process.exit(1), 200);
        break;
      case "hang.txt":
        for (;;) Math.random();
    }
    return real.article(task, index, sized);
  },
});
