import { remembering } from "../text/remembering";
import { clusterOf } from "./clusters";
import { eitherNames, familyNames, gazetteerEntries, givenNames, lookUp } from "./lexicon";

const SHORTEST = 5;
// No word of the language is longer.
const LONGEST = 24;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
// At the end these make another form of a word rather than one letter struck twice.
const ENDING = /[aeios]$/;

/** How long a word must be for a slip of one kind: of one that is shorter, another word is too often beside it. */
export interface Lengths {
  readonly swapped: number;
  readonly twice: number;
  readonly beside: number;
  readonly less: number;
  /** The last letter may be struck twice: not in words, of which names are made so ("Squirrell"). */
  readonly atEnd: boolean;
}

// "Comercial", "Fondation", "Mousse", "Watchung": foreign words and towns are shorter than these.
const OF_LANGUAGE: Lengths = { swapped: 7, twice: 7, beside: 9, less: 10, atEnd: false };
const OF_LISTS: Lengths = { swapped: 6, twice: 6, beside: 7, less: 8, atEnd: true };
// News repeats the words that no list has.
const MOST_REMEMBERED = 8_000;
export const OF_ARTICLE: Lengths = { swapped: SHORTEST, twice: 6, beside: 6, less: 7, atEnd: false };

/**
 * The one word of the language or of the gazetteers that fingers make this word of, in small letters; null for none and for
 * several. No names of people, which have many spellings, and no towns, which are many.
 */
export const wordMistyped = remembering(
  MOST_REMEMBERED,
  (lower) => rightWord(lower, isListedWord, OF_LISTS) ?? rightWord(lower, isWord, OF_LANGUAGE),
);

/** The one of some words that fingers make this word of: of what the article itself writes. Small letters of ASCII. */
export function writtenMistyped(lower: string, written: readonly string[]): string | null {
  if (!mayBeSlip(lower)) return null;
  let right: string | null = null;
  for (const word of written) {
    if (!isSlipOf(lower, word, OF_ARTICLE)) continue;
    if (right !== null) return null;
    right = word;
  }
  return right;
}

function mayBeSlip({ length }: string): boolean {
  return length >= SHORTEST && length <= LONGEST;
}

/**
 * What was meant where two letters are swapped, one is struck twice, has its neighbour on the keyboard in its place, or is
 * left out: never the first, and the last only where it is struck twice.
 */
export function rightWord(
  lower: string,
  isRight: (word: string) => boolean,
  { swapped, twice, beside, less, atEnd }: Lengths,
): string | null {
  const { length } = lower;
  if (!mayBeSlip(lower) || !/^[a-z]+$/.test(lower)) return null;
  const right = new Set<string>();
  const consider = (word: string): void => {
    if (word !== lower && isRight(word)) right.add(word);
  };
  for (let at = 1; at < length; at++) {
    const [head, letter, tail] = [lower.slice(0, at), lower.charAt(at), lower.slice(at + 1)];
    const before = lower.charAt(at - 1);
    const mayEnd = tail !== "" || (atEnd && !ENDING.test(lower));
    if (letter === before && length >= twice && mayEnd) consider(head + tail);
    if (length >= swapped) consider(`${head}${tail.charAt(0)}${letter}${tail.slice(1)}`);
    if (length >= beside && tail !== "") for (const near of besides(letter)) consider(head + near + tail);
    if (length < less) continue;
    // One letter of two is no slip: "Comercial".
    for (const lost of LETTERS) if (lost !== letter && lost !== before) consider(head + lost + letter + tail);
  }
  const [only] = right;
  return only === undefined || right.size > 1 ? null : only;
}

