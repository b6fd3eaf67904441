import type { Settings } from "../settings";
import { Numbers } from "./article-table";
import type { NameIndex } from "./name-index";

const UNKNOWN = 0;
const ALONE = 1;
const FIRST = 2;

/**
 * The first form of the entity to which a form belongs, of all forms one after the other. An entity is found once and noted
 * for all of its forms: to find it takes long, and to keep what was looked at for that of all forms takes much room.
 */
export class EntityFirsts {
  readonly #names: NameIndex;
  readonly #settings: Settings;
  /** By the number of a form: `FIRST` and the number of the first form. */
  readonly #known = new Numbers();

  constructor(names: NameIndex, settings: Settings) {
    this.#names = names;
    this.#settings = settings;
  }

  /** Null for a form that is an entity by itself, and one that the user has not registered. */
  of(node: number): string | null {
    if (this.#known.at(node) === UNKNOWN) this.#find(node);
    const known = this.#known.at(node);
    return known < FIRST ? null : this.#names.textOf(known - FIRST);
  }

  #find(node: number): void {
    const entity = this.#names.entityOf(this.#names.textOf(node), this.#settings);
    const [first] = entity?.forms ?? [];
    const isAlone = entity?.forms.length === 1 && entity.registered === undefined;
    this.#known.set(node, ALONE);
    if (entity === null || first === undefined || isAlone) return;
    const noted = FIRST + this.#names.nodeOf(first);
    for (const form of entity.forms) this.#known.set(this.#names.nodeOf(form), noted);
  }
}
