import type { Article } from "../article/article";
import { shinglesOf, wordHashes } from "../duplicates/shingles";
import { sketchOf } from "../duplicates/sketch";
import { packNumbers } from "../text/pack";
import type { Span } from "../text/span";

/** By what copies of an article, whole or in part, are known again. */
export interface DuplicateFacts {
  /** Hash of the folded words of title and body: equal where two articles differ in nothing but their looks. */
  readonly words: number;
  /** Sketch of the word-5-grams; see `sketch.ts`. */
  readonly sketch: string;
  /** Keys of the longer sentences, the 64 lowest of them, rising, packed. */
  readonly sentences: string;
}

/** What a digest holds of an article's sentences: all of them for most news; of long texts a fair sample. */
export const SENTENCES_KEPT = 64;
// Shorter sentences ("He declined to comment.") are everybody's.
const FEWEST_WORDS = 8;

/** A sentence with the key by which it is found in other articles; 30 bits. */
export interface KeyedSentence extends Span {
  readonly key: number;
}

export function duplicateFacts(article: Article): DuplicateFacts {
  const words = wordHashes(article.source.text, article.sentences);
  return {
    words: hashOf(words, 0x9e3779b9) * 1048576 + (hashOf(words, 1) & 0xfffff),
    sketch: sketchOf(shinglesOf(words)),
    sentences: packNumbers(
      [...new Set(keyedSentences(article).map(({ key }) => key))]
        .sort((a, b) => a - b)
        .slice(0, SENTENCES_KEPT),
    ),
  };
}

/** The sentences of eight words and more, in order. */
export function keyedSentences({ source, sentences }: Article): KeyedSentence[] {
  const keyed: KeyedSentence[] = [];
  for (const { start, end } of sentences) {
    const words = wordHashes(source.text, [{ start, end }]);
    if (words.length < FEWEST_WORDS) continue;
    keyed.push({ start, end, key: hashOf(words, 0x811c9dc5) & 0x3fffffff });
  }
  return keyed;
}

function hashOf(words: readonly number[], seed: number): number {
  let hash = seed;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
