import type { DateOrder } from "./expression";

// Only words that are spelled in one way by each; “program”, “license” and “emphasis” are at home in both.
const BRITISH =
  /\b(?:centres?|colour(?:s|ed|ful)?|labour(?:ers?)?|favour(?:s|ed|ite|able)?|behaviours?|neighbour(?:s|hoods?|ing)?|programmes?|(?:organ|recogn|real|emphas|critic|apolog)is(?:e[ds]?|ing)|\w+(?:al|il|an|ar|or|er|im|on|id|ic)isations?|defence|travell(?:ed|ing|er)|cancell(?:ed|ing)|theatres?|metres?|kilometres?|litres?|tonnes|whilst|amongst|per cent|cheques?|tyres?)\b/g;
const AMERICAN =
  /\b(?:centers?|color(?:s|ed|ful)?|labor(?:ers?)?|favor(?:s|ed|ite|able)?|behaviors?|neighbor(?:s|hoods?|ing)?|(?:organ|recogn|real|emphas|critic|apolog)iz(?:e[ds]?|ing)|\w+(?:al|il|an|ar|or|er|im|on|id|ic)izations?|defense|travel(?:ed|ing|er)|cancel(?:ed|ing)|theaters?|meters?|kilometers?|liters?|percent|checkbook|zip code)\b/g;
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
