import type { Line } from "../text/lines";
import type { DateExpression } from "./expression";

/** The full dates written in a text, in order. */
export function recogniseDates(_text: string, _lines: readonly Line[]): DateExpression[] {
  return [];
}
