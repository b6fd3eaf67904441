import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
import { ownCopy } from "../text/own-copy";
import { isDigitCode, isUpperCode, isWordCode, lowerHash } from "../text/tokens";
import { clusterOf } from "./clusters";
import {
  calendarWords,
  eitherNames,
  entriesFrom,
  familyFirstCultures,
  familyNames,
  functionWords,
  givenNames,
  lookUp,
  lookUpFolded,
  type NamesFrom,
  organisationHeads,
  placeFirst,
  placeHeads,
  reportingVerbs,
  titles,
} from "./lexicon";
import { nameClassesOf } from "./name-classes";

/** What a word may be, one bit each; the tagger learns what to make of it. */
export enum Flag {
  Given = 1,
  Family = 2,
  Either = 4,
  FamilyFirst = 8,
  Country = 16,
  Place = 32,
  City = 64,
  Organisation = 128,
  Demonym = 256,
  Title = 512,
  OrganisationHead = 1024,
  PlaceHead = 2048,
  Function = 4096,
  Calendar = 8192,
  Reporting = 16384,
}

/** Number of `Flag`s. */
export const FLAGS = 15;

/** What the tagger knows of a word wherever it stands. All hashes are 32 bits. */
export interface WordFacts {
  readonly word: number;
  readonly lower: number;
  readonly prefixes: readonly [number, number, number];
  readonly suffixes: readonly [number, number, number];
  readonly shape: number;
  readonly cluster: number;
  readonly ownClass: number;
  readonly nextClass: number;
  readonly previousClass: number;
  readonly flags: number;
}

/**
 * Sums of weights, two tags in a number: some hundred bytes sum up to less than 16 bits, so that one addition adds two.
 * With the number of rows that were added, for the bias of each.
 */
export interface TagSums {
  tags02: number;
  tags13: number;
  tags46: number;
  tags5: number;
  rows: number;
}

/** Where a word stands at its most telling in an article: in the longest run of capitalised words that it is part of. */
export interface WordRun {
  readonly length: number;
  readonly position: number;
  readonly before: number;
  readonly first: number;
  readonly last: number;
  readonly flags: number;
  /** What the shipped model makes of it; the model's own. */
  sums: TagSums | null;
}

/**
 * A word as such, whatever text it stands in: worked out once for all its places, since news repeats its words, and only
 * as far as somebody asks.
 */
export class WordType {
  readonly lower: string;
  /** Starts with an upper-case letter, with a digit and has one ("2Pac"), or with a particle joined to one ("al-Assad"). */
  readonly capital: boolean;
  /** All letters upper case, at least two of them. */
  readonly allCaps: boolean;
  /** The model that remembers what it makes of the word; the model's own. */
  scoredBy: object | null = null;
  /** What an article says of the word, and the numbers of the articles that say so; `readArticles` alone looks at it. */
  run: WordRun | null = null;
  runIn = 0;
  capitalIn = 0;
  smallIn = 0;
  #folded: string | null = null;
  #undotted: string | null = null;
  #entries: NamesFrom | null = null;
  #cuts: readonly number[] | null = null;
  #facts: WordFacts | null = null;
  #small: WordType | null = null;
  #unknown: boolean | null = null;

  /** `number`: from 0, of no other type that is known. */
  constructor(
    readonly text: string,
    readonly number: number,
  ) {
    let uppers = 0;
    let others = 0;
    let joint = false;
    let wide = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) wide = true;
      if (isUpperCode(code)) uppers++;
      else if (isWordCode(code)) others++;
      else if (!isDigitCode(code)) joint = true;
    }
    this.lower = uppers === 0 && !wide ? text : text.toLowerCase();
    this.allCaps = uppers > 1 && others === 0;
    const first = text.charCodeAt(0);
    if (isUpperCode(first)) this.capital = true;
    else if (uppers === 0 && !wide) this.capital = false;
    else if (isDigitCode(first)) this.capital = /\p{Lu}/u.test(text);
    else this.capital = joint && JOINED_PARTICLE.test(text);
  }

  /** `fold` of the word. */
  get folded(): string {
    this.#folded ??= ASCII.test(this.text) ? this.lower : fold(this.text);
    return this.#folded;
  }

  /** `folded` without full stops: "U.S." and "US" are written alike. */
  get undotted(): string {
    this.#undotted ??= this.text.includes(".") ? this.folded.replaceAll(".", "") : this.folded;
    return this.#undotted;
  }

  /** The names of the gazetteers that start with this word. */
  get entries(): NamesFrom {
    this.#entries ??= entriesFrom(this.folded);
    return this.#entries;
  }

  /** Places of the hyphens at which it is cut into names of their own: "China-North Korea". */
  get cuts(): readonly number[] {
    this.#cuts ??= cutsOf(this.text);
    return this.#cuts;
  }

  get facts(): WordFacts {
    this.#facts ??= factsOf(this);
    return this.#facts;
  }

  /** The same word in small letters. */
  get small(): WordType {
    this.#small ??=
      this.lower === this.text ? this : wordType(this.lower, 0, this.lower.length, lowerHash(this.lower));
    return this.#small;
  }

  /** Four letters or more that are no word of the language, no name and no place that is known. */
  get unknown(): boolean {
    this.#unknown ??= this.text.length >= 4 && isUnknown(this.text, this.folded);
    return this.#unknown;
  }
}

function isUnknown(text: string, folded: string): boolean {
  if (clusterOf(folded) > 0 || lookUpFolded(text, folded) !== undefined) return false;
  return !givenNames.has(folded) && !familyNames.has(folded) && !eitherNames.has(folded);
}

