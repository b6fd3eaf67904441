import type { ArticleId } from "../article/article";
import { AskedQuestions } from "./asked-questions";
import type { ChangedAnswers } from "./change";
import { KeyRows } from "./key-rows";

// What so many articles asked is packed together: the more, the less room it takes, and the longer packing takes.
const SEGMENT = 1024;

/** What some articles asked: no more than `SEGMENT`, by their place here. */
interface Segment {
  /** Undefined for one that is not there any more, or is in another segment by now. */
  readonly ids: (ArticleId | undefined)[];
  /** What they asked; null until there are enough of them to pack it. */
  packed: AskedQuestions | null;
  /** How many of them are not there any more: what they asked stays until there are many. */
  retired: number;
}

/** Which article's findings stand by which answers of the corpus; see `checkAsking` and `change`. */
export class Askers {
  readonly #segments = new Set<Segment>();
  readonly #places = new Map<ArticleId, Segment>();
  #last = newSegment();
  /** What those of the last segment asked. */
  readonly #asked = new KeyRows();

  /** Notes what was asked when an article was checked, in place of what was asked before. */
  note(id: ArticleId, asked: Uint32Array): void {
    this.forget(id);
    const { ids } = this.#last;
    this.#segments.add(this.#last);
    this.#places.set(id, this.#last);
    ids.push(id);
    this.#asked.add(asked);
    if (ids.length < SEGMENT) return;
    this.#last.packed = new AskedQuestions(this.#asked.rows());
    this.#asked.clear();
    this.#last = newSegment();
  }

  forget(id: ArticleId): void {
    const segment = this.#places.get(id);
    if (segment === undefined) return;
    const { ids, packed } = segment;
    const place = ids.lastIndexOf(id);
    this.#places.delete(id);
    ids[place] = undefined;
    segment.retired++;
    if (packed === null) this.#asked.empty(place);
    else if (segment.retired > SEGMENT / 2) this.#move(segment, packed);
  }

  /** True where it is known what an article asked. */
  has(id: ArticleId): boolean {
    return this.#places.has(id);
  }

  /** The articles that asked something of which the answer may have changed. */
  of(changed: ChangedAnswers): Set<ArticleId> {
    if (changed === "all") return new Set(this.#places.keys());
    const articles = new Set<ArticleId>();
    for (const { ids, packed } of this.#segments) {
      const add = (place: number): void => {
        const id = ids[place];
        if (id !== undefined) articles.add(id);
      };
      if (packed !== null) {
        for (const key of changed) packed.askersOf(key, add);
        continue;
      }
      for (const [place, keys] of this.#asked.rows().entries()) {
        if (keys.some((key) => changed.has(key))) add(place);
      }
    }
    return articles;
  }

  /** Notes anew what those asked that are left of a segment. */
  #move(segment: Segment, packed: AskedQuestions): void {
    const asked = segment.ids.map((): number[] => []);
    packed.each((key, place) => asked[place]?.push(key));
    this.#segments.delete(segment);
    for (const [place, id] of segment.ids.entries()) {
      if (id === undefined) continue;
      this.#places.delete(id);
      this.note(id, Uint32Array.from(asked[place] ?? []));
    }
  }
}

function newSegment(): Segment {
  return { ids: [], packed: null, retired: 0 };
}
