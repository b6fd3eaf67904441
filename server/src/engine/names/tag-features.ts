import { lowerHash } from "../text/tokens";
import { type ListedNames, listedAt } from "./listed-names";
import { FLAGS, Flag, type WordFacts, type WordRun } from "./word-type";
import { Gap, type Word } from "./words";

/** Names are tagged by the words they begin with and those inside; `O` is no name. */
export const TAGS = [
  "O",
  "B-person",
  "I-person",
  "B-organisation",
  "I-organisation",
  "B-place",
  "I-place",
] as const;

/** What is marked of a word in a sentence, one bit each. */
export enum Mark {
  /** A name may be here: a capitalised word, or a small one between two of them. */
  Active = 1,
  /** The article writes the word both with a capital and in small letters. */
  Small = 2,
}

/** One sentence, ready for the tagger. */
export interface TagSentence {
  readonly words: readonly Word[];
  readonly listed: ListedNames;
  readonly headline: boolean;
  /** `Mark`s; small letters are marked of active words only. */
  readonly marks: Uint8Array;
  /** What the article says of active words elsewhere. */
  readonly runs: readonly (WordRun | null)[];
}

const LINKS = new Set(
  "of the for and & de la del du des di da das do dos della van von der den ter ten bin ibn bint al el ul abu on in to".split(
    " ",
  ),
);
const LISTED = ["country", "demonym", "place", "city", "agency", "organisation"];
const LONGEST_LINK = 2;

/** A sentence as it comes: its words, the gazetteers' names among them, and whether it is a headline. */
export interface PlainSentence {
  readonly words: readonly Word[];
  readonly listed: ListedNames;
  readonly headline: boolean;
}

/** Prepares the sentences of one article for the tagger: each by itself, then by what they say of one another's words. */
export function prepareArticle(sentences: readonly PlainSentence[]): TagSentence[] {
  const prepared: Preparing[] = [];
  for (const sentence of sentences) prepared.push(prepare(sentence));
  article++;
  for (const sentence of prepared) readRuns(sentence);
  for (const sentence of prepared) readSmall(sentence);
  for (const sentence of prepared) tellWords(sentence);
  return prepared;
}

interface Preparing extends TagSentence {
  readonly runs: (WordRun | null)[];
}

// Number of the article that is being read.
let article = 0;
// The last article that had a word with a capital of which the hash, in small letters, ends like this: most words have
// none, and need not be looked up.
const CAPITAL_MASK = 0xfff;
const capitalIn = new Int32Array(CAPITAL_MASK + 1);

function prepare({ words, listed, headline }: PlainSentence): Preparing {
  const { length } = words;
  const marks = new Uint8Array(length);
  let lastCapital = -9;
  for (let at = 0; at < length; at++) {
    if (words[at]?.capital !== true) continue;
    marks[at] = Mark.Active;
    const between = at - lastCapital - 1;
    if (between > 0 && between <= LONGEST_LINK && areLinks(words, lastCapital + 1, at))
      marks.fill(Mark.Active, lastCapital + 1, at);
    lastCapital = at;
  }
  return { words, listed, headline, marks, runs: [] };
}

function areLinks(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!LINKS.has(words[at]?.lower ?? "")) return false;
  return true;
}

/** Notes with each capitalised word the longest run that it stands in. */
function readRuns({ words, headline }: TagSentence): void {
  let at = 0;
  while (at < words.length) {
    if (words[at]?.capital !== true) {
      at++;
      continue;
    }
    const end = runEnd(words, at);
    // What starts a sentence is capitalised whatever it is.
    const from = at === 0 && (factsAt(words, 0).flags & Flag.Function) !== 0 ? 1 : at;
    const length = headline ? 0 : end - from;
    let flags = 0;
    for (let inside = from; inside < end; inside++) flags |= factsAt(words, inside).flags;
    for (let inside = from; inside < end; inside++) {
      const type = words[inside]?.type;
      if (type === undefined || (type.runIn === article && (type.run?.length ?? 0) >= length)) continue;
      if (length === 0) continue;
      type.runIn = article;
      type.run = {
        length,
        position: inside - from,
        before: factsAt(words, from - 1).lower,
        first: factsAt(words, from).lower,
        last: factsAt(words, end - 1).lower,
        flags,
        sums: null,
      };
    }
    for (; at < end; at++) {
      const word = words[at];
      if (word === undefined) continue;
      const { small } = word.type;
      small.capitalIn = article;
      capitalIn[(word.plain ? word.hash : lowerHash(small.text)) & CAPITAL_MASK] = article;
    }
  }
}

