import type { Article } from "../article/article";
import { spellingKey } from "../text/spelling";
import { tokenise } from "../text/tokens";

/** How often an article writes a word of which other ways of writing are known. */
export type SpellingFact = readonly [form: string, count: number];

/** The words of an article that others may write otherwise, sorted. */
export function spellingFacts({ source, sentences, language }: Article): SpellingFact[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const { start, end } of tokenise(source.text, sentence.start, sentence.end)) {
      if (source.text.charCodeAt(start) < 0x61) continue;
      const form = source.text.slice(start, end);
      if (spellingKey(form, language.code) !== null) counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
