import type { EntityKind } from "../settings";
import { fold } from "../text/fold";
import { CityList } from "./city-list";
import agencyData from "./data/agencies.json";
import cityData from "./data/cities.json";
import countryData from "./data/countries.json";
import organisationData from "./data/organisations.json";
import peopleData from "./data/people.json";
import placeData from "./data/places.json";
import wordData from "./data/words.json";
import { Fact, facts, Note, ROW } from "./word-facts";
import { WordList } from "./word-list";
import type { WordType } from "./word-type";
import type { Word } from "./words";

/** What the gazetteers know of a name. */
export interface LexiconEntry {
  /** The name under which the gazetteer lists it: all other names of the same thing lead here. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly type: "country" | "demonym" | "place" | "city" | "agency" | "organisation";
  /** A city of fewer than 50,000 people: it shares its name with people and words more often than not. */
  readonly town?: true;
  /** ISO 3166 code for countries, demonyms, cities and agencies. */
  readonly country?: string;
  /** The words as they must stand, folded. */
  readonly words: readonly string[];
  /** `words` without full stops. */
  readonly undotted: readonly string[];
  /** Written in capitals only, and so to be matched in capitals only: "US", "WHO". */
  readonly acronym: boolean;
  /** An agency or an organisation whose name is a word or another thing's name as well. */
  readonly ambiguous: boolean;
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

export const titles = wordSet(wordData.titles);
export const honorifics = wordSet(wordData.honorifics);
export const suffixes = wordSet(wordData.suffixes);
export const particles = wordSet(wordData.particles);
export const organisationHeads = wordSet(wordData.organisationHeads);
export const organisationFirst = wordSet(wordData.organisationFirst);
export const placeHeads = wordSet(wordData.placeHeads);
export const placeFirst = wordSet(wordData.placeFirst);
export const calendarWords = wordSet(`${wordData.months} ${wordData.days}`);
export const reportingVerbs = wordSet(wordData.reporting);
/** Agencies and media whose names are words or other things' names as well. */
export const ambiguousAgencies = new Set(wordData.ambiguousAgencies.split("|"));
export const ambiguousOrganisations = new Set(wordData.ambiguousOrganisations.split("|"));
export const notNames = wordSet(wordData.notNames);
export const functionWords = wordSet(wordData.functionWords);

/** Names of people, folded, as the data has them. */
export const givenNames = new WordList(peopleData.given);
export const familyNames = new WordList(peopleData.family);
export const eitherNames = new WordList(peopleData.either);

const familyFirst: Readonly<Record<string, string>> = peopleData.familyFirst;
const culturesOf = new Map<string, string[]>();
for (const [culture, names] of Object.entries(familyFirst)) {
  const short = culture.replace(/-.*/, "");
  for (const name of fold(names).split(" ")) {
    const cultures = culturesOf.get(name);
    if (cultures === undefined) culturesOf.set(name, [short]);
    else if (!cultures.includes(short)) cultures.push(short);
  }
}

/** The cultures in which this word, folded, is a family name that comes first; empty where in none. */
export function familyFirstCultures(word: string): readonly string[] {
  return culturesOf.get(word) ?? [];
}

const byFirst = new Map<string, LexiconEntry[]>();
const byName = new Map<string, LexiconEntry>();
const countryNames = new Map<string, string>();
const agencyNames = new Map<string, readonly string[]>();

function foldedWords(name: string): string[] {
  const folded = fold(name);
  if (!folded.includes(",")) return folded === "" ? [] : folded.split(" ");
  return folded.split(/[ ,]+/).filter((word) => word !== "");
}

function isAcronym(name: string): boolean {
  return name.length <= 6 && name === name.toUpperCase() && !/\s/.test(name);
}

/** The word by which names are found that start with it: "Xi" for "Xi's". */
function stemOf(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}

function enter(
  form: string,
  entry: Omit<LexiconEntry, "words" | "undotted" | "acronym" | "ambiguous">,
): void {
  const words = foldedWords(form);
  const first = words[0];
  if (first === undefined) return;
  const undotted = form.includes(".") ? words.map((word) => word.replaceAll(".", "")) : words;
  const key = words.join(" ");
  const ambiguous =
    (entry.type === "agency" && ambiguousAgencies.has(key)) ||
    (entry.type === "organisation" && ambiguousOrganisations.has(key));
  const full: LexiconEntry = { ...entry, words, undotted, acronym: isAcronym(form), ambiguous };
  // The first list that knows a name decides: countries before places before cities before organisations.
  if (byName.has(key)) return;
  byName.set(key, full);
  const stem = stemOf(first);
  const siblings = byFirst.get(stem);
  if (siblings === undefined) byFirst.set(stem, [full]);
  else siblings.push(full);
}

function names(cell: string | undefined): string[] {
  return (cell ?? "").split(";").filter((name) => name !== "");
}

function byLength(a: LexiconEntry, b: LexiconEntry): number {
  return b.words.length - a.words.length;
}

let entered = false;

/** Enters all lists but the cities, when something is first asked of one. */
function enterLists(): void {
  if (entered) return;
  entered = true;
  for (const line of countryData.countries) {
    const [code = "", forms, demonyms, capital] = line.split("|");
    const all = names(forms);
    const name = all[0] ?? code;
    countryNames.set(code, name);
    for (const form of all) enter(form, { name, kind: "place", type: "country", country: code });
    for (const form of names(demonyms)) enter(form, { name, kind: "other", type: "demonym", country: code });
    for (const form of names(capital))
      enter(form, { name: form, kind: "place", type: "place", country: code });
  }
  for (const line of placeData.places) {
    const all = names(line);
    for (const form of all) enter(form, { name: all[0] ?? form, kind: "place", type: "place" });
  }
  for (const line of agencyData.agencies) {
    const [name = "", country = "", others] = line.split("|");
    const all = [name, ...names(others)];
    for (const form of all) enter(form, { name, kind: "organisation", type: "agency", country });
    for (const code of country.split("/")) agencyNames.set(code, [...(agencyNames.get(code) ?? []), ...all]);
  }
  for (const line of organisationData.organisations) {
    const [name = "", others] = line.split("|");
    for (const form of [name, ...names(others)])
      enter(form, { name, kind: "organisation", type: "organisation" });
  }
  for (const siblings of byFirst.values()) siblings.sort(byLength);
}

// Cities are entered when a name that starts like one is asked for: there are many, and an article names few of them.
const cities = new CityList(cityData.cities, (name) => stemOf(foldedWords(name)[0] ?? ""));

/** Enters the cities whose first word has this stem. */
function enterCities(stem: string): void {
  enterLists();
  const lines = cities.take(stem);
  if (lines.length === 0) return;
  for (const line of lines) {
    const [name = "", country = "", town] = line.split("|");
    if (functionWords.has(name.toLowerCase())) continue;
    enter(name, { name, kind: "place", type: "city", country, ...(town === "town" ? { town: true } : {}) });
  }
  byFirst.get(stem)?.sort(byLength);
}

/** English name of a country by its code; the code itself where unknown. */
export function countryName(code: string): string {
  enterLists();
  return countryNames.get(code) ?? code;
}

/** All names of the agencies and media of a country. */
export function agenciesOf(country: string): readonly string[] {
  enterLists();
  return agencyNames.get(country) ?? [];
}

/** What the gazetteers know, cities of one word left out. */
export function gazetteerEntries(): readonly LexiconEntry[] {
  for (const stem of cities.stemsOfSeveral()) enterCities(stem);
  const others: LexiconEntry[] = [];
  const towns: LexiconEntry[] = [];
  for (const entry of byName.values()) {
    if (entry.type !== "city") others.push(entry);
    else if (entry.words.length > 1) towns.push(entry);
  }
  // In an order that does not tell which of the cities were asked for first.
  towns.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...others, ...towns];
}