/** Notes which words with a capital somewhere have none elsewhere. */
function readSmall({ words }: TagSentence): void {
  for (const word of words) {
    if (word.plain && capitalIn[word.hash & CAPITAL_MASK] !== article) continue;
    if (word.capital || word.end - word.start <= 2) continue;
    const { small } = word.type;
    if (small.capitalIn === article) small.smallIn = article;
  }
}

/** Tells a sentence what was noted with its words. */
function tellWords({ words, marks, runs }: Preparing): void {
  for (let at = 0; at < words.length; at++) {
    if (marks[at] === 0) {
      runs.push(null);
      continue;
    }
    const type = words[at]?.type;
    runs.push(type?.runIn === article ? type.run : null);
    if (type?.small.smallIn === article) marks[at] = Mark.Active | Mark.Small;
  }
}

/** End of the run of capitalised words that begins at `from`. */
function runEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  while (end < words.length && words[end]?.capital === true) {
    const before = words[end - 1];
    if (before === undefined || before.gap > Gap.Stop || before.possessive) break;
    end++;
  }
  return end;
}

// What stands before the first word of a sentence, and behind the last.
export const START: WordFacts = {
  word: 1,
  lower: 1,
  prefixes: [1, 1, 1],
  suffixes: [1, 1, 1],
  shape: 1,
  cluster: 0,
  ownClass: -1,
  nextClass: -1,
  previousClass: -1,
  flags: -1,
};
export const END: WordFacts = { ...START, word: 2, lower: 2, suffixes: [2, 2, 2], shape: 2 };

/** What a word says of itself; what stands for the edge where there is none. */
function factsAt(words: readonly Word[], at: number): WordFacts {
  if (at < 0) return START;
  return words[at]?.type.facts ?? END;
}

/** More features than any word can have. */
export const MOST_FEATURES = 128;

/** Slots of the table of weights: each feature has one, and some share one, which is the price of a small table. */
export const SLOTS = 1 << 20;

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function slot(kind: number, value: number): number {
  return mix(Math.imul(kind, 0x27d4eb2f), value) & (SLOTS - 1);
}

/** Where a word stands as seen from the one that is tagged. */
export enum Place {
  Before2,
  Before,
  Own,
  After,
  After2,
}

/** Number of `Place`s. */
export const PLACES = 5;

/** Writes the features that a word has by itself, seen from `place`, into `out` from `count` on; returns their end. */
export function writeWordFeatures(facts: WordFacts, place: Place, out: Int32Array, count: number): number {
  let to = count;
  if (place !== Place.Own) {
    const kind = 40 + place * 8;
    out[to++] = slot(kind, facts.lower);
    out[to++] = slot(kind + 1, facts.cluster);
    if (place === Place.Before || place === Place.After) {
      out[to++] = slot(kind + 3, facts.flags);
      out[to++] = slot(kind + 4, facts.suffixes[1]);
      out[to++] = slot(kind + 5, place === Place.Before ? facts.nextClass : facts.previousClass);
      out[to++] = slot(kind + 6, facts.ownClass);
    }
    return to;
  }
  out[to++] = slot(1, facts.word);
  out[to++] = slot(2, facts.lower);
  out[to++] = slot(3, facts.prefixes[0]);
  out[to++] = slot(4, facts.prefixes[1]);
  out[to++] = slot(5, facts.prefixes[2]);
  out[to++] = slot(6, facts.suffixes[0]);
  out[to++] = slot(7, facts.suffixes[1]);
  out[to++] = slot(8, facts.suffixes[2]);
  out[to++] = slot(9, facts.shape);
  if (facts.cluster > 0) out[to++] = slot(10, facts.cluster);
  out[to++] = slot(11, facts.ownClass);
  for (let bit = 0; bit < FLAGS; bit++) if ((facts.flags & (1 << bit)) !== 0) out[to++] = slot(12, bit);
  out[to++] = slot(13, facts.flags);
  return to;
}

