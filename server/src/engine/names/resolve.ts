import { fold } from "../text/fold";
import { remembering } from "../text/remembering";
import { lowerHash } from "../text/tokens";
import { personName } from "./person";
import { spellingKey } from "./spelling";
import type { Word } from "./words";

/** A full name of a person (two words or more) and what its bearer may be called: the same in every article. */
export interface FullName {
  readonly form: string;
  readonly key: string;
  /** Parts of it that stand for the whole, folded. */
  readonly parts: readonly string[];
  /** As it is written up to its first blank. */
  readonly first: string;
  /** `lowerHash` of `parts` and `first`. */
  readonly hashes: readonly number[];
}

// The news names some people again and again.
const MOST_KNOWN = 1 << 12;
/** Null for what is no full name. */
const fullName = remembering(MOST_KNOWN, takeApart);

function takeApart(form: string): FullName | null {
  // A name of one word has no given name.
  if (!/[\s,]/.test(form)) return null;
  const { given, family, culture } = personName(form);
  if (given.length === 0) return null;
  const parts = new Set([family.join(" "), family[family.length - 1] ?? "", given.join(" ")].map(fold));
  // Vietnamese people are called by the last of their given names.
  if (culture === "vietnamese") parts.add(fold(given[given.length - 1] ?? ""));
  if ((given[0] ?? "").length > 2) parts.add(fold(given[0] ?? ""));
  const blank = form.indexOf(" ");
  const first = blank < 0 ? form : form.slice(0, blank);
  const hashes = [...parts, first].map((part) => lowerHash(part));
  return { form, key: spellingKey(form), parts: [...parts], first, hashes };
}

/** A person of the article by the full name that occurs most, with the other spellings of it there. */
export interface ArticlePerson {
  readonly full: string;
  readonly spellings: readonly FullName[];
}

export interface Resolution {
  readonly full: string;
  readonly unsure?: readonly string[];
}

/**
 * The people of one article by their full names, each with its spellings. The fullest is the one that occurs most; at equal
 * count the first.
 */
export function peopleOf(forms: ReadonlyMap<string, number>): ArticlePerson[] {
  const people = new Map<string, { full: string; spellings: FullName[]; most: number }>();
  for (const [form, count] of forms) {
    const name = fullName(form);
    if (name === null) continue;
    const person = people.get(name.key);
    if (person === undefined) {
      people.set(name.key, { full: form, spellings: [name], most: count });
      continue;
    }
    person.spellings.push(name);
    if (count <= person.most) continue;
    person.full = form;
    person.most = count;
  }
  return [...people.values()];
}

const HASH_MASK = 0x3ff;

/** Index of the article's people by each part of their names, folded. */
export class ShortForms {
  readonly #byPart = new Map<string, ArticlePerson[]>();
  readonly #byForm = new Map<string, ArticlePerson>();
  readonly #firstWords = new Set<string>();
  /** The ends of the hashes that words have which are part of a name. */
  readonly #hashes = new Uint8Array(HASH_MASK + 1);
  /** The length of the longest full name. */
  readonly longest: number;

  constructor(people: readonly ArticlePerson[]) {
    let longest = 0;
    for (const person of people) {
      for (const { form, first, parts, hashes } of person.spellings) {
        this.#byForm.set(form, person);
        this.#firstWords.add(first);
        for (const part of parts) this.#add(part, person);
        for (const hash of hashes) this.#hashes[hash & HASH_MASK] = 1;
        longest = Math.max(longest, form.length);
      }
    }
    this.longest = longest;
  }

  #add(part: string, person: ArticlePerson): void {
    const known = this.#byPart.get(part);
    if (known === undefined) this.#byPart.set(part, [person]);
    else if (!known.includes(person)) known.push(person);
  }

  /** False for most words that no name of the article's people starts with and that are no part of one: a quick look. */
  mayHave(word: Word): boolean {
    return !word.plain || this.#hashes[word.hash & HASH_MASK] === 1;
  }

  /** True where a word, folded, is part of the name of one of the article's people. */
  has(folded: string): boolean {
    return this.#byPart.has(folded);
  }

  /** True where a full name of the article's people starts with this word, as written. */
  starts(word: string): boolean {
    return this.#firstWords.has(word);
  }

  /** True for a full name of one of the article's people, as written. */
  isFull(form: string): boolean {
    return this.#byForm.has(form);
  }

  /** Who is meant by a form; null where none of the article's people could be. Never chooses between two. */
  resolve(form: string): Resolution | null {
    const own = this.#byForm.get(form);
    if (own !== undefined) return { full: own.full };
    const people = this.#byPart.get(fold(form));
    const first = people?.[0];
    if (people === undefined || first === undefined) return null;
    if (people.length === 1) return { full: first.full };
    return { full: form, unsure: people.map((person) => person.full) };
  }
}
