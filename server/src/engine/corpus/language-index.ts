import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";

/** How many articles are in which language. Those of no known language do not count. */
export class LanguageIndex implements CorpusIndex {
  readonly #articles = new Map<string, number>();

  add(digest: Digest): void {
    this.#count(digest.language, 1);
  }

  remove(digest: Digest): void {
    this.#count(digest.language, -1);
  }

  /** Articles with a known language. */
  get articles(): number {
    let all = 0;
    for (const count of this.#articles.values()) all += count;
    return all;
  }

  /** The language with the most articles, the first by its code where two have as many; `und` in an empty corpus. */
  get largest(): readonly [language: string, articles: number] {
    let largest: [string, number] = ["und", 0];
    for (const [language, count] of this.#articles) {
      if (count > largest[1] || (count === largest[1] && language < largest[0])) largest = [language, count];
    }
    return largest;
  }

  #count(language: string, change: number): void {
    if (language === "und") return;
    const count = (this.#articles.get(language) ?? 0) + change;
    if (count > 0) this.#articles.set(language, count);
    else this.#articles.delete(language);
  }
}
