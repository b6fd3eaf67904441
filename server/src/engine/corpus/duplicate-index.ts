import type { ArticleId } from "../article/article";
import { bandsOf } from "../duplicates/sketch";
import { unpackNumbers } from "../text/pack";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import { SketchTable } from "./sketch-table";

// Beyond so many copies, more of them tell nothing new.
const MOST_ARTICLES = 1000;

/** Which articles may be copies of one another, and which sentence stands in which articles. */
export class DuplicateIndex implements CorpusIndex {
  readonly #bands = new SketchTable();
  readonly #sentences = new SketchTable();

  add(digest: Digest): void {
    this.#bands.add(digest.id, bandsOf(digest.duplicates.sketch));
    this.#sentences.add(digest.id, unpackNumbers(digest.duplicates.sentences));
  }

  remove(digest: Digest): void {
    this.#bands.remove(digest.id, bandsOf(digest.duplicates.sketch));
    this.#sentences.remove(digest.id, unpackNumbers(digest.duplicates.sentences));
  }

  /** Articles whose sketch shares a band with this one's: a superset of the near copies, the article itself included. */
  candidates(sketch: string): Set<ArticleId> {
    const found = new Set<ArticleId>();
    for (const band of bandsOf(sketch)) {
      for (const id of this.#bands.articlesWith(band, MOST_ARTICLES)) found.add(id);
    }
    return found;
  }

  /** The articles that hold the sentence with this key. */
  articlesWithSentence(key: number): ArticleId[] {
    return this.#sentences.articlesWith(key, MOST_ARTICLES);
  }
}
