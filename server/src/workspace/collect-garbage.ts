import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Has the collector work at once and give back what is free, which takes some tenths of a second: for when much has been let
 * go of and little is made, so that it would come only much later.
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  // What is left is spread over all that there was: without moving it together nearly nothing could be given back.
  setFlagsFromString("--compact-on-every-full-gc");
  collect();
  setFlagsFromString("--no-compact-on-every-full-gc");
}
