import type { Article } from "../../article/article";
import { isUnknownWord } from "../../names/capital-runs";
import { lookUp } from "../../names/lexicon";
import type { Mention } from "../../names/mention";
import { personName } from "../../names/person";
import type { Span } from "../../text/span";

/** What must stand before the last word of a name of an article, and a place where the name stands. */
export interface NameOfWord {
  readonly before: readonly string[];
  readonly place: Span;
}

/** The names of an article by their last words. What few articles ask is worked out when they do. */
export class LastWords {
  readonly #mentions: readonly Mention[];
  readonly #names = new Map<string, readonly NameOfWord[]>();
  #byLast: ReadonlyMap<string, readonly Mention[]> | null = null;
  #counts: Map<string, number> | null = null;

  constructor({ mentions }: Article) {
    this.#mentions = mentions;
  }

  has(last: string): boolean {
    return this.endingIn(last).length > 0;
  }

  /** The names whose last word is this one, in the order in which they stand. */
  endingIn(last: string): readonly NameOfWord[] {
    let names = this.#names.get(last);
    if (names === undefined) {
      names = this.#find(last);
      this.#names.set(last, names);
    }
    return names;
  }

  #find(last: string): NameOfWord[] {
    const names: NameOfWord[] = [];
    const add = (form: string, place: Span): void => {
      if (lastWord(form) !== last) return;
      const before = form.split(" ").slice(0, -1);
      if (!names.some((other) => other.before.join(" ") === before.join(" "))) names.push({ before, place });
    };
    this.#byLast ??= mentionsByLast(this.#mentions);
    for (const { kind, form, full, start, end } of this.#byLast.get(last) ?? []) {
      const place = { start, end };
      // "Russians" are people, not what belongs to a Russian; but they tell that Russia is meant by its name.
      if (kind === "other") add(full, place);
      else if (!this.#isDoubtful(form)) {
        add(form, place);
        if (kind === "person") add(familyOf(full), place);
      }
    }
    return names;
  }

  /** What stands once and ends in s may be what is looked for. */
  #isDoubtful(form: string): boolean {
    if (!form.endsWith("s")) return false;
    this.#counts ??= countForms(this.#mentions);
    const counts = this.#counts;
    if (counts.get(form) !== 1 || lookUp(form) !== undefined) return false;
    const stem = form.slice(0, -1);
    const last = stem.split(" ").pop() ?? "";
    if (counts.has(stem) || counts.has(last) || lookUp(stem)?.kind === "place") return true;
    // "Adam Pettys", "Manchester Citys".
    return isUnknownWord(`${last}s`) && !isUnknownWord(last);
  }
}

function countForms(mentions: readonly Mention[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { form } of mentions) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** The mentions under the last word of what they say, of people also of the family name. */
function mentionsByLast(mentions: readonly Mention[]): Map<string, Mention[]> {
  const byLast = new Map<string, Mention[]>();
  const add = (last: string, mention: Mention): void => {
    const others = byLast.get(last);
    if (others === undefined) byLast.set(last, [mention]);
    else others.push(mention);
  };
  for (const mention of mentions) {
    const { kind, form, full } = mention;
    const last = lastWord(kind === "other" ? full : form);
    add(last, mention);
    const family = kind === "person" ? lastWord(familyOf(full)) : last;
    if (family !== last) add(family, mention);
  }
  return byLast;
}

function lastWord(form: string): string {
  return form.slice(form.lastIndexOf(" ") + 1);
}

function familyOf(full: string): string {
  return personName(full).family.join(" ");
}