/** The type of the gazetteers' name that a word is part of, and whether it begins it; 0 for none. */
function listing(listed: ListedNames, at: number): number {
  const name = listedAt(listed, at);
  return name === undefined ? 0 : 1 + 2 * LISTED.indexOf(name.entry.type) + (name.from === at ? 0 : 1);
}

/**
 * Writes the features that word `at` has by what stands around it, beyond what each word says by itself, into `out` from
 * `count` on; returns their end.
 */
export function writeContextFeatures(
  sentence: TagSentence,
  at: number,
  out: Int32Array,
  count: number,
): number {
  const { words, listed } = sentence;
  const word = words[at];
  if (word === undefined) return count;
  let to = count;
  const own = word.type.facts;
  const before2 = factsAt(words, at - 2);
  const before = factsAt(words, at - 1);
  const after = factsAt(words, at + 1);
  const after2 = factsAt(words, at + 2);
  const gapBefore = at === 0 ? Gap.Break : (words[at - 1]?.gap ?? Gap.Break);
  const situation = (at === 0 ? 1 : 0) | (word.possessive ? 2 : 0) | (sentence.headline ? 4 : 0);
  out[to++] = slot(14, mix(own.shape, situation));
  out[to++] = slot(15, situation);
  out[to++] = slot(16, gapBefore * 8 + word.gap);
  out[to++] = slot(17, listing(listed, at));
  out[to++] = slot(18, at === 0 ? 99 : listing(listed, at - 1));
  out[to++] = slot(19, at + 1 < words.length ? listing(listed, at + 1) : 99);
  out[to++] = slot(20, mix(before.lower, own.lower));
  out[to++] = slot(21, mix(own.lower, after.lower));
  out[to++] = slot(22, mix(before.shape, own.shape));
  out[to++] = slot(23, mix(own.shape, after.shape));
  out[to++] = slot(26, mix(before.nextClass, own.ownClass));
  out[to++] = slot(27, mix(own.ownClass, after.previousClass));
  out[to++] = slot(28, mix(before.nextClass, after.previousClass));
  out[to++] = slot(29, mix(before.lower, own.shape));
  out[to++] = slot(30, mix(after.lower, own.shape));
  out[to++] = slot(31, mix(before2.lower, before.lower));
  out[to++] = slot(32, mix(after.lower, after2.lower));
  out[to++] = slot(34, mix(own.shape, own.ownClass));
  out[to++] = slot(35, mix(own.flags, own.ownClass));
  if (((sentence.marks[at] ?? 0) & Mark.Small) !== 0) out[to++] = slot(33, at === 0 ? 1 : 0);
  return to;
}

/** Writes what the run of capitals says that a word stands in at its best; returns the end. */
export function writeRunFeatures(run: WordRun, out: Int32Array, count: number): number {
  let to = count;
  out[to++] = slot(80, run.length * 8 + Math.min(7, run.position));
  out[to++] = slot(81, run.before);
  out[to++] = slot(82, run.last);
  out[to++] = slot(83, run.flags);
  out[to++] = slot(84, mix(run.flags, run.position));
  out[to++] = slot(85, run.first);
  out[to++] = slot(86, mix(run.before, run.length));
  return to;
}

/** Writes all features of word `at` into `out` and returns their number. */
export function writeFeatures(sentence: TagSentence, at: number, out: Int32Array): number {
  let count = 0;
  for (let place: Place = 0; place < PLACES; place++)
    count = writeWordFeatures(factsAt(sentence.words, at + place - Place.Own), place, out, count);
  count = writeContextFeatures(sentence, at, out, count);
  const run = sentence.runs[at] ?? null;
  return run === null ? count : writeRunFeatures(run, out, count);
}
