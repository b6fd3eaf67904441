import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { benchFolder } from "./corpus/store";

/** The bundles that are measured. */
export interface Product {
  readonly cli: string;
  readonly server: string;
  /** Tells one build from another. */
  readonly version: string;
}

const root = path.resolve(__dirname, "../..");

/** A copy of the bundles, so that a build in the middle of a measurement changes nothing. */
export function productAsBuilt(): Product {
  const dist = path.join(root, "dist");
  if (!existsSync(path.join(dist, "cli.js"))) throw new Error("There is nothing built: npm run build");
  const hash = createHash("sha256");
  for (const name of readdirSync(dist).sort()) {
    if (name.endsWith(".js")) hash.update(readFileSync(path.join(dist, name)));
  }
  const version = hash.digest("hex").slice(0, 8);
  const copy = path.join(benchFolder, `product-${version}`, "dist");
  if (!existsSync(copy)) cpSync(dist, copy, { recursive: true });
  cpSync(path.join(root, "package.json"), path.join(copy, "..", "package.json"));
  return { cli: path.join(copy, "cli.js"), server: path.join(copy, "server.js"), version };
}
