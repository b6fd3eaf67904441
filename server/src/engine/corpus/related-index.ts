import type { ArticleId } from "../article/article";
import { unpackNumbers } from "../text/pack";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import { SketchTable } from "./sketch-table";

// A phrase of so many articles belongs to no event, and following it would make a question cost more than it tells.
const MOST_ARTICLES = 500;

/** A phrase of the asked article that others hold too. */
export interface SharedPhrase {
  readonly key: number;
  readonly articles: readonly ArticleId[];
}

/** Which articles hold which telling phrase. */
export class RelatedIndex implements CorpusIndex {
  readonly #table = new SketchTable();

  add(digest: Digest): void {
    this.#table.add(digest.id, unpackNumbers(digest.phrases));
  }

  remove(digest: Digest): void {
    this.#table.remove(digest.id, unpackNumbers(digest.phrases));
  }

  /** The given phrases that some other article holds; those of more than 500 articles are left out. */
  shared(id: ArticleId, phrases: string): SharedPhrase[] {
    const shared: SharedPhrase[] = [];
    for (const key of unpackNumbers(phrases)) {
      const articles = this.#table.articlesWith(key, MOST_ARTICLES);
      if (articles.some((other) => other !== id)) shared.push({ key, articles });
    }
    return shared;
  }
}
