import type { Article } from "../article/article";
import { Folded, foldedCode, foldedWordsHash, foldWords } from "../text/fold";
import { Hash53 } from "../text/hash";
import type { Span } from "../text/span";
import { TokenFlag, type TokenTable, tokenAt } from "../text/tokens";

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
export function lineFacts({ source, lines, tokens }: Article): LineFact[] {
  const { text } = source;
  let filled = 0;
  for (const line of lines) if (!line.blank) filled++;
  const head = Math.min(MOST_HEAD, Math.ceil(filled / 4));
  const tail = filled - Math.min(MOST_TAIL, Math.ceil(filled / 3));
  const facts: LineFact[] = [];
  let at = -1;
  for (const line of lines) {
    if (line.blank) continue;
    at++;
    if (line.end - line.start > LONGEST_LINE) continue;
    const hash = foldedWordsHash(text, line.start, line.end);
    if (hash === 0) continue;
    const place: LinePlace = at < head ? "head" : at >= tail ? "tail" : "middle";
    const template = place === "middle" ? undefined : templateHash(text, tokens, line);
    if (template === undefined) facts.push({ hash, place, line: line.index });
    else facts.push({ hash, place, line: line.index, template });
  }
  return facts;
}

const FEWEST_FIXED = 2;
const BLANK = 0x20;
const NUMBER = 0x23;
const NAME = 0x40;
const template = new Hash53();

/**
 * The hash of a line with its changing slots left open: “By Jane Doe, 3 min read” is `by @ # min read`. Undefined where
 * nothing changes, or where too little stays.
 */
export function templateHash(text: string, tokens: TokenTable, line: Span): number | undefined {
  if (line.end - line.start > LONGEST_TEMPLATE) return undefined;
  const { starts, ends, flags, count } = tokens;
  let fixed = 0;
  let open = 0;
  let before = 0;
  template.begin();
  const first = tokenAt(tokens, line.start);
  for (let token = first; token < count; token++) {
    const start = starts[token] ?? 0;
    if (start >= line.end) break;
    const end = ends[token] ?? 0;
    const flag = flags[token] ?? 0;
    const slot = hasDigit(text, start, end, flag)
      ? NUMBER
      : token > first && (flag & TokenFlag.Capital) !== 0
        ? NAME
        : 0;
    if (slot !== 0 && slot === before) continue;
    if (token > first) template.add(BLANK);
    if (slot === 0) {
      fixed++;
      addWords(text, start, end);
    } else {
      open++;
      template.add(slot);
    }
    before = slot;
  }
  return fixed >= FEWEST_FIXED && open > 0 ? template.value : undefined;
}

/** Takes what `foldWords` makes of a token into the template. */
function addWords(text: string, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const code = foldedCode(text.charCodeAt(at));
    if (code === Folded.Unknown || code === Folded.Blank || code === Folded.Nothing) {
      const folded = foldWords(text.slice(start, end)).slice(at - start);
      for (let next = 0; next < folded.length; next++) template.add(folded.charCodeAt(next));
      return;
    }
    template.add(code);
  }
}

const DIGIT = /\p{Nd}/u;
// Beyond, the scripts whose digits nobody writes in the news, and surrogates.
const FIRST_RARE = 0x3000;

function hasDigit(text: string, start: number, end: number, flag: number): boolean {
  if ((flag & TokenFlag.Digit) !== 0) return true;
  if ((flag & TokenFlag.Wide) === 0) return false;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) >= FIRST_RARE) return DIGIT.test(text.slice(start, end));
  }
  return false;
}
