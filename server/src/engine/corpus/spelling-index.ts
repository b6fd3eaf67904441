import { spellingKey } from "../text/spelling";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";

const NO_FORMS: ReadonlyMap<string, number> = new Map();

/** In how many articles each way of writing a word stands. */
export class SpellingIndex implements CorpusIndex {
  readonly #forms = new Map<string, Map<string, number>>();

  add(digest: Digest): void {
    for (const [form] of digest.spellings) {
      const key = spellingKey(form, digest.language);
      if (key === null) continue;
      let forms = this.#forms.get(key);
      if (forms === undefined) {
        forms = new Map();
        this.#forms.set(key, forms);
      }
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }

  remove(digest: Digest): void {
    for (const [form] of digest.spellings) {
      const key = spellingKey(form, digest.language);
      const forms = key === null ? undefined : this.#forms.get(key);
      if (key === null || forms === undefined) continue;
      const left = (forms.get(form) ?? 0) - 1;
      if (left > 0) forms.set(form, left);
      else forms.delete(form);
      if (forms.size === 0) this.#forms.delete(key);
    }
  }

  /** The ways of writing that have this key (see `spellingKey`), each with its number of articles. */
  formsOf(key: string): ReadonlyMap<string, number> {
    return this.#forms.get(key) ?? NO_FORMS;
  }
}
