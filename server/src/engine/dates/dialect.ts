import type { DateOrder } from "./expression";

/*
 * Only words that are spelled in one way by each; “program”, “license” and “emphasis” are at home in both. Before “-ise”
 * stand endings of stems: “arise”, “promise”, “exercise” and “treatise” have others.
 */
const STEMS = "\\w{2,}(?:al|il|im|an|or|er|on|id|ic|it)|recogn|emphas|apolog|summar|popular|polar";
const OUR = "col|lab|fav|behavi|neighb|hon|hum|rum|harb|arm|od|tum|savi|sav|rig|vig|endeav|vap";
const DOUBLED = "travel|cancel|label|model|signal|fuel|level|counsel|marvel|quarrel";

const BRITISH = new RegExp(
  `\\b(?:(?:${STEMS})is(?:e[sd]?|ing|ations?)|(?:${OUR})our(?:s|ed|ing|ful|able|ite|ites|ers?|hoods?|al)?|(?:${DOUBLED})l(?:ed|ing|ers?)|` +
    "analys(?:e[sd]?|ing)|centres?|centred|theatres?|metres?|kilometres?|litres?|fibres?|calibre|defence|offence|programmes?|" +
    "cheques?|tyres?|tonnes|kerb|aluminium|jewellery|mum|sceptic(?:s|al|ism)?|manoeuvres?|ageing|enrol(?:s|ment)?|" +
    "fulfil(?:s|ment)?|skilful|plough(?:ed|ing)?|pyjamas|paediatric(?:s|ian)?|anaesthetic|whilst|amongst|learnt|per cent)\\b",
  "g",
);
const AMERICAN = new RegExp(
  `\\b(?:(?:${STEMS})iz(?:e[sd]?|ing|ations?)|(?:${OUR})or(?:s|ed|ing|ful|able|ite|ites|ers?|hoods?|al)?|(?:${DOUBLED})(?:ed|ing|ers?)|` +
    "analyz(?:e[sd]?|ing)|centers?|centered|theaters?|meters?|kilometers?|liters?|fibers?|caliber|defense|offense|" +
    "checkbook|aluminum|jewelry|mom|skeptic(?:s|al|ism)?|maneuvers?|aging|enroll(?:s|ment)?|" +
    "fulfill(?:s|ment)?|skillful|plow(?:ed|ing)?|pajamas|pediatric(?:s|ian)?|anesthetic|gotten|percent|zip code)\\b",
  "g",
);
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
