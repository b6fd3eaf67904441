import type { ArticleId } from "../article/article";
import { compareNames, mayBeOnePerson, type NameRelation } from "../names/compare";
import { lookUp } from "../names/lexicon";
import { romanise, soundOf } from "../names/romanise";
import { spellingKey } from "../names/spelling";
import type { EntityKind, RegisteredEntity, Settings } from "../settings";
import { AcronymIndex, type Expansion } from "./acronym-index";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import { clusterForms, type NameEdge } from "./entity-clusters";
import { type NameFact, nodeOf } from "./name-facts";

/** All that the corpus knows of one form that stands for itself (short forms stand under the full one). */
interface FormRecord {
  readonly form: string;
  kind: EntityKind;
  readonly kinds: Map<EntityKind, number>;
  /** The facts that belong here, by article: the form itself and short forms of it. */
  readonly articles: Map<ArticleId, NameFact[]>;
  /** Number of articles that hold the form itself. */
  own: number;
  mentions: number;
}

/** One way in which an entity is written, with how often. */
export interface EntityVariant {
  readonly form: string;
  readonly count: number;
  readonly articles: number;
}

/** A person, organisation or place of the corpus, with all forms of its name. */
export interface Entity {
  /** Opaque; stays while the name does. */
  readonly id: string;
  readonly kind: EntityKind;
  /** The canonical name. */
  readonly name: string;
  /** The forms of the name that stand for themselves, canonical first. */
  readonly forms: readonly string[];
  readonly registered?: RegisteredEntity;
}

// A block of more names than this has too common a key to compare all of it.
const LARGEST_BLOCK = 300;
const MOST_WORDS = 6;

function kindClass(kind: EntityKind): string {
  return kind === "person" ? "p" : "o";
}

/**
 * Keys under which a name is compared with others: equal spelling, the gazetteer's name, and for people the sound of
 * each word with the initial of each other word, so that order, hyphens and one misspelt word do not matter.
 */
