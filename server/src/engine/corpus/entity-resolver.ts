import { spellingKey } from "../names/spelling";
import type { EntityKind, RegisteredEntity, Settings } from "../settings";
import { clusterForms, type NameEdge } from "./entity-clusters";
import type { Entity } from "./view";

/** What entities are made of. */
export interface NameForms {
  has(form: string): boolean;
  kindOf(form: string): EntityKind;
  /** Number of articles that hold the form itself. */
  articleCount(form: string): number;
  /** Number of mentions, of its short forms too. */
  mentionsOf(form: string): number;
  edgesOf(form: string): readonly NameEdge[];
  /** The forms with this spelling key. */
  speltAs(key: string): readonly string[];
}

/** Forms that hang together, and the entities that they make up: another object when these may be others. */
export interface Tangle {
  readonly forms: readonly string[];
  readonly clusters: ReadonlyMap<string, readonly string[]>;
}

/** Joins the forms of names to entities, heeding what the user decided. */
export class EntityResolver {
  readonly #forms: NameForms;
  /** Only forms that hang together with others. */
  readonly #tangles = new Map<string, Tangle>();
  #settings: { readonly entities: unknown; readonly different: unknown } | null = null;
  #registered: readonly RegisteredEntity[] = [];
  #registeredByKey = new Map<string, number>();
  #registeredKeys: readonly (readonly string[])[] = [];
  #different = new Set<string>();

  constructor(forms: NameForms) {
    this.#forms = forms;
  }

  /** The entity of a form that the corpus holds; null for others. */
  entityOf(form: string, settings: Settings): Entity | null {
    this.#heed(settings);
    return this.#forms.has(form) ? this.#entityFrom(this.#clusterOf(form)) : null;
  }

  /** What hangs together with a form that the corpus holds; undefined where it is like no other. */
  tangleOf(form: string, settings: Settings): Tangle | undefined {
    this.#heed(settings);
    this.#clusterOf(form);
    return this.#tangles.get(form);
  }

  /** Drops what was derived of a form and all that hang together with it. */
  forget(form: string): void {
    this.#drop(form);
    // A registered name brings in forms that are like no other.
    if (this.#registeredByKey.size === 0) return;
    for (const other of this.#registeredWith(form)) this.#drop(other);
  }

  #drop(form: string): void {
    for (const other of this.#tangles.get(form)?.forms ?? []) this.#tangles.delete(other);
  }

  #registeredOf(form: string): number {
    return this.#registeredByKey.size === 0 ? -1 : (this.#registeredByKey.get(spellingKey(form)) ?? -1);
  }

  #registeredWith(form: string): string[] {
    return (this.#registeredKeys[this.#registeredOf(form)] ?? []).flatMap((key) => this.#forms.speltAs(key));
  }

  #clusterOf(form: string): readonly string[] {
    const known = this.#tangles.get(form)?.clusters.get(form);
    if (known !== undefined) return known;
    // Most forms are like no other.
    if (this.#registeredByKey.size === 0 && this.#forms.edgesOf(form).length === 0) return [form];
    const forms = new Set([form]);
    const edges = new Set<NameEdge>();
    const seen = new Set<string>();
    for (const member of forms) {
      for (const edge of this.#forms.edgesOf(member)) {
        const key = pairKey(edge.a, edge.b);
        if (!seen.has(key)) edges.add(edge);
        seen.add(key);
        forms.add(edge.a).add(edge.b);
      }
      for (const other of this.#registeredWith(member)) forms.add(other);
    }
    if (forms.size === 1) return [form];
    const clusters = clusterForms([...forms], [...edges], {
      registered: (each) => this.#registeredOf(each),
      areDifferent: (a, b) => this.#different.size > 0 && this.#different.has(pairKey(a, b)),
      kindOf: (each) => this.#forms.kindOf(each),
    });
    const tangle: Tangle = {
      forms: [...forms],
      clusters: new Map(clusters.flatMap((cluster) => cluster.map((member) => [member, cluster] as const))),
    };
    for (const member of forms) this.#tangles.set(member, tangle);
    return tangle.clusters.get(form) ?? [form];
  }

  #entityFrom(forms: readonly string[]): Entity {
    const first = forms[0] ?? "";
    const registered =
      this.#registered[forms.map((form) => this.#registeredOf(form)).find((at) => at >= 0) ?? -1];
    const sorted = forms.length === 1 ? forms : [...forms].sort((a, b) => this.#prefer(a, b));
    const name = registered?.name ?? sorted[0] ?? first;
    const kind = registered?.kind ?? this.#forms.kindOf(sorted[0] ?? first);
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
    const forms = this.#forms;
    return (
      shouts(a) - shouts(b) ||
      forms.articleCount(b) - forms.articleCount(a) ||
      b.split(/[\s-]/).length - a.split(/[\s-]/).length ||
      forms.mentionsOf(b) - forms.mentionsOf(a) ||
      (a < b ? -1 : 1)
    );
  }

  /** What the user decided changes the clusters: derive anew when it is not what it was. */
  #heed(settings: Settings): void {
    const { entities, different } = settings;
    if (this.#settings?.entities === entities && this.#settings.different === different) return;
    this.#settings = { entities, different };
    this.#tangles.clear();
    this.#registered = entities;
    this.#registeredByKey = new Map();
    this.#registeredKeys = entities.map(({ name, aliases }) => [
      ...new Set([name, ...aliases].map(spellingKey).filter((key) => key !== "")),
    ]);
    for (const [index, keys] of this.#registeredKeys.entries()) {
      for (const key of keys) if (!this.#registeredByKey.has(key)) this.#registeredByKey.set(key, index);
    }
    this.#different = new Set(different.map(([a, b]) => pairKey(a, b)));
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
