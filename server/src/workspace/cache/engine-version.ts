import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

let version: string | undefined;

/**
 * A hash of the engine that runs, its data and what Node knows of Unicode: what another engine said is not what this one
 * would say.
 */
export function engineVersion(): string {
  version ??= hashOf(engineFiles());
  return version;
}

function engineFiles(): string[] {
  const bundle = path.join(__dirname, "engine.js");
  if (fs.existsSync(bundle)) return [bundle, ...filesIn(path.join(__dirname, "data"))];
  const sources = path.join(__dirname, "..", "..", "engine");
  // Otherwise this script holds all of it.
  return fs.existsSync(path.join(sources, "index.ts")) ? filesIn(sources) : [__filename];
}

function filesIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256").update(`${process.versions.unicode} ${process.versions.icu}`);
  for (const file of files) hash.update(path.basename(file)).update(fs.readFileSync(file));
  return hash.digest("hex").slice(0, 32);
}