/** True where `rightWord` would consider `right` for the word `lower`. */
function isSlipOf(lower: string, right: string, lengths: Lengths): boolean {
  const { length } = lower;
  if (Math.abs(right.length - length) > 1 || lower.charCodeAt(0) !== right.charCodeAt(0)) return false;
  let at = 1;
  while (at < length && lower.charCodeAt(at) === right.charCodeAt(at)) at++;
  const rest = lower.slice(at + 1);
  if (right.length < length) {
    // Of a letter struck more than twice, the last but one is as good as the last.
    const last = at + 1 === length && lower.charCodeAt(at - 2) !== lower.charCodeAt(at);
    return (
      length >= lengths.twice &&
      lower.charCodeAt(at) === lower.charCodeAt(at - 1) &&
      rest === right.slice(at) &&
      (!last || (lengths.atEnd && !ENDING.test(lower)))
    );
  }
  if (at >= length) return false;
  if (right.length > length)
    return (
      length >= lengths.less &&
      right.charCodeAt(at) !== lower.charCodeAt(at - 1) &&
      right.slice(at + 1) === lower.slice(at)
    );
  if (rest === right.slice(at + 1))
    return length >= lengths.beside && rest !== "" && besides(lower.charAt(at)).includes(right.charAt(at));
  return length >= lengths.swapped && right.slice(at) === rest.charAt(0) + lower.charAt(at) + rest.slice(1);
}

/** True where fingers make this name of the other one, by a slip in one word of five letters or more: as `rightWord`. */
export function isNameMistyped(name: string, right: string): boolean {
  if (name === right || Math.abs(name.length - right.length) > 1) return false;
  if (name.charCodeAt(0) !== right.charCodeAt(0)) return false;
  const words = name.split(" ");
  const others = right.split(" ");
  if (words.length !== others.length || words.length < 2) return false;
  const at = words.findIndex((word, index) => word !== others[index]);
  if (at < 0 || words.some((word, index) => index > at && word !== others[index])) return false;
  const word = (words[at] ?? "").toLowerCase();
  const other = (others[at] ?? "").toLowerCase();
  return other.length >= SHORTEST && isMistyped(word, other) && !areTwoRegions(word, other);
}

/** Two countries or regions, neither of which is a slip of the other: Shanxi and Shaanxi. Towns are too many to tell. */
export function areTwoRegions(a: string, b: string): boolean {
  const [left, right] = [lookUp(a), lookUp(b)];
  return isRegion(left) && isRegion(right) && left?.name !== right?.name;
}

function isRegion(entry: ReturnType<typeof lookUp>): boolean {
  return entry?.type === "country" || entry?.type === "place";
}

/** One letter of `right` is struck twice, swapped with the next, has a neighbour in its place, or is left out. */
function isMistyped(word: string, right: string): boolean {
  let at = 0;
  while (at < right.length && word.charCodeAt(at) === right.charCodeAt(at)) at++;
  // The first letter is seldom wrong; the last one, or one more at the end, makes another form.
  if (at === 0 || at >= right.length) return false;
  const [letter, wrong] = [right.charAt(at), word.charAt(at)];
  const rest = right.slice(at + 1);
  if (word.length > right.length)
    return wrong === right.charAt(at - 1) && word.slice(at + 1) === letter + rest;
  if (word.length < right.length) return rest !== "" && word.slice(at) === rest;
  if (word.slice(at + 1) === rest) return besides(letter).includes(wrong);
  return wrong === rest.charAt(0) && word.slice(at + 1) === letter + rest.slice(1);
}

function besides(letter: string): string[] {
  const row = KEYS.find((keys) => keys.includes(letter)) ?? "";
  const at = row.indexOf(letter);
  return [row.charAt(at - 1), row.charAt(at + 1)].filter((near) => near !== "");
}

function isWord(word: string): boolean {
  return clusterOf(word) > 0 && !givenNames.has(word) && !familyNames.has(word) && !eitherNames.has(word);
}

let listedWords: ReadonlySet<string> | null = null;

/** As `isListed`, of two ASCII letters or more: asked of hundreds of words where one may be mistyped. */
export function isListedWord(word: string): boolean {
  listedWords ??= new Set(
    gazetteerEntries().flatMap(({ words, acronym, type }) =>
      words.length > 1 || acronym || type === "city" ? [] : words,
    ),
  );
  return listedWords.has(word);
}

/** True for a word, in small letters, that is a country, a nationality, an organisation: no town. */
export function isListed(word: string): boolean {
  const listed = lookUp(`${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return listed !== undefined && listed.type !== "city";
}
