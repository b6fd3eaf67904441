import type { Occupation } from "../names/occupation";
import type { EntityKind } from "../settings";
import type { Digest } from "./digest";
import { type NameFact, nodeOf } from "./name-facts";
import { companionsIn, MOST_COMPANIONS, occupationsIn } from "./occupation-index";
import type { Entity, EntityVariant, Expansion, NamedOccupation, NamePlace } from "./view";

// In the order of the alphabet, which decides where two kinds are equally frequent.
const KINDS: readonly EntityKind[] = ["organisation", "other", "person", "place"];

interface OwnOccupation {
  readonly form: string;
  readonly occupation: Occupation;
}

const NOTHING = { id: "", names: [], acronyms: [] };

function mostFrequentKind(facts: readonly NameFact[]): EntityKind {
  const kinds = facts.map((fact) => nodeOf(fact).kind);
  let kind: EntityKind = "other";
  let most = 0;
  for (const each of KINDS) {
    const count = kinds.filter((own) => own === each).length;
    if (count > most) kind = each;
    most = Math.max(most, count);
  }
  return kind;
}

/** The names of one article that no other has and that are like no other: each is an entity of its own. */
export class OwnNames {
  readonly #digest: Pick<Digest, "id" | "names" | "acronyms">;
  readonly #facts = new Map<string, NameFact[]>();
  #occupations: readonly OwnOccupation[] | null = null;

  constructor(digest: Digest | undefined) {
    this.#digest = digest ?? NOTHING;
    for (const fact of this.#digest.names) {
      const { form } = nodeOf(fact);
      const facts = this.#facts.get(form);
      if (facts === undefined) this.#facts.set(form, [fact]);
      else facts.push(fact);
    }
  }

  /** True for a form that stands for itself, or for which a short form stands. */
  has(form: string): boolean {
    return this.#facts.has(form);
  }

  entityOf(form: string): Entity | null {
    const facts = this.#facts.get(form);
    if (facts === undefined) return null;
    const [first] = facts;
    const kind = facts.length === 1 && first !== undefined ? nodeOf(first).kind : mostFrequentKind(facts);
    return { id: `${kind}:${form}`, kind, name: form, forms: [form] };
  }

  articleCount(form: string): number {
    return this.#factOf(form, form) === undefined ? 0 : 1;
  }

  places(form: string, full: string): NamePlace[] {
    const fact = this.#factOf(form, full);
    return fact === undefined ? [] : [{ article: this.#digest.id, range: fact.first }];
  }

  variantsOf(form: string): EntityVariant[] {
    return (this.#facts.get(form) ?? [])
      .map((fact) => ({ form: fact.form, count: fact.count, articles: 1 }))
      .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
  }

  expansionsOf(acronym: string): Expansion[] {
    const expansions = new Map<string, Expansion>();
    for (const { acronym: own, expansion, at } of this.#digest.acronyms) {
      if (own !== acronym || expansions.has(expansion)) continue;
      expansions.set(expansion, {
        expansion,
        articles: 1,
        places: [{ article: this.#digest.id, range: at }],
      });
    }
    return [...expansions.values()].sort((a, b) => (a.expansion < b.expansion ? -1 : 1));
  }

  occupationsOf(form: string): NamedOccupation[] {
    this.#occupations ??= [...occupationsIn(this.#digest)];
    for (const { form: own, occupation } of this.#occupations) {
      if (own !== form) continue;
      const fact = this.#digest.names.find((each) => each.form === form);
      const companions = [...new Set(companionsIn(this.#digest, form))].sort().slice(0, MOST_COMPANIONS);
      const places = fact === undefined ? [] : [{ article: this.#digest.id, range: fact.first }];
      return [{ occupation, said: fact?.role ?? "", articles: 1, places, companions }];
    }
    return [];
  }

  #factOf(form: string, full: string): NameFact | undefined {
    return this.#facts.get(full)?.find((fact) => fact.form === form);
  }
}
