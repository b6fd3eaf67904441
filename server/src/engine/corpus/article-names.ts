import type { Settings } from "../settings";
import type { Digest } from "./digest";
import { OwnNames } from "./own-names";
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
  readonly #digest: Digest | undefined;
  readonly #forms = new Map<string, AskedForm>();
  readonly #misspelt = new Map<string, string | null>();
  #known: OwnNames | undefined;
  #settings: Settings | undefined;

  constructor(all: SharedNames, digest: Digest | undefined) {
    this.#all = all;
    this.#digest = digest;
  }

  entityOf(form: string, settings: Settings): Entity | null {
    if (this.#settings !== settings) this.#forms.clear();
    this.#settings = settings;
    // Several rules ask for the entity of the same form.
    const asked = this.#form(form);
    if (asked.entity === undefined)
      asked.entity = asked.answered ? this.#all.entityOf(form, settings) : this.#own.entityOf(form);
    return asked.entity;
  }

  articleCount(form: string): number {
    return this.#isAnswered(form) ? this.#all.articleCount(form) : this.#own.articleCount(form);
  }

  places(form: string, full = form): readonly NamePlace[] {
    return this.#isAnswered(full) ? this.#all.places(form, full) : this.#own.places(form, full);
  }

  variantsOf(entity: Entity): readonly EntityVariant[] {
    const [form = ""] = entity.forms;
    const alone = !this.#isAnswered(form) && this.#own.has(form);
    return alone ? this.#own.variantsOf(form) : this.#all.variantsOf(entity);
  }

  misspelt(text: string): string | null {
    let right = this.#misspelt.get(text);
    if (right === undefined) {
      right = this.#all.misspelt(text);
      this.#misspelt.set(text, right);
    }
    return right;
  }

  mistyped(text: string): string | null {
    return this.#all.mistyped(text);
  }

  undamaged(text: string, marks: RegExp): string | null {
    return this.#all.undamaged(text, marks);
  }

  expansionsOf(acronym: string): readonly Expansion[] {
    if (this.#all.isSharedAcronym(acronym)) return this.#all.expansionsOf(acronym);
    return this.#own.expansionsOf(acronym);
  }

  occupationsOf(form: string): readonly NamedOccupation[] {
    return this.#isAnswered(form) ? this.#all.occupationsOf(form) : this.#own.occupationsOf(form);
  }

  get #own(): OwnNames {
    this.#known ??= new OwnNames(this.#digest);
    return this.#known;
  }

  #isAnswered(form: string): boolean {
    return this.#form(form).answered;
  }

  /** What only the article itself holds is not asked of the corpus, unless the user registered it. */
  #form(form: string): AskedForm {
    let asked = this.#forms.get(form);
    if (asked === undefined) {
      const answered = this.#all.isShared(form) || (this.#own.has(form) && this.#all.knows(form));
      asked = { answered, entity: undefined };
      this.#forms.set(form, asked);
    }
    return asked;
  }
}

/** A form that was asked for. */
interface AskedForm {
  /** The whole corpus answers for it. */
  readonly answered: boolean;
  /** Undefined where nobody has asked. */
  entity: Entity | null | undefined;
}
