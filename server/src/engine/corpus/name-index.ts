import type { ArticleId } from "../article/article";
import { isMisspelling } from "../names/compare";
import { wholeName } from "../names/whole-name";
import { isNameMistyped } from "../names/word-slips";
import type { EntityKind, Settings } from "../settings";
import { AcronymIndex } from "./acronym-index";
import type { SharedNames } from "./article-names";
import type { ArticleOrder } from "./article-order";
import type { ArticleTable } from "./article-table";
import { COMPARED, spellingBlock } from "./block-keys";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import type { EntityFirsts } from "./entity-firsts";
import { EntityResolver, type NameForms } from "./entity-resolver";
import type { FormRecord } from "./form-record";
import { FormTable } from "./form-table";
import { type NameFact, nodeOf } from "./name-facts";
import { NameLinks } from "./name-links";
import { firstByRank, placesIn } from "./name-places";
import { OccupationIndex } from "./occupation-index";
import type { NumberedPlace } from "./place-record";
import type { SampledPlaces } from "./sampled-places";
import {
  type Entity,
  type EntityVariant,
  type Expansion,
  NAME_PLACES,
  type NamedOccupation,
  type NamePlace,
} from "./view";

// A form must be this frequent before anything that merely looks like it is taken for it.
export const FEWEST_MISSPELT = 2;
export const FEWEST_DAMAGED = 2;

/** The names of a corpus: forms with their articles, and the entities that they make up. */
export class NameIndex implements CorpusIndex, SharedNames {
  readonly #articles: ArticleTable;
  readonly #forms = new FormTable();
  readonly #acronyms: AcronymIndex;
  readonly #occupations: OccupationIndex;
  readonly #links: NameLinks;
  readonly #resolver: EntityResolver;
  #entities: { readonly settings: Settings; readonly all: readonly Entity[] } | null = null;

