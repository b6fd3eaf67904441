import type { TextRange } from "../text/span";
import { Numbers } from "./article-table";
import { type NameFact, nodeOf } from "./name-facts";

/** What must be known of forms to find them in an article. */
export interface PlacedForms {
  /** Of what is written and what is meant: forms with different hashes are different. */
  hashOf(written: string, meant: string): number;
  /** The same of a form by its number. */
  hashOfPair(form: number): number;
  /** The number of what is written and what is meant; -1 where the corpus has none. */
  pairOf(written: string, meant: string): number;
}

// Line and character of the start and the end.
const FIGURES = 4;

/**
 * The places that stand for all of many forms, gathered article by article, so that each digest is looked at once. Kept
 * as numbers: a large corpus has hundreds of thousands.
 */
export class SampledPlaces {
  /** By the number of a form, its first request plus one; the others follow. */
  readonly #ofForm = new Numbers();
  /** By the number of an article, a request there plus one. */
  readonly #inArticle = new Numbers();
  #requests = 0;
  readonly #forms = new Numbers();
  readonly #slots = new Numbers();
  /** Another request in the same article plus one. */
  readonly #next = new Numbers();
  /** Of a place that was found, line plus one and character of its start and its end. */
  readonly #figures = new Numbers();

  /** A form, by its number, is to be found in the articles of these numbers; to be said once of each. */
  want(form: number, slots: readonly number[]): void {
    if (slots.length > 0) this.#ofForm.set(form, this.#requests + 1);
    for (const slot of slots) {
      const request = this.#requests++;
      this.#forms.set(request, form);
      this.#slots.set(request, slot);
      this.#next.set(request, this.#inArticle.at(slot));
      this.#inArticle.set(slot, request + 1);
    }
  }

  areWantedIn(slot: number): boolean {
    return this.#inArticle.at(slot) !== 0;
  }

  /** Notes where an article has what is wanted of it. */
  visit(slot: number, names: readonly NameFact[], forms: PlacedForms): void {
    const first = this.#inArticle.at(slot);
    for (const fact of names) {
      const meant = nodeOf(fact).form;
      const hash = forms.hashOf(fact.form, meant);
      for (let at = first; at !== 0; at = this.#next.at(at - 1)) {
        const request = at - 1;
        const form = this.#forms.at(request);
        if (forms.hashOfPair(form) !== hash || this.#isFound(request)) continue;
        if (forms.pairOf(fact.form, meant) === form) this.#note(request, fact);
      }
    }
  }

  /** Calls `tell` with each article in which a form was found, and with where. */
  each(form: number, tell: (slot: number, range: TextRange) => void): void {
    const first = this.#ofForm.at(form);
    if (first === 0) return;
    for (let request = first - 1; this.#isOf(request, form); request++) {
      if (!this.#isFound(request)) continue;
      const at = request * FIGURES;
      const figures = this.#figures;
      tell(this.#slots.at(request), {
        start: { line: figures.at(at) - 1, character: figures.at(at + 1) },
        end: { line: figures.at(at + 2), character: figures.at(at + 3) },
      });
    }
  }

  #isOf(request: number, form: number): boolean {
    return request < this.#requests && this.#forms.at(request) === form;
  }

  #isFound(request: number): boolean {
    return this.#figures.at(request * FIGURES) !== 0;
  }

  #note(request: number, { first: { start, end } }: NameFact): void {
    const at = request * FIGURES;
    this.#figures.set(at + 3, end.character);
    this.#figures.set(at, start.line + 1);
    this.#figures.set(at + 1, start.character);
    this.#figures.set(at + 2, end.line);
  }
}
