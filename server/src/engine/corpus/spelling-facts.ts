import type { Article } from "../article/article";
import { rememberingLast } from "../text/remembering";
import type { Span } from "../text/span";
import { mayVary, spellingAt } from "../text/spelling";
import { TokenFlag, tokenAt } from "../text/tokens";

/** How often an article writes a word of which other ways of writing are known. */
export type SpellingFact = readonly [form: string, count: number];

const NOT_SMALL = TokenFlag.Capital | TokenFlag.InnerUpper | TokenFlag.Digit;

/** Where an article writes a word of which other ways of writing are known, and the key that these share. */
export interface VaryingWord {
  readonly key: string;
  readonly places: readonly Span[];
}

/** The words of an article that others may write otherwise, with their places. Looked for once an article. */
export const varyingWords = rememberingLast(findVaryingWords);

function findVaryingWords(article: Article): ReadonlyMap<string, VaryingWord> {
  const { source, tokens, sentences, language } = article;
  const { starts, ends, flags, hashes, count } = tokens;
  const words = new Map<string, { readonly key: string; readonly places: Span[] }>();
  for (const sentence of sentences) {
    for (let at = tokenAt(tokens, sentence.start); at < count; at++) {
      const start = starts[at] ?? 0;
      if (start >= sentence.end) break;
      const flag = flags[at] ?? 0;
      // Only words in small letters are written in several ways.
      if ((flag & NOT_SMALL) !== 0) continue;
      const end = ends[at] ?? 0;
      if (!mayVary(source.text, start, end, (flag & TokenFlag.Joint) !== 0)) continue;
      const { word, key } = spellingAt(source.text, start, end, hashes[at] ?? 0, language.code);
      if (key === null) continue;
      const known = words.get(word);
      if (known === undefined) words.set(word, { key, places: [{ start, end }] });
      else known.places.push({ start, end });
    }
  }
  return words;
}

/** The words of an article that others may write otherwise, sorted. */
export function spellingFacts(article: Article): SpellingFact[] {
  return [...varyingWords(article)]
    .map(([form, { places }]): SpellingFact => [form, places.length])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
