import type { ArticleId } from "../article/article";
import type { ChangedAnswers } from "./change";
import { PostingTable } from "./posting-table";

const KEY_BITS = 30;
// Articles ask some five hundred questions each: one table for all would be sorted anew again and again while it grows.
const SEGMENT = 2048;

/** What some articles asked: no more than `SEGMENT`, by their place here. */
interface Segment {
  readonly table: PostingTable;
  readonly ids: (ArticleId | undefined)[];
  /** How many of them are not there any more: their questions stay without anybody who asks them, until there are many. */
  retired: number;
}

/** Which article's findings stand by which answers of the corpus; see `checkAsking` and `change`. */
export class Askers {
  readonly #segments = new Set<Segment>();
  readonly #places = new Map<ArticleId, Segment>();
  #last: Segment = newSegment();

  /** Notes what was asked when an article was checked, in place of what was asked before. */
  note(id: ArticleId, asked: Iterable<number>): void {
    this.forget(id);
    if (this.#last.ids.length >= SEGMENT) {
      this.#last.table.settle();
      this.#last = newSegment();
    }
    const { table, ids } = this.#last;
    this.#segments.add(this.#last);
    this.#places.set(id, this.#last);
    const place = ids.push(id) - 1;
    for (const key of asked) table.add(key, place);
  }

  forget(id: ArticleId): void {
    const segment = this.#places.get(id);
    if (segment === undefined) return;
    this.#places.delete(id);
    segment.ids[segment.ids.lastIndexOf(id)] = undefined;
    segment.retired++;
    if (segment !== this.#last && segment.retired > SEGMENT / 2) this.#move(segment);
  }

  /** True where it is known what an article asked. */
  has(id: ArticleId): boolean {
    return this.#places.has(id);
  }

  /** The articles that asked something of which the answer may have changed. */
  of(changed: ChangedAnswers): Set<ArticleId> {
    if (changed === "all") return new Set(this.#places.keys());
    const articles = new Set<ArticleId>();
    for (const { table, ids } of this.#segments) {
      for (const key of changed) {
        for (const place of table.ownersOf(key)) {
          const id = ids[place];
          if (id !== undefined) articles.add(id);
        }
      }
    }
    return articles;
  }

  /** Notes anew what those asked that are left of a segment. */
  #move(segment: Segment): void {
    const asked = new Map<ArticleId, number[]>();
    segment.table.each((key, place) => {
      const id = segment.ids[place];
      if (id === undefined) return;
      const keys = asked.get(id);
      if (keys === undefined) asked.set(id, [key]);
      else keys.push(key);
    });
    this.#segments.delete(segment);
    for (const id of segment.ids) {
      if (id === undefined) continue;
      this.#places.delete(id);
      this.note(id, asked.get(id) ?? []);
    }
  }
}

function newSegment(): Segment {
  return { table: new PostingTable(KEY_BITS), ids: [], retired: 0 };
}
