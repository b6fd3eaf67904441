import type { Article, ArticleId } from "../article/article";
import type { Span } from "../text/span";
import { type KeyedSentence, keyedSentences } from "./duplicate-facts";
import { FEWEST_SHARED } from "./duplicate-relations";
import type { CorpusView, SharedSentences } from "./view";

/** A row of sentences that another article has too. */
export interface SharedPassage extends Span {
  readonly article: ArticleId;
  readonly sentences: number;
  readonly words: number;
}

const FEWEST_WORDS = 60;

/**
 * The passages that an article shares with others which are not its copies and neither hold it nor are held by it, in
 * order; of several articles with the same passage, the one with the longest.
 */
export function sharedPassages(article: Article, corpus: CorpusView): SharedPassage[] {
  const others = corpus.relations.sharedSentences(article.source.id);
  if (others.length === 0) return [];
  const sentences = keyedSentences(article);
  const passages = others.flatMap((other) => passagesWith(other, sentences));
  passages.sort((a, b) => b.words - a.words || a.start - b.start || (a.article < b.article ? -1 : 1));
  const kept: SharedPassage[] = [];
  for (const passage of passages) {
    if (!kept.some((one) => one.start < passage.end && passage.start < one.end)) kept.push(passage);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Rows of sentences that `other` has; of a long article only a sample is known, and what is not does not end a row. */
function passagesWith(
  { id, keys, reach }: SharedSentences,
  sentences: readonly KeyedSentence[],
): SharedPassage[] {
  const passages: SharedPassage[] = [];
  let row: KeyedSentence[] = [];
  const close = (): void => {
    const [first] = row;
    const last = row[row.length - 1];
    const words = row.reduce((sum, sentence) => sum + sentence.words, 0);
    if (first !== undefined && last !== undefined && row.length >= FEWEST_SHARED && words >= FEWEST_WORDS) {
      passages.push({ article: id, start: first.start, end: last.end, sentences: row.length, words });
    }
    row = [];
  };
  for (const sentence of sentences) {
    const { key } = sentence;
    if (key === null || (key > reach && row.length > 0)) continue;
    if (keys.has(key)) row.push(sentence);
    else close();
  }
  close();
  return passages;
}
