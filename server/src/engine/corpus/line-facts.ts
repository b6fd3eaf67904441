import type { Article } from "../article/article";
import { foldedWordsHash, foldWords } from "../text/fold";
import { hash53 } from "../text/hash";
import { textOf } from "../text/span";
import { isDigitCode, isUpperCode, tokenise } from "../text/tokens";

/** Where a line stands in its article: debris repeats at the edges, quotations and refrains in the middle. */
export type LinePlace = "head" | "middle" | "tail";

/** One line as the corpus remembers it. */
export interface LineFact {
  /** Of its folded words. */
  readonly hash: number;
  readonly place: LinePlace;
  /** Index of the line in its article. */
  readonly line: number;
  /** Hash of its words with names and numbers left open; only at the edges, and only where something was left open. */
  readonly template?: number;
}

// Lines longer than this are paragraphs of the article.
const LONGEST_LINE = 1000;
const LONGEST_TEMPLATE = 160;
const MOST_HEAD = 5;
const MOST_TAIL = 10;

/**
 * The lines of an article for the corpus to count. An edge is at most a quarter of the article at its head and a third
 * at its tail, so that a poem or a list of two lines has a middle, too.
 */
export function lineFacts(article: Article): LineFact[] {
  const { source } = article;
  const filled = article.lines.filter((line) => !line.blank);
  const head = Math.min(MOST_HEAD, Math.ceil(filled.length / 4));
  const tail = Math.min(MOST_TAIL, Math.ceil(filled.length / 3));
  const facts: LineFact[] = [];
  for (const [at, line] of filled.entries()) {
    if (line.end - line.start > LONGEST_LINE) continue;
    const hash = foldedWordsHash(source.text, line.start, line.end);
    if (hash === 0) continue;
    const place: LinePlace = at < head ? "head" : at >= filled.length - tail ? "tail" : "middle";
    const template = place === "middle" ? undefined : templateOf(textOf(source.text, line));
    const fact = { hash, place, line: line.index };
    facts.push(template === undefined ? fact : { ...fact, template: hash53(template) });
  }
  return facts;
}

const FEWEST_FIXED = 2;
// Folding changes nothing but the case of these.
const PLAIN = /^[A-Za-z]+$/;

/**
 * A line with its changing slots left open: “By Jane Doe, 3 min read” is `by @ # min read`. Undefined where nothing
 * changes, or where too little stays.
 */
export function templateOf(text: string): string | undefined {
  if (text.length > LONGEST_TEMPLATE) return undefined;
  const parts: string[] = [];
  let fixed = 0;
  let open = 0;
  for (const token of tokenise(text)) {
    const word = text.slice(token.start, token.end);
    const slot = hasDigit(word)
      ? "#"
      : parts.length > 0 && isUpperCode(text.charCodeAt(token.start))
        ? "@"
        : undefined;
    if (slot === undefined) {
      fixed++;
      parts.push(PLAIN.test(word) ? word.toLowerCase() : foldWords(word));
    } else if (parts.at(-1) !== slot) {
      open++;
      parts.push(slot);
    }
  }
  return fixed >= FEWEST_FIXED && open > 0 ? parts.join(" ") : undefined;
}

const DIGIT = /\p{Nd}/u;
// Beyond, the scripts whose digits nobody writes in the news, and surrogates.
const FIRST_RARE = 0x3000;

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (isDigitCode(code)) return true;
    if (code >= FIRST_RARE) return DIGIT.test(word);
  }
  return false;
}
