import stopWords from "../../text/data/stop-words.json";
import { IntMap } from "../../text/int-map";
import { isWordCode, lowerHash, TokenFlag, type TokenTable, tokenAt } from "../../text/tokens";
import type { PageLine } from "../page-line";

// Shorter words are seldom what a text is about.
const SHORTEST = 4;
// Readers, writers of newsletters and shops speak of themselves and to the reader.
const ADDRESSING = "i i'm i've me my you your you're we our us";

/** Words that are everywhere in their language. */
const STOP = 1;
/** Words by which somebody speaks to somebody. */
const ADDRESS = 2;

const KNOWN = new IntMap();
for (const words of Object.values(stopWords)) {
  for (const word of words.split(" ")) KNOWN.set(lowerHash(word), STOP);
}
for (const word of ADDRESSING.split(" ")) {
  KNOWN.set(lowerHash(word), Math.max(0, KNOWN.get(lowerHash(word))) | ADDRESS);
}

/** The words of a page's lines, one entry a line. */
export interface PageWords {
  readonly words: Int32Array;
  /** Stop words of any language. */
  readonly stop: Int32Array;
  /** Words by which a reader or a shop speaks. */
  readonly addressing: Int32Array;
  /** Its content words, each once, as numbers of the page's vocabulary: from `from[at]` to `from[at + 1]`. */
  readonly content: Int32Array;
  readonly from: Int32Array;
  /** How many content words the page has. */
  readonly vocabulary: number;
}

const NOT_WIDE_WORD = TokenFlag.Digit | TokenFlag.Joint | TokenFlag.Wide;

/** Reads the words of lines off the tokens of their text. Runs of Chinese and Japanese count by pairs of characters. */
export function wordsOf(text: string, tokens: TokenTable, lines: readonly PageLine[]): PageWords {
  const reader = new WordReader(text, lines.length);
  const { starts, ends, flags, hashes, count } = tokens;
  let token = 0;
  for (const [at, { line }] of lines.entries()) {
    if ((starts[token] ?? 0) < line.start) token = tokenAt(tokens, line.start);
    reader.begin(at);
    for (; token < count && (starts[token] ?? 0) < line.end; token++) {
      const start = starts[token] ?? 0;
      const end = ends[token] ?? 0;
      if (((flags[token] ?? 0) & NOT_WIDE_WORD) === 0) reader.word(start, end, hashes[token] ?? 0);
      else reader.parts(start, end, line.end);
      reader.address(start, end, hashes[token] ?? 0);
    }
  }
  return reader.result();
}

class WordReader {
  readonly #text: string;
  readonly #numbers = new IntMap();
  readonly #words: Int32Array;
  readonly #stop: Int32Array;
  readonly #addressing: Int32Array;
  readonly #from: Int32Array;
  #content = new Int32Array(256);
  #length = 0;
  /** The line in which each content word was seen last, plus one. */
  #seen = new Int32Array(256);
  #line = 0;

  constructor(text: string, lines: number) {
    this.#text = text;
    this.#words = new Int32Array(lines);
    this.#stop = new Int32Array(lines);
    this.#addressing = new Int32Array(lines);
    this.#from = new Int32Array(lines + 1);
  }

  begin(line: number): void {
    this.#line = line;
    this.#from[line] = this.#length;
  }

  word(start: number, end: number, hash: number): void {
    const line = this.#line;
    this.#words[line] = (this.#words[line] ?? 0) + 1;
    const known = KNOWN.get(hash);
    if (known >= 0 && (known & STOP) !== 0) this.#stop[line] = (this.#stop[line] ?? 0) + 1;
    else if (end - start >= SHORTEST) this.#add(hash);
  }

  /** A token that holds more than plain letters: its runs of letters are words of their own. */
  parts(start: number, end: number, lineEnd: number): void {
    const text = this.#text;
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      if (!isWordCode(code)) {
        at++;
      } else if (code >= 0x3040 && code <= 0x9fff) {
        this.#words[this.#line] = (this.#words[this.#line] ?? 0) + 1;
        this.#add(lowerHash(text, at, Math.min(at + 2, lineEnd)));
        at++;
      } else {
        const from = at++;
        while (at < end && isWordCode(text.charCodeAt(at))) at++;
        this.word(from, at, lowerHash(text, from, at));
      }
    }
  }

  address(start: number, end: number, hash: number): void {
    const known = KNOWN.get(hash);
    if (known < 0 || (known & ADDRESS) === 0) return;
    const before = this.#text.charCodeAt(start - 1);
    const behind = this.#text.charCodeAt(end);
    if (
      !(start === 0 || before === 32 || before === 10) ||
      !(end === this.#text.length || behind === 32 || behind === 10)
    )
      return;
    this.#addressing[this.#line] = (this.#addressing[this.#line] ?? 0) + 1;
  }

  #add(hash: number): void {
    const number = this.#numbers.numberOf(hash);
    if (number >= this.#seen.length) this.#seen = grown(this.#seen);
    if (this.#seen[number] === this.#line + 1) return;
    this.#seen[number] = this.#line + 1;
    if (this.#length >= this.#content.length) this.#content = grown(this.#content);
    this.#content[this.#length++] = number;
  }

  result(): PageWords {
    this.#from[this.#from.length - 1] = this.#length;
    return {
      words: this.#words,
      stop: this.#stop,
      addressing: this.#addressing,
      content: this.#content,
      from: this.#from,
      vocabulary: this.#numbers.size,
    };
  }
}

function grown(row: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(row.length * 2);
  larger.set(row);
  return larger;
}

/** In how many of the lines for which `is` holds each content word of a page stands. */
export function countContent(
  { content, from, vocabulary }: PageWords,
  is: (at: number) => boolean,
): Int32Array {
  const counts = new Int32Array(vocabulary);
  for (let at = 0; at + 1 < from.length; at++) {
    if (!is(at)) continue;
    const end = from[at + 1] ?? 0;
    for (let each = from[at] ?? 0; each < end; each++) {
      const word = content[each] ?? 0;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * The share of a line's content words that the lines behind `counts` hold, itself aside where it is one of them; -1 for
 * a line without any.
 */
export function sharedWith(
  { content, from }: PageWords,
  at: number,
  counts: Int32Array,
  itself: boolean,
): number {
  const start = from[at] ?? 0;
  const end = from[at + 1] ?? start;
  if (start === end) return -1;
  const needed = itself ? 2 : 1;
  let shared = 0;
  for (let each = start; each < end; each++) if ((counts[content[each] ?? 0] ?? 0) >= needed) shared++;
  return shared / (end - start);
}
