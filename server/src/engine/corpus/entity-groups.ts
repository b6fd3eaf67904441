import {
  type ClusterRules,
  groupSpellings,
  groupsFit,
  isWrittenOtherwise,
  joinShorter,
  otherEnd,
} from "./entity-clusters";
import { PairVerdicts } from "./pair-verdicts";

// Whoever asks for many forms mostly asks for those that stand near each other together; a large corpus has too many to keep
// what was derived of all.
const MOST_KNOWN = 16384;

/** Forms that are connected by being written otherwise. */
interface Knot {
  readonly groups: readonly Group[];
  /** False once one of its forms may be like others than before. */
  current: boolean;
}

/** Forms of a knot that are one name, and those that may be the same with more words or fewer. */
interface Group {
  readonly forms: readonly string[];
  readonly shorter: readonly string[];
}

/** Forms that make up one entity. */
interface Cluster {
  readonly forms: readonly string[];
  /** What was looked at to find it: it holds as long as they do. */
  readonly seen: readonly Knot[];
}

/**
 * Which forms make up one entity, each derived when it is asked for, from its surroundings only: in a large corpus nearly
 * all names hang together somehow ("J. Smith" with John and Jane). First the spellings and slips of one name are a group;
 * then two groups are joined of which one has more words than the other, where each form of the one may be each form of
 * the other and neither could as well be joined to a third that does not go with the other: a bridging form
 * joins no two people, and a shorter form that could belong to two groups joins none.
 */
export class EntityGroups {
  readonly #rules: ClusterRules;
  readonly #verdicts = new PairVerdicts();
  /** Only of forms that are like others. */
  readonly #knots = new Map<string, Knot>();
  readonly #clusters = new Map<string, Cluster>();
  readonly #most: number;

  /** `most`: of more forms than these what was derived is forgotten. */
  constructor(rules: Omit<ClusterRules, "verdicts">, most = MOST_KNOWN) {
    this.#rules = { ...rules, verdicts: this.#verdicts };
    this.#most = most;
  }

  /** The forms that make up one entity with a form; undefined where it is like no other. */
  clusterOf(form: string): readonly string[] | undefined {
    const known = this.#clusters.get(form);
    if (known?.seen.every(({ current }) => current) === true) return known.forms;
    // Not while something is derived: groups are told apart by being the same object.
    if (this.#knots.size > this.#most) this.clear();
    const start = this.#groupOf(form, new Set());
    return start === undefined ? undefined : this.#derive(form, start);
  }

  /** All forms whose entity may be another one where something about this form changes. */
  around(form: string): Set<string> {
    const found = new Set([form]);
    for (const { forms, shorter } of this.#knotOf(form)?.groups ?? []) {
      for (const near of [...forms, ...shorter]) {
        for (const other of this.clusterOf(near) ?? [near]) found.add(other);
      }
    }
    return found;
  }

  /** A form may be like others than before. */
  forget(form: string): void {
    this.#verdicts.forget(form);
    const knot = this.#knots.get(form);
    if (knot === undefined) return;
    knot.current = false;
    for (const { forms } of knot.groups) {
      for (const member of forms) {
        this.#knots.delete(member);
        this.#clusters.delete(member);
      }
    }
  }

  clear(): void {
    this.#knots.clear();
    this.#clusters.clear();
    this.#verdicts.clear();
  }

  #derive(form: string, start: Group): readonly string[] {
    const seen = new Set<Knot>();
    const joined = new Set([start]);
    for (const group of joined) {
      for (const other of this.#joinable(group, seen)) joined.add(other);
    }
    const groups = [...joined].map(({ forms }) => forms);
    let own = start.forms;
    for (const forms of joined.size === 1 ? groups : joinShorter(groups.sort(byFirst), this.#rules)) {
      const cluster = { forms, seen: [...seen] };
      for (const member of forms) this.#clusters.set(member, cluster);
      if (forms.includes(form)) own = forms;
    }
    return own;
  }

  /** The groups to which one is to be joined; what is looked at for that is noted. */
  #joinable(group: Group, seen: Set<Knot>): Group[] {
    const { forms } = group;
    return [...this.#neighbours(group, seen)].filter(
      (other) =>
        groupsFit(forms, other.forms, this.#rules) &&
        !this.#hasRival(group, other, seen) &&
        !this.#hasRival(other, group, seen),
    );
  }

  /** True where a group could also be joined to a third one that does not go together with `other`. */
  #hasRival(group: Group, other: Group, seen: Set<Knot>): boolean {
    for (const third of this.#neighbours(group, seen)) {
      if (third === other || groupsFit(other.forms, third.forms, this.#rules)) continue;
      if (groupsFit(group.forms, third.forms, this.#rules)) return true;
    }
    return false;
  }

  #neighbours({ forms, shorter }: Group, seen: Set<Knot>): Set<Group> {
    const found = new Set<Group>();
    for (const form of [...forms.slice(0, 1), ...shorter]) {
      const group = this.#groupOf(form, seen);
      if (group !== undefined && group.forms !== forms) found.add(group);
    }
    return found;
  }

  #groupOf(form: string, seen: Set<Knot>): Group | undefined {
    const knot = this.#knotOf(form);
    if (knot !== undefined) seen.add(knot);
    return knot?.groups.find(({ forms }) => forms.includes(form));
  }

  /** Undefined where a form is like no other. */
  #knotOf(form: string): Knot | undefined {
    const known = this.#knots.get(form);
    if (known !== undefined) return known;
    const { edgesOf, registeredWith } = this.#rules;
    const forms = new Set([form]);
    for (const member of forms) {
      for (const edge of edgesOf(member)) if (isWrittenOtherwise(edge)) forms.add(otherEnd(edge, member));
      for (const mate of registeredWith(member)) forms.add(mate);
    }
    if (forms.size === 1 && edgesOf(form).length === 0) return undefined;
    const grouped = forms.size === 1 ? [[form]] : groupSpellings(forms, this.#rules);
    const knot = {
      groups: grouped.map((members) => ({ forms: members, shorter: this.#shorterThan(members) })),
      current: true,
    };
    for (const member of forms) this.#knots.set(member, knot);
    return knot;
  }

  /** The forms beside these that are one of them with more words or fewer. */
  #shorterThan(forms: readonly string[]): string[] {
    const found = new Set<string>();
    for (const form of forms) {
      for (const edge of this.#rules.edgesOf(form)) {
        if (edge.relation === "shorter") found.add(otherEnd(edge, form));
      }
    }
    return [...found].filter((other) => !forms.includes(other));
  }
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return (a[0] ?? "") < (b[0] ?? "") ? -1 : 1;
}
