import { type ListedNames, listedAt } from "./listed-names";
import { DETAILS, Detail, details, END, Fact, FLAGS, Flag, facts, Note, ROW, START } from "./word-facts";
import { learnFacts, smallRow } from "./word-type";
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

/**
 * Sums of weights, two tags in a number, that of the second 65,536 times: some hundred bytes sum up to less than 15 bits, so
 * that one addition adds two.
 */
export interface TagSums {
  tags02: number;
  tags13: number;
  tags46: number;
  tags5: number;
}

/** Words that an article has in a row with a capital each, the longest such row of one of them. */
export class WordRun {
  /** What the shipped model makes of it; the model's own. */
  sums: TagSums | null = null;

  /** The word is number `position` of them; `before`, `first` and `last` are hashes, `flags` those of all of them. */
  constructor(
    readonly length: number,
    readonly position: number,
    readonly before: number,
    readonly first: number,
    readonly last: number,
    readonly flags: number,
  ) {}
}

/** One sentence, ready for the tagger. */
export interface TagSentence {
  readonly words: readonly Word[];
  readonly listed: ListedNames;
  readonly headline: boolean;
  /** `Mark`s; small letters are marked of active words only. */
  readonly marks: readonly number[];
  /** The active words, in order. */
  readonly active: readonly number[];
  /**
   * The rows of facts of active words and of the two words before and behind them, each in the place of its word and
   * `MARGIN` further on, edges included; -1 for the others.
   */
  readonly rows: readonly number[];
  /** What the article says of active words elsewhere. */
  readonly runs: readonly (WordRun | null)[];
}

/** How far around a word the tagger looks. */
export const MARGIN = 2;

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
  articleRuns = [];
  for (const sentence of prepared) readRuns(sentence);
  for (const sentence of prepared) readSmall(sentence);
  for (const sentence of prepared) tellWords(sentence);
  return prepared;
}

interface Preparing extends TagSentence {
  readonly marks: number[];
  readonly rows: number[];
  readonly runs: (WordRun | null)[];
}

// Number of the article that is being read.
let article = 0;
let articleRuns: WordRun[] = [];
// The last article that had a word with a capital of which the hash, in small letters, ends like this: most words have
// none, and need not be looked up.
const CAPITAL_MASK = 0xfff;
const capitalIn = new Int32Array(CAPITAL_MASK + 1);

function prepare({ words, listed, headline }: PlainSentence): Preparing {
  const { length } = words;
  const marks = new Array<number>(length).fill(0);
  const rows = new Array<number>(length + 2 * MARGIN).fill(-1);
  rows[0] = rows[1] = START;
  rows[length + MARGIN] = rows[length + MARGIN + 1] = END;
  const active: number[] = [];
  let lastCapital = -9;
  let asked = 0;
  for (let at = 0; at < length; at++) {
    if (words[at]?.capital !== true) continue;
    const behind = Math.min(length, at + MARGIN + 1);
    for (asked = Math.max(asked, at - MARGIN); asked < behind; asked++) {
      const row = words[asked]?.row ?? END;
      learnFacts(row);
      rows[asked + MARGIN] = row;
    }
    let from = lastCapital + 1;
    if (at - from > LONGEST_LINK || !areLinks(rows, from, at)) from = at;
    for (; from <= at; from++) {
      marks[from] = Mark.Active;
      active.push(from);
    }
    lastCapital = at;
  }
  return { words, listed, headline, marks, active, rows, runs: new Array<WordRun | null>(length).fill(null) };
}

function areLinks(rows: readonly number[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((factOf(rows, at, Fact.Notes) & Note.Link) === 0) return false;
  return true;
}

/** Notes with each capitalised word the longest run that it stands in. */
function readRuns({ words, headline, rows, active }: TagSentence): void {
  let end = 0;
  for (let each = 0; each < active.length; each++) {
    const at = active[each] ?? 0;
    if (words[at]?.capital !== true) continue;
    if (at >= end) {
      end = runEnd(words, at);
      // What starts a sentence is capitalised whatever it is.
      const from = at === 0 && (factOf(rows, 0, Fact.Flags) & Flag.Function) !== 0 ? 1 : at;
      if (!headline) readRun(rows, from, end);
    }
    const row = rows[at + MARGIN] ?? END;
    capitalIn[(facts[row * ROW + Fact.Lower] ?? 0) & CAPITAL_MASK] = article;
    const small = smallRow(row);
    facts[small * ROW + Fact.CapitalIn] = article;
  }
}

function readRun(rows: readonly number[], from: number, end: number): void {
  const length = end - from;
  let flags = 0;
  for (let at = from; at < end; at++) flags |= factOf(rows, at, Fact.Flags);
  for (let at = from; at < end; at++) {
    const cells = (rows[at + MARGIN] ?? END) * ROW;
    const known =
      facts[cells + Fact.RunIn] === article ? (articleRuns[facts[cells + Fact.Run] ?? 0]?.length ?? 0) : 0;
    if (known >= length) continue;
    facts[cells + Fact.RunIn] = article;
    facts[cells + Fact.Run] = articleRuns.length;
    const before = factOf(rows, from - 1, Fact.Lower);
    const first = factOf(rows, from, Fact.Lower);
    const last = factOf(rows, end - 1, Fact.Lower);
    articleRuns.push(new WordRun(length, at - from, before, first, last, flags));
  }
}

/** Notes which words with a capital somewhere have none elsewhere. */
function readSmall({ words }: TagSentence): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.capital || word.end - word.start <= 2) continue;
    if (word.plain && capitalIn[word.hash & CAPITAL_MASK] !== article) continue;
    const cells = smallRow(word.row) * ROW;
    if (facts[cells + Fact.CapitalIn] === article) facts[cells + Fact.SmallIn] = article;
  }
}

