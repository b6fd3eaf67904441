import type { Article } from "../../article/article";
import { rememberingLast } from "../../text/remembering";
import type { Span } from "../../text/span";
import { lowerHash, TokenFlag, type TokenTable } from "../../text/tokens";

/** A capitalised word of an article, whether or not it was recognised as a name; possessive endings off. Where it first stands. */
export interface CapitalWord extends Span {
  count: number;
  /** It stands behind an article somewhere: there may be several, "an Audi". */
  countable: boolean;
  /** It stands behind a word that speaks of several: "each Begonia". */
  oneOfMany: boolean;
}

const ARTICLES = new Set("a an the A An The".split(" "));
const OF_MANY = new Set("each every any another Each Every Any Another".split(" "));
// Most words are at once known to be none of these.
const BEFORE = new Set([...ARTICLES, ...OF_MANY].map((word) => lowerHash(word)));

/** The capitalised words of an article. Looked for once an article. */
export const capitalWords = rememberingLast(findCapitalWords);

function findCapitalWords({ source: { text }, tokens }: Article): ReadonlyMap<string, CapitalWord> {
  const words = new Map<string, CapitalWord>();
  for (let row = 0; row < tokens.count; row++) {
    if (((tokens.flags[row] ?? 0) & TokenFlag.Capital) === 0) continue;
    const start = tokens.starts[row] ?? 0;
    const end = tokens.ends[row] ?? 0;
    const word = text.slice(start, isPossessive(text, start, end) ? end - 2 : end);
    const before = wordBefore(text, tokens, row);
    const countable = ARTICLES.has(before);
    const oneOfMany = OF_MANY.has(before);
    const others = words.get(word);
    if (others === undefined) words.set(word, { start, end, count: 1, countable, oneOfMany });
    else {
      others.count++;
      others.countable ||= countable;
      others.oneOfMany ||= oneOfMany;
    }
  }
  return words;
}

function isPossessive(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end - 1) !== 0x73 || end - start < 3) return false;
  const apostrophe = text.charCodeAt(end - 2);
  return apostrophe === 0x27 || apostrophe === 0x2019;
}

/** The word before a token where it is one of `BEFORE`; empty for others. */
function wordBefore(text: string, { starts, ends, hashes }: TokenTable, row: number): string {
  if (row === 0 || !BEFORE.has(hashes[row - 1] ?? 0)) return "";
  return text.slice(starts[row - 1], ends[row - 1]);
}
