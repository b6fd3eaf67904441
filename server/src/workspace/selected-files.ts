import type { ArticleId } from "../engine";
import { configurationName } from "./configuration";
import { type Selection, selector } from "./list-files";

/** Which files belong to a corpus: what its configuration selects, with what was named besides. */
export class SelectedFiles {
  readonly #only: ReadonlySet<ArticleId> | undefined;
  readonly #also: ReadonlySet<ArticleId>;
  #selection: Selection;
  #matches: (path: string) => boolean;

  /** With `only`, the corpus is these articles, whatever is selected; `also` belong to it besides. */
  constructor(
    { only, also = [] }: { readonly only?: readonly ArticleId[]; readonly also?: readonly ArticleId[] },
    selection: Selection,
  ) {
    this.#only = only === undefined ? undefined : new Set(only);
    this.#also = new Set(also);
    this.#selection = selection;
    this.#matches = selector(selection);
  }

  /** Another object after every change. */
  get selection(): Selection {
    return this.#selection;
  }

  has(path: string): boolean {
    if (this.#only !== undefined) return this.#only.has(path);
    // A selection of everything does not mean the configuration.
    return this.#also.has(path) || (path !== configurationName && this.#matches(path));
  }

  /** Selects otherwise from now on; false where that selects the same. */
  select(selection: Selection): boolean {
    const { include, exclude } = this.#selection;
    if (equal(include, selection.include) && equal(exclude, selection.exclude)) return false;
    this.#selection = selection;
    this.#matches = selector(selection);
    return true;
  }
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
