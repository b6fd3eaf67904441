import { ordinaryOrganisation, organisationPartsOf } from "../names/compare-organisations";
import { lookUp } from "../names/lexicon";
import { namePartsOf, readOrdinary } from "../names/name-parts";
import type { NameWord } from "../names/name-word";
import { plainWords } from "../names/plain-words";
import { romanise } from "../names/romanise";
import type { EntityKind } from "../settings";
import { HASH_BASIS, hash32 } from "../text/hash";

const MOST_WORDS = 6;
/** A shorter word is one letter away from too many others. */
export const SHORTEST_SLIP = 4;
// From this length on two letters may be wrong.
const LONG = 9;
const LONG_PIECE = 3;
const SHORT = 2;
const KEY_BITS = 30;

/**
 * - `spelling`: the spellings of one name stand here, never too many to compare.
 * - `slip`: names of which one may be a misspelling of the other.
 * - `shorter`: names of which one may be the other with fewer words, or with a short given name.
 * - `initial`: a pair is compared only where one of the two has an initial.
 */
export type BlockRole = "spelling" | "slip" | "shorter" | "initial";

/** A key under which names are compared with each other. */
export interface BlockKey {
  readonly key: number;
  readonly role: BlockRole;
  /** Of the role `initial`: where those stand that have one. */
  readonly short?: number;
}

/** What a key is made of; its number is part of it. */
const part = {
  spelling: 1,
  joined: 2,
  letters: 3,
  sounds: 4,
  head: 5,
  tail: 6,
  two: 7,
  long: 8,
  initial: 9,
  listed: 10,
  short: 11,
};

/** The keys that a name shares with its spellings and misspellings. */
export interface SlipKeys {
  /** Of the role `spelling`. */
  readonly spelling: number;
  /** Of the role `slip`. */
  readonly slips: readonly number[];
}

/**
 * Keys of which two names share one where they can be one name: equal spelling; words of the same sounds, in whatever
 * order; all sounds but one, and of the word left over the head or the tail, since one slip leaves one of the two alone;
 * two words of longer names; a given name and its short form; an initial.
 */
export function blockKeys(form: string, kind: EntityKind): BlockKey[] {
  const name = comparedName(form, kind);
  const { spelling, slips } = slipKeysOf(name);
  const all: BlockKey[] = [{ key: spelling, role: "spelling" }];
  for (const key of slips) all.push({ key, role: "slip" });
  if (name.person && name.words.length > 1) addPersonKeys(new Keys(name.person, all), name);
  return all;
}

/** The keys that a name of a kind shares with its misspellings. */
export function slipKeysAs(form: string, kind: EntityKind): SlipKeys {
  return slipKeysOf(comparedName(form, kind));
}

/** A name as its keys are made of it. */
export interface ComparedName {
  readonly person: boolean;
  /** `hash32` of its `spellingKey`, and of that in Latin letters. */
  readonly spelling: number;
  readonly latin: number;
  /** At most `MOST_WORDS`. */
  readonly words: readonly NameWord[];
  /** The name under which the gazetteers list it. */
  readonly listed: string | undefined;
}

function comparedName(form: string, kind: EntityKind): ComparedName {
  return kind === "person" ? comparedPerson(form) : comparedOrganisation(form);
}

function comparedPerson(form: string): ComparedName {
  const { key, row } = namePartsOf(form);
  const spelling = hash32(key);
  const latin = latinHash(key, spelling);
  return { person: true, spelling, latin, words: fewOf(row.words), listed: undefined };
}

function comparedOrganisation(form: string): ComparedName {
  const { key, listed, words } = organisationPartsOf(form);
  const spelling = hash32(key);
  return { person: false, spelling, latin: latinHash(key, spelling), words: fewOf(words), listed };
}

const PLAIN = /^[a-z0-9]*$/;

function latinHash(key: string, hash: number): number {
  return PLAIN.test(key) ? hash : hash32(romanise(key));
}