const JOINED_PARTICLE =
  /^(?:(?:al|el|ul|as|ad|an|ar|at|az|ash|es|bin|ibn|abu)[-\u2010\u2011]|(?:d|l|o|dell|all|t)['\u2019])\p{Lu}/u;
const ASCII = /^[\w.'-]*$/;

const MOST_TYPES = 1 << 16;
const FIRST_SLOTS = 1 << 12;
let types: WordType[] = [];
// Two numbers a slot: the hash of a type's small letters, and the number of the type plus one.
let slots = new Int32Array(2 * FIRST_SLOTS);

/** The type of the word `[start, end)` of a text; `hash`: `lowerHash` of it. */
export function wordType(text: string, start: number, end: number, hash: number): WordType {
  const mask = slots.length / 2 - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const number = slots[2 * slot + 1] ?? 0;
    if (number === 0) break;
    if (slots[2 * slot] === hash) {
      const type = types[number - 1];
      if (type !== undefined && equals(type.text, text, start, end)) return type;
    }
    slot = (slot + 1) & mask;
  }
  const type = new WordType(ownCopy(text.slice(start, end)), types.length);
  types.push(type);
  slots[2 * slot] = hash;
  slots[2 * slot + 1] = types.length;
  if (types.length * 4 > slots.length) growSlots();
  return type;
}

/** Forgets all types where they have become too many. Between two articles only: within one, a word has one type. */
export function trimTypes(): void {
  if (types.length < MOST_TYPES) return;
  types = [];
  slots = new Int32Array(2 * FIRST_SLOTS);
}

function growSlots(): void {
  const old = slots;
  slots = new Int32Array(2 * old.length);
  const mask = old.length - 1;
  for (let from = 0; from < old.length; from += 2) {
    const number = old[from + 1] ?? 0;
    if (number === 0) continue;
    const hash = old[from] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = number;
  }
}

function equals(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function cutsOf(word: string): readonly number[] {
  const cuts: number[] = [];
  if (!isUpperCode(word.charCodeAt(0))) return cuts;
  let start = 0;
  for (let at = 1; at + 1 < word.length; at++) {
    if (!isHyphen(word.charCodeAt(at)) || !isUpperCode(word.charCodeAt(at + 1))) continue;
    if (!areTwoNames(word.slice(start, at), word.slice(at + 1), word.slice(start))) continue;
    cuts.push(at);
    start = at + 1;
  }
  return cuts;
}

/** A hyphen is a cut between two names that the gazetteers know one by one but not together: "China-North Korea". */
function areTwoNames(left: string, right: string, whole: string): boolean {
  const first = lookUp(left);
  if (first === undefined || first.type === "city" || lookUp(whole) !== undefined) return false;
  const second = lookUp(right);
  if (first.type === "country" && /^(?:North|South|East|West|New|Saudi)$/.test(right)) return true;
  return second !== undefined && second.type !== "city";
}

function factsOf({ text, lower, folded }: WordType): WordFacts {
  const { length } = lower;
  const classes = nameClassesOf(lower);
  return {
    word: hash32(text),
    lower: hash32(lower),
    prefixes: [hash32(lower, 0, 2), hash32(lower, 0, 3), hash32(lower, 0, 4)],
    suffixes: [
      hash32(lower, Math.max(0, length - 2)),
      hash32(lower, Math.max(0, length - 3)),
      hash32(lower, Math.max(0, length - 4)),
    ],
    shape: hash32(shapeOf(text)),
    cluster: clusterOf(lower),
    ownClass: classes.own,
    nextClass: classes.next,
    previousClass: classes.previous,
    flags: flagsOf(text, lower, folded),
  };
}

/** "Jong-un" is Xx-x, "U.S." is X.X., "G20" is Xd; runs count once, short words keep their length. */
function shapeOf(word: string): string {
  let shape = "";
  let last = "";
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const sign = isUpperCode(code) ? "X" : isDigitCode(code) ? "d" : isWordCode(code) ? "x" : word.charAt(at);
    if (sign !== last || (sign === "X" && at < 5)) shape += sign;
    last = sign;
  }
  return shape;
}

// Lists that say something of a word in small letters, as one.
const flagsByWord = new Map<string, number>();
for (const [flag, words] of [
  [Flag.Title, titles],
  [Flag.OrganisationHead, organisationHeads],
  [Flag.PlaceHead, placeHeads],
  [Flag.PlaceHead, placeFirst],
  [Flag.Function, functionWords],
  [Flag.Calendar, calendarWords],
  [Flag.Reporting, reportingVerbs],
] as const) {
  for (const word of words) flagsByWord.set(word, (flagsByWord.get(word) ?? 0) | flag);
}

function flagsOf(word: string, lower: string, folded: string): number {
  let flags = flagsByWord.get(lower) ?? 0;
  if (givenNames.has(folded)) flags |= Flag.Given;
  if (familyNames.has(folded)) flags |= Flag.Family;
  if (eitherNames.has(folded)) flags |= Flag.Either;
  if (familyFirstCultures(folded).length > 0) flags |= Flag.FamilyFirst;
  const entry = lookUpFolded(word, folded);
  if (entry?.type === "country") flags |= Flag.Country;
  else if (entry?.type === "place") flags |= Flag.Place;
  else if (entry?.type === "city") flags |= Flag.City;
  else if (entry?.type === "demonym") flags |= Flag.Demonym;
  else if (entry !== undefined) flags |= Flag.Organisation;
  return flags;
}