  constructor(articles: ArticleTable) {
    this.#articles = articles;
    this.#acronyms = new AcronymIndex(articles);
    this.#occupations = new OccupationIndex(articles);
    this.#links = new NameLinks({
      textOf: (node) => this.#forms.textOf(node),
      kindOf: (node) => this.#forms.kindOf(node),
      nodeOf: (form) => this.#forms.nodeOf(form),
      partnersOf: (form) => this.#acronyms.partnersOf(form),
      changed: (node) => this.#resolver.forget(this.#forms.textOf(node)),
    });
    this.#resolver = new EntityResolver(this.forms);
  }

  add(digest: Digest, slot: number): void {
    this.#entities = null;
    for (const fact of digest.names) {
      const { form, kind } = nodeOf(fact);
      const node = this.#forms.add(fact.form, form, kind, fact.count, slot);
      if (node.changed) this.#links.touch(node.number);
    }
    this.#occupations.add(digest, slot);
    this.#relink(this.#acronyms.add(digest, slot));
  }

  remove(digest: Digest, slot: number): void {
    this.#entities = null;
    for (const fact of digest.names) {
      const { form, kind } = nodeOf(fact);
      const node = this.#forms.remove(fact.form, form, kind, fact.count, slot);
      if (!node.changed) continue;
      if (this.#forms.has(node.number)) this.#links.touch(node.number);
      else this.#links.drop(node.number);
    }
    this.#occupations.remove(digest, slot);
    this.#relink(this.#acronyms.remove(digest, slot));
  }

  /** All entities, those in most articles first. */
  entities(settings: Settings): readonly Entity[] {
    const known = this.#entities;
    if (known?.settings.entities === settings.entities && known.settings.different === settings.different)
      return known.all;
    const entities: Entity[] = [];
    const seen = new Set<string>();
    const sizes = new Map<Entity, number>();
    for (const node of this.#forms.nodes()) {
      const form = this.#forms.textOf(node);
      if (seen.has(form)) continue;
      const entity = this.entityOf(form, settings);
      if (entity === null) continue;
      for (const other of entity.forms) if (entity.forms.length > 1) seen.add(other);
      entities.push(entity);
      sizes.set(entity, this.slotsOf(entity).size);
    }
    entities.sort(
      (a, b) =>
        (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : a.kind < b.kind ? -1 : 1),
    );
    this.#entities = { settings, all: entities };
    return entities;
  }

  entityOf(form: string, settings: Settings): Entity | null {
    // What waits may hang together with what is known of this form.
    this.#links.ready();
    return this.#resolver.entityOf(form, settings);
  }

  articleCount(form: string): number {
    return this.#forms.articles(this.#forms.pairOf(form));
  }

  places(form: string, full = form): NamePlace[] {
    const pair = this.#forms.pairOf(form, full);
    return placesIn(
      this.#articles,
      this.#forms.slotsOf(pair),
      ({ names }) => names.find((fact) => fact.form === form && nodeOf(fact).form === full)?.first,
    );
  }

  /** The forms that are somehow like a text: those worth comparing with it. */
  formsLike(text: string, kind: EntityKind): string[] {
    return [...this.#links.like(text, kind)].map((node) => this.#forms.textOf(node)).sort();
  }

  /** The articles in which an entity is named, sorted by id. */
  articlesOf(entity: Entity): ArticleId[] {
    return [...this.slotsOf(entity)].map((slot) => this.#articles.idOf(slot)).sort();
  }

  /** The facts of an entity in one article: its forms there, full and short. */
  factsIn(entity: Entity, article: ArticleId): readonly NameFact[] {
    const names = this.#articles.digest(this.#articles.slotOf(article))?.names ?? [];
    return names.filter((fact) => entity.forms.includes(nodeOf(fact).form));
  }

  variantsOf(entity: Entity): EntityVariant[] {
    const counts = new Map<string, { count: number; articles: number }>();
    for (const form of entity.forms) {
      for (const pair of this.#forms.pairsOf(this.#forms.nodeOf(form))) {
        const written = this.#forms.writtenOf(pair);
        const known = counts.get(written) ?? { count: 0, articles: 0 };
        known.count += this.#forms.mentions(pair);
        known.articles += this.#forms.articles(pair);
        counts.set(written, known);
      }
    }
    return [...counts]
      .map(([form, { count, articles }]) => ({ form, count, articles }))
      .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  misspelt(text: string): string | null {
    return this.#bestLike(text, FEWEST_MISSPELT, (form, kind) => isMisspelling(text, form, kind));
  }

  mistyped(text: string): string | null {
    const right = this.misspelt(text);
    return right !== null && isNameMistyped(text, right) ? right : null;
  }

  undamaged(text: string, marks: RegExp): string | null {
    const { rest, pattern } = wholeName(text, marks);
    return this.#bestLike(rest, FEWEST_DAMAGED, (form) => pattern.test(form));
  }

  occupationsOf(form: string): readonly NamedOccupation[] {
    return this.#occupations.of(form);
  }

  expansionsOf(acronym: string): readonly Expansion[] {
    return this.#acronyms.expansionsOf(acronym);
  }

  isShared(form: string): boolean {
    return this.isSharedNode(this.#forms.nodeOf(form));
  }

  /** As `isShared`, of the number of a form. */
  isSharedNode(node: number): boolean {
    let articles = 0;
    for (const pair of this.#forms.pairsOf(node)) articles += this.#forms.articles(pair);
    return articles > 1 || (node >= 0 && this.#links.hasEdges(node));
  }

  knows(form: string): boolean {
    return this.#forms.nodeOf(form) >= 0;
  }

  isSharedAcronym(acronym: string): boolean {
    return this.#acronyms.expandersOf(acronym).length > 1;
  }

  /** The forms that make up one entity with a form; undefined where the corpus does not hold it, or it is like no other. */
  clusterOf(form: string, settings: Settings): readonly string[] | undefined {
    this.#links.ready();
    return this.knows(form) ? this.#resolver.clusterOf(form, settings) : undefined;
  }

  /** All forms whose entity may be another one where something about this form changes. */
  around(form: string, settings: Settings): ReadonlySet<string> {
    this.#links.ready();
    return this.knows(form) ? this.#resolver.around(form, settings) : new Set();
  }

  /** The forms that one would be linked to if the corpus held it. */
  wouldLink(form: string, kind: EntityKind): string[] {
    return this.#links.linksOf(form, kind);
  }

  /** Grows where a block of names became too large to compare, or small enough. */
  get blockChanges(): number {
    return this.#links.blockChanges;
  }

  ready(): void {
    this.#links.ready();
  }

  /** The numbers of all forms that stand for themselves, in order. */
  nodes(): Generator<number> {
    return this.#forms.nodes();
  }

  textOf(node: number): string {
    return this.#forms.textOf(node);
  }

  /** The number of a form that stands for itself; -1 where the corpus has none. */
  nodeOf(form: string): number {
    return this.#forms.nodeOf(form);
  }

  /** The order of two forms, by their numbers: below 0, 0 or above. */
  compareTexts(a: number, b: number): number {
    return this.#forms.compareTexts(a, b);
  }

  /** False once no article names what this number stands for. */
  isThere(node: number): boolean {
    return this.#forms.has(node);
  }

  allAcronyms(): Set<string> {
    return this.#acronyms.all();
  }

  isLargeBlock(key: number): boolean {
    return this.#links.isLarge(key);
  }

  /** How a form and its short forms are written, how often, and the articles that stand for all; in order. */
  statesOf(form: string): { written: string; count: number; articles: number; sample: ArticleId[] }[] {
    return this.#forms
      .pairsOf(this.#forms.nodeOf(form))
      .map((pair) => ({
        written: this.#forms.writtenOf(pair),
        count: this.#forms.mentions(pair),
        articles: this.#forms.articles(pair),
        sample: firstByRank(this.#articles, this.#forms.slotsOf(pair), NAME_PLACES).map((slot) =>
          this.#articles.idOf(slot),
        ),
      }))
      .sort((a, b) => (a.written < b.written ? -1 : 1));
  }

  /** Has the places that stand for a form, by its number, and for its short forms, looked for. */
  wantPlaces(node: number, places: SampledPlaces): void {
    for (const pair of this.#forms.pairsOf(node)) {
      const slots = firstByRank(this.#articles, this.#forms.slotsOf(pair), NAME_PLACES);
      places.want(pair, slots);
    }
  }

  /** Looks for what is wanted in one article, by its number. */
  findPlaces(slot: number, places: SampledPlaces): void {
    if (places.areWantedIn(slot)) places.visit(slot, this.#articles.names(slot), this.#forms);
  }

  /** What a summary of the corpus must know of a form, by its number. */
  recordOf(node: number, firsts: EntityFirsts): FormRecord {
    return {
      shared: this.isSharedNode(node),
      kind: this.#forms.kindOf(node),
      mentions: this.#mentionsOf(node),
      edges: [...this.#links.edgesOf(node)].sort((x, y) =>
        x.a < y.a || (x.a === y.a && x.b < y.b) ? -1 : 1,
      ),
      written: this.#writtenAs(node).map((pair) => ({
        form: this.#forms.writtenOf(pair),
        count: this.#forms.mentions(pair),
        articles: this.#forms.articles(pair),
      })),
      occupations: this.occupationsOf(this.#forms.textOf(node)),
      entity: firsts.of(node),
    };
  }

  /** Where its places are, for each of the record's `written`; `places` has been through all articles. */
  placesOf(node: number, places: SampledPlaces, order: ArticleOrder): NumberedPlace[][] {
    return this.#writtenAs(node).map((pair) => {
      const found: NumberedPlace[] = [];
      places.each(pair, (slot, range) => {
        const article = order.numberOf(slot, this.#articles.idOf(slot));
        if (article >= 0) found.push({ article, range });
      });
      return found.sort((a, b) => a.article - b.article);
    });
  }

  /** The ways in which a form and its short forms are written, in order. */
  #writtenAs(node: number): readonly number[] {
    const pairs = this.#forms.pairsOf(node);
    if (pairs.length < 2) return pairs;
    return [...pairs].sort((a, b) => (this.#forms.writtenOf(a) < this.#forms.writtenOf(b) ? -1 : 1));
  }

  #mentionsOf(node: number): number {
    let mentions = 0;
    for (const pair of this.#forms.pairsOf(node)) mentions += this.#forms.mentions(pair);
    return mentions;
  }

  /** Makes everything ready that the first question for a name would wait for, yielding now and then. */
  *prepare(): Generator<void> {
    yield* this.#links.place();
    yield* this.#links.tidy();
    yield* this.#forms.tidy();
  }

  /** What the resolver asks. */
  get forms(): NameForms {
    const forms = this.#forms;
    const links = this.#links;
    return {
      has: (form) => forms.nodeOf(form) >= 0,
      kindOf: (form) => forms.kindOf(forms.nodeOf(form)),
      articleCount: (form) => this.articleCount(form),
      mentionsOf: (form) => this.#mentionsOf(forms.nodeOf(form)),
      edgesOf: (form) => links.edgesOf(forms.nodeOf(form)),
      speltAs: (key) =>
        COMPARED.flatMap((kind) => links.inBlock(spellingBlock(key, kind))).map((node) => forms.textOf(node)),
    };
  }

  /** The form in most articles, at least `fewest`, of those under the keys of a text that `fits`. */
  #bestLike(text: string, fewest: number, fits: (form: string, kind: EntityKind) => boolean): string | null {
    let best: string | null = null;
    let most = fewest;
    for (const node of this.#links.misspeltIn(text)) {
      const articles = this.#forms.articles(node);
      if (articles < most) continue;
      const form = this.#forms.textOf(node);
      if (best !== null && articles === most && form >= best) continue;
      if (!fits(form, this.#forms.kindOf(node))) continue;
      best = form;
      most = articles;
    }
    return best;
  }

  /** The numbers of the articles in which an entity is named. */
  slotsOf(entity: Entity): ReadonlySet<number> {
    const slots = new Set<number>();
    for (const form of entity.forms) {
      for (const pair of this.#forms.pairsOf(this.#forms.nodeOf(form))) {
        for (const slot of this.#forms.slotsOf(pair)) slots.add(slot);
      }
    }
    return slots;
  }

  #relink(forms: readonly string[]): void {
    for (const form of forms) {
      const node = this.#forms.nodeOf(form);
      if (node >= 0) this.#links.forget(node);
    }
  }
}