function fewOf<Word>(words: readonly Word[]): readonly Word[] {
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** As `comparedPerson`, of a text that is asked for once: not to be remembered. `all`: its `plainWords`. */
function textAsPerson(text: string, all: readonly NameWord[] | null): ComparedName {
  const ordinary = readOrdinary(text, all);
  if (ordinary === null) return comparedPerson(text);
  const spelling = lettersHash(ordinary.every);
  return { person: true, spelling, latin: spelling, words: fewOf(ordinary.words), listed: undefined };
}

/** As `comparedOrganisation`, of a text that is asked for once. `all`: its `plainWords`. */
function textAsOrganisation(text: string, all: readonly NameWord[] | null): ComparedName {
  const ordinary = ordinaryOrganisation(text, all);
  if (ordinary === null) return comparedOrganisation(text);
  const spelling = lettersHash(ordinary);
  const words = fewOf(ordinary.filter(({ inOrganisation }) => !inOrganisation.sign));
  // Lists have "Fiumicino-Isola" as one word.
  const mayBeListed = ordinary[0]?.inOrganisation.startsListed === true || text.includes("-");
  const listed = mayBeListed ? lookUp(text)?.name : undefined;
  return { person: false, spelling, latin: spelling, words, listed };
}

/** `hash32` of the letters and figures of some words. */
function lettersHash(words: readonly NameWord[]): number {
  let hash = HASH_BASIS;
  for (const { text } of words) hash = hash32(text, 0, text.length, hash);
  return hash;
}

/** A number for the sound of a word. */
export function soundOf({ soundHash }: NameWord): number {
  return scatter(soundHash);
}

function slipKeysOf({ person, spelling, latin, words, listed }: ComparedName): SlipKeys {
  const own = keyOf(person, part.spelling, spelling);
  const slips: number[] = [];
  const add = (which: number, value: number): void => {
    const key = keyOf(person, which, value);
    if (key !== own && !slips.includes(key)) slips.push(key);
  };
  add(part.joined, latin);
  if (listed !== undefined) add(part.listed, hash32(listed));
  if (words.length < 2) return { spelling: own, slips };
  // Sums, so that the order of the words does not matter.
  let all = 0;
  for (const word of words) all = (all + soundOf(word)) | 0;
  add(part.sounds, all);
  for (const word of words) addSlips(add, (all - soundOf(word)) | 0, word.text);
  if (!person) return { spelling: own, slips };
  // "Kim Jong-un" and "Jongun Kim": cut and ordered otherwise, they have the same letters.
  let sum = 0;
  for (const { sound } of words) {
    for (let at = 0; at < sound.length; at++) sum = (sum + scatter(sound.charCodeAt(at))) | 0;
  }
  add(part.letters, sum);
  return { spelling: own, slips };
}

/**
 * Heads and tails of which two words share one that are a slip apart: for the word's own length, and for that of a longer
 * word of which it is a misspelling. What lies between the two pieces is a letter at least, so that two letters that
 * changed places never touch both.
 */
function addSlips(add: (which: number, value: number) => void, rest: number, word: string): void {
  const { length } = word;
  for (let longer = Math.max(length, SHORTEST_SLIP); longer <= longestMeant(length); longer++) {
    const piece = pieceOf(longer);
    const place = (rest + Math.imul(longer, 0x85ebca6b)) | 0;
    add(part.head, hash32(word, 0, piece) ^ place);
    add(part.tail, hash32(word, length - piece, length) ^ place);
  }
}

/** How long the word may be that one of this length is a slip of. */
export function longestMeant(length: number): number {
  return length + (length + 1 < LONG ? 1 : 2);
}

/** How much of the head or the tail of a word one slip leaves alone. */
export function pieceOf(length: number): number {
  return length < LONG ? (length - 1) >> 1 : LONG_PIECE;
}

function addPersonKeys(keys: Keys, { words }: ComparedName): void {
  const sounds = words.map(soundOf);
  for (const [at, word] of words.entries()) {
    const sound = sounds[at] ?? 0;
    for (let next = at + 1; next < words.length; next++) {
      keys.add(part.two, (sound + (sounds[next] ?? 0)) | 0);
    }
    if (word.text.length < 2) continue;
    for (const [other, next] of words.entries()) {
      if (other === at) continue;
      for (const long of next.longNames) keys.add(part.long, hash32(long) ^ sound);
      keys.addInitial((sound + Math.imul(next.text.charCodeAt(0), 0x85ebca6b)) | 0);
    }
  }
}

/** The kinds of names that are compared, each in blocks of its own: people, and all else. */
export const COMPARED: readonly EntityKind[] = ["person", "organisation"];

/**
 * The keys under which a text stands with the names that it may be a misspelling of, whatever it names: for each kind that
 * is compared.
 */
export function slipKeys(text: string): readonly SlipKeys[] {
  return comparedAs(text).map(slipKeysOf);
}

/** A text as it is compared, for each kind. */
export function comparedAs(text: string): readonly ComparedName[] {
  const all = plainWords(text);
  return [textAsPerson(text, all), textAsOrganisation(text, all)];
}

/** True where a word of the name is so short that it may stand for a longer one. */
export function hasInitial(form: string, kind: EntityKind): boolean {
  return kind === "person" && comparedPerson(form).words.some(({ text }) => text.length <= SHORT);
}

/** The key under which all forms stand that have this spelling key. */
export function spellingBlock(spelling: string, kind: EntityKind): number {
  return keyOf(kind === "person", part.spelling, hash32(spelling));
}

/** Keys of the roles `shorter` and `initial`, beyond those that are there already. */
class Keys {
  readonly #all: BlockKey[];
  readonly #person: boolean;

  constructor(person: boolean, all: BlockKey[]) {
    this.#person = person;
    this.#all = all;
  }

  add(which: number, value: number): void {
    const key = keyOf(this.#person, which, value);
    if (!this.#has(key)) this.#all.push({ key, role: "shorter" });
  }

  addInitial(value: number): void {
    const key = keyOf(this.#person, part.initial, value);
    if (!this.#has(key))
      this.#all.push({ key, role: "initial", short: keyOf(this.#person, part.short, value) });
  }

  #has(key: number): boolean {
    for (const other of this.#all) if (other.key === key) return true;
    return false;
  }
}

function keyOf(person: boolean, which: number, value: number): number {
  return scatter((value + Math.imul(which * 2 + (person ? 1 : 2), 0x9e3779b1)) | 0) >>> (32 - KEY_BITS);
}

/** Spreads the bits of a number over all 32 (the finaliser of MurmurHash3, public domain). */
export function scatter(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
