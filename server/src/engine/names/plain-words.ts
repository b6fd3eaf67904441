import { type NameWord, nameWord } from "./name-word";

/**
 * The words of a name of plain letters and figures between blanks, hyphens and stops, as most are: each is what it is
 * whatever the name is of. Null for others.
 */
export function plainWords(name: string): readonly NameWord[] | null {
  const lower = name.toLowerCase();
  const words: NameWord[] = [];
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : BLANK;
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      if (start < 0) start = at;
      continue;
    }
    if (code !== BLANK && code !== HYPHEN && code !== STOP) return null;
    if (start < 0) continue;
    words.push(nameWord(lower.slice(start, at)));
    start = -1;
  }
  return words;
}

const BLANK = 0x20;
const HYPHEN = 0x2d;
const STOP = 0x2e;
