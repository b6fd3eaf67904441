import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
import { isDigitCode, isUpperCode, isWordCode } from "../text/tokens";
import { WordMap } from "../text/word-map";
import { clusterOf } from "./clusters";
import {
  calendarWords,
  eitherNames,
  entriesFrom,
  familyFirstCultures,
  familyNames,
  functionWords,
  givenNames,
  type LexiconEntry,
  lookUp,
  lookUpFolded,
  organisationHeads,
  placeFirst,
  placeHeads,
  reportingVerbs,
  titles,
} from "./lexicon";

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
  readonly flags: number;
}

/** A word as such, whatever text it stands in: worked out once for all its places, since news repeats its words. */
export class WordType {
  readonly lower: string;
  /** `fold` of the word. */
  readonly folded: string;
  /** `folded` without full stops: "U.S." and "US" are written alike. */
  readonly undotted: string;
  /** Starts with an upper-case letter, with a digit and has one ("2Pac"), or with a particle joined to one ("al-Assad"). */
  readonly capital: boolean;
  /** All letters upper case, at least two of them. */
  readonly allCaps: boolean;
  /** The names of the gazetteers that start with this word, longest first. */
  readonly entries: readonly LexiconEntry[];
  /** Places of the hyphens at which it is cut into names of their own: "China-North Korea". */
  readonly cuts: readonly number[];
  readonly facts: WordFacts;
  /** What the shipped tagger makes of the word itself, by where it stands; filled in when first needed. */
  scores: Float32Array | null = null;
  #unknown: boolean | null = null;

  constructor(readonly text: string) {
    const first = text.charCodeAt(0);
    this.lower = text.toLowerCase();
    this.folded = ASCII.test(text) ? this.lower : fold(text);
    this.undotted = text.includes(".") ? this.folded.replaceAll(".", "") : this.folded;
    this.capital =
      isUpperCode(first) || (isDigitCode(first) ? /\p{Lu}/u.test(text) : JOINED_PARTICLE.test(text));
    this.allCaps = isAllCaps(text);
    this.entries = this.capital ? entriesFrom(this.folded) : [];
    this.cuts = cutsOf(text);
    this.facts = factsOf(text, this.lower, this.folded);
  }

  /** Four letters or more that are no word of the language, no name and no place that is known. */
  get unknown(): boolean {
    this.#unknown ??= this.text.length >= 4 && isUnknown(this.text, this.folded);
    return this.#unknown;
  }
}

function isUnknown(text: string, folded: string): boolean {
  if (clusterOf(folded) > 0 || lookUp(text) !== undefined) return false;
  return !givenNames.has(folded) && !familyNames.has(folded) && !eitherNames.has(folded);
}

const JOINED_PARTICLE =
  /^(?:(?:al|el|ul|as|ad|an|ar|at|az|ash|es|bin|ibn|abu)[-\u2010\u2011]|(?:d|l|o|dell|all|t)['\u2019])\p{Lu}/u;
const ASCII = /^[\w.'-]*$/;
const types = new WordMap((word) => new WordType(word));

/** The type of the word `[start, end)` of a text. */
export function wordType(text: string, start: number, end: number): WordType {
  return types.get(text, start, end);
}

/** True where every letter is upper case and there are at least two. */
function isAllCaps(text: string): boolean {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isUpperCode(code)) letters++;
    else if (isWordCode(code)) return false;
  }
  return letters > 1;
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

function factsOf(word: string, lower: string, folded: string): WordFacts {
  const { length } = lower;
  return {
    word: hash32(word),
    lower: hash32(lower),
    prefixes: [hash32(lower, 0, 2), hash32(lower, 0, 3), hash32(lower, 0, 4)],
    suffixes: [
      hash32(lower, Math.max(0, length - 2)),
      hash32(lower, Math.max(0, length - 3)),
      hash32(lower, Math.max(0, length - 4)),
    ],
    shape: hash32(shapeOf(word)),
    cluster: clusterOf(lower),
    flags: flagsOf(word, lower, folded),
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

function flagsOf(word: string, lower: string, folded: string): number {
  let flags = 0;
  if (givenNames.has(folded)) flags |= Flag.Given;
  if (familyNames.has(folded)) flags |= Flag.Family;
  if (eitherNames.has(folded)) flags |= Flag.Either;
  if (familyFirstCultures(folded).length > 0) flags |= Flag.FamilyFirst;
  if (titles.has(lower)) flags |= Flag.Title;
  if (organisationHeads.has(lower)) flags |= Flag.OrganisationHead;
  if (placeHeads.has(lower) || placeFirst.has(lower)) flags |= Flag.PlaceHead;
  if (functionWords.has(lower)) flags |= Flag.Function;
  if (calendarWords.has(lower)) flags |= Flag.Calendar;
  if (reportingVerbs.has(lower)) flags |= Flag.Reporting;
  const entry = lookUpFolded(word, folded);
  if (entry?.type === "country") flags |= Flag.Country;
  else if (entry?.type === "place") flags |= Flag.Place;
  else if (entry?.type === "city") flags |= Flag.City;
  else if (entry?.type === "demonym") flags |= Flag.Demonym;
  else if (entry !== undefined) flags |= Flag.Organisation;
  return flags;
}
