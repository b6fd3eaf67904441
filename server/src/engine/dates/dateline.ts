import type { Line } from "../text/lines";
import type { Span } from "../text/span";

/*
 * Datelines: how agencies begin a report. “PYONGYANG, July 11, 2021 (KCNA) -”, “Abuja, April 3, 2024 (NAN) The senate …”,
 * “New Delhi [India], March 12 (ANI):”, “MOSCOW, April 11. /TASS/.”, “March 12, 2024 (JUBA) –”.
 */

const LONGEST = 70;
const SHOUTED_PLACE = /^\p{Lu}{3}[\p{Lu}\p{L}\s.,/'’-]{0,60},\s*$/u;
const DASH = /^[.,]?\s*(?:\([^()]{2,40}\)\s*)?[-–—]/;
// Words in capitals, little ones between them, and perhaps the day in another calendar.
const PLACE =
  /^\p{Lu}[\p{L}.'’-]*(?:[ ,/]+(?:\p{Lu}[\p{L}.'’-]*|de|del|la|al|el|of|di|du|do|da|am|sur))*(?: \[\p{Lu}[\p{L} ]*\])?[,.:]\s*(?:\d{1,2} \p{L}[\p{L}'’ -]{2,20} \d{4}(?: ?A?H\.?)?,\s*)?$/u;
// A script without capitals, such as the Arabic one.
const PLACE_WITHOUT_CASE = /^\p{Lo}[\p{Lo}\p{M}]*(?: [\p{Lo}\p{M}]+){0,3}[,،]?\s*$/u;
const AGENCY =
  /^[.,]?\s*(?:\((?:\p{Lu}[\p{Lu}.-]{1,7}|[\p{Lo}\p{M}][\p{Lo}\p{M} ]{1,20}|dpa|Xinhua|Yonhap|Reuters|Kyodo|Bernama|Antara)\)|\/\p{Lu}{2,8}\/)/u;
const PLACE_BEHIND = /^\s*\(\p{Lu}[\p{L} .,'’-]{1,30}\)\s*[-–—]/u;
// A report goes on in the same line; an entry of a calendar of events does not.
const SHORTEST_REPORT = 60;

/** True where a date stands in the dateline that a line begins with. */
export function isDateline(text: string, line: Line, { start, end }: Span): boolean {
  if (start - line.start >= LONGEST) return false;
  const before = text.slice(line.start, start);
  const behind = text.slice(end, Math.min(line.end, end + LONGEST));
  if (SHOUTED_PLACE.test(before) && DASH.test(behind)) return true;
  if (line.end - end < SHORTEST_REPORT) return false;
  if (before.trim() === "") return PLACE_BEHIND.test(behind);
  return (PLACE.test(before) || PLACE_WITHOUT_CASE.test(before)) && AGENCY.test(behind);
}
