import { textOfCodes } from "./pack";

// What is shorter the common engines copy by themselves.
const SHARED_FROM = 13;

/**
 * The same string in memory of its own. A part that is cut out of a text keeps the whole text alive: what is remembered
 * beyond an article, a word of thirteen letters or more, would hold three kilobytes.
 */
export function ownCopy(part: string): string {
  if (part.length < SHARED_FROM) return part;
  const codes = new Array<number>(part.length);
  for (let at = 0; at < part.length; at++) codes[at] = part.charCodeAt(at);
  return textOfCodes(codes);
}