/** Tells a sentence what was noted with its words. */
function tellWords({ marks, rows, runs, active }: Preparing): void {
  for (let each = 0; each < active.length; each++) {
    const at = active[each] ?? 0;
    const row = rows[at + MARGIN] ?? END;
    const small = smallRow(row);
    if (facts[small * ROW + Fact.SmallIn] === article) marks[at] = Mark.Active | Mark.Small;
    if (facts[row * ROW + Fact.RunIn] === article)
      runs[at] = articleRuns[facts[row * ROW + Fact.Run] ?? 0] ?? null;
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

/** A fact of word `at`; of what stands for the edge where there is none. */
function factOf(rows: readonly number[], at: number, fact: Fact): number {
  return facts[(rows[at + MARGIN] ?? END) * ROW + fact] ?? 0;
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
  return mix(seedOf(kind), value) & (SLOTS - 1);
}

function seedOf(kind: number): number {
  return Math.imul(kind, 0x27d4eb2f);
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
export function writeWordFeatures(row: number, place: Place, out: Int32Array, count: number): number {
  let to = count;
  const cells = row * ROW;
  const flags = facts[cells + Fact.Flags] ?? 0;
  const lower = facts[cells + Fact.Lower] ?? 0;
  const cluster = details[row * DETAILS + Detail.Cluster] ?? 0;
  const ownClass = facts[cells + Fact.OwnClass] ?? 0;
  if (place !== Place.Own) {
    const kind = 40 + place * 8;
    out[to++] = slot(kind, lower);
    out[to++] = slot(kind + 1, cluster);
    if (place === Place.Before || place === Place.After) {
      out[to++] = slot(kind + 3, flags);
      out[to++] = slot(kind + 4, details[row * DETAILS + Detail.Suffixes + 1] ?? 0);
      out[to++] = slot(
        kind + 5,
        facts[cells + (place === Place.Before ? Fact.NextClass : Fact.PreviousClass)] ?? 0,
      );
      out[to++] = slot(kind + 6, ownClass);
    }
    return to;
  }
  out[to++] = slot(1, details[row * DETAILS + Detail.Word] ?? 0);
  out[to++] = slot(2, lower);
  for (let at = 0; at < 3; at++) {
    out[to++] = slot(3 + at, details[row * DETAILS + Detail.Prefixes + at] ?? 0);
    out[to++] = slot(6 + at, details[row * DETAILS + Detail.Suffixes + at] ?? 0);
  }
  const shape = facts[cells + Fact.Shape] ?? 0;
  out[to++] = slot(9, shape);
  if (cluster > 0) out[to++] = slot(10, cluster);
  out[to++] = slot(11, ownClass);
  for (let bit = 0; bit < FLAGS; bit++) if ((flags & (1 << bit)) !== 0) out[to++] = slot(12, bit);
  out[to++] = slot(13, flags);
  out[to++] = slot(34, mix(shape, ownClass));
  out[to++] = slot(35, mix(flags, ownClass));
  return to;
}

const AT_START = 1;
const POSSESSIVE = 2;
const HEADLINE = 4;
const SMALL = 8;
const SITUATION = 16;
/** Numbers that `situationOf` gives are below. */
export const SITUATIONS = SITUATION * 40;

/** What a few numbers say of where a word stands: edges, gaps, the headline. */
export function situationOf({ words, marks, headline }: TagSentence, at: number): number {
  const word = words[at];
  const gapBefore = at === 0 ? Gap.Break : (words[at - 1]?.gap ?? Gap.Break);
  const gaps = gapBefore * 8 + (word?.gap ?? Gap.Break);
  return (
    SITUATION * gaps +
    (at === 0 ? AT_START : 0) +
    (word?.possessive === true ? POSSESSIVE : 0) +
    (headline ? HEADLINE : 0) +
    (((marks[at] ?? 0) & Mark.Small) !== 0 ? SMALL : 0)
  );
}

/** Writes the features of a situation into `out` from `count` on; returns their end. */
export function writeSituationFeatures(situation: number, out: Int32Array, count: number): number {
  let to = count;
  out[to++] = slot(15, situation & (SMALL - 1));
  out[to++] = slot(16, Math.floor(situation / SITUATION));
  if ((situation & SMALL) !== 0) out[to++] = slot(33, situation & AT_START);
  return to;
}

const NO_WORD = 2 * LISTED.length + 1;
const LISTING = NO_WORD + 1;
/** Numbers that `listingsOf` gives are below. */
export const LISTINGS = LISTING ** 3;

/** The type of the gazetteers' name that a word is part of, and whether it begins it; 0 for none. */
function listing(listed: ListedNames, at: number): number {
  const name = listedAt(listed, at);
  return name === undefined ? 0 : 1 + 2 * LISTED.indexOf(name.entry.type) + (name.from === at ? 0 : 1);
}

/** What the gazetteers say of a word and of its neighbours, as one number. */
export function listingsOf({ words, listed }: TagSentence, at: number): number {
  const before = at === 0 ? NO_WORD : listing(listed, at - 1);
  const after = at + 1 < words.length ? listing(listed, at + 1) : NO_WORD;
  return (listing(listed, at) * LISTING + before) * LISTING + after;
}

/** Writes the features of what the gazetteers say into `out` from `count` on; returns their end. */
export function writeListingFeatures(listings: number, out: Int32Array, count: number): number {
  const before = Math.floor(listings / LISTING) % LISTING;
  const after = listings % LISTING;
  let to = count;
  out[to++] = slot(17, Math.floor(listings / LISTING ** 2));
  out[to++] = slot(18, before === NO_WORD ? 99 : before);
  out[to++] = slot(19, after === NO_WORD ? 99 : after);
  return to;
}

// Facts of two words that are one feature: what `slot` makes of its kind, the place and the fact of the first word, and those
// of the second.
const PAIRS = Int32Array.from(
  [
    [20, Place.Before, Fact.Lower, Place.Own, Fact.Lower],
    [21, Place.Own, Fact.Lower, Place.After, Fact.Lower],
    [22, Place.Before, Fact.Shape, Place.Own, Fact.Shape],
    [23, Place.Own, Fact.Shape, Place.After, Fact.Shape],
    [26, Place.Before, Fact.NextClass, Place.Own, Fact.OwnClass],
    [27, Place.Own, Fact.OwnClass, Place.After, Fact.PreviousClass],
    [28, Place.Before, Fact.NextClass, Place.After, Fact.PreviousClass],
    [29, Place.Before, Fact.Lower, Place.Own, Fact.Shape],
    [30, Place.After, Fact.Lower, Place.Own, Fact.Shape],
    [31, Place.Before2, Fact.Lower, Place.Before, Fact.Lower],
    [32, Place.After, Fact.Lower, Place.After2, Fact.Lower],
  ].flatMap(([kind = 0, ...facts]) => [seedOf(kind), ...facts]),
);
const PAIR = 5;

/** Writes the features that word `at` has by its neighbours and itself into `out` from `count` on; returns their end. */
export function writePairFeatures(
  { rows }: TagSentence,
  at: number,
  situation: number,
  out: Int32Array,
  count: number,
): number {
  let to = count;
  for (let pair = 0; pair < PAIRS.length; pair += PAIR) {
    const first = (rows[at + (PAIRS[pair + 1] ?? 0)] ?? END) * ROW + (PAIRS[pair + 2] ?? 0);
    const second = (rows[at + (PAIRS[pair + 3] ?? 0)] ?? END) * ROW + (PAIRS[pair + 4] ?? 0);
    out[to++] = mix(PAIRS[pair] ?? 0, mix(facts[first] ?? 0, facts[second] ?? 0)) & (SLOTS - 1);
  }
  out[to++] = slot(14, mix(factOf(rows, at, Fact.Shape), situation & (SMALL - 1)));
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

/** Writes all features of an active word into `out` and returns their number. */
export function writeFeatures(sentence: TagSentence, at: number, out: Int32Array): number {
  let count = 0;
  for (let place: Place = 0; place < PLACES; place++)
    count = writeWordFeatures(sentence.rows[at + place] ?? END, place, out, count);
  const situation = situationOf(sentence, at);
  count = writeSituationFeatures(situation, out, count);
  count = writeListingFeatures(listingsOf(sentence, at), out, count);
  count = writePairFeatures(sentence, at, situation, out, count);
  const run = sentence.runs[at] ?? null;
  return run === null ? count : writeRunFeatures(run, out, count);
}
