import type { Article } from "../article/article";
import { addWordHashes, shinglesOf, WordHashes } from "../duplicates/shingles";
import { sketchOf } from "../duplicates/sketch";
import { HASH_BASIS } from "../text/hash";
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

export function duplicateFacts(article: Article): DuplicateFacts {
  words.length = 0;
  const keys: number[] = [];
  for (const sentence of article.sentences) {
    const from = words.length;
    addWordHashes(article.source.text, article.tokens, sentence, words);
    if (words.length - from >= FEWEST_WORDS) keys.push(sentenceKey(words, from));
  }
  return {
    words: hashOf(words, 0, 0x9e3779b9) * 1048576 + (hashOf(words, 0, 1) & 0xfffff),
    sketch: sketchOf(shinglesOf(words)),
    sentences: packNumbers(lowest(keys)),
  };
}

/** The lowest keys without repeats, rising. */
function lowest(keys: number[]): number[] {
  keys.sort((a, b) => a - b);
  return keys.filter((key, at) => key !== keys[at - 1]).slice(0, SENTENCES_KEPT);
}

// The words read last: the next ones overwrite them.
const words = new WordHashes();

/** A sentence with its number of words, and the key by which it is found in other articles; null for short ones. */
export interface KeyedSentence extends Span {
  readonly words: number;
  readonly key: number | null;
}

/** The sentences of an article, in order. */
export function keyedSentences({ source, tokens, sentences }: Article): KeyedSentence[] {
  return sentences.map(({ start, end }) => {
    words.length = 0;
    addWordHashes(source.text, tokens, { start, end }, words);
    return {
      start,
      end,
      words: words.length,
      key: words.length < FEWEST_WORDS ? null : sentenceKey(words, 0),
    };
  });
}

function sentenceKey(words: WordHashes, from: number): number {
  return hashOf(words, from, HASH_BASIS) & 0x3fffffff;
}

function hashOf({ values, length }: WordHashes, from: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < length; at++) {
    hash = Math.imul(hash ^ (values[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
