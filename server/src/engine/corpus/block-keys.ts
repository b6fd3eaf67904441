import { organisationPartsOf } from "../names/compare-organisations";
import { namePartsOf } from "../names/name-parts";
import type { NameWord } from "../names/name-word";
import { romanise } from "../names/romanise";
import type { EntityKind } from "../settings";
import { hash32 } from "../text/hash";

const MOST_WORDS = 6;
// A shorter word is one letter away from too many others.
const SHORTEST_SLIP = 4;
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
interface ComparedName {
  readonly person: boolean;
  /** See `spellingKey`. */
  readonly spelling: string;
  readonly words: readonly NameWord[];
  /** The name under which the gazetteers list it. */
  readonly listed: string | undefined;
}

function comparedName(form: string, kind: EntityKind): ComparedName {
  if (kind === "person") {
    const { key, row } = namePartsOf(form);
    const words = row.words.length > MOST_WORDS ? row.words.slice(0, MOST_WORDS) : row.words;
    return { person: true, spelling: key, words, listed: undefined };
  }
  const { key, listed, words } = organisationPartsOf(form);
  const few: NameWord[] = [];
  for (let at = 0; at < words.length && at < MOST_WORDS; at++) {
    const word = words[at]?.word;
    if (word !== undefined) few.push(word);
  }
  return { person: false, spelling: key, words: few, listed };
}

/** A number for the sound of a word. */
function soundOf({ soundHash }: NameWord): number {
  return scatter(soundHash);
}

const PLAIN = /^[a-z0-9]*$/;

function slipKeysOf({ person, spelling, words, listed }: ComparedName): SlipKeys {
  const letters = hash32(spelling);
  const own = keyOf(person, part.spelling, letters);
  const slips: number[] = [];
  const add = (which: number, value: number): void => {
    const key = keyOf(person, which, value);
    if (key !== own && !slips.includes(key)) slips.push(key);
  };
  add(part.joined, PLAIN.test(spelling) ? letters : hash32(romanise(spelling)));
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
  for (let longer = length; longer <= length + (length + 1 < LONG ? 1 : 2); longer++) {
    if (longer < SHORTEST_SLIP) continue;
    const piece = longer < LONG ? (longer - 1) >> 1 : LONG_PIECE;
    const place = (rest + Math.imul(longer, 0x85ebca6b)) | 0;
    add(part.head, hash32(word, 0, piece) ^ place);
    add(part.tail, hash32(word, length - piece, length) ^ place);
  }
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

const MOST_REMEMBERED = 20_000;
let remembered = new Map<string, readonly SlipKeys[]>();

/**
 * The keys under which a text stands with the names that it may be a misspelling of, whatever it names: for each kind that
 * is compared; remembered.
 */
export function slipKeys(text: string): readonly SlipKeys[] {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const keys = COMPARED.map((kind) => slipKeysAs(text, kind));
  if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
  remembered.set(text, keys);
  return keys;
}

/** True where a word of the name is so short that it may stand for a longer one. */
export function hasInitial(form: string, kind: EntityKind): boolean {
  return kind === "person" && comparedName(form, kind).words.some(({ text }) => text.length <= SHORT);
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
function scatter(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
