import { fold } from "../text/fold";
import type { Span } from "../text/span";
import type { TokenTable } from "../text/tokens";
import { clusterOf } from "./clusters";
import { eitherNames, familyNames, givenNames, lookUp } from "./lexicon";
import { Gap, type Word, wordsOf } from "./words";

/** Some words in a row that could be a name. */
export interface CapitalRun extends Span {
  readonly words: readonly string[];
}

const LINKS = new Set("of the for and de la al bin".split(" "));

/**
 * Every two to `longest` words in a row of which the first and the last are capitalised, with nothing but blanks between
 * them, the longer ones first, in order of their start.
 */
export function* capitalRuns(
  text: string,
  sentences: readonly Span[],
  tokens: TokenTable,
  longest: number,
): Generator<CapitalRun> {
  for (const sentence of sentences) {
    const words = wordsOf(text, sentence, tokens, false);
    for (const [at, first] of words.entries()) {
      if (!first.capital) continue;
      let to = at + 1;
      while (to - at < longest && words[to - 1]?.gap === Gap.Blank && words[to - 1]?.possessive === false) {
        const word = words[to];
        if (word === undefined || !(isCapital(word) || LINKS.has(word.lower))) break;
        to++;
      }
      for (; to - at > 1; to--) {
        const last = words[to - 1];
        if (last === undefined || !isCapital(last)) continue;
        yield { start: first.start, end: last.end, words: words.slice(at, to).map((word) => word.text) };
      }
    }
  }
}

/** Capitalised, or joined by a hyphen to what is: "bin-Laden". */
function isCapital({ capital, text }: Word): boolean {
  return capital || /-\p{Lu}/u.test(text);
}

/** True for a word that is no word of the language, no name and no place that is known. */
export function isUnknownWord(word: string): boolean {
  const folded = fold(word);
  if (word.length < 4 || clusterOf(folded) > 0 || lookUp(word) !== undefined) return false;
  return !givenNames.has(folded) && !familyNames.has(folded) && !eitherNames.has(folded);
}
