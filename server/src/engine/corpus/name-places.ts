import type { TextRange } from "../text/span";
import type { ArticleTable } from "./article-table";
import type { Digest } from "./digest";
import { NAME_PLACES, type NamePlace } from "./view";

/**
 * A few places that stand for all: in the articles that come first by rank, whatever the order of `slots`, sorted by id.
 * `find` tells the place in an article.
 */
export function placesIn(
  articles: ArticleTable,
  slots: readonly number[],
  find: (digest: Digest) => TextRange | undefined,
): NamePlace[] {
  const places: NamePlace[] = [];
  for (const slot of firstByRank(articles, slots, NAME_PLACES)) {
    const digest = articles.digest(slot);
    const range = digest === undefined ? undefined : find(digest);
    if (digest !== undefined && range !== undefined) places.push({ article: digest.id, range });
  }
  return places.sort((a, b) => (a.article < b.article ? -1 : 1));
}

/** The first of some articles by rank, in that order. */
export function firstByRank(articles: ArticleTable, slots: readonly number[], most: number): number[] {
  const first: number[] = [];
  // Of thousands nearly all come behind the last that is kept.
  let lastRank = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    if (articles.rankOf(slot) > lastRank) continue;
    let at = first.length;
    for (; at > 0; at--) {
      const before = first[at - 1] ?? 0;
      const order = articles.rankOf(before) - articles.rankOf(slot);
      if (order < 0 || (order === 0 && articles.idOf(before) < articles.idOf(slot))) break;
    }
    if (at === most) continue;
    first.splice(at, 0, slot);
    if (first.length > most) first.pop();
    if (first.length === most) lastRank = articles.rankOf(first[most - 1] ?? 0);
  }
  return first;
}
