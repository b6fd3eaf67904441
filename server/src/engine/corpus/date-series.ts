import { type ArticleId, fileName } from "../article/article";
import type { Day } from "../dates/expression";

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

/**
 * The articles of one folder whose names begin with a number, “017_….txt”. Where numbers were given in the order of
 * publication, neighbours bound the day of an article without one. Looks at a few numbers on each side only.
 */
export class NumberedSeries {
  /** By folder and number; more than one where names share a number. */
  readonly #dated = new Map<string, Map<number, readonly DatedNeighbour[]>>();

  add(id: ArticleId, day: Day): void {
    const key = keyOf(id);
    if (key === null) return;
    const folder = this.#dated.get(key.folder) ?? new Map<number, readonly DatedNeighbour[]>();
    this.#dated.set(key.folder, folder);
    const others = folder.get(key.number);
    // In an order that does not depend on that of adding.
    const all = others === undefined ? [{ id, day }] : [...others, { id, day }].sort(byId);
    folder.set(key.number, all);
  }

  remove(id: ArticleId): void {
    const key = keyOf(id);
    if (key === null) return;
    const folder = this.#dated.get(key.folder);
    const left = (folder?.get(key.number) ?? []).filter((dated) => dated.id !== id);
    if (left.length > 0) folder?.set(key.number, left);
    else folder?.delete(key.number);
    if (folder?.size === 0) this.#dated.delete(key.folder);
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

  #neighbours({ folder, number }: SeriesKey, step: -1 | 1): DatedNeighbour[] {
    const dated = this.#dated.get(folder);
    const found: DatedNeighbour[] = [];
    if (dated === undefined) return found;
    for (let distance = 1; distance <= FARTHEST && found.length < NEIGHBOURS; distance++) {
      const neighbour = dated.get(number + step * distance)?.[0];
      if (neighbour !== undefined) found.push(neighbour);
    }
    return found;
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

function byId(a: DatedNeighbour, b: DatedNeighbour): number {
  return a.id < b.id ? -1 : 1;
}
