import stopWords from "../text/data/stop-words.json";
import { Folded, fold, foldedUnit } from "../text/fold";
import { HASH_BASIS, hash32 } from "../text/hash";
import { IntMap } from "../text/int-map";
import type { Span } from "../text/span";
import {
  isDigitCode,
  isUpperCode,
  isWordCode,
  lowerHash,
  TokenFlag,
  type TokenTable,
  tokenAt,
} from "../text/tokens";

/*
 * A phrase is two neighbouring content words of one sentence: "hostile foreign", "signing of the treaty". Two articles
 * that tell of the same event share such phrases even where no sentence is the same. Its key has 30 bits; bit 0 is set
 * for plain wording, clear for what may be a name and so is shared for other reasons. Its weight says how well it tells
 * events apart; it depends on the words alone.
 */

/** What an article is remembered by: enough that 25 shared phrases out of 200 leave several in both samples. */
export const PHRASES_KEPT = 64;

// Words cut to six letters meet their own inflections: "exchange", "exchanged", "exchanges". Truncation does nearly as
// well as stemming over European languages (McNamee & Mayfield 2004, Information Retrieval 7, 73-97).
const STEM = 6;
// A word of two letters or less tells nothing; figures tell as much as a word that is longer by three letters.
const SHORTEST = 3;
const FIGURES = 3;
const CJK_WINDOW = 4;
const KEY_MASK = 0x3ffffffe;
const KEY_BITS = 0xff;

const HYPHEN = 0x2d;
// The constants of `hash32`: a word read by its codes has the hash of its text.
const PRIME = 0x01000193;

/** Stop words by their hashes. A content word with the hash of one, one in a hundred million, is lost to no harm. */
function hashes(words: string): IntMap {
  const known = new IntMap();
  for (const word of words.split(" ")) known.set(hash32(fold(word)) | 0, 1);
  return known;
}

const STOP_WORDS: ReadonlyMap<string, IntMap> = new Map(
  Object.entries(stopWords).map(([code, words]) => [code, hashes(words)]),
);
const ALL_STOP_WORDS: IntMap = hashes(Object.values(stopWords).join(" "));

function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Uniform in (0, 1), from the key alone: the same phrase draws the same number in every article. */
function draw(key: number): number {
  let mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 4294967296;
}

/** A content word as far as phrases care. */
interface Word {
  stem: number;
  lower: boolean;
  length: number;
}

const MIXED = TokenFlag.Joint | TokenFlag.Wide;
const NOT_SMALL = TokenFlag.Capital | TokenFlag.FirstDigit;

/** The keys of the phrases that tell most, at most `PHRASES_KEPT` of them, without repeats, in rising order. */
export function tellingKeys(
  text: string,
  tokens: TokenTable,
  sentences: readonly Span[],
  language: string,
): Int32Array {
  const stops = STOP_WORDS.get(language) ?? ALL_STOP_WORDS;
  sample.begin();
  const { starts, ends, flags, hashes, count } = tokens;
  let before: Word = { stem: 0, lower: false, length: 0 };
  let word: Word = { stem: 0, lower: false, length: 0 };
  for (const sentence of sentences) {
    let begun = false;
    for (let token = tokenAt(tokens, sentence.start); token < count; token++) {
      const start = starts[token] ?? 0;
      const end = ends[token] ?? 0;
      if (start >= sentence.end) break;
      const flag = flags[token] ?? 0;
      if ((flag & MIXED) === 0) {
        if (!readPlain(text, start, end, flag, hashes[token] ?? 0, stops, word)) continue;
      } else if (isCjk(text.charCodeAt(start))) {
        for (let at = start; at + CJK_WINDOW <= end; at++) {
          sample.add(hash32(text, at, at + CJK_WINDOW) & KEY_MASK, 1);
        }
        begun = false;
        continue;
      } else if (!readWord(text, start, end, stops, word)) continue;
      if (begun) {
        // Long words are rare words in every language (Zipf 1935): they tell more.
        const length = before.length + word.length;
        const key =
          (Math.imul(before.stem, 0x85ebca6b) ^ (word.stem >>> 3)) + Math.imul(word.stem, 0x9e3779b1);
        sample.add((key & KEY_MASK) | (before.lower || word.lower ? 1 : 0), length * length * length);
      }
      begun = true;
      const next = before;
      before = word;
      word = next;
    }
  }
  return sample.keys;
}

/**
 * As `readWord`, for letters and digits of ASCII: what has to be known of them is in the token table, but for the hash of
 * a long word's stem.
 */
