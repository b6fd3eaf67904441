import { setFlagsFromString } from "node:v8";

/**
 * Has the process's threads take fewer functions into others when they compile. The engine is many middling functions, which
 * every thread compiles anew: of 3,000 articles on two cores that is a sixth of all time, of 10,000 a tenth
 * (docs/performance.md), and what is compiled so runs no slower.
 */
export function compileLess(): void {
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=150");
}
