import type { Rule } from "./rule";

/** All rules, by family. Settings, schema, documentation index and README table are derived from this list. */
export const rules: readonly Rule[] = [];
