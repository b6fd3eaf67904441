import { areRivals, relateNames } from "../names/compare";
import type { NameRelation } from "../names/name-relation";
import { sameSpelling, spellingKey } from "../names/spelling";
import { slipsBetween } from "../names/spelling-distance";
import type { EntityKind } from "../settings";

/** Two forms that may be one entity. */
export interface NameEdge {
  readonly a: string;
  readonly b: string;
  readonly relation: NameRelation;
  readonly score: number;
}

/** What forbids and what commands to take two forms as one. */
export interface ClusterRules {
  /** Number of the registered entity to which a form belongs; -1 for none. */
  registered(form: string): number;
  /** The user said that these are two. */
  areDifferent(a: string, b: string): boolean;
  kindOf(form: string): EntityKind;
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
// Beyond this many forms in one tangle only equal spellings are joined: comparing all with all would take too long.
const LARGEST_TANGLE = 400;

/**
 * Groups the forms of one connected tangle into entities. Two groups are joined only where every form of the one may
 * be every form of the other, so that no bridging form ("J. Smith") joins two people; a shorter form that could belong
 * to two groups joins none. The result does not depend on the order of the input.
 */
export function clusterForms(
  forms: readonly string[],
  edges: readonly NameEdge[],
  rules: ClusterRules,
): string[][] {
  const sorted = [...forms].sort();
  const groupOf = new Map<string, Set<string>>(sorted.map((form) => [form, new Set([form])]));
  const join = (a: Set<string>, b: Set<string>): void => {
    const [from, to] = a.size < b.size ? [a, b] : [b, a];
    for (const form of from) {
      to.add(form);
      groupOf.set(form, to);
    }
  };
  const byRegistered = new Map<number, string>();
  for (const form of sorted) {
    const index = rules.registered(form);
    const mate = byRegistered.get(index);
    if (index < 0) continue;
    if (mate === undefined) byRegistered.set(index, form);
    else {
      const a = groupOf.get(mate);
      const b = groupOf.get(form);
      if (a !== undefined && b !== undefined && a !== b) join(a, b);
    }
  }
  const neighbours = new Map<string, Map<string, NameRelation>>();
  for (const { a, b, relation } of edges) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = neighbours.get(from);
      if (known === undefined) neighbours.set(from, new Map([[to, relation]]));
      else known.set(to, relation);
    }
  }
  /**
   * True where two unlike forms are both like a third. Two misspellings of one form are less like each other than like
   * it; and what is like "United States" need not be like "America". Two names that both exist stay apart.
   */
  const hangTogether = (a: string, b: string): boolean => {
    const others = neighbours.get(b);
    for (const [form, relation] of neighbours.get(a) ?? []) {
      const other = others?.get(form);
      if (other === undefined) continue;
      if (relation === "alias" || other === "alias") return true;
      if (TIERS[relation] > 1 || TIERS[other] > 1 || areRivals(a, b)) continue;
      if (slipsBetween(spellingKey(a), spellingKey(b), MOST_APART) <= MOST_APART) return true;
    }
    return false;
  };
  const memo = new Map<string, boolean>();
  const compatible = (a: string, b: string): boolean => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const registeredA = rules.registered(a);
    const registeredB = rules.registered(b);
    let answer: boolean;
    if (rules.areDifferent(a, b)) answer = false;
    else if (registeredA >= 0 && registeredB >= 0) answer = registeredA === registeredB;
    else if (neighbours.get(a)?.has(b) === true) answer = true;
    else {
      const { relation } = relateNames(a, b, rules.kindOf(a));
      answer = TIERS[relation] < 3 || hangTogether(a, b);
    }
    memo.set(key, answer);
    return answer;
  };
  const groupsFit = (a: Set<string>, b: Set<string>): boolean => {
    for (const x of a) for (const y of b) if (!compatible(x, y)) return false;
    return true;
  };
  const tangled = sorted.length > LARGEST_TANGLE;
  const ordered = [...edges].sort(
    (p, q) =>
      TIERS[p.relation] - TIERS[q.relation] ||
      q.score - p.score ||
      (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1),
  );
  for (const edge of ordered) {
    if (TIERS[edge.relation] > 1) break;
    if (tangled && !sameSpelling(edge.a, edge.b)) continue;
    const a = groupOf.get(edge.a);
    const b = groupOf.get(edge.b);
    if (a !== undefined && b !== undefined && a !== b && groupsFit(a, b)) join(a, b);
  }
  if (!tangled) {
    const loose = ordered.filter((edge) => edge.relation === "shorter");
    for (const edge of loose) {
      const a = groupOf.get(edge.a);
      const b = groupOf.get(edge.b);
      if (a === undefined || b === undefined || a === b || !groupsFit(a, b)) continue;
      if (hasRival(a, b, loose, groupOf, groupsFit) || hasRival(b, a, loose, groupOf, groupsFit)) continue;
      join(a, b);
    }
  }
  return [...new Set(groupOf.values())].map((group) => [...group].sort());
}

/** True where `group` could also be joined to a third group that does not go together with `other`. */
function hasRival(
  group: Set<string>,
  other: Set<string>,
  loose: readonly NameEdge[],
  groupOf: ReadonlyMap<string, Set<string>>,
  groupsFit: (a: Set<string>, b: Set<string>) => boolean,
): boolean {
  for (const { a, b } of loose) {
    const x = groupOf.get(a);
    const y = groupOf.get(b);
    const third = x === group ? y : y === group ? x : undefined;
    if (third === undefined || third === group || third === other) continue;
    if (groupsFit(group, third) && !groupsFit(other, third)) return true;
  }
  return false;
}
