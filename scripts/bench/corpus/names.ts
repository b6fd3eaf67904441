import type { Random } from "../../train-names/random";
import { Population } from "./population";
import { type Country, type Vocabulary, zipfPick } from "./vocabulary";

export interface Person {
  readonly full: string;
  readonly surname: string;
  /** As careless writers have it; none for most. */
  readonly variant: { readonly full: string; readonly surname: string } | null;
}

export interface Organisation {
  readonly full: string;
  readonly acronym: string;
  readonly variant: string | null;
}

/** Everyone and everything that a corpus writes about. */
export interface World {
  person(): Person;
  organisation(): Organisation;
  place(): string;
  country(): Country;
}

// About half of the names of a newswire corpus stand in one article only; a population's discount is that share.
const PEOPLE = { discount: 0.6, strength: 60 };
const ORGANISATIONS = { discount: 0.5, strength: 40 };
const WITH_VARIANT = 0.2;
const HYPHENATED = 0.08;
const INITIAL = 0.1;
const RARE_SURNAME = 0.3;

const ONSETS = [
  "b",
  "d",
  "g",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "z",
  "ch",
  "kh",
  "sh",
  "br",
  "kr",
  "st",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ou", "a", "o"];
const ENDINGS = ["n", "r", "s", "v", "k", "", "sky", "dze", "ez", "man", "ov", "nko", "li", "wa", "berg"];
const LIKE: readonly (readonly [RegExp, string])[] = [
  [/ou/, "u"],
  [/kh/, "h"],
  [/([lnrst])\1/, "$1"],
  [/(?<=[aeiou])([lnrst])(?=[aeiou])/, "$1$1"],
  [/y$/, "i"],
  [/ai/, "ay"],
  [/sch/, "sh"],
  [/c(?=[aou])/, "k"],
  [/e(?=[rl])/, "a"],
  [/o(?=[nr])/, "u"],
];
const KINDS = [
  "Corp",
  "Inc",
  "Group",
  "Holdings",
  "Party",
  "Bank",
  "Airlines",
  "University",
  "Institute",
  "Foundation",
];
const BODIES = [
  "Ministry of",
  "Department of",
  "Agency for",
  "Institute of",
  "Commission on",
  "Council for",
  "Office of",
];
const FIELDS = [
  "Health", "Trade", "Defence", "Education", "Energy", "Transport", "Science", "Labour", "Justice", "Agriculture", "Culture",
  "Environment", "Statistics", "Elections", "Human Rights", "Public Works", "Civil Aviation", "Foreign Affairs", "Planning",
]; // biome-ignore format: a list

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The same word as another hand would spell it; null where no rule of spelling offers itself. */
function misspelt(word: string, random: Random): string | null {
  const from = Math.floor(random.next() * LIKE.length);
  for (let step = 0; step < LIKE.length; step++) {
    const [pattern, replacement] = LIKE[(from + step) % LIKE.length] ?? [/$^/, ""];
    const other = word.replace(pattern, replacement);
    if (other !== word) return other;
  }
  return null;
}

function plain(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

function newSurname(random: Random): string {
  const syllable = () => random.pick(ONSETS) + random.pick(VOWELS);
  return capital(syllable() + (random.next() < 0.5 ? syllable() : "") + random.pick(ENDINGS));
}

function newPerson(vocabulary: Vocabulary, random: Random): Person {
  const family = random.next() < RARE_SURNAME ? newSurname(random) : zipfPick(vocabulary.family, random);
  const surname =
    random.next() < HYPHENATED ? `${family}-${zipfPick(vocabulary.family, random).toLowerCase()}` : family;
  const initial = random.next() < INITIAL ? `${capital(random.pick(ONSETS)).charAt(0)}. ` : "";
  const given = zipfPick(vocabulary.given, random);
  const full = `${given} ${initial}${surname}`;
  if (random.next() >= WITH_VARIANT) return { full, surname, variant: null };
  const bare = plain(surname);
  const other = surname.includes("-")
    ? surname.split("-").map(capital).join(" ")
    : bare !== surname
      ? bare
      : (misspelt(surname, random) ?? surname);
  const first = initial === "" ? given : random.next() < 0.5 ? given : `${given} ${initial}`.trim();
  const variant = { full: `${first} ${other}`, surname: other };
  return { full, surname, variant: variant.full === full ? null : variant };
}

function newOrganisation(vocabulary: Vocabulary, random: Random): Organisation {
  const kind = random.next();
  const field = random.pick(FIELDS);
  const full =
    kind < 0.3
      ? `${capital(newSurname(random))} ${random.pick(KINDS)}`
      : kind < 0.5
        ? `${zipfPick(vocabulary.countries, random).demonym} ${random.pick(BODIES)} ${field}`
        : kind < 0.75
          ? `${random.pick(["National", "International", "European", "Central", "United"])} ${field} ${random.pick(["Agency", "Council", "Union", "Federation", "Board"])}`
          : `${zipfPick(vocabulary.places, random)} ${random.pick(KINDS)}`;
  const words = full.split(" ").filter((word) => /^\p{Lu}/u.test(word));
  const acronym = words.map((word) => word.charAt(0)).join("");
  const variant = random.next() < WITH_VARIANT / 2 ? (misspelt(full, random) ?? null) : null;
  return { full, acronym: acronym.length > 2 ? plain(acronym) : (words[0] ?? full), variant };
}

export function newWorld(vocabulary: Vocabulary, random: Random): World {
  const people = new Population(PEOPLE.discount, PEOPLE.strength, () => newPerson(vocabulary, random));
  const bodies = new Population(ORGANISATIONS.discount, ORGANISATIONS.strength, () =>
    newOrganisation(vocabulary, random),
  );
  return {
    person: () => people.draw(random),
    organisation: () => bodies.draw(random),
    place: () => zipfPick(vocabulary.places, random),
    country: () => zipfPick(vocabulary.countries, random),
  };
}
