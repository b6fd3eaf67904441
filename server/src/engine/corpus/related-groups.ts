import type { ArticleId } from "../article/article";
import type { Corpus } from "./corpus";

/** Articles on one event. */
export interface RelatedGroup {
  /** 0 to 1: the least score by which one of them belongs to the group. */
  readonly similarity: number;
  /** Sorted; at least two. */
  readonly articles: readonly ArticleId[];
}

/**
 * The articles of the corpus by event, joined where they share an article. Steps through the articles one by one,
 * yielding undefined in between, so that a caller can let others work.
 */
export function* relatedGroups(corpus: Corpus): Generator<RelatedGroup | undefined> {
  const grouped = new Set<ArticleId>();
  for (const id of [...corpus.ids()].sort()) {
    if (grouped.has(id)) continue;
    grouped.add(id);
    const articles = [id];
    let similarity = 1;
    for (const member of articles) {
      yield undefined;
      for (const other of corpus.relations.relatedTo(member)) {
        if (grouped.has(other.id)) continue;
        grouped.add(other.id);
        articles.push(other.id);
        similarity = Math.min(similarity, other.score);
      }
    }
    if (articles.length > 1) yield { similarity, articles: articles.sort() };
  }
}
