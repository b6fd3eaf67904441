import type { ArticleId } from "../engine";
import type { Known, KnownArticles } from "./known-articles";
import type { Notice } from "./read-article";

/** An article, be it known or not. */
export class Entry {
  readonly id: ArticleId;
  /** The text as an editor has it; undefined: the file's. */
  document: string | undefined;
  /** The text that is known is perhaps no longer the article's. */
  stale = true;
  /** Grows with every change from outside, so that a slow read notices that it was overtaken. */
  generation = 0;
  notice: Notice | undefined;
  /** It ended the thread that worked on it: it must not end this one. */
  givenUp = false;
  readonly #all: KnownArticles;
  #number: number;

  constructor(id: ArticleId, all: KnownArticles) {
    this.id = id;
    this.#all = all;
    this.#number = all.add();
  }

  /** Put together anew each time. */
  get known(): Known | undefined {
    return this.#all.get(this.#number);
  }

  set known(known: Known | undefined) {
    if (this.#number >= 0) this.#all.set(this.#number, known);
  }

  /** The article is no more: whoever still reads it learns nothing. */
  end(): void {
    if (this.#number >= 0) this.#all.remove(this.#number);
    this.#number = -1;
  }
}
