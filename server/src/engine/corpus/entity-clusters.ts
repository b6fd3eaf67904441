import { areRivals, relateNames } from "../names/compare";
import type { NameRelation } from "../names/name-relation";
import { sameSpelling, spellingKey } from "../names/spelling";
import { slipsBetween } from "../names/spelling-distance";
import type { EntityKind } from "../settings";
import type { PairVerdicts } from "./pair-verdicts";

/** Two forms that may be one entity. */
export interface NameEdge {
  readonly a: string;
  readonly b: string;
  readonly relation: NameRelation;
  readonly score: number;
}

/** What joins two forms, what forbids and what commands to take them as one. */
export interface ClusterRules {
  edgesOf(form: string): readonly NameEdge[];
  /** Number of the registered entity to which a form belongs; -1 for none. */
  registered(form: string): number;
  /** The forms of the registered entity to which a form belongs. */
  registeredWith(form: string): readonly string[];
  /** The user said that these are two. */
  areDifferent(a: string, b: string): boolean;
  kindOf(form: string): EntityKind;
  /** Which two forms may be one name, as far as it has been asked. */
  readonly verdicts: PairVerdicts;
}

const TIERS: Readonly<Record<NameRelation, number>> = {
  spelling: 0,
  alias: 0,
  slip: 1,
  shorter: 2,
  similar: 3,
  different: 3,
};
// Two slips of one name are at most two slips each away from it.
const MOST_APART = 4;
// Of more forms than this only equal spellings are joined: comparing all with all would take too long.
const MOST_COMPARED = 400;

/** True for two forms that are one name written otherwise, and not one name with more words or fewer. */
export function isWrittenOtherwise({ relation }: NameEdge): boolean {
  return TIERS[relation] <= 1;
}

/** The other end of one of its edges. */
export function otherEnd({ a, b }: NameEdge, form: string): string {
  return a === form ? b : a;
}

/**
 * Groups forms that are connected by being written otherwise, or by being registered as one. Two groups are joined only
 * where every form of the one may be every form of the other. The result does not depend on the order of the input.
 */
export function groupSpellings(forms: Iterable<string>, rules: ClusterRules): string[][] {
  const groups = new Groups(
    [...forms].sort().map((form) => [form]),
    rules,
  );
  const mates = new Map<number, string>();
  for (const form of groups.forms()) {
    const index = rules.registered(form);
    const mate = mates.get(index);
    if (index < 0) continue;
    if (mate === undefined) mates.set(index, form);
    else groups.join(mate, form);
  }
  const tangled = groups.size > MOST_COMPARED;
  for (const edge of groups.edges(isWrittenOtherwise)) {
    if (!tangled || sameSpelling(edge.a, edge.b)) groups.joinFitting(edge);
  }
  return groups.all();
}

/** Joins groups that hang together by names with more words or fewer; as `groupSpellings` does. */
export function joinShorter(groups: readonly (readonly string[])[], rules: ClusterRules): string[][] {
  const joined = new Groups(groups, rules);
  for (const edge of joined.edges(({ relation }) => relation === "shorter")) joined.joinFitting(edge);
  return joined.all();
}

/** True where every form of the one group may be every form of the other. */
export function groupsFit(a: Iterable<string>, b: Iterable<string>, rules: ClusterRules): boolean {
  for (const x of a) for (const y of b) if (!areCompatible(x, y, rules)) return false;
  return true;
}

/** While forms are joined to groups the same pairs come again and again. */
function areCompatible(a: string, b: string, rules: ClusterRules): boolean {
  return rules.verdicts.of(a, b, () => mayBeOne(a, b, rules));
}

function mayBeOne(a: string, b: string, rules: ClusterRules): boolean {
  if (rules.areDifferent(a, b)) return false;
  const registered = rules.registered(a);
  const other = rules.registered(b);
  if (registered >= 0 && other >= 0) return registered === other;
  if (rules.edgesOf(a).some((edge) => otherEnd(edge, a) === b)) return true;
  return TIERS[relateNames(a, b, rules.kindOf(a)).relation] < 3 || hangTogether(a, b, rules);
}

/**
 * True where two unlike forms are both like a third. Two misspellings of one form are less like each other than like
 * it; and what is like "United States" need not be like "America". Two names that both exist stay apart.
 */
function hangTogether(a: string, b: string, rules: ClusterRules): boolean {
  const others = new Map(rules.edgesOf(b).map((edge) => [otherEnd(edge, b), edge.relation]));
  for (const edge of rules.edgesOf(a)) {
    const { relation } = edge;
    const other = others.get(otherEnd(edge, a));
    if (other === undefined) continue;
    if (relation === "alias" || other === "alias") return true;
    if (TIERS[relation] > 1 || TIERS[other] > 1 || areRivals(a, b)) continue;
    if (slipsBetween(spellingKey(a), spellingKey(b), MOST_APART) <= MOST_APART) return true;
  }
  return false;
}

/** A partition of forms that grows coarser. */
class Groups {
  readonly #groupOf = new Map<string, Set<string>>();
  readonly #rules: ClusterRules;

  constructor(groups: readonly (readonly string[])[], rules: ClusterRules) {
    this.#rules = rules;
    for (const forms of groups) {
      const group = new Set(forms);
      for (const form of forms) this.#groupOf.set(form, group);
    }
  }

  get size(): number {
    return this.#groupOf.size;
  }

  forms(): IterableIterator<string> {
    return this.#groupOf.keys();
  }

  /** The edges between these forms that are wanted: the surest first. */
  edges(wanted: (edge: NameEdge) => boolean): NameEdge[] {
    const edges: NameEdge[] = [];
    for (const form of this.forms()) {
      for (const edge of this.#rules.edgesOf(form)) {
        if (edge.a === form && wanted(edge) && this.#groupOf.has(edge.b)) edges.push(edge);
      }
    }
    return edges.sort(
      (p, q) =>
        TIERS[p.relation] - TIERS[q.relation] ||
        q.score - p.score ||
        (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1),
    );
  }

  join(a: string, b: string): void {
    const [one, other] = [this.#groupOf.get(a), this.#groupOf.get(b)];
    if (one === undefined || other === undefined || one === other) return;
    const [from, to] = one.size < other.size ? [one, other] : [other, one];
    for (const form of from) {
      to.add(form);
      this.#groupOf.set(form, to);
    }
  }

  joinFitting({ a, b }: NameEdge): void {
    const [one, other] = [this.#groupOf.get(a), this.#groupOf.get(b)];
    if (one === undefined || other === undefined || one === other) return;
    if (groupsFit(one, other, this.#rules)) this.join(a, b);
  }

  all(): string[][] {
    return [...new Set(this.#groupOf.values())].map((group) => [...group].sort());
  }
}
