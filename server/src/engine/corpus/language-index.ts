import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import { type LanguageView, roughly } from "./view";

/** How many articles are in which language. Those of no known language do not count. */
export class LanguageIndex implements CorpusIndex, LanguageView {
  readonly #articles = new Map<string, number>();

  add(digest: Digest): void {
    this.#count(digest.language, 1);
  }

  remove(digest: Digest): void {
    this.#count(digest.language, -1);
  }

  get articles(): number {
    return roughly(this.#known);
  }

  get largest(): readonly [language: string, articles: number] {
    const [language, articles] = this.#largest();
    return [language, roughly(articles)];
  }

  get share(): number {
    return this.#known === 0 ? 0 : this.#largest()[1] / this.#known;
  }

  get #known(): number {
    let all = 0;
    for (const count of this.#articles.values()) all += count;
    return all;
  }

  #largest(): [language: string, articles: number] {
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
