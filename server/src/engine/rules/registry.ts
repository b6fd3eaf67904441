import { ambiguousOrder } from "./dates/ambiguous-order";
import { conflict } from "./dates/conflict";
import { future } from "./dates/future";
import { impossible } from "./dates/impossible";
import { malformed } from "./dates/malformed";
import { missing } from "./dates/missing";
import { outOfRange } from "./dates/out-of-range";
import type { Rule } from "./rule";

/** All rules, by family. Settings, schema, documentation index and README table are derived from this list. */
export const rules: readonly Rule[] = [
  ambiguousOrder,
  conflict,
  future,
  impossible,
  malformed,
  missing,
  outOfRange,
];
