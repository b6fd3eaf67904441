import type { Span } from "../text/span";
import { lowerHash, TokenFlag, type TokenTable, tokenAt } from "../text/tokens";
import { trimWords, type WordType, wordType } from "./word-type";
import { Gap, type Word, wordsOf } from "./words";

/** Some words in a row that could be a name. */
export interface CapitalRun extends Span {
  readonly words: readonly WordType[];
  /** It stands in a longer one. */
  readonly within: boolean;
}

const LINKS = new Set("of the for and de la al bin".split(" "));
const LONGEST_LINK = 3;

/**
 * Every one to `longest` words in a row of which the first and the last are capitalised and one at least is unknown, with
 * nothing but blanks between them, the longer ones first, in order of their start. A first word of a sentence is none by
 * itself.
 */
export function* unknownRuns(
  text: string,
  sentences: readonly Span[],
  tokens: TokenTable,
  longest: number,
): Generator<CapitalRun> {
  // Where articles are checked that were read elsewhere, nothing else would.
  trimWords();
  for (const sentence of sentences) {
    if (!mayHoldUnknown(text, sentence, tokens)) continue;
    const words = wordsOf(text, sentence, tokens, false);
    for (let at = 0; at < words.length; at++) {
      const first = words[at];
      if (first === undefined || !first.capital) continue;
      const to = endOfRun(text, words, at, longest);
      const unknown = firstUnknown(words, at, to);
      if (unknown === to) continue;
      const before = at > 0 ? words[at - 1] : undefined;
      const follows = before?.capital === true && before.gap === Gap.Blank;
      // What the words are like must not be a word itself: "South Koreans" is no slip of "South Korea".
      for (let end = to; end > unknown; end--) {
        if (end - at === 1 && at === 0) break;
        const last = words[end - 1];
        if (last === undefined || !isCapital(last, text)) continue;
        const types = words.slice(at, end).map(({ type }) => type);
        yield { start: first.start, end: last.end, words: types, within: follows || end < to };
      }
    }
  }
}

/** Where the words end that could be one name from this one on. */
function endOfRun(text: string, words: readonly Word[], at: number, longest: number): number {
  let to = at + 1;
  while (to - at < longest) {
    const before = words[to - 1];
    const word = words[to];
    if (before?.gap !== Gap.Blank || before.possessive || word === undefined) break;
    if (!isCapital(word, text) && !isLink(word)) break;
    to++;
  }
  return to;
}

function isLink(word: Word): boolean {
  return word.end - word.start <= LONGEST_LINK && LINKS.has(word.lower);
}

/** The first unknown word of some; `to` where there is none. */
function firstUnknown(words: readonly Word[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (words[at]?.type.unknown === true) return at;
  return to;
}

const SHORTEST = 4;
const AMPERSAND = 0x26;
const HYPHEN = 0x2d;
const STOP = 0x2e;

/** A quick look whether a sentence has a capitalised word that is unknown, before its words are told: most have none. */
function mayHoldUnknown(text: string, sentence: Span, tokens: TokenTable): boolean {
  // From the token on that the sentence begins within.
  for (let row = Math.max(0, tokenAt(tokens, sentence.start) - 1); row < tokens.count; row++) {
    const start = tokens.starts[row] ?? 0;
    const end = tokens.ends[row] ?? 0;
    if (start >= sentence.end) return false;
    if (end <= sentence.start) continue;
    if (((tokens.flags[row] ?? 0) & (TokenFlag.Capital | TokenFlag.InnerUpper)) === 0) continue;
    // "AT&T", "U.S.": words of several tokens.
    const behind = text.charCodeAt(end);
    if (behind === AMPERSAND || (behind === STOP && end - start === 1)) return true;
    if (end - start >= SHORTEST && wordType(text, start, end, tokens.hashes[row] ?? 0).unknown) return true;
  }
  return false;
}

/** Capitalised, or joined by a hyphen to what is: "bin-Laden". */
function isCapital(word: Word, text: string): boolean {
  if (word.capital) return true;
  for (let at = word.start; at < word.end; at++)
    if (text.charCodeAt(at) === HYPHEN) return /-\p{Lu}/u.test(word.text);
  return false;
}

/** True for a word that is no word of the language, no name and no place that is known. */
export function isUnknownWord(word: string): boolean {
  return wordType(word, 0, word.length, lowerHash(word)).unknown;
}
