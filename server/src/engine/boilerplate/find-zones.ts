import type { DateExpression } from "../dates/expression";
import type { Line } from "../text/lines";
import type { Zone } from "./zone";

export interface ZoneClues {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly dates: readonly DateExpression[];
}

/** The page debris that shows from one article alone, in order, not overlapping. */
export function findZones(_clues: ZoneClues): Zone[] {
  return [];
}
