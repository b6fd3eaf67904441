import data from "./data/spelling.json";
import { IntMap } from "./int-map";
import { WordMap } from "./word-map";

/*
 * What is one word to the reader may be written in several ways: with a hyphen or without, -ise or -ize, British or
 * American. The key is the same for all ways of writing a word.
 */

const STEMS: readonly (readonly [british: string, american: string])[] = Object.entries(data.stems);
const SOLID: readonly string[] = data.solid.split(" ");
// Pairs that a hyphen tells apart: "re-form", "reform".
const DIFFERENT: ReadonlySet<string> = new Set(data.different.split(" "));
const SHORTEST = 6;
const LONGEST = 30;
const LOWER = /^\p{Ll}+(?:-\p{Ll}+)?$/u;
const ISE = /^(\p{Ll}{3,})([iy])s(e|es|ed|er|ers|ing|able|ation|ations|ational)$/u;
const IZE = /^\p{Ll}{3,}[iy]z(?:e|es|ed|er|ers|ing|able|ation|ations|ational)$/u;
// Plurals of nouns in -ysis, and the verb that is not "prize".
const NOT_ISE = /(?:analyses|paralyses|dialyses|catalyses|prise|prises|prised|prising)$/;

function byFirstLetters<T>(items: readonly T[], wordOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const first = wordOf(item).slice(0, 2);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [item]);
    else group.push(item);
  }
  return groups;
}
const STEMS_BY_START = byFirstLetters(
  STEMS.flatMap(([british, american]) => [
    { written: british, key: american },
    { written: american, key: american },
  ]),
  ({ written }) => written,
);
const SOLID_BY_START = byFirstLetters(SOLID, (stem) => stem);

// All stems by a number for their first four letters: all are as long.
const STARTS = new IntMap();
const STEMS_OF_START: string[][] = [];
for (const stem of [...STEMS.flat(), ...SOLID]) {
  const start = STARTS.numberOf(startOf(stem, 0));
  const stems = STEMS_OF_START[start];
  if (stems === undefined) STEMS_OF_START.push([stem]);
  else stems.push(stem);
}

/** The first four letters of a word as one number; letters beyond ASCII may look like others. */
function startOf(text: string, at: number): number {
  let start = 0;
  for (let next = at; next < at + 4; next++) start = (start << 7) | (text.charCodeAt(next) & 0x7f);
  return start;
}

const S = 0x73;
const Z = 0x7a;
/** What stands behind -is- and -iz-, from the end of the word on. */
const BEHIND_IS = ["e", "es", "ed", "er", "ers", "ing", "able", "ation", "ations", "ational"];
const LONGEST_BEHIND = 7;
const ENDS_BEHIND_IS = new Uint8Array(32);
for (const ending of BEHIND_IS) ENDS_BEHIND_IS[ending.charCodeAt(ending.length - 1) & 0x1f] = 1;

/**
 * A quick look at a word in a text, without making a string of it: false where `spellingKey` gives null for sure. `joint`:
 * whether a hyphen may be in it.
 */
export function mayVary(text: string, start: number, end: number, joint: boolean): boolean {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (length < SHORTEST - 2 || length > LONGEST || first < 0x61) return false;
  const stems = STARTS.get(startOf(text, start));
  if (stems >= 0) {
    for (const stem of STEMS_OF_START[stems] ?? []) if (text.startsWith(stem, start)) return true;
  }
  if (joint && text.slice(start, end).includes("-")) return true;
  if (ENDS_BEHIND_IS[text.charCodeAt(end - 1) & 0x1f] === 0) return false;
  const least = Math.max(start + 2, end - 1 - LONGEST_BEHIND);
  for (let at = end - 2; at >= least; at--) {
    const code = text.charCodeAt(at);
    if (code !== S && code !== Z) continue;
    const before = text.charCodeAt(at - 1);
    if ((before === 0x69 || before === 0x79) && isBehindIs(text, at + 1, end)) return true;
  }
  return false;
}

function isBehindIs(text: string, start: number, end: number): boolean {
  for (const ending of BEHIND_IS) {
    if (ending.length === end - start && text.startsWith(ending, start)) return true;
  }
  return false;
}

/** The word without its hyphen, or null where it has none, or where the two would be different words. */
export function withoutHyphen(word: string): string | null {
  if (word.length < SHORTEST || word.length > LONGEST || !word.includes("-") || !LOWER.test(word))
    return null;
  const joined = word.replace("-", "");
  return DIFFERENT.has(joined) ? null : joined;
}

/**
 * The key of a word that is written in several ways, or null for all others: words with capitals (they may be names),
 * short ones, and those of which no other way of writing is known. `language` is an ISO 639-1 code.
 */
export function spellingKey(word: string, language: string): string | null {
  if (word.length < SHORTEST - 2 || word.length > LONGEST) return null;
  const first = word.charCodeAt(0);
  if (first < 0x61 || !LOWER.test(word)) return null;
  const joined = word.includes("-") ? withoutHyphen(word) : word;
  if (joined === null) return null;
  const start = joined.slice(0, 2);
  if (SOLID_BY_START.get(start)?.some((stem) => joined.startsWith(stem)) === true) return joined;
  if (language !== "en" || joined !== word) return null;
  const pair = STEMS_BY_START.get(start)?.find(({ written }) => word.startsWith(written));
  if (pair !== undefined) return pair.key + word.slice(pair.written.length);
  if (word.length < SHORTEST || NOT_ISE.test(word)) return null;
  const ise = ISE.exec(word);
  if (ise !== null) return `${ise[1]}${ise[2]}z${ise[3]}`;
  return IZE.test(word) ? word : null;
}

/** What a spelling tells of the writer: British or American words, and -ise or -ize, which some of either have. */
export type SpellingHabit = "british" | "american" | "ise" | "ize";

/** The habit that shows in an English word in small letters; null where none does, as in words with and without hyphen. */
export function habitOf(word: string): SpellingHabit | null {
  const key = spellingKey(word, "en");
  if (key === null || word.includes("-")) return null;
  const start = word.slice(0, 2);
  if (SOLID_BY_START.get(start)?.some((stem) => word.startsWith(stem)) === true) return null;
  if (STEMS_BY_START.get(start)?.some(({ written }) => word.startsWith(written)) === true)
    return word === key ? "american" : "british";
  return word === key ? "ize" : "ise";
}

const ENGLISH = new WordMap((word) => ({ word, key: spellingKey(word, "en") }), 20_000);
const OTHER = new WordMap((word) => ({ word, key: spellingKey(word, "und") }), 20_000);

/** A word in small letters with its `spellingKey`; remembered, since news repeats its words. `hash` as in token tables. */
export function spellingAt(
  text: string,
  start: number,
  end: number,
  hash: number,
  language: string,
): { readonly word: string; readonly key: string | null } {
  return (language === "en" ? ENGLISH : OTHER).getHashed(text, start, end, hash);
}
