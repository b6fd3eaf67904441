import type { Article } from "../../article/article";
import { type Span, textOf } from "../../text/span";
import { TokenFlag } from "../../text/tokens";

/** A capitalised word of an article, whether or not it was recognised as a name; possessive endings off. */
export interface CapitalWord {
  /** Where it first stands. */
  readonly place: Span;
  count: number;
  /** It stands behind an article somewhere: there may be several, "an Audi". */
  countable: boolean;
  /** It stands behind a word that speaks of several: "each Begonia". */
  oneOfMany: boolean;
}

const ARTICLES = new Set("a an the A An The".split(" "));
const OF_MANY = new Set("each every any another Each Every Any Another".split(" "));

const known = new WeakMap<Article, ReadonlyMap<string, CapitalWord>>();

/** The capitalised words of an article. Looked for once an article. */
export function capitalWords(article: Article): ReadonlyMap<string, CapitalWord> {
  const made = known.get(article);
  if (made !== undefined) return made;
  const { source, tokens } = article;
  const words = new Map<string, CapitalWord>();
  let before = "";
  for (let row = 0; row < tokens.count; row++) {
    const place = { start: tokens.starts[row] ?? 0, end: tokens.ends[row] ?? 0 };
    const token = textOf(source.text, place);
    const countable = ARTICLES.has(before);
    const oneOfMany = OF_MANY.has(before);
    before = token;
    if (((tokens.flags[row] ?? 0) & TokenFlag.Capital) === 0) continue;
    const word = /['’]s$/.test(token) ? token.slice(0, -2) : token;
    const others = words.get(word);
    if (others === undefined) words.set(word, { place, count: 1, countable, oneOfMany });
    else {
      others.count++;
      others.countable ||= countable;
      others.oneOfMany ||= oneOfMany;
    }
  }
  known.set(article, words);
  return words;
}
