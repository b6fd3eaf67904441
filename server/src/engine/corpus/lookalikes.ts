import { relateNames } from "../names/compare";
import type { Settings } from "../settings";
import type { Corpus } from "./corpus";
import type { Entity } from "./view";

/** Another entity that may be the same, for all that its name shows. */
export interface Lookalike {
  readonly entity: Entity;
  readonly articles: number;
}

const LIKELY = 0.6;
const MOST = 3;

/**
 * Entities whose names are like one's own, but not like enough to be taken for one; those in the most articles first. None
 * that the user has said to be different.
 */
export function lookalikesOf(corpus: Corpus, entity: Entity, settings: Settings): Lookalike[] {
  const apart = new Set(settings.different.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
  const found = new Map<string, Lookalike>();
  for (const form of entity.forms) {
    for (const other of corpus.names.formsLike(form, entity.kind)) {
      if (
        entity.forms.includes(other) ||
        apart.has(`${form}\n${other}`) ||
        apart.has(`${entity.name}\n${other}`)
      )
        continue;
      const candidate = corpus.names.entityOf(other, settings);
      if (candidate === null || candidate.id === entity.id || found.has(candidate.id)) continue;
      if (candidate.kind !== entity.kind) continue;
      const { relation, score } = relateNames(form, other, entity.kind);
      if (relation === "different" || score < LIKELY) continue;
      found.set(candidate.id, { entity: candidate, articles: corpus.names.articlesOf(candidate).length });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.articles - a.articles || (a.entity.name < b.entity.name ? -1 : 1))
    .slice(0, MOST);
}
