import stopWords from "../../text/data/stop-words.json";
import { isWordCode } from "../../text/tokens";
import type { PageLine } from "../page-line";

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
// Shorter words are seldom what a text is about.
const SHORTEST = 4;

function hashWord(text: string, start: number, end: number): number {
  let hash = BASIS;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash | 0;
}

const STOP = new Set<number>();
for (const words of Object.values(stopWords)) {
  for (const word of words.split(" ")) STOP.add(hashWord(word, 0, word.length));
}

/** What the words of one line are: how many are stop words of any language, and the hashes of the others. */
export interface LineWords {
  readonly words: number;
  readonly stop: number;
  /** Hashes of its content words, each once. */
  readonly content: readonly number[];
}

/** Sorts the words of a line. Runs of Chinese and Japanese count by pairs of characters. */
export function wordsOf({ text }: PageLine): LineWords {
  const lower = text.toLowerCase();
  const content = new Set<number>();
  let words = 0;
  let stop = 0;
  for (let at = 0; at < lower.length; ) {
    const code = lower.charCodeAt(at);
    if (!isWordCode(code)) {
      at++;
      continue;
    }
    if (code >= 0x3040 && code <= 0x9fff) {
      words++;
      content.add(hashWord(lower, at, at + 2));
      at++;
      continue;
    }
    let end = at + 1;
    while (end < lower.length && isWordCode(lower.charCodeAt(end))) end++;
    const hash = hashWord(lower, at, end);
    words++;
    if (STOP.has(hash)) stop++;
    else if (end - at >= SHORTEST) content.add(hash);
    at = end;
  }
  return { words, stop, content: [...content] };
}
