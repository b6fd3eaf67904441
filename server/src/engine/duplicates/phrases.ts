import stopWords from "../text/data/stop-words.json";
import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
import type { Span } from "../text/span";
import { isDigitCode, isUpperCode, isWordCode, tokenise } from "../text/tokens";

/**
 * Two neighbouring content words of one sentence: "hostile foreign", "signing of the treaty". Two articles that tell
 * of the same event share such phrases even where no sentence is the same.
 */
export interface Phrase extends Span {
  /** 30 bits; bit 0 is set for plain wording, clear for what may be a name and so is shared for other reasons. */
  readonly key: number;
  /** How well the phrase tells events apart; the higher the sooner it is kept. Depends on its words alone. */
  readonly priority: number;
}

/** What an article is remembered by: enough that 25 shared phrases out of 200 leave several in both samples. */
export const PHRASES_KEPT = 64;

// Words cut to six letters meet their own inflections: "exchange", "exchanged", "exchanges". Truncation does nearly as
// well as stemming over European languages (McNamee & Mayfield 2004, Information Retrieval 7, 73-97).
const STEM = 6;
const CJK_WINDOW = 4;
const KEY_MASK = 0x3ffffffe;

const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(stopWords).map(([code, words]) => [code, new Set(words.split(" "))]),
);
const ALL_STOP_WORDS: ReadonlySet<string> = new Set(
  Object.values(stopWords).flatMap((words) => words.split(" ")),
);

function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Uniform in (0, 1), from the key alone: the same phrase draws the same number in every article. */
function draw(key: number): number {
  let mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 4294967296;
}

function phrase(start: number, end: number, hash: number, wording: boolean, weight: number): Phrase {
  const key = (hash & KEY_MASK) | (wording ? 1 : 0);
  // Weighted sampling as Efraimidis & Spirakis 2006 have it (Information Processing Letters 97, 181-185), by consistent
  // draws.
  return { start, end, key, priority: Math.log(draw(key)) / weight };
}

/** All phrases of the given sentences, in order of the text. */
export function phrasesOf(text: string, sentences: readonly Span[], language: string): Phrase[] {
  const stops = STOP_WORDS.get(language) ?? ALL_STOP_WORDS;
  const phrases: Phrase[] = [];
  for (const sentence of sentences) {
    let before: { start: number; stem: string; lower: boolean; length: number } | null = null;
    for (const token of tokenise(text, sentence.start, sentence.end)) {
      if (isCjk(text.charCodeAt(token.start))) {
        for (let at = token.start; at + CJK_WINDOW <= token.end; at++) {
          phrases.push(phrase(at, at + CJK_WINDOW, hash32(text, at, at + CJK_WINDOW), false, 1));
        }
        before = null;
        continue;
      }
      const word = fold(text.slice(token.start, token.end)).replaceAll("-", "");
      const first = text.charCodeAt(token.start);
      const digit = isDigitCode(first);
      if (!digit && (word.length < 3 || stops.has(word))) continue;
      const stem = digit ? word : word.slice(0, STEM);
      // Only in a script with cases does a small letter show that a word is no name.
      const lower = !digit && word.length > 3 && isWordCode(first) && first < 0x590 && !isUpperCode(first);
      const length = word.length + (digit ? 3 : 0);
      if (before !== null) {
        // Long words are rare words in every language (Zipf 1935): they tell more.
        const weight = (before.length + length) ** 3;
        const hash = hash32(`${before.stem} ${stem}`);
        phrases.push(phrase(before.start, token.end, hash, before.lower || lower, weight));
      }
      before = { start: token.start, stem, lower, length };
    }
  }
  return phrases;
}

/** The keys of the phrases that tell most, at most `PHRASES_KEPT` of them, without repeats, in rising order. */
export function tellingKeys(phrases: readonly Phrase[]): number[] {
  const priorities = new Map<number, number>();
  for (const { key, priority } of phrases) priorities.set(key, priority);
  return [...priorities]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, PHRASES_KEPT)
    .map(([key]) => key)
    .sort((a, b) => a - b);
}
