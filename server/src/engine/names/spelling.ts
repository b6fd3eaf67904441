import { fold } from "../text/fold";

const NOT_LETTER = /[^\p{L}\p{N}]+/gu;

/** Two names with equal keys differ in case, diacritics, hyphens, blanks, apostrophes and full stops only. */
export function spellingKey(name: string): string {
  const lower = name.toLowerCase();
  let key = "";
  let start = 0;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code >= 0x80) return fold(name).replace(NOT_LETTER, "");
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
    if (start < at) key += lower.slice(start, at);
    start = at + 1;
  }
  return start === 0 ? lower : key + lower.slice(start);
}

/** True where two names are one name, differently spelt in the way that `spellingKey` looks away from. */
export function sameSpelling(a: string, b: string): boolean {
  return spellingKey(a) === spellingKey(b);
}
