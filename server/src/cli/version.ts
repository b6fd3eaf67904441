import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";

/** The version of the package that this file is part of, bundled or not: said by the nearest manifest upwards. */
export function version(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) return "unknown";
    folder = parent;
  }
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}
