import { setFlagsFromString } from "node:v8";

// Measured on two cores (docs/performance.md).
const FLAGS = [
  // The engine is many middling functions, which every thread compiles anew: taking fewer of them into others saves a sixth
  // of all time for 3,000 articles, a tenth for 10,000, and what is compiled so runs no slower.
  "--max-inlined-bytecode-size-cumulative=150",
  // Compiled a little later, functions are seldom compiled twice.
  "--interrupt-budget=300000",
];

// A heap that is let grow to a multiple of what lives in it, in each thread, is most of the memory of a large corpus. Three
// tenths take a twentieth more time than one half, and less memory: an editor has these, a check that somebody waits for that.
const HEAP_GROWTH = { soon: 50, small: 30 } as const;

/**
 * Tells the compiler and the collector of this process and its threads to mind that much is done once and then never again,
 * and whether it is rather to be done soon or in a small memory.
 */
export function setV8Flags(rather: keyof typeof HEAP_GROWTH): void {
  for (const flag of FLAGS) setFlagsFromString(flag);
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH[rather]}`);
}
