import { type ArticleId, fileName } from "../article/article";
import type { Day } from "../dates/expression";
import { hash53 } from "../text/hash";
import { PostingTable } from "./posting-table";

/** A dated article of a series. */
export interface DatedNeighbour {
  readonly id: ArticleId;
  readonly day: Day;
}

/** The nearest dated articles before and after a place in a series. */
export interface SeriesPlace {
  readonly before: DatedNeighbour;
  readonly after: DatedNeighbour;
}

const NUMBER = /^(\d{1,7})(?=[^\d]|$)/;
// So many dated neighbours on each side must rise without exception: by chance they do once in 6! = 720.
const NEIGHBOURS = 3;
const FARTHEST = 40;
const KEY_BITS = 30;

/** What a series must know of its articles by their numbers. */
interface SeriesArticles {
  idOf(slot: number): ArticleId;
}

/**
 * The articles of one folder whose names begin with a number, “017_….txt”. Where numbers were given in the order of
 * publication, neighbours bound the day of an article without one. Looks at a few numbers on each side only.
 */
export class NumberedSeries {
  readonly #articles: SeriesArticles;
  readonly #dayOf: (slot: number) => Day | null;
  /** The numbers of articles by folder and number: more than one where names share a number. */
  readonly #dated = new PostingTable(KEY_BITS);

  /** `dayOf` tells the days of the articles that were added. */
  constructor(articles: SeriesArticles, dayOf: (slot: number) => Day | null) {
    this.#articles = articles;
    this.#dayOf = dayOf;
  }

  add(id: ArticleId, slot: number): void {
    const key = keyOf(id);
    if (key !== null) this.#dated.add(postingKey(key), slot);
  }

  remove(id: ArticleId, slot: number): void {
    const key = keyOf(id);
    if (key !== null) this.#dated.remove(postingKey(key), slot);
  }

  /** Between which dated articles that one stands; null where the dates around do not rise with the numbers. */
  placeOf(id: ArticleId): SeriesPlace | null {
    const key = keyOf(id);
    if (key === null) return null;
    const before = this.#neighbours(key, -1);
    const after = this.#neighbours(key, 1);
    if (before.length < NEIGHBOURS || after.length < NEIGHBOURS) return null;
    const days = [...before.reverse(), ...after].map(({ day }) => day);
    if (days.some((day, at) => day < (days[at - 1] ?? day)) || days[0] === days[days.length - 1]) return null;
    const previous = before[before.length - 1];
    const [next] = after;
    return previous === undefined || next === undefined ? null : { before: previous, after: next };
  }

  tidy(): Generator<void> {
    return this.#dated.tidy();
  }

  #neighbours({ folder, number }: SeriesKey, step: -1 | 1): DatedNeighbour[] {
    const found: DatedNeighbour[] = [];
    for (let distance = 1; distance <= FARTHEST && found.length < NEIGHBOURS; distance++) {
      const neighbour = this.#datedAt({ folder, number: number + step * distance });
      if (neighbour !== null) found.push(neighbour);
    }
    return found;
  }

  /** The article with a number; of several, that which comes first. */
  #datedAt(key: SeriesKey): DatedNeighbour | null {
    let first: DatedNeighbour | null = null;
    for (const slot of this.#dated.ownersOf(postingKey(key))) {
      const id = this.#articles.idOf(slot);
      const day = this.#dayOf(slot);
      const own = keyOf(id);
      if (day === null || own?.number !== key.number || own.folder !== key.folder) continue;
      if (first === null || id < first.id) first = { id, day };
    }
    return first;
  }
}

interface SeriesKey {
  readonly folder: string;
  readonly number: number;
}

function keyOf(id: ArticleId): SeriesKey | null {
  const name = fileName(id);
  const match = NUMBER.exec(name);
  return match === null ? null : { folder: id.slice(0, id.length - name.length), number: Number(match[1]) };
}

function postingKey({ folder, number }: SeriesKey): number {
  return hash53(`${folder}${number}`) % 2 ** KEY_BITS;
}
