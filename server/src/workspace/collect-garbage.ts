import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collector: (() => void) | undefined;

/**
 * Has the collector work at once, which takes some twentieth of a second in a large corpus: for when much has been let go of,
 * before more is made beside it.
 */
export function collectGarbage(): void {
  collector ??= exposedCollector();
  collector();
}

/**
 * As `collectGarbage`, and moves what is left together, which takes some tenths of a second: for when most has been let go of.
 * Spread over all that there was, it would keep nearly all memory from being given back.
 */
export function compactMemory(): void {
  setFlagsFromString("--compact-on-every-full-gc");
  collectGarbage();
  setFlagsFromString("--no-compact-on-every-full-gc");
}

function exposedCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
