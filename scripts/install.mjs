import { statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./command.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * Runs `npm ci` when node_modules is missing or older than package-lock.json. Uses nothing but Node itself, so
 * that it works on a fresh clone.
 *
 * @throws when the packages cannot be installed; the message says what to do
 */
export async function installPackages() {
  const installed = modified("node_modules/.package-lock.json");
  if (installed > 0 && installed >= modified("package-lock.json")) return;
  const { code } = await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: projectRoot });
  if (code === 0) return;
  throw new Error(`"npm ci" ended with ${code}. Check that the npm registry can be reached, then try again.`);
}

/** @returns {number} the time of the last change in milliseconds, 0 for a file that does not exist */
function modified(/** @type {string} */ path) {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
