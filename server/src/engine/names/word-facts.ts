import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
import { isDigitCode, isUpperCode, isWordCode } from "../text/tokens";
import { clusterOf } from "./clusters";
import {
  calendarWords,
  eitherNames,
  familyFirstCultures,
  familyNames,
  functionWords,
  givenNames,
  lookUp,
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

const MOST_REMEMBERED = 60_000;
let remembered = new Map<string, WordFacts>();

/** The facts of a word; remembered, since news repeats its words. */
export function factsOf(word: string, lower: string): WordFacts {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const facts = makeFacts(word, lower);
  if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
  remembered.set(word, facts);
  return facts;
}

function makeFacts(word: string, lower: string): WordFacts {
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
    flags: flagsOf(word, lower),
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

function flagsOf(word: string, lower: string): number {
  const folded = fold(lower);
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
  const entry = lookUp(word);
  if (entry?.type === "country") flags |= Flag.Country;
  else if (entry?.type === "place") flags |= Flag.Place;
  else if (entry?.type === "city") flags |= Flag.City;
  else if (entry?.type === "demonym") flags |= Flag.Demonym;
  else if (entry !== undefined) flags |= Flag.Organisation;
  return flags;
}
