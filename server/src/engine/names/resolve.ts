import { fold } from "../text/fold";
import { type PersonName, personName } from "./person";
import { spellingKey } from "./spelling";

/** A full name of a person in the article, with the other spellings of it there. */
export interface ArticlePerson {
  readonly full: string;
  readonly spellings: readonly { readonly form: string; readonly name: PersonName }[];
}

export interface Resolution {
  readonly full: string;
  readonly unsure?: readonly string[];
}

/**
 * The people of one article by their full names (two words or more), each with its spellings. The fullest is the one
 * that occurs most; at equal count the first.
 */
export function peopleOf(forms: ReadonlyMap<string, number>): ArticlePerson[] {
  const groups = new Map<string, [string, number, PersonName][]>();
  for (const [form, count] of forms) {
    // A name of one word has no given name.
    if (!/[\s,]/.test(form)) continue;
    const name = personName(form);
    if (name.given.length === 0) continue;
    const key = spellingKey(form);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[form, count, name]]);
    else group.push([form, count, name]);
  }
  return [...groups.values()].map((spellings) => {
    let best = spellings[0] ?? ["", 0];
    for (const spelling of spellings) if (spelling[1] > best[1]) best = spelling;
    return { full: best[0], spellings: spellings.map(([form, , name]) => ({ form, name })) };
  });
}

/** Index of the article's people by each part of their names, folded. */
export class ShortForms {
  readonly #byPart = new Map<string, ArticlePerson[]>();
  readonly #byForm = new Map<string, ArticlePerson>();
  readonly #firstWords = new Set<string>();

  constructor(people: readonly ArticlePerson[]) {
    for (const person of people) {
      for (const { form, name } of person.spellings) {
        this.#byForm.set(form, person);
        const end = form.indexOf(" ");
        this.#firstWords.add(end < 0 ? form : form.slice(0, end));
        const { given, family, culture } = name;
        this.#add(family.join(" "), person);
        const last = family[family.length - 1];
        if (last !== undefined) this.#add(last, person);
        this.#add(given.join(" "), person);
        // Vietnamese people are called by the last of their given names.
        if (culture === "vietnamese") this.#add(given[given.length - 1] ?? "", person);
        const first = given[0];
        if (first !== undefined && first.length > 2) this.#add(first, person);
      }
    }
  }

  #add(part: string, person: ArticlePerson): void {
    const key = fold(part);
    const known = this.#byPart.get(key);
    if (known === undefined) this.#byPart.set(key, [person]);
    else if (!known.includes(person)) known.push(person);
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
