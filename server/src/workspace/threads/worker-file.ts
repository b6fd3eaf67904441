import { existsSync } from "node:fs";
import * as path from "node:path";

/** A script that worker threads run, with what Node needs to run it. */
export interface WorkerFile {
  readonly path: string;
  readonly execArgv: readonly string[];
}

/**
 * The script of the worker threads: beside the bundle that runs, or where nothing was bundled, its source. Undefined
 * where it is missing: then everything is done in one thread.
 */
export function workerFile(folder: string = __dirname): WorkerFile | undefined {
  const bundled = path.join(folder, "worker.js");
  if (existsSync(bundled)) return { path: bundled, execArgv: [] };
  const source = path.join(folder, "worker.ts");
  if (existsSync(source)) return { path: source, execArgv: ["--require", "tsx/cjs"] };
  return undefined;
}