/** What the gazetteers know under exactly this name, case and diacritics aside. */
export function lookUp(name: string): LexiconEntry | undefined {
  const folded = fold(name);
  return lookUpFolded(name, folded.includes(",") ? foldedWords(name).join(" ") : folded);
}

/** As `lookUp`, for a name whose words are folded already and joined by single blanks. */
export function lookUpFolded(name: string, folded: string): LexiconEntry | undefined {
  const end = folded.indexOf(" ");
  enterCities(stemOf(end < 0 ? folded : folded.slice(0, end)));
  const entry = byName.get(folded);
  return entry === undefined || (entry.acronym && name !== name.toUpperCase()) ? undefined : entry;
}

/** The names of the gazetteers that start with one word. */
export interface NamesFrom {
  /** Longest first. */
  readonly all: readonly LexiconEntry[];
  /** Those of one word. */
  readonly single: readonly LexiconEntry[];
  /** The others by their second word without full stops, where `all` are several. */
  readonly longer: ReadonlyMap<string, readonly LexiconEntry[]>;
  /** With what these second words begin: see `beginning`. */
  readonly seconds: number;
}

const SEVERAL = 3;
const NONE: NamesFrom = { all: [], single: [], longer: new Map(), seconds: 0 };

/** One bit of 32 for the ASCII character that a word begins with, small or large; all of them for another character. */
function beginning(code: number): number {
  return code < 0x80 ? 1 << (code & 0x1f) : -1;
}

