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
  type LexiconEntry,
  lookUp,
  lookUpFolded,
  type NamesFrom,
  nameAlone,
  notNames,
  organisationHeads,
  placeFirst,
  placeHeads,
  reportingVerbs,
  titles,
} from "./lexicon";
import { nameClassesOf } from "./name-classes";
import {
  DETAILS,
  Detail,
  details,
  EDGES,
  Fact,
  Flag,
  facts,
  forgetFactsFrom,
  growFacts,
  letters,
  MOST_LETTERS,
  moveFacts,
  Note,
  ROW,
} from "./word-facts";

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
  #folded: string | null = null;
  #undotted: string | null = null;
  #entries: NamesFrom | null = null;
  #alone: LexiconEntry | null | undefined = undefined;
  #cuts: readonly number[] | null = null;
  #unknown: boolean | null = null;

  constructor(readonly text: string) {
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

  /** The name of the gazetteers that this word is by itself. */
  get alone(): LexiconEntry | null {
    if (this.#alone === undefined) this.#alone = nameAlone(this);
    return this.#alone;
  }

  /** Places of the hyphens at which it is cut into names of their own: "China-North Korea". */
  get cuts(): readonly number[] {
    this.#cuts ??= cutsOf(this.text);
    return this.#cuts;
  }

  /** Four letters or more that are no word of the language, no name and no place that is known. */
  get unknown(): boolean {
    this.#unknown ??= this.text.length >= 4 && isUnknown(this.text, this.folded);
    return this.#unknown;
  }
}

// What stands for the edge of a sentence.
const NO_WORD = new WordType("");

function isUnknown(text: string, folded: string): boolean {
  if (clusterOf(folded) > 0 || lookUpFolded(text, folded) !== undefined) return false;
  return !givenNames.has(folded) && !familyNames.has(folded) && !eitherNames.has(folded);
}

const JOINED_PARTICLE =
  /^(?:(?:al|el|ul|as|ad|an|ar|at|az|ash|es|bin|ibn|abu)[-\u2010\u2011]|(?:d|l|o|dell|all|t)['\u2019])\p{Lu}/u;
const ASCII = /^[\w.'-]*$/;

/**
 * So many words are remembered, and those of one article. Their tables double when they are full: below 2^15 rows, with room
 * for the words of the article that fills them.
 */
export const MOST_WORDS = 30_000;
const FIRST_SLOTS = 1 << 12;
/** By row. */
const types: (WordType | null)[] = new Array<WordType | null>(EDGES).fill(null);
// Two numbers a slot: the hash of a word in small letters, and its row; 0 where there is none.
let slots = new Int32Array(2 * FIRST_SLOTS);
let trimmed = 0;

/** How often words have been forgotten: rows mean other words each time. */
export function timesTrimmed(): number {
  return trimmed;
}

/**
 * Forgets words where they have become too many: all that were asked for once only, and what is more than half of the table.
 * Between two articles, or two looks at one: in one look, a word has one row.
 */
export function trimWords(): void {
  if (types.length < MOST_WORDS) return;
  trimmed++;
  let count = EDGES;
  for (let row = EDGES; row < types.length && count < MOST_WORDS / 2; row++) {
    if (((facts[row * ROW + Fact.Notes] ?? 0) & Note.Again) === 0) continue;
    moveFacts(row, count);
    types[count++] = types[row] ?? NO_WORD;
  }
  types.length = count;
  forgetFactsFrom(count);
  fillSlots(slots.length >> 1);
}

/** The type of the word `[start, end)` of a text; `hash`: `lowerHash` of it. */
export function wordType(text: string, start: number, end: number, hash: number): WordType {
  return typeOf(rowOf(text, start, end, hash));
}

/** The type of the word that has this row of facts. */
export function typeOf(row: number): WordType {
  return types[row] ?? NO_WORD;
}

/** Sees to it that all facts of a row are there. */
export function learnFacts(row: number): void {
  if (((facts[row * ROW + Fact.Notes] ?? 0) & Note.Known) === 0) writeFacts(row, typeOf(row));
}

/** The row of the same word in small letters. */
export function smallRow(row: number): number {
  const known = facts[row * ROW + Fact.Small] ?? 0;
  if (known !== 0) return known;
  const { text, lower } = typeOf(row);
  const small = lower === text ? row : rowOf(lower, 0, lower.length, lowerHash(lower));
  facts[row * ROW + Fact.Small] = small;
  return small;
}

/** The row of facts of the word `[start, end)` of a text; `hash`: `lowerHash` of it. */
export function rowOf(text: string, start: number, end: number, hash: number): number {
  const mask = (slots.length >> 1) - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const row = slots[2 * slot + 1] ?? 0;
    if (row === 0) break;
    if (slots[2 * slot] === hash && isWord(row, text, start, end)) {
      const notes = row * ROW + Fact.Notes;
      facts[notes] = (facts[notes] ?? 0) | Note.Again;
      return row;
    }
    slot = (slot + 1) & mask;
  }
  const row = types.length;
  const type = new WordType(ownCopy(text.slice(start, end)));
  types.push(type);
  growFacts(row);
  writeLetters(row, type.text);
  slots[2 * slot] = hash;
  slots[2 * slot + 1] = row;
  if (types.length * 4 > slots.length) fillSlots(slots.length);
  return row;
}

function isWord(row: number, text: string, start: number, end: number): boolean {
  const from = row * ROW;
  const length = end - start;
  const known = facts[from + Fact.Length] ?? 0;
  if (known !== length) return known === -length && equals(typeOf(row).text, text, start, end);
  const first = 4 * (from + Fact.Letters);
  for (let at = 0; at < length; at++) if (letters[first + at] !== text.charCodeAt(start + at)) return false;
  return true;
}

function writeLetters(row: number, word: string): void {
  const from = row * ROW;
  let narrow = word.length <= MOST_LETTERS;
  for (let at = 0; narrow && at < word.length; at++) {
    const code = word.charCodeAt(at);
    letters[4 * (from + Fact.Letters) + at] = code;
    narrow = code <= 0xff;
  }
  facts[from + Fact.Length] = narrow ? word.length : -word.length;
}

/** Makes room for this many words, and enters all that there are. */
function fillSlots(size: number): void {
  slots = new Int32Array(2 * size);
  for (let row = EDGES; row < types.length; row++) {
    const { text } = typeOf(row);
    enter(row, lowerHash(text));
  }
}

function enter(row: number, hash: number): void {
  const mask = (slots.length >> 1) - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
  slots[2 * slot] = hash;
  slots[2 * slot + 1] = row;
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

function writeFacts(row: number, { text, lower, folded }: WordType): void {
  const { length } = lower;
  const classes = nameClassesOf(lower);
  const flags = flagsOf(text, lower, folded);
  const from = row * ROW;
  facts[from + Fact.Notes] = (facts[from + Fact.Notes] ?? 0) | Note.Known | noteOf(lower);
  facts[from + Fact.Lower] = hash32(lower);
  facts[from + Fact.Shape] = hash32(shapeOf(text));
  facts[from + Fact.OwnClass] = classes.own;
  facts[from + Fact.NextClass] = classes.next;
  facts[from + Fact.PreviousClass] = classes.previous;
  facts[from + Fact.Flags] = flags;
  const more = row * DETAILS;
  details[more + Detail.Word] = hash32(text);
  details[more + Detail.Cluster] = clusterOf(lower);
  for (let at = 0; at < 3; at++) {
    details[more + Detail.Prefixes + at] = hash32(lower, 0, at + 2);
    details[more + Detail.Suffixes + at] = hash32(lower, Math.max(0, length - at - 2));
  }
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

const LINKS = new Set(
  "of the for and & de la del du des di da das do dos della van von der den ter ten bin ibn bint al el ul abu on in to".split(
    " ",
  ),
);

const TREATY = new Set(
  "treaty pact agreement act convention accord accords protocol declaration charter resolution law".split(
    " ",
  ),
);
const TREATY_LINKS = new Set(["of", "and", "on", "for", "the"]);

function noteOf(lower: string): number {
  let notes = LINKS.has(lower) ? Note.Link : 0;
  if (TREATY.has(lower)) notes |= Note.Treaty;
  if (TREATY_LINKS.has(lower)) notes |= Note.TreatyLink;
  if (notNames.has(lower) || (lower.endsWith("s") && notNames.has(lower.slice(0, -1)))) notes |= Note.NoName;
  return notes;
}
