import * as path from "node:path";
import * as esbuild from "esbuild";
import { type PoolOptions, WorkerPool } from "../../../server/src/workspace/threads/pool";
import { temporaryFolder } from "../../temporary-folder";

let bundles: string | undefined;

/** A bundle of a worker: threads start several times as fast from these as from sources. */
function bundle(name: "worker" | "faulty-worker"): string {
  if (bundles === undefined) {
    bundles = temporaryFolder();
    esbuild.buildSync({
      absWorkingDir: path.resolve(__dirname, "../../.."),
      entryPoints: {
        worker: "server/src/workspace/threads/worker.ts",
        "faulty-worker": "test/workspace/threads/faulty-worker.ts",
      },
      outdir: bundles,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      logLevel: "warning",
    });
  }
  return path.join(bundles, `${name}.js`);
}

function threadsOf(file: string, options: Partial<PoolOptions> = {}): WorkerPool {
  return new WorkerPool({ size: 2, file: { path: file, execArgv: [] }, ...options });
}

/** Two threads. */
export function goodThreads(background = false): WorkerPool {
  return threadsOf(bundle("worker"), { background });
}

/** Two with faults: what they do is said by the name of the article. */
export function faultyThreads(patience: number, size = 2): WorkerPool {
  return threadsOf(bundle("faulty-worker"), { patience, size });
}

/** Threads that cannot be started. */
export function missingThreads(): WorkerPool {
  return threadsOf(path.join(temporaryFolder(), "missing.js"));
}
