import type { Digest } from "./digest";
import { type NameFact, nodeOf } from "./name-facts";
import type { NamePlace } from "./view";

/** The places that stand for all of many forms, gathered article by article, so that each digest is looked at once. */
export class SampledPlaces {
  /** By the number of an article, the forms that are wanted of it. */
  readonly #wanted = new Map<number, Set<number>>();
  readonly #found = new Map<number, NamePlace[]>();

  /** A form, by its number, is to be found in the articles of these numbers. */
  want(form: number, slots: readonly number[]): void {
    for (const slot of slots) {
      const forms = this.#wanted.get(slot);
      if (forms === undefined) this.#wanted.set(slot, new Set([form]));
      else forms.add(form);
    }
  }

  /** Notes where an article has what is wanted of it. `numberOf` tells the number of what is written and what is meant. */
  visit(slot: number, digest: Digest, numberOf: (written: string, meant: string) => number): void {
    const wanted = this.#wanted.get(slot);
    if (wanted === undefined) return;
    for (const fact of digest.names) {
      const form = numberOf(fact.form, nodeOf(fact).form);
      if (wanted.has(form)) this.#note(form, digest.id, fact);
    }
    this.#wanted.delete(slot);
  }

  /** Where a form was found, sorted by article. */
  of(form: number): NamePlace[] {
    return (this.#found.get(form) ?? []).sort((a, b) => (a.article < b.article ? -1 : 1));
  }

  #note(form: number, article: string, { first }: NameFact): void {
    const places = this.#found.get(form);
    if (places === undefined) this.#found.set(form, [{ article, range: first }]);
    else places.push({ article, range: first });
  }
}
