import { isDigitCode } from "../text/tokens";

/** True for decimal digits of any script; the common ones first, since every character of a text passes here. */
export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0x660 && isDigitCode(code));
}

/** Unicode's blocks of digits begin at a multiple of 16, in the scripts of India six later. */
function digitValue(code: number): number {
  const low = code & 15;
  return code >= 0x966 && code <= 0xdef ? low - 6 : low;
}

/**
 * The digits of the scripts that news are written in, but for those that begin no date: inside a word or a number, behind
 * a currency's sign. An engine's search for a class is many times faster than a loop, as long as the class comes first.
 */
const NEXT_NUMBER =
  /[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19](?<![0-9A-Za-z$€£#].|[0-9][.,:].)/g;

/** Where the next number at or behind `at` stands that may belong to a date; -1 for none. */
export function nextNumber(text: string, at: number): number {
  NEXT_NUMBER.lastIndex = at;
  return NEXT_NUMBER.test(text) ? NEXT_NUMBER.lastIndex - 1 : -1;
}

/** Where the run of digits that starts at `at` ends. */
export function digitsEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The number that the digits `[start, end)` write; at most eight of them are to be given. */
export function numberOf(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + digitValue(text.charCodeAt(at));
  return value;
}