function blockKeys(form: string, kind: EntityKind): string[] {
  const own = kindClass(kind);
  const keys = [`${own}=${spellingKey(form)}`];
  if (kind !== "person") {
    const known = lookUp(form);
    if (known !== undefined) keys.push(`${own}@${known.name}`);
  }
  const words = romanise(form)
    .split(/[\s.,'-]+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  if (words.length < 2) return keys;
  for (const [at, word] of words.entries()) {
    if (word.length < 2) continue;
    const sound = soundOf(word);
    for (const [other, next] of words.entries()) {
      if (other !== at) keys.push(`${own}${sound}|${soundOf(next).charAt(0)}`);
    }
  }
  return [...new Set(keys)];
}

/** The names of a corpus: forms with their articles, and the entities that they make up. */
export class NameIndex implements CorpusIndex {
  readonly #records = new Map<string, FormRecord>();
  readonly #blocks = new Map<string, Set<string>>();
  readonly #edges = new Map<string, Map<string, NameEdge>>();
  readonly #acronyms = new AcronymIndex();
  readonly #pending = new Set<string>();
  #clusters = new Map<string, readonly string[]>();
  #entities: readonly Entity[] | null = null;
  #settings: { readonly entities: unknown; readonly different: unknown } | null = null;
  #registeredByKey = new Map<string, number>();
  #registered: readonly RegisteredEntity[] = [];
  #registeredForms = new Map<number, Set<string>>();
  #different = new Set<string>();

  add(digest: Digest): void {
    this.#entities = null;
    for (const fact of digest.names) {
      const { form, kind } = nodeOf(fact);
      let record = this.#records.get(form);
      if (record === undefined) {
        record = { form, kind, kinds: new Map(), articles: new Map(), own: 0, mentions: 0 };
        this.#records.set(form, record);
        this.#pending.add(form);
      }
      const facts = record.articles.get(digest.id);
      if (facts === undefined) record.articles.set(digest.id, [fact]);
      else facts.push(fact);
      record.mentions += fact.count;
      if (fact.form === form) record.own++;
      record.kinds.set(kind, (record.kinds.get(kind) ?? 0) + 1);
      this.#settleKind(record);
    }
    this.#relinkAll(this.#acronyms.add(digest));
  }

  remove(digest: Digest): void {
    this.#entities = null;
    for (const fact of digest.names) {
      const { form, kind } = nodeOf(fact);
      const record = this.#records.get(form);
      if (record === undefined) continue;
      record.articles.delete(digest.id);
      record.mentions -= fact.count;
      if (fact.form === record.form) record.own--;
      const left = (record.kinds.get(kind) ?? 0) - 1;
      if (left > 0) record.kinds.set(kind, left);
      else record.kinds.delete(kind);
      if (record.articles.size === 0) this.#drop(record);
      else this.#settleKind(record);
    }
    this.#relinkAll(this.#acronyms.remove(digest));
  }

  /** All entities, those in most articles first. */
  entities(settings: Settings): readonly Entity[] {
    this.#heed(settings);
    if (this.#entities !== null) return this.#entities;
    const entities: Entity[] = [];
    const seen = new Set<string>();
    const sizes = new Map<Entity, number>();
    for (const form of this.#records.keys()) {
      if (seen.has(form)) continue;
      const forms = this.#clusterOf(form);
      for (const other of forms) seen.add(other);
      const entity = this.#entityFrom(forms);
      entities.push(entity);
      sizes.set(entity, this.articlesOf(entity).length);
    }
    entities.sort(
      (a, b) =>
        (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : a.kind < b.kind ? -1 : 1),
    );
    this.#entities = entities;
    return entities;
  }

  /** The entity to which a form belongs that stands for itself (a mention's `full`, or its `form`); null for an unknown one. */
  entityOf(form: string, settings: Settings): Entity | null {
    this.#heed(settings);
    return this.#records.has(form) ? this.#entityFrom(this.#clusterOf(form)) : null;
  }

  /** Number of articles that hold exactly this form. */
  articleCount(form: string): number {
    return this.#records.get(form)?.own ?? 0;
  }

  /** Number of mentions of exactly this form, over all articles. */
  mentionCount(form: string): number {
    let count = 0;
    for (const fact of this.#factsOf(form)) if (fact.form === form) count += fact.count;
    return count;
  }

  *#factsOf(form: string): Generator<NameFact> {
    for (const facts of this.#records.get(form)?.articles.values() ?? []) yield* facts;
  }

  /** The articles that hold exactly this form with its first place in each, by id; at most `most`. */
  places(form: string, most: number): { article: ArticleId; fact: NameFact }[] {
    const places: { article: ArticleId; fact: NameFact }[] = [];
    const record = this.#records.get(form);
    if (record === undefined) return places;
    for (const article of [...record.articles.keys()].sort()) {
      const fact = record.articles.get(article)?.find((each) => each.form === form);
      if (fact !== undefined) places.push({ article, fact });
      if (places.length === most) break;
    }
    return places;
  }

  /** The articles in which an entity is named, sorted by id. */
  articlesOf(entity: Entity): ArticleId[] {
    const articles = new Set<ArticleId>();
    for (const form of entity.forms)
      for (const id of this.#records.get(form)?.articles.keys() ?? []) articles.add(id);
    return [...articles].sort();
  }

  /** The facts of an entity in one article: its forms there, full and short. */
  factsIn(entity: Entity, article: ArticleId): readonly NameFact[] {
    return entity.forms.flatMap((form) => this.#records.get(form)?.articles.get(article) ?? []);
  }

  /** All forms of an entity, short ones too, the most frequent first. */
  variantsOf(entity: Entity): EntityVariant[] {
    const counts = new Map<string, { count: number; articles: Set<ArticleId> }>();
    for (const form of entity.forms) {
      for (const [article, facts] of this.#records.get(form)?.articles ?? []) {
        for (const fact of facts) {
          const known = counts.get(fact.form) ?? { count: 0, articles: new Set() };
          known.count += fact.count;
          known.articles.add(article);
          counts.set(fact.form, known);
        }
      }
    }
    return [...counts]
      .map(([form, { count, articles }]) => ({ form, count, articles: articles.size }))
      .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  /**
   * The form of the corpus that a piece of text is a misspelling of, whether or not it was recognised as a name: the one
   * in most articles, at least `fewest`. Null for none, and for text that is such a form itself.
   */
  misspelt(text: string, fewest: number): { form: string; kind: EntityKind } | null {
    this.#link();
    let best: FormRecord | null = null;
    for (const kind of ["person", "organisation"] as const) {
      for (const key of blockKeys(text, kind)) {
        const block = this.#blocks.get(key);
        if (block === undefined || block.size > LARGEST_BLOCK) continue;
        for (const form of block) {
          const record = this.#records.get(form);
          if (form === text || record === undefined || record.own < fewest) continue;
          if (best !== null && (record.own < best.own || (record.own === best.own && form >= best.form)))
            continue;
          const { relation } = compareNames(text, form, record.kind);
          if (relation === "slip" || relation === "spelling") best = record;
        }
      }
    }
    return best === null ? null : { form: best.form, kind: best.kind };
  }

  /**
   * The form of the corpus, the one in most articles, that a name was before a wrong encoding put `marks` in the place of
   * letters; null for none.
   */
  undamaged(text: string, marks: RegExp): { form: string; kind: EntityKind } | null {
    this.#link();
    const pieces = text.split(marks).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    const whole = new RegExp(`^${pieces.join("\\p{L}{1,2}")}$`, "u");
    let best: FormRecord | null = null;
    for (const kind of ["person", "organisation"] as const) {
      for (const key of blockKeys(pieces.join(""), kind)) {
        for (const form of this.#blocks.get(key) ?? []) {
          const record = this.#records.get(form);
          if (record === undefined || !whole.test(form)) continue;
          if (best === null || record.own > best.own || (record.own === best.own && form < best.form))
            best = record;
        }
      }
    }
    return best === null ? null : { form: best.form, kind: best.kind };
  }

  /** What the corpus's articles give as expansions of an acronym, the one in most articles first. */
  expansionsOf(acronym: string): readonly Expansion[] {
    return this.#acronyms.expansionsOf(acronym);
  }

  #settleKind(record: FormRecord): void {
    let best = record.kind;
    for (const [kind, count] of [...record.kinds].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const most = record.kinds.get(best) ?? 0;
      if (count > most || (count === most && kind < best)) best = kind;
    }
    if (best === record.kind) return;
    this.#unlink(record);
    record.kind = best;
    this.#pending.add(record.form);
  }

  #relinkAll(forms: Iterable<string>): void {
    for (const form of forms) this.#relink(form);
  }

  /** Has a form compared anew. */
  #relink(form: string): void {
    const record = this.#records.get(form);
    if (record === undefined) return;
    this.#unlink(record);
    this.#pending.add(form);
  }

  #drop(record: FormRecord): void {
    this.#unlink(record);
    this.#pending.delete(record.form);
    this.#records.delete(record.form);
  }

  /** Takes a form out of blocks and edges; what was derived of its neighbours is stale. */
  #unlink(record: FormRecord): void {
    this.#forget(record.form);
    for (const key of blockKeys(record.form, record.kind)) {
      const block = this.#blocks.get(key);
      block?.delete(record.form);
      if (block?.size === 0) this.#blocks.delete(key);
    }
    for (const other of this.#edges.get(record.form)?.keys() ?? [])
      this.#edges.get(other)?.delete(record.form);
    this.#edges.delete(record.form);
    for (const forms of this.#registeredForms.values()) forms.delete(record.form);
  }

  /** Compares the forms that came since the last question with those of their blocks. */
  #link(): void {
    if (this.#pending.size === 0) return;
    const pending = [...this.#pending].sort();
    this.#pending.clear();
    for (const form of pending) {
      const record = this.#records.get(form);
      if (record === undefined) continue;
      const partners = new Set<string>();
      for (const key of blockKeys(form, record.kind)) {
        const block = this.#blocks.get(key) ?? new Set<string>();
        this.#blocks.set(key, block);
        if (block.size <= LARGEST_BLOCK || key.charAt(1) === "=")
          for (const other of block) partners.add(other);
        block.add(form);
      }
      partners.delete(form);
      for (const other of partners) this.#compare(form, other, record.kind);
      for (const other of this.#acronyms.partnersOf(form)) {
        if (this.#records.has(other)) this.#connect(form, other, "alias", 0.9);
      }
      const registered = this.#registeredByKey.get(spellingKey(form));
      if (registered !== undefined) this.#registeredForms.get(registered)?.add(form);
      this.#forget(form);
    }
  }

  #compare(a: string, b: string, kind: EntityKind): void {
    if (kind === "person" && !mayBeOnePerson(a, b)) return;
    const { relation, score } = compareNames(a, b, kind);
    if (relation !== "similar" && relation !== "different") this.#connect(a, b, relation, score);
  }

  #connect(a: string, b: string, relation: NameRelation, score: number): void {
    const edge: NameEdge = a < b ? { a, b, relation, score } : { a: b, b: a, relation, score };
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const edges = this.#edges.get(from);
      if (edges === undefined) this.#edges.set(from, new Map([[to, edge]]));
      else edges.set(to, edge);
    }
    this.#forget(b);
  }

  /** Drops the derived clusters of everything that is connected with a form. */
  #forget(form: string): void {
    if (this.#clusters.size === 0) return;
    for (const other of this.#tangleOf(form)) this.#clusters.delete(other);
  }

  #neighbours(form: string): string[] {
    const neighbours = [...(this.#edges.get(form)?.keys() ?? [])];
    const registered = this.#registeredByKey.get(spellingKey(form));
    if (registered !== undefined) neighbours.push(...(this.#registeredForms.get(registered) ?? []));
    return neighbours;
  }

  #tangleOf(form: string): string[] {
    const tangle = new Set([form]);
    for (const member of tangle) for (const other of this.#neighbours(member)) tangle.add(other);
    return [...tangle];
  }

  #clusterOf(form: string): readonly string[] {
    this.#link();
    const known = this.#clusters.get(form);
    if (known !== undefined) return known;
    const tangle = this.#tangleOf(form);
    const edges = new Set<NameEdge>();
    for (const member of tangle) for (const edge of this.#edges.get(member)?.values() ?? []) edges.add(edge);
    const clusters = clusterForms(tangle, [...edges], {
      registered: (each) => this.#registeredByKey.get(spellingKey(each)) ?? -1,
      areDifferent: (a, b) => this.#different.size > 0 && this.#different.has(pairKey(a, b)),
      kindOf: (each) => this.#records.get(each)?.kind ?? "other",
    });
    for (const cluster of clusters) for (const member of cluster) this.#clusters.set(member, cluster);
    return this.#clusters.get(form) ?? [form];
  }

  #entityFrom(forms: readonly string[]): Entity {
    const first = forms[0] ?? "";
    const registered =
      this.#registered[
        this.#registeredByKey.get(
          spellingKey(forms.find((form) => this.#registeredByKey.has(spellingKey(form))) ?? ""),
        ) ?? -1
      ];
    const sorted = [...forms].sort((a, b) => this.#prefer(a, b));
    const name = registered?.name ?? sorted[0] ?? first;
    const kind = registered?.kind ?? this.#records.get(sorted[0] ?? first)?.kind ?? "other";
    return {
      id: `${kind}:${name}`,
      kind,
      name,
      forms: sorted,
      ...(registered === undefined ? {} : { registered }),
    };
  }

  /** The order of canonical names: number of articles, completeness, number of mentions, alphabet; capitals alone last. */
  #prefer(a: string, b: string): number {
    const shouts = (form: string): number => (form.length > 6 && form === form.toUpperCase() ? 1 : 0);
    return (
      shouts(a) - shouts(b) ||
      this.articleCount(b) - this.articleCount(a) ||
      b.split(/[\s-]/).length - a.split(/[\s-]/).length ||
      (this.#records.get(b)?.mentions ?? 0) - (this.#records.get(a)?.mentions ?? 0) ||
      (a < b ? -1 : 1)
    );
  }

  /** What the user decided changes the clusters: derive anew when it is not what it was. */
  #heed(settings: Settings): void {
    if (this.#settings?.entities === settings.entities && this.#settings.different === settings.different)
      return;
    this.#settings = { entities: settings.entities, different: settings.different };
    this.#clusters = new Map();
    this.#entities = null;
    this.#registered = settings.entities;
    this.#registeredByKey = new Map();
    this.#registeredForms = new Map();
    for (const [index, entity] of settings.entities.entries()) {
      this.#registeredForms.set(index, new Set());
      for (const name of [entity.name, ...entity.aliases]) {
        const key = spellingKey(name);
        if (key !== "" && !this.#registeredByKey.has(key)) this.#registeredByKey.set(key, index);
      }
    }
    if (this.#registeredByKey.size > 0) {
      for (const form of this.#records.keys()) {
        const index = this.#registeredByKey.get(spellingKey(form));
        if (index !== undefined) this.#registeredForms.get(index)?.add(form);
      }
    }
    this.#different = new Set(settings.different.map(([a, b]) => pairKey(a, b)));
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
