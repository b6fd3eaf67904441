import type { Settings } from "../settings";
import type { Digest } from "./digest";
import { nodeOf } from "./name-facts";
import type { Entity, EntityVariant, Expansion, NamedOccupation, NamePlace, NameView } from "./view";

/** The names of all articles. */
export interface SharedNames extends NameView {
  /** True where more than one article, or a form that is like it, speaks for a form. */
  isShared(form: string): boolean;
  isSharedAcronym(acronym: string): boolean;
  /** True where what is asked of a form is answered as the article that holds it needs it. */
  knows(form: string): boolean;
}

/**
 * The names of a corpus as one article sees them: a name that one other article holds, and that is like no other, is not
 * worth going by. So a summary of the corpus needs not keep it.
 */
export class ArticleNames implements NameView {
  readonly #all: SharedNames;
  readonly #alone: () => NameView;
  readonly #own: ReadonlySet<string>;
  readonly #ownAcronyms: ReadonlySet<string>;

  /** `alone` are the names of the article, as if no other were there; seldom asked for. */
  constructor(all: SharedNames, alone: () => NameView, digest: Digest | undefined) {
    this.#all = all;
    this.#alone = alone;
    this.#own = new Set((digest?.names ?? []).map((fact) => nodeOf(fact).form));
    this.#ownAcronyms = new Set((digest?.acronyms ?? []).map(({ acronym }) => acronym));
  }

  entityOf(form: string, settings: Settings): Entity | null {
    return this.#of(form)?.entityOf(form, settings) ?? null;
  }

  articleCount(form: string): number {
    return this.#of(form)?.articleCount(form) ?? 0;
  }

  places(form: string, full = form): readonly NamePlace[] {
    return this.#of(full)?.places(form, full) ?? [];
  }

  variantsOf(entity: Entity): readonly EntityVariant[] {
    return (this.#of(entity.forms[0] ?? "") ?? this.#all).variantsOf(entity);
  }

  misspelt(text: string): string | null {
    return this.#all.misspelt(text);
  }

  undamaged(text: string, marks: RegExp): string | null {
    return this.#all.undamaged(text, marks);
  }

  expansionsOf(acronym: string): readonly Expansion[] {
    if (this.#all.isSharedAcronym(acronym)) return this.#all.expansionsOf(acronym);
    return this.#ownAcronyms.has(acronym) ? this.#alone().expansionsOf(acronym) : [];
  }

  occupationsOf(form: string): readonly NamedOccupation[] {
    return this.#of(form)?.occupationsOf(form) ?? [];
  }

  /** Who knows of a form what is to be known. */
  #of(form: string): NameView | undefined {
    if (this.#all.isShared(form)) return this.#all;
    if (!this.#own.has(form)) return undefined;
    return this.#all.knows(form) ? this.#all : this.#alone();
  }
}
