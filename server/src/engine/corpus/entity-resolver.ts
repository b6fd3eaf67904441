import { spellingKey } from "../names/spelling";
import type { EntityKind, RegisteredEntity, Settings } from "../settings";
import type { NameEdge } from "./entity-clusters";
import { EntityGroups } from "./entity-groups";
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

const NONE: readonly string[] = [];

/** Joins the forms of names to entities, heeding what the user decided. */
export class EntityResolver {
  readonly #forms: NameForms;
  readonly #groups: EntityGroups;
  #settings: { readonly entities: unknown; readonly different: unknown } | null = null;
  #registered: readonly RegisteredEntity[] = [];
  #registeredByKey = new Map<string, number>();
  #registeredKeys: readonly (readonly string[])[] = [];
  #different = new Set<string>();

  constructor(forms: NameForms) {
    this.#forms = forms;
    this.#groups = new EntityGroups({
      edgesOf: (form) => forms.edgesOf(form),
      registered: (form) => this.#registeredOf(form),
      registeredWith: (form) => this.#registeredWith(form),
      areDifferent: (a, b) => this.#different.size > 0 && this.#different.has(pairKey(a, b)),
      kindOf: (form) => forms.kindOf(form),
    });
  }

  /** The entity of a form that the corpus holds; null for others. */
  entityOf(form: string, settings: Settings): Entity | null {
    this.#heed(settings);
    return this.#forms.has(form) ? this.#entityFrom(this.#groups.clusterOf(form) ?? [form]) : null;
  }

  /** The forms that make up one entity with a form that the corpus holds; undefined where it is like no other. */
  clusterOf(form: string, settings: Settings): readonly string[] | undefined {
    this.#heed(settings);
    return this.#groups.clusterOf(form);
  }

  /** All forms whose entity may be another one where something about a form that the corpus holds changes. */
  around(form: string, settings: Settings): ReadonlySet<string> {
    this.#heed(settings);
    return this.#groups.around(form);
  }

  /** A form may be like others than before. */
  forget(form: string): void {
    this.#groups.forget(form);
    // A registered name brings in forms that are like no other.
    if (this.#registeredByKey.size === 0) return;
    for (const other of this.#registeredWith(form)) this.#groups.forget(other);
  }

  #registeredOf(form: string): number {
    return this.#registeredByKey.size === 0 ? -1 : (this.#registeredByKey.get(spellingKey(form)) ?? -1);
  }

  #registeredWith(form: string): readonly string[] {
    if (this.#registeredByKey.size === 0) return NONE;
    return (this.#registeredKeys[this.#registeredOf(form)] ?? []).flatMap((key) => this.#forms.speltAs(key));
  }

  #entityFrom(forms: readonly string[]): Entity {
    const first = forms[0] ?? "";
    const registered =
      this.#registered[forms.map((form) => this.#registeredOf(form)).find((at) => at >= 0) ?? -1];
    const sorted = forms.length === 1 ? forms : this.#inOrder(forms);
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
  #inOrder(forms: readonly string[]): string[] {
    const ranked = forms.map((form) => ({
      form,
      shouts: form.length > 6 && form === form.toUpperCase() ? 1 : 0,
      articles: this.#forms.articleCount(form),
      words: form.split(/[\s-]/).length,
      mentions: this.#forms.mentionsOf(form),
    }));
    ranked.sort(
      (a, b) =>
        a.shouts - b.shouts ||
        b.articles - a.articles ||
        b.words - a.words ||
        b.mentions - a.mentions ||
        (a.form < b.form ? -1 : 1),
    );
    return ranked.map(({ form }) => form);
  }

  /** What the user decided changes the clusters: derive anew when it is not what it was. */
  #heed(settings: Settings): void {
    const { entities, different } = settings;
    if (this.#settings?.entities === entities && this.#settings.different === different) return;
    this.#settings = { entities, different };
    this.#groups.clear();
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
