import type { DateOrder } from "./expression";

const BRITISH =
  /\b(?:centre|colour|labour|favour|behaviour|neighbour|programme|organis|\w+isation|recognis|realis|emphasis|defence|licence|offence|travell|cancell|theatre|metres?|kilometres?|litres?|tonnes|whilst|amongst|per cent|grey|cheque|tyre|pounds? sterling|£)/g;
const AMERICAN =
  /\b(?:center|color|labor|favor|behavior|neighbor|program\b|organiz|\w+ization|recogniz|realiz|emphasiz|defense|license|offense|traveled|traveling|canceled|theater|meters?\b|kilometers?|liters?|percent|gray|zip code)/g;
const SAMPLE = 20_000;
const LEAD = 2;

/** The order of day and month in figures that goes with an English text's spelling; null where that does not show. */
export function orderOfSpelling(text: string): DateOrder | null {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const british = sample.match(BRITISH)?.length ?? 0;
  const american = sample.match(AMERICAN)?.length ?? 0;
  if (british >= LEAD && british > 2 * american) return "day-first";
  return american >= LEAD && american > 2 * british ? "month-first" : null;
}
