import { fold } from "../text/fold";

const NOT_LETTER = /[^\p{L}\p{N}]+/gu;

/** Two names with equal keys differ in case, diacritics, hyphens, blanks, apostrophes and full stops only. */
export function spellingKey(name: string): string {
  return fold(name).replace(NOT_LETTER, "");
}

/** True where two names are one name, differently spelt in the way that `spellingKey` looks away from. */
export function sameSpelling(a: string, b: string): boolean {
  return spellingKey(a) === spellingKey(b);
}
