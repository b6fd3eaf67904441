import stopWords from "../text/data/stop-words.json";
import { fold } from "../text/fold";
import { hash32 } from "../text/hash";
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
const CJK_WINDOW = 4;
const KEY_MASK = 0x3ffffffe;

const HYPHEN = 0x2d;
// The constants of `hash32`: a word read by its codes has the hash of its text.
const SEED = 0x811c9dc5 | 0;
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

/** A word as far as phrases care. */
interface Word {
  start: number;
  stem: number;
  lower: boolean;
  length: number;
}

/** Calls `visit` with every phrase of the given sentences, in order of the text. */
function eachPhrase(
  text: string,
  tokens: TokenTable,
  sentences: readonly Span[],
  language: string,
  visit: (start: number, end: number, key: number, weight: number) => void,
): void {
  const stops = STOP_WORDS.get(language) ?? ALL_STOP_WORDS;
  const before: Word = { start: 0, stem: 0, lower: false, length: 0 };
  const word: Word = { start: 0, stem: 0, lower: false, length: 0 };
  for (const sentence of sentences) {
    let begun = false;
    for (let token = tokenAt(tokens, sentence.start); token < tokens.count; token++) {
      const start = tokens.starts[token] ?? 0;
      const end = tokens.ends[token] ?? 0;
      if (start >= sentence.end) break;
      const first = text.charCodeAt(start);
      if (isCjk(first)) {
        for (let at = start; at + CJK_WINDOW <= end; at++) {
          visit(at, at + CJK_WINDOW, hash32(text, at, at + CJK_WINDOW) & KEY_MASK, 1);
        }
        begun = false;
        continue;
      }
      const plain = ((tokens.flags[token] ?? 0) & MIXED) === 0;
      const known = plain
        ? readPlain(text, start, end, tokens.hashes[token] ?? 0, stops, word)
        : readWord(text, start, end, stops, word);
      if (!known) continue;
      if (begun) {
        // Long words are rare words in every language (Zipf 1935): they tell more.
        const length = before.length + word.length;
        const weight = length * length * length;
        const key =
          (Math.imul(before.stem, 0x85ebca6b) ^ (word.stem >>> 3)) + Math.imul(word.stem, 0x9e3779b1);
        visit(before.start, end, (key & KEY_MASK) | (before.lower || word.lower ? 1 : 0), weight);
      }
      begun = true;
      before.start = start;
      before.stem = word.stem;
      before.lower = word.lower;
      before.length = word.length;
    }
  }
}

const MIXED = TokenFlag.Joint | TokenFlag.Wide;

/** As `readWord`, for letters and digits of ASCII, whose hash the table has. */
function readPlain(
  text: string,
  start: number,
  end: number,
  whole: number,
  stops: IntMap,
  word: Word,
): boolean {
  const first = text.charCodeAt(start);
  const digit = isDigitCode(first);
  const length = end - start;
  const stem = digit || length <= STEM ? whole : lowerHash(text, start, start + STEM);
  return settle(word, start, first, digit, length, whole, stem, stops);
}

/** Reads a content word into `word`; false for stop words and short ones. Plain ASCII is read without making strings. */
function readWord(text: string, start: number, end: number, stops: IntMap, word: Word): boolean {
  const first = text.charCodeAt(start);
  const digit = isDigitCode(first);
  let whole = SEED;
  let stem = SEED;
  let length = 0;
  for (let at = start; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0x80) return readFolded(text, start, end, stops, word);
    if (code === HYPHEN) continue;
    if (code >= 0x41 && code <= 0x5a) code += 32;
    whole = Math.imul(whole ^ code, PRIME);
    length++;
    if (digit || length <= STEM) stem = whole;
  }
  return settle(word, start, first, digit, length, whole, stem, stops);
}

function readFolded(text: string, start: number, end: number, stops: IntMap, word: Word): boolean {
  const folded = fold(text.slice(start, end)).replaceAll("-", "");
  const first = text.charCodeAt(start);
  const digit = isDigitCode(first);
  const stem = digit ? folded.length : Math.min(STEM, folded.length);
  return settle(
    word,
    start,
    first,
    digit,
    folded.length,
    hash32(folded) | 0,
    hash32(folded, 0, stem) | 0,
    stops,
  );
}

function settle(
  word: Word,
  start: number,
  first: number,
  digit: boolean,
  length: number,
  whole: number,
  stem: number,
  stops: IntMap,
): boolean {
  if (!digit && (length < 3 || stops.get(whole) >= 0)) return false;
  word.start = start;
  word.stem = stem;
  // Only in a script with cases does a small letter show that a word is no name.
  word.lower = !digit && length > 3 && isWordCode(first) && first < 0x590 && !isUpperCode(first);
  word.length = length + (digit ? 3 : 0);
  return true;
}

/** The keys of the phrases that tell most, at most `PHRASES_KEPT` of them, without repeats, in rising order. */
export function tellingKeys(
  text: string,
  tokens: TokenTable,
  sentences: readonly Span[],
  language: string,
): number[] {
  const keys: number[] = [];
  const priorities: number[] = [];
  eachPhrase(text, tokens, sentences, language, (_start, _end, key, weight) => {
    // Weighted sampling as Efraimidis & Spirakis 2006 have it (Information Processing Letters 97, 181-185), by draws
    // that are the same for the same phrase in every article.
    const drawn = draw(key);
    const full = keys.length === PHRASES_KEPT;
    const least = full ? (priorities[PHRASES_KEPT - 1] ?? 0) : Number.NEGATIVE_INFINITY;
    // A logarithm is below the number less one: most need not be worked out.
    if ((drawn - 1) / weight <= least) return;
    const priority = Math.log(drawn) / weight;
    if (priority <= least) return;
    let place = full ? PHRASES_KEPT - 1 : keys.length;
    while (place > 0 && (priorities[place - 1] ?? 0) < priority) place--;
    // A phrase that is there already stands just here, or its key among those of the same priority.
    if (keys.includes(key)) return;
    if (full) {
      keys.pop();
      priorities.pop();
    }
    keys.splice(place, 0, key);
    priorities.splice(place, 0, priority);
  });
  return keys.sort((a, b) => a - b);
}
