import type { Article } from "../article/article";
import type { Span } from "../text/span";
import { mayVary, spellingKey } from "../text/spelling";
import { tokenise } from "../text/tokens";

/** How often an article writes a word of which other ways of writing are known. */
export type SpellingFact = readonly [form: string, count: number];

const cache = new WeakMap<Article, ReadonlyMap<string, readonly Span[]>>();

/** The words of an article that others may write otherwise, with their places. Looked for once an article. */
export function varyingWords(article: Article): ReadonlyMap<string, readonly Span[]> {
  const known = cache.get(article);
  if (known !== undefined) return known;
  const { source, sentences, language } = article;
  const words = new Map<string, Span[]>();
  for (const sentence of sentences) {
    for (const token of tokenise(source.text, sentence.start, sentence.end)) {
      if (!mayVary(source.text, token)) continue;
      const form = source.text.slice(token.start, token.end);
      const places = words.get(form);
      if (places !== undefined) places.push(token);
      else if (spellingKey(form, language.code) !== null) words.set(form, [token]);
    }
  }
  cache.set(article, words);
  return words;
}

/** The words of an article that others may write otherwise, sorted. */
export function spellingFacts(article: Article): SpellingFact[] {
  return [...varyingWords(article)]
    .map(([form, places]): SpellingFact => [form, places.length])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
