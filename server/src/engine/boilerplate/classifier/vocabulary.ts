import stopWords from "../../text/data/stop-words.json";
import { IntMap } from "../../text/int-map";
import { isWordCode, lowerHash, TokenFlag, type TokenTable, tokenAt } from "../../text/tokens";
import type { PageLine } from "../page-line";

// Shorter words are seldom what a text is about.
const SHORTEST = 4;

const STOP_HASHES = Object.values(stopWords).flatMap((words) =>
  words.split(" ").map((word) => lowerHash(word)),
);

/** What single words say of a line, as trained: `lowerHash`es and, for each, hundredths of the logarithm of the odds. */
export interface WordWeights {
  readonly hashes: readonly number[];
  readonly weights: readonly number[];
}

/** Word weights ready to use, and stop words, which are looked up with them. */
export interface WordTones {
  readonly numbers: IntMap;
  /** For each word by its number what it says; 0 where that is nothing. */
  readonly tones: Float64Array;
  /** 1 for stop words of any language. */
  readonly stop: Uint8Array;
}

export function wordTonesOf({ hashes, weights }: WordWeights): WordTones {
  const most = hashes.length + STOP_HASHES.length;
  const numbers = new IntMap(most);
  const tones = new Float64Array(most);
  const stop = new Uint8Array(most);
  for (const [at, hash] of hashes.entries()) tones[numbers.numberOf(hash)] = (weights[at] ?? 0) / 100;
  for (const hash of STOP_HASHES) stop[numbers.numberOf(hash)] = 1;
  return { numbers, tones, stop };
}

export const NO_TONES: WordTones = wordTonesOf({ hashes: [], weights: [] });

/** The words of a page's lines, one entry a line. */
export interface PageWords {
  readonly words: Int32Array;
  /** Stop words of any language. */
  readonly stop: Int32Array;
  /** The sum of what its words say by themselves: above 0 for debris. */
  readonly tone: Float64Array;
  /** Its content words, each once, as numbers of the page's vocabulary: from `from[at]` to `from[at + 1]`. */
  readonly content: Int32Array;
  readonly from: Int32Array;
  /** How many content words the page has. */
  readonly vocabulary: number;
}

const NOT_WIDE_WORD = TokenFlag.Digit | TokenFlag.Joint | TokenFlag.Wide;

/** Reads the words of lines off the tokens of their text. Runs of Chinese and Japanese count by pairs of characters. */
export function wordsOf(
  text: string,
  tokens: TokenTable,
  lines: readonly PageLine[],
  tones: WordTones,
): PageWords {
  const { starts, ends, flags, hashes, count } = tokens;
  const reader = new WordReader(text, lines.length, count, tones);
  let token = 0;
  for (const [at, { line }] of lines.entries()) {
    if ((starts[token] ?? 0) < line.start) token = tokenAt(tokens, line.start);
    reader.begin(at);
    for (; token < count && (starts[token] ?? 0) < line.end; token++) {
      const start = starts[token] ?? 0;
      const end = ends[token] ?? 0;
      if (((flags[token] ?? 0) & NOT_WIDE_WORD) === 0) reader.word(start, end, hashes[token] ?? 0);
      else reader.parts(start, end, line.end);
    }
  }
  return reader.result();
}

// Of the page that is read; the next one overwrites them. The numbers of its content words by their hashes, and the line in
// which each was seen last, plus one.
const numbers = new IntMap();
let seen = new Int32Array(1 << 10);

class WordReader {
  readonly #text: string;
  readonly #words: Int32Array;
  readonly #stop: Int32Array;
  readonly #tone: Float64Array;
  readonly #tones: WordTones;
  readonly #from: Int32Array;
  #content: Int32Array<ArrayBuffer>;
  #length = 0;
  #line = 0;

  constructor(text: string, lines: number, tokens: number, tones: WordTones) {
    this.#tones = tones;
    numbers.clear();
    this.#content = new Int32Array(tokens + 16);
    this.#text = text;
    this.#words = new Int32Array(lines);
    this.#stop = new Int32Array(lines);
    this.#tone = new Float64Array(lines);
    this.#from = new Int32Array(lines + 1);
  }

  begin(line: number): void {
    this.#line = line;
    this.#from[line] = this.#length;
  }

  word(start: number, end: number, hash: number): void {
    const line = this.#line;
    this.#words[line] = (this.#words[line] ?? 0) + 1;
    const known = this.#tones.numbers.get(hash);
    if (known >= 0) {
      this.#tone[line] = (this.#tone[line] ?? 0) + (this.#tones.tones[known] ?? 0);
      if (this.#tones.stop[known] === 1) {
        this.#stop[line] = (this.#stop[line] ?? 0) + 1;
        return;
      }
    }
    if (end - start >= SHORTEST) this.#add(hash);
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

  #add(hash: number): void {
    const known = numbers.size;
    const number = numbers.numberOf(hash);
    if (number >= seen.length) seen = grown(seen);
    if (number < known && seen[number] === this.#line + 1) return;
    seen[number] = this.#line + 1;
    if (this.#length >= this.#content.length) this.#content = grown(this.#content);
    this.#content[this.#length++] = number;
  }

  result(): PageWords {
    this.#from[this.#from.length - 1] = this.#length;
    return {
      words: this.#words,
      stop: this.#stop,
      tone: this.#tone,
      content: this.#content,
      from: this.#from,
      vocabulary: numbers.size,
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
