import type { Article, ArticleId } from "../engine";

/** Parsed articles, the least recently used dropped first once their texts together grow over the limit. */
export class ArticleCache {
  readonly #articles = new Map<ArticleId, Article>();
  readonly #limit: number;
  #size = 0;

  /** `limit` in UTF-16 code units of text; a parsed article takes some ten bytes for each. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(id: ArticleId): Article | undefined {
    const article = this.#articles.get(id);
    if (article === undefined) return undefined;
    this.#articles.delete(id);
    this.#articles.set(id, article);
    return article;
  }

  set(id: ArticleId, article: Article): void {
    this.delete(id);
    this.#articles.set(id, article);
    this.#size += article.source.text.length;
    for (const [oldest, dropped] of this.#articles) {
      if (this.#size <= this.#limit || oldest === id) break;
      this.#articles.delete(oldest);
      this.#size -= dropped.source.text.length;
    }
  }

  delete(id: ArticleId): void {
    const article = this.#articles.get(id);
    if (article === undefined) return;
    this.#articles.delete(id);
    this.#size -= article.source.text.length;
  }

  clear(): void {
    this.#articles.clear();
    this.#size = 0;
  }
}
