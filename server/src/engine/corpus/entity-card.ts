import type { Article, ArticleId } from "../article/article";
import type { Day } from "../dates/expression";
import type { Mention } from "../names/mention";
import { areExclusive } from "../names/occupation";
import type { EntityKind, Settings } from "../settings";
import type { TextRange } from "../text/span";
import type { Corpus } from "./corpus";
import { type Lookalike, lookalikesOf } from "./lookalikes";
import { nodeOf } from "./name-facts";
import type { Entity, EntityVariant, NamedOccupation } from "./view";

/** Who an entity is in its corpus, for a hover or a view. */
export interface EntityCard {
  readonly entity: Entity;
  readonly variants: readonly EntityVariant[];
  readonly mentions: number;
  /** Number of articles that name it. */
  readonly articles: number;
  /** First and last publication date of its articles; null where none has one. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Number of dated articles by month, "2021-07", in order. */
  readonly months: readonly { readonly month: string; readonly articles: number }[];
  /** What the person is called beside the name in the newest articles, most frequent first. */
  readonly roles: readonly string[];
  /** Entities named in the most of its newest articles, of those equal the ones named there most often. */
  readonly companions: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: EntityKind;
    readonly articles: number;
  }[];
  /** What cannot be told for certain: other entities that may be the same, and occupations that one person hardly has. */
  readonly lookalikes: readonly Lookalike[];
  readonly occupations: readonly NamedOccupation[];
  /** A place in each of a few articles, the newest first, to quote from. */
  readonly places: readonly {
    readonly article: ArticleId;
    readonly range: TextRange;
    readonly form: string;
  }[];
}

// Enough to rank by; counting over all articles of the most frequent name would show in a hover.
const MOST_READ = 100;
const MOST_COMPANIONS = 6;
// Whose forms are not among so many is named less often than the companions shown.
const MOST_FORMS = 40;
const MOST_PLACES = 3;
const MOST_ROLES = 4;
const MS_A_DAY = 86_400_000;

/** The mention that holds `offset` (UTF-16 code units; its end counts as inside, as editors ask); null on an ordinary word. */
export function mentionAt(article: Article, offset: number): Mention | null {
  let low = 0;
  let high = article.mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mention = article.mentions[middle];
    if (mention !== undefined && mention.end < offset) low = middle + 1;
    else high = middle;
  }
  // Two names may touch: "China-North Korea" has none between, so the later one wins at its start.
  const next = article.mentions[low + 1];
  if (next !== undefined && next.start === offset) return next;
  const mention = article.mentions[low];
  return mention !== undefined && mention.start <= offset ? mention : null;
}

/** The entity that a mention stands for; null where the corpus does not hold its article. */
export function entityOfMention(corpus: Corpus, mention: Mention, settings: Settings): Entity | null {
  return corpus.names.entityOf(mention.form, settings) !== null && mention.full === mention.form
    ? corpus.names.entityOf(mention.form, settings)
    : (corpus.names.entityOf(mention.full, settings) ?? corpus.names.entityOf(mention.form, settings));
}

/** How many articles name an entity, with their first and last publication date; null where none has one. */
export function entitySpan(corpus: Corpus, entity: Entity): Pick<EntityCard, "articles" | "from" | "to"> {
  const slots = corpus.names.slotsOf(entity);
  let from: Day | null = null;
  let to: Day | null = null;
  for (const slot of slots) {
    const day = corpus.dates.dayOf(slot);
    if (day === null) continue;
    if (from === null || day < from) from = day;
    if (to === null || day > to) to = day;
  }
  return { articles: slots.size, from, to };
}

