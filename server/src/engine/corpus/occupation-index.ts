import { type Occupation, occupationOf } from "../names/occupation";
import type { ArticleTable } from "./article-table";
import type { Digest } from "./digest";
import type { NameFact } from "./name-facts";
import { placesIn } from "./name-places";
import type { NamedOccupation } from "./view";

export const MOST_COMPANIONS = 40;

/** As what the corpus's articles name somebody: few names have an occupation beside them. */
export class OccupationIndex {
  readonly #articles: ArticleTable;
  readonly #slots = new Map<string, Map<Occupation, Set<number>>>();

  constructor(articles: ArticleTable) {
    this.#articles = articles;
  }

  add(digest: Digest, slot: number): void {
    for (const { form, occupation } of occupationsIn(digest)) {
      const occupations = this.#slots.get(form) ?? new Map<Occupation, Set<number>>();
      this.#slots.set(form, occupations);
      const slots = occupations.get(occupation);
      if (slots === undefined) occupations.set(occupation, new Set([slot]));
      else slots.add(slot);
    }
  }

  remove(digest: Digest, slot: number): void {
    for (const { form, occupation } of occupationsIn(digest)) {
      const occupations = this.#slots.get(form);
      const slots = occupations?.get(occupation);
      slots?.delete(slot);
      if (slots?.size === 0) occupations?.delete(occupation);
      if (occupations?.size === 0) this.#slots.delete(form);
    }
  }

  /** The occupations of all that bear this full name, the one in most articles first. */
  of(form: string): NamedOccupation[] {
    const all: NamedOccupation[] = [];
    for (const [occupation, slots] of this.#slots.get(form) ?? []) {
      const companions = new Set<string>();
      let said = "";
      const places = placesIn(this.#articles, [...slots], (digest) => {
        for (const name of companionsIn(digest, form)) companions.add(name);
        const own = digest.names.find((fact) => fact.form === form);
        if (said === "" || (own?.role ?? said) < said) said = own?.role ?? said;
        return own?.first;
      });
      all.push({
        occupation,
        said,
        articles: slots.size,
        places,
        companions: [...companions].sort().slice(0, MOST_COMPANIONS),
      });
    }
    return all.sort((a, b) => b.articles - a.articles || (a.occupation < b.occupation ? -1 : 1));
  }
}

/** The full names of an article that have an occupation beside them; each form once. */
export function* occupationsIn({
  names,
}: Pick<Digest, "names">): Generator<{ form: string; occupation: Occupation }> {
  for (const fact of names) {
    const occupation = isFullName(fact) && fact.role !== undefined ? occupationOf(fact.role) : null;
    if (occupation !== null) yield { form: fact.form, occupation };
  }
}

function isFullName({ kind, form, full }: NameFact): boolean {
  return kind === "person" && form === full && form.includes(" ");
}

/** The people and organisations that an article names beside somebody. Places are named by too many. */
export function companionsIn({ names }: Pick<Digest, "names">, form: string): string[] {
  return names
    .filter(({ kind, full }) => full !== form && (kind === "person" || kind === "organisation"))
    .map(({ full }) => full);
}
