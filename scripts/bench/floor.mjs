// The physical limit to measure against: Node reads and decodes every file, and does nothing with it.
//   node scripts/bench/floor.mjs FOLDER THREADS
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, Worker, workerData } from "node:worker_threads";

if (isMainThread) {
  const [folder = ".", threads = "1"] = process.argv.slice(2);
  for (let part = 0; part < Number(threads); part++) {
    new Worker(import.meta.filename, { workerData: { folder, part, parts: Number(threads) } });
  }
} else {
  const { folder, part, parts } = workerData;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [files, length] = [0, 0];
  for (const site of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, site))) {
      if (files++ % parts === part) length += decoder.decode(readFileSync(join(folder, site, name))).length;
    }
  }
  if (length === 0) process.exitCode = 1;
}
