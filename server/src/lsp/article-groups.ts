import { fileName, isoOf } from "../engine";
import type { ArticleGroup, Grouping } from "../protocol";
import { Breather, problemsOf, relativeTo } from "../workspace";
import type { Corpora, Place } from "./corpora";

interface Grouped {
  readonly revision: string;
  /** In the order in which they are shown; the articles of a group in theirs once somebody has asked for them. */
  readonly groups: ReadonlyMap<string, Place[]>;
  readonly sorted: Set<string>;
}

/**
 * The articles of all corpora in groups. Months go from the oldest to the newest with the undated last, folders by name,
 * kinds of problem by number of articles with those that have none last. While the corpus is read, what is not known yet
 * is a group at the end.
 */
export class ArticleGroups {
  readonly #corpora: Corpora;
  readonly #known = new Map<Grouping, Grouped>();

  constructor(corpora: Corpora) {
    this.#corpora = corpora;
  }

  async all(grouping: Grouping): Promise<ArticleGroup[]> {
    const { groups } = await this.#grouped(grouping);
    return [...groups].map(([id, places]) => ({ id, articles: places.length }));
  }

  /** The articles of one group, in order; none where there is no such group any more. */
  async articles(grouping: Grouping, group: string): Promise<readonly Place[]> {
    const { groups, sorted } = await this.#grouped(grouping);
    const places = groups.get(group) ?? [];
    if (!sorted.has(group)) {
      sorted.add(group);
      sort(places, grouping);
    }
    return places;
  }

  async #grouped(grouping: Grouping): Promise<Grouped> {
    const revision = this.#corpora
      .all()
      .map(({ session }) => `${session.root} ${session.revision}`)
      .join("\n");
    const known = this.#known.get(grouping);
    if (known?.revision === revision) return known;
    const groups = new Map<string, Place[]>();
    const add = (key: string, place: Place) => {
      const places = groups.get(key);
      if (places === undefined) groups.set(key, [place]);
      else places.push(place);
    };
    const breather = new Breather();
    const months = new Map<number, string>();
    for (const corpus of this.#corpora.all()) {
      for (const id of corpus.session.ids()) {
        await breather.rest();
        const place = { corpus, id };
        if (grouping === "month") add(monthOf(place, months), place);
        else if (grouping === "folder") add(this.#folderOf(place), place);
        else for (const key of problemsIn(place)) add(key, place);
      }
    }
    const entries = [...groups].sort(([a, inA], [b, inB]) =>
      grouping === "problem" && !isLast(a) && !isLast(b)
        ? inB.length - inA.length || compare(a, b)
        : Number(isLast(a)) - Number(isLast(b)) || compare(a, b),
    );
    const grouped = { revision, groups: new Map(entries), sorted: new Set<string>() };
    this.#known.set(grouping, grouped);
    return grouped;
  }

  /** The folder of an article, below the name of its workspace folder where there are several. */
  #folderOf(place: Place): string {
    const { folders } = this.#corpora;
    const folder = folderOf(place);
    if (folders.length < 2) return folder;
    const path = place.corpus.session.pathOf(place.id);
    const root = fileName(folders.find((each) => relativeTo(each, path) !== undefined) ?? "");
    return folder === "" ? root : `${root}/${folder}`;
  }
}

// Digits sort before letters: undated comes behind every month.
const UNDATED = "undated";
const CLEAN = "clean";
const UNREAD = "unread";
const isLast = (group: string) => group === CLEAN || group === UNREAD;

/** The folder of an article below its corpus, empty at the top. */
export function folderOf({ id }: Place): string {
  return id.slice(0, Math.max(0, id.length - fileName(id).length - 1));
}

function monthOf({ corpus: { session }, id }: Place, months: Map<number, string>): string {
  const card = session.card(id);
  if (card === undefined && session.notice(id) === undefined) return UNREAD;
  const day = card?.published ?? null;
  if (day === null) return UNDATED;
  const known = months.get(day);
  if (known !== undefined) return known;
  const month = isoOf(day).slice(0, 7);
  months.set(day, month);
  return month;
}

function problemsIn({ corpus: { session }, id }: Place): Iterable<string> {
  const tally = session.tally(id);
  if (tally === undefined && session.notice(id) === undefined) return [UNREAD];
  return tally === undefined || tally.problems === "" ? [CLEAN] : problemsOf(tally).keys();
}

function sort(places: Place[], grouping: Grouping): void {
  const keys = new Map(places.map((place) => [place, `${fileName(place.id)}\n${place.id}`]));
  const dayOf = ({ corpus: { session }, id }: Place) => session.card(id)?.published ?? 0;
  places.sort(
    (a, b) =>
      (grouping === "month" ? dayOf(a) - dayOf(b) : 0) || compare(keys.get(a) ?? "", keys.get(b) ?? ""),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
