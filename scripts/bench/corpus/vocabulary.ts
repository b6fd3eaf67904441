import cities from "../../../server/src/engine/names/data/cities.json";
import clusters from "../../../server/src/engine/names/data/clusters.json";
import countries from "../../../server/src/engine/names/data/countries.json";
import people from "../../../server/src/engine/names/data/people.json";
import type { Random } from "../../train-names/random";

// The most frequent words make the grammar of a sentence and stay.
const FUNCTION_WORDS = 100;
// Rare words of the vectors are names in lower case.
const KNOWN_WORDS = 16_000;
const SUFFIX = 2;
const LONG_SUFFIX = 3;
const SMALLEST_CLASS = 5;

/**
 * One of `items`, the first most often: the logarithm of the rank is uniform, which makes the frequency fall as one over
 * the rank (Zipf's law).
 */
export function zipfPick<T>(items: readonly T[], random: Random): T {
  const rank = Math.floor((items.length + 1) ** random.next()) - 1;
  const item = items[Math.min(rank, items.length - 1)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Words that can stand for one another: of one class of word vectors, with the same ending; frequent ones first. */
export type WordClass = readonly string[];

export interface Country {
  readonly name: string;
  readonly demonym: string;
}

/** Words and parts of names. Lists of names are in an order of popularity that is made up, but always the same. */
export interface Vocabulary {
  readonly classOf: ReadonlyMap<string, WordClass>;
  readonly words: ReadonlySet<string>;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly places: readonly string[];
  readonly countries: readonly Country[];
}

function capitalised(name: string): string {
  return name.replace(/(^|[ '-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** By class and ending; where those are too few, by a longer ending alone. */
function classes(names: ReadonlySet<string>): Pick<Vocabulary, "classOf" | "words"> {
  const words = clusters.words.split(" ");
  const groups = new Map<string, string[]>();
  const join = (key: string, word: string) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  };
  const keysOf = (word: string, at: number) => [
    clusters.ids.slice(2 * at, 2 * at + 2) + word.slice(-SUFFIX),
    word.slice(-LONG_SUFFIX),
  ];
  const open = [...words.entries()].filter(
    ([at, word]) =>
      at >= FUNCTION_WORDS &&
      at < KNOWN_WORDS &&
      word.length >= 3 &&
      !names.has(word) &&
      /^[a-z]+$/.test(word),
  );
  for (const [at, word] of open) for (const key of keysOf(word, at)) join(key, word);
  const classOf = new Map<string, WordClass>();
  for (const [at, word] of open) {
    const like = keysOf(word, at)
      .map((key) => groups.get(key) ?? [])
      .find(({ length }) => length >= SMALLEST_CLASS);
    if (like !== undefined) classOf.set(word, like);
  }
  return { classOf, words: new Set(words) };
}

export function readVocabulary(random: Random): Vocabulary {
  const shuffled = <T>(items: T[]): T[] => {
    random.shuffle(items);
    return items;
  };
  const given = people.given.split(" ");
  const family = people.family.split(" ");
  const cityNames = cities.cities.split("\n").map((line) => line.slice(0, line.indexOf("|")));
  const lands = countries.countries.flatMap((line) => {
    const [, names = "", demonyms = ""] = line.split("|");
    const [name = "", demonym = ""] = [names.split(";")[0], demonyms.split(";")[0]];
    return name === "" || demonym === "" ? [] : [{ name, demonym }];
  });
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  const names = new Set([
    ...given,
    ...family,
    ...lower(cityNames),
    ...lower(lands.flatMap(({ name, demonym }) => [name, demonym])),
  ]);
  return {
    ...classes(names),
    given: shuffled(given.slice()).slice(0, 3000).map(capitalised),
    family: shuffled(family.slice()).map(capitalised),
    places: shuffled(cityNames.filter((name) => /^[\p{L} '-]+$/u.test(name))),
    countries: shuffled(lands),
  };
}
