import { spellingKey } from "../text/spelling";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import { PostingTable } from "./posting-table";
import { StringTable } from "./string-table";
import type { SpellingView } from "./view";

const KEY_BITS = 30;
const NO_FORMS: ReadonlyMap<string, number> = new Map();

/** Which articles write a word in which way. */
export class SpellingIndex implements CorpusIndex, SpellingView {
  readonly #forms = new Map<string, Map<string, number>>();
  readonly #texts = new StringTable();
  readonly #carriers = new PostingTable(KEY_BITS);

  add(digest: Digest, slot: number): void {
    for (const [form] of digest.spellings) {
      const key = spellingKey(form, digest.language);
      if (key === null) continue;
      let forms = this.#forms.get(key);
      if (forms === undefined) {
        forms = new Map();
        this.#forms.set(key, forms);
      }
      forms.set(form, (forms.get(form) ?? 0) + 1);
      this.#carriers.add(keyOf(this.#texts.intern(form)), slot);
    }
  }

  remove(digest: Digest, slot: number): void {
    for (const [form] of digest.spellings) {
      const key = spellingKey(form, digest.language);
      const forms = key === null ? undefined : this.#forms.get(key);
      if (key === null || forms === undefined) continue;
      const left = (forms.get(form) ?? 0) - 1;
      if (left > 0) forms.set(form, left);
      else forms.delete(form);
      if (forms.size === 0) this.#forms.delete(key);
      this.#carriers.remove(keyOf(this.#texts.intern(form)), slot);
    }
  }

  formsOf(key: string): ReadonlyMap<string, number> {
    return this.#forms.get(key) ?? NO_FORMS;
  }

  /** All keys, each with its ways of writing. */
  all(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#forms;
  }

  /** The numbers of the articles that write a word so. */
  carriersOf(form: string): number[] {
    const number = this.#texts.find(form);
    return number < 0 ? [] : this.#carriers.ownersOf(keyOf(number));
  }

  tidy(): Generator<void> {
    return this.#carriers.tidy();
  }
}

/** Numbers that count from 0, spread evenly. */
function keyOf(number: number): number {
  return Math.imul(number, 0x9e3779b1) & (2 ** KEY_BITS - 1);
}
