import type { Span } from "../text/span";
import { lowerHash, TokenFlag, type TokenTable, tokenAt } from "../text/tokens";
import { wordType } from "./word-type";
import { Gap, type Word, wordsOf } from "./words";

/** Some words in a row that could be a name. */
export interface CapitalRun extends Span {
  readonly words: readonly string[];
  /** It stands in a longer one. */
  readonly within: boolean;
}

const LINKS = new Set("of the for and de la al bin".split(" "));

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
  for (const sentence of sentences) {
    if (!mayHoldUnknown(text, sentence, tokens)) continue;
    const words = wordsOf(text, sentence, tokens, false);
    for (const [at, first] of words.entries()) {
      if (!first.capital) continue;
      let to = at + 1;
      while (to - at < longest && words[to - 1]?.gap === Gap.Blank && words[to - 1]?.possessive === false) {
        const word = words[to];
        if (word === undefined || !(isCapital(word) || LINKS.has(word.lower))) break;
        to++;
      }
      const longer = to;
      const before = at > 0 ? words[at - 1] : undefined;
      const follows = before?.capital === true && before.gap === Gap.Blank;
      for (; to > at; to--) {
        if (to - at === 1 && at === 0) break;
        const last = words[to - 1];
        if (last === undefined || !isCapital(last)) continue;
        // What the words are like must not be a word itself: "South Koreans" is no slip of "South Korea".
        let unknown = false;
        for (let each = at; each < to && !unknown; each++) unknown = words[each]?.type.unknown === true;
        if (!unknown) continue;
        const within = follows || to < longer;
        yield {
          start: first.start,
          end: last.end,
          words: words.slice(at, to).map((word) => word.text),
          within,
        };
      }
    }
  }
}

const SHORTEST = 4;
const AMPERSAND = 0x26;
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
function isCapital(word: Word): boolean {
  return word.capital || /-\p{Lu}/u.test(word.text);
}

/** True for a word that is no word of the language, no name and no place that is known. */
export function isUnknownWord(word: string): boolean {
  return wordType(word, 0, word.length, lowerHash(word)).unknown;
}