function readPlain(
  text: string,
  start: number,
  end: number,
  flag: number,
  whole: number,
  stops: IntMap,
  word: Word,
): boolean {
  const length = end - start;
  if ((flag & TokenFlag.FirstDigit) !== 0) {
    word.stem = whole;
    word.lower = false;
    word.length = length + FIGURES;
    return true;
  }
  if (length < SHORTEST || stops.get(whole) >= 0) return false;
  word.stem = length <= STEM ? whole : lowerHash(text, start, start + STEM);
  word.lower = length > SHORTEST && (flag & NOT_SMALL) === 0;
  word.length = length;
  return true;
}

/** Reads a content word into `word`; false for stop words and short ones. */
function readWord(text: string, start: number, end: number, stops: IntMap, word: Word): boolean {
  const first = text.charCodeAt(start);
  const digit = isDigitCode(first);
  let whole = HASH_BASIS;
  let stem = HASH_BASIS;
  let length = 0;
  for (let at = start; at < end; at++) {
    const code = foldedUnit(text.charCodeAt(at));
    if (code === HYPHEN || code === Folded.Nothing) continue;
    if (code === Folded.Unknown || code === Folded.Blank) return readFolded(text, start, end, stops, word);
    whole = Math.imul(whole ^ code, PRIME);
    length++;
    if (digit || length <= STEM) stem = whole;
  }
  return settle(word, first, digit, length, whole, stem, stops);
}

function readFolded(text: string, start: number, end: number, stops: IntMap, word: Word): boolean {
  const folded = fold(text.slice(start, end)).replaceAll("-", "");
  const first = text.charCodeAt(start);
  const digit = isDigitCode(first);
  const stem = digit ? folded.length : Math.min(STEM, folded.length);
  return settle(word, first, digit, folded.length, hash32(folded) | 0, hash32(folded, 0, stem) | 0, stops);
}

function settle(
  word: Word,
  first: number,
  digit: boolean,
  length: number,
  whole: number,
  stem: number,
  stops: IntMap,
): boolean {
  if (!digit && (length < SHORTEST || stops.get(whole) >= 0)) return false;
  word.stem = stem;
  // Only in a script with cases does a small letter show that a word is no name.
  word.lower = !digit && length > SHORTEST && isWordCode(first) && first < 0x590 && !isUpperCode(first);
  word.length = length + (digit ? FIGURES : 0);
  return true;
}

/**
 * The phrases that tell most of those that were seen: weighted sampling as Efraimidis & Spirakis 2006 have it
 * (Information Processing Letters 97, 181-185), by draws that are the same for the same phrase in every article.
 */
class Sample {
  /** By falling priority, the first `#size` of each. */
  readonly #keys = new Int32Array(PHRASES_KEPT);
  readonly #priorities = new Float64Array(PHRASES_KEPT);
  #size = 0;
  /** How many of the keys have these bits: most phrases are known by theirs not to be there. */
  readonly #bits = new Uint8Array(KEY_BITS + 1);

  begin(): void {
    this.#size = 0;
    this.#bits.fill(0);
  }

  /** A phrase that is there already stays as it is. */
  add(key: number, weight: number): void {
    const priorities = this.#priorities;
    const keys = this.#keys;
    const full = this.#size === PHRASES_KEPT;
    const least = full ? (priorities[PHRASES_KEPT - 1] ?? 0) : Number.NEGATIVE_INFINITY;
    const drawn = draw(key);
    // A logarithm is below the number less one: most need not be worked out.
    if (drawn - 1 <= least * weight) return;
    const priority = Math.log(drawn) / weight;
    if (priority <= least) return;
    if (this.#has(key)) return;
    if (full) this.#count(keys[PHRASES_KEPT - 1] ?? 0, -1);
    this.#count(key, 1);
    let place = full ? PHRASES_KEPT - 1 : this.#size++;
    for (; place > 0 && (priorities[place - 1] ?? 0) < priority; place--) {
      keys[place] = keys[place - 1] ?? 0;
      priorities[place] = priorities[place - 1] ?? 0;
    }
    keys[place] = key;
    priorities[place] = priority;
  }

  #has(key: number): boolean {
    if (this.#bits[bitsOf(key)] === 0) return false;
    for (let at = 0; at < this.#size; at++) if (this.#keys[at] === key) return true;
    return false;
  }

  #count(key: number, by: number): void {
    const bits = bitsOf(key);
    this.#bits[bits] = (this.#bits[bits] ?? 0) + by;
  }

  /** In rising order. */
  get keys(): Int32Array {
    return this.#keys.slice(0, this.#size).sort();
  }
}

function bitsOf(key: number): number {
  return (key >>> 1) & KEY_BITS;
}

// The sample of the article that is read; the next one overwrites it.
const sample = new Sample();