/** The names that start with this word, folded. */
export function entriesFrom(folded: string): NamesFrom {
  const all =
    entriesOf(folded) ?? (folded.endsWith(".") ? entriesOf(folded.slice(0, -1)) : undefined) ?? NONE.all;
  if (all.length === 0) return NONE;
  const longer = new Map<string, LexiconEntry[]>();
  let seconds = 0;
  for (const entry of all) {
    const second = entry.undotted[1];
    if (second === undefined) continue;
    seconds |= beginning(second.charCodeAt(0));
    const others = longer.get(second);
    if (others === undefined) longer.set(second, [entry]);
    else others.push(entry);
  }
  const single = all.filter(({ words }) => words.length === 1);
  return { all, single, longer: all.length < SEVERAL ? NONE.longer : longer, seconds };
}

function entriesOf(stem: string): readonly LexiconEntry[] | undefined {
  enterCities(stem);
  return byFirst.get(stem);
}

/** True where a word, no possessive, is all of a name. "U.S." equals "U.S", but a stop makes no acronym of a word. */
function isWhole(entry: LexiconEntry, { undotted, allCaps, text }: WordType): boolean {
  return undotted === entry.undotted[0] && (!entry.acronym || allCaps || text.includes("."));
}

/** The name of one word that a word is, whatever stands around it. */
export function nameAlone(type: WordType): LexiconEntry | null {
  return type.entries.single.find((entry) => isWhole(entry, type)) ?? null;
}

function matches(entry: LexiconEntry, words: readonly Word[], at: number): boolean {
  const { length } = entry.words;
  if (at + length > words.length) return false;
  for (let offset = 0; offset < length; offset++) {
    const word = words[at + offset];
    const wanted = entry.words[offset];
    if (word === undefined || wanted === undefined) return false;
    const { type, possessive } = word;
    // "U.S." equals "U.S", but a stop makes no acronym of a word.
    if (type.undotted !== entry.undotted[offset] && !(possessive && `${type.folded}'s` === wanted))
      return false;
    if (possessive && offset < length - 1 && type.folded === wanted) return false;
    if (offset > 0 && !type.capital && type.text.length > 3 && !entry.words.includes("of")) return false;
  }
  const first = words[at];
  return first !== undefined && (!entry.acronym || first.allCaps || first.text.includes("."));
}

function firstMatch(
  entries: readonly LexiconEntry[] | undefined,
  words: readonly Word[],
  at: number,
): LexiconEntry | null {
  if (entries === undefined) return null;
  for (let each = 0; each < entries.length; each++) {
    const entry = entries[each];
    if (entry !== undefined && matches(entry, words, at)) return entry;
  }
  return null;
}

/** The longest name of the gazetteers that starts at word `at`; null for none. */
export function longestAt(words: readonly Word[], at: number): LexiconEntry | null {
  const first = words[at];
  if (first === undefined || !first.capital) return null;
  const notes = first.row * ROW + Fact.Notes;
  if (((facts[notes] ?? 0) & Note.StartsNothing) !== 0) return null;
  const { type } = first;
  const { all, single, longer, seconds } = type.entries;
  if (all.length === 0) {
    facts[notes] = (facts[notes] ?? 0) | Note.StartsNothing;
    return null;
  }
  const next = words[at + 1];
  // "St. John's": the ending is part of the name.
  if (next?.possessive === true) return firstMatch(all, words, at);
  if (next !== undefined && (seconds & beginning(next.initial)) !== 0) {
    if (all.length < SEVERAL) return firstMatch(all, words, at);
    const found = firstMatch(longer.get(next.type.undotted), words, at);
    if (found !== null) return found;
  }
  return first.possessive ? firstMatch(single, words, at) : type.alone;
}
