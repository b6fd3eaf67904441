import type { ArticleId } from "../article/article";
import type { ChangedAnswers } from "./change";
import { PostingTable } from "./posting-table";

const KEY_BITS = 30;
const FEWEST_RETIRED = 1000;

/** Which article's findings stand by which answers of the corpus; see `checkAsking` and `change`. */
export class Askers {
  #table = new PostingTable(KEY_BITS);
  readonly #slots = new Map<ArticleId, number>();
  #ids: (ArticleId | undefined)[] = [];
  #retired = 0;

  /** Notes what was asked when an article was checked, in place of what was asked before. */
  note(id: ArticleId, asked: Iterable<number>): void {
    this.forget(id);
    const slot = this.#ids.length;
    this.#ids.push(id);
    this.#slots.set(id, slot);
    for (const key of asked) this.#table.add(key, slot);
  }

  forget(id: ArticleId): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
    // Its questions stay in the table without anybody who asks them, until there are many.
    if (++this.#retired > FEWEST_RETIRED && this.#retired > this.#ids.length / 4) this.#drop();
  }

  /** True where it is known what an article asked. */
  has(id: ArticleId): boolean {
    return this.#slots.has(id);
  }

  /** The articles that asked something of which the answer may have changed. */
  of(changed: ChangedAnswers): Set<ArticleId> {
    if (changed === "all") return new Set(this.#slots.keys());
    const articles = new Set<ArticleId>();
    for (const key of changed) {
      for (const slot of this.#table.ownersOf(key)) {
        const id = this.#ids[slot];
        if (id !== undefined) articles.add(id);
      }
    }
    return articles;
  }

  #drop(): void {
    const table = new PostingTable(KEY_BITS);
    const ids: ArticleId[] = [];
    const numbers = new Map<number, number>();
    for (const [slot, id] of this.#ids.entries()) {
      if (id === undefined) continue;
      numbers.set(slot, ids.length);
      this.#slots.set(id, ids.length);
      ids.push(id);
    }
    this.#table.each((key, slot) => {
      const number = numbers.get(slot);
      if (number !== undefined) table.add(key, number);
    });
    this.#table = table;
    this.#ids = ids;
    this.#retired = 0;
  }
}
