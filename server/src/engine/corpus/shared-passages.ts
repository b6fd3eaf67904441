import type { Article, ArticleId } from "../article/article";
import { unpackNumbers } from "../text/pack";
import type { Span } from "../text/span";
import type { Corpus } from "./corpus";
import { type KeyedSentence, keyedSentences, SENTENCES_KEPT } from "./duplicate-facts";
import { containersOf, duplicatesOf } from "./duplicate-relations";

/** A row of sentences that another article has too. */
export interface SharedPassage extends Span {
  readonly article: ArticleId;
  readonly sentences: number;
  readonly words: number;
}

// Fewer is a quotation or an official statement, which many report.
const FEWEST_SENTENCES = 3;
const FEWEST_WORDS = 60;
// What more articles have is a standing text, not a passage taken from one to another.
const MOST_ARTICLES = 5;

/**
 * The passages that an article shares with others which are not its copies and neither hold it nor are held by it, in
 * order; of several articles with the same passage, the one with the longest.
 */
export function sharedPassages(article: Article, corpus: Corpus): SharedPassage[] {
  const { id } = article.source;
  const others = new Map<ArticleId, number>();
  for (const key of unpackNumbers(corpus.digest(id)?.duplicates.sentences ?? "")) {
    const articles = corpus.duplicates.articlesWithSentence(key);
    if (articles.length > MOST_ARTICLES) continue;
    for (const other of articles) if (other !== id) others.set(other, (others.get(other) ?? 0) + 1);
  }
  const candidates = [...others].filter(([, shared]) => shared >= FEWEST_SENTENCES);
  if (candidates.length === 0) return [];
  const sentences = keyedSentences(article);
  const known = new Set([...duplicatesOf(corpus, id), ...containersOf(corpus, id)].map((one) => one.id));
  const passages: SharedPassage[] = [];
  for (const [other] of candidates) {
    if (known.has(other)) continue;
    if (containersOf(corpus, other).some((container) => container.id === id)) continue;
    passages.push(...passagesWith(corpus, other, sentences));
  }
  passages.sort((a, b) => b.words - a.words || a.start - b.start || (a.article < b.article ? -1 : 1));
  const kept: SharedPassage[] = [];
  for (const passage of passages) {
    if (!kept.some((one) => one.start < passage.end && passage.start < one.end)) kept.push(passage);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Rows of sentences that `other` has; of a long article only a sample is known, and what is not does not end a row. */
function passagesWith(
  corpus: Corpus,
  other: ArticleId,
  sentences: readonly KeyedSentence[],
): SharedPassage[] {
  const keys = unpackNumbers(corpus.digest(other)?.duplicates.sentences ?? "");
  const held = new Set(keys);
  const reach = keys.length < SENTENCES_KEPT ? Number.POSITIVE_INFINITY : (keys[keys.length - 1] ?? 0);
  const passages: SharedPassage[] = [];
  let row: KeyedSentence[] = [];
  const close = (): void => {
    const [first] = row;
    const last = row[row.length - 1];
    const words = row.reduce((sum, sentence) => sum + sentence.words, 0);
    if (
      first !== undefined &&
      last !== undefined &&
      row.length >= FEWEST_SENTENCES &&
      words >= FEWEST_WORDS
    ) {
      passages.push({ article: other, start: first.start, end: last.end, sentences: row.length, words });
    }
    row = [];
  };
  for (const sentence of sentences) {
    const { key } = sentence;
    if (key === null || (key > reach && row.length > 0)) continue;
    if (held.has(key)) row.push(sentence);
    else close();
  }
  close();
  return passages;
}