/** Number of dated articles by month, "2021-07", in order. */
function monthsOf(corpus: Corpus, slots: ReadonlySet<number>): EntityCard["months"] {
  const days = new Map<Day, number>();
  for (const slot of slots) {
    const day = corpus.dates.dayOf(slot);
    if (day !== null) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const months = new Map<string, number>();
  for (const [day, count] of days) {
    const month = new Date(day * MS_A_DAY).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return [...months].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([month, articles]) => ({ month, articles }));
}

/** The newest of some articles, at most `MOST_READ`; those without a date last. */
function newestOf(corpus: Corpus, slots: ReadonlySet<number>): ArticleId[] {
  const dayOf = (slot: number): number => corpus.dates.dayOf(slot) ?? Number.NEGATIVE_INFINITY;
  const days = Float64Array.from(slots, dayOf).sort();
  const oldest = days[Math.max(0, days.length - MOST_READ)] ?? 0;
  const newest = [...slots]
    .filter((slot) => dayOf(slot) >= oldest)
    .map((slot) => ({ id: corpus.idOf(slot), day: dayOf(slot) }));
  newest.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : b.day - a.day));
  return newest.slice(0, MOST_READ).map(({ id }) => id);
}

/** Counts forms before it asks what entities they are: that takes longer, and few of them are named often. */
function companionsOf(
  corpus: Corpus,
  entity: Entity,
  articles: readonly ArticleId[],
  settings: Settings,
): EntityCard["companions"] {
  const near = new Map<
    string,
    { readonly form: string; readonly articles: Set<ArticleId>; mentions: number }
  >();
  for (const id of articles) {
    for (const fact of corpus.digest(id)?.names ?? []) {
      const { form } = nodeOf(fact);
      const known = near.get(form) ?? { form, articles: new Set(), mentions: 0 };
      near.set(form, known);
      known.articles.add(id);
      known.mentions += fact.count;
    }
  }
  for (const form of entity.forms) near.delete(form);
  const most = [...near.values()].sort(
    (a, b) => b.articles.size - a.articles.size || b.mentions - a.mentions || (a.form < b.form ? -1 : 1),
  );
  const companions = new Map<string, { readonly entity: Entity; articles: number; mentions: number }>();
  for (const { form } of most.slice(0, MOST_FORMS)) {
    const other = corpus.names.entityOf(form, settings);
    if (other === null || other.id === entity.id || companions.has(other.id)) continue;
    const facts = other.forms.flatMap((each) => near.get(each) ?? []);
    companions.set(other.id, {
      entity: other,
      articles: new Set(facts.flatMap((each) => [...each.articles])).size,
      mentions: facts.reduce((sum, { mentions }) => sum + mentions, 0),
    });
  }
  return [...companions.values()]
    .sort(
      (a, b) =>
        b.articles - a.articles || b.mentions - a.mentions || (a.entity.name < b.entity.name ? -1 : 1),
    )
    .slice(0, MOST_COMPANIONS)
    .map(({ entity: { id, name, kind }, articles: count }) => ({ id, name, kind, articles: count }));
}

/** All that there is to say of an entity. */
export function entityCard(corpus: Corpus, entity: Entity, settings: Settings): EntityCard {
  const slots = corpus.names.slotsOf(entity);
  const variants = corpus.names.variantsOf(entity);
  const newest = newestOf(corpus, slots);
  const roles = new Map<string, number>();
  for (const id of newest) {
    for (const { role } of corpus.names.factsIn(entity, id))
      if (role !== undefined) roles.set(role, (roles.get(role) ?? 0) + 1);
  }
  return {
    entity,
    variants,
    mentions: variants.reduce((sum, variant) => sum + variant.count, 0),
    ...entitySpan(corpus, entity),
    months: monthsOf(corpus, slots),
    roles: [...roles]
      // "leader" is said already by "North Korean leader".
      .filter(([role]) => ![...roles.keys()].some((other) => other.endsWith(` ${role}`)))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_ROLES)
      .map(([role]) => role),
    companions: companionsOf(corpus, entity, newest, settings),
    lookalikes: lookalikesOf(corpus, entity, settings),
    occupations: corpus.names
      .occupationsOf(entity.name)
      .filter((one, _, all) => all.some((other) => areExclusive(one.occupation, other.occupation))),
    places: newest.slice(0, MOST_PLACES).flatMap((article) => {
      const facts = corpus.names.factsIn(entity, article);
      const fact = facts.find((each) => each.form === each.full) ?? facts[0];
      return fact === undefined ? [] : [{ article, range: fact.first, form: fact.form }];
    }),
  };
}
