import { type Article, type ArticleId, fileName } from "../article/article";
import { type Day, DOUBTFUL } from "../dates/expression";
import { hash53 } from "../text/hash";
import { rangeOf } from "../text/lines";
import { type TextRange, textOf } from "../text/span";
import { TokenFlag, tokenAt } from "../text/tokens";
import { type DateFacts, dateFacts } from "./date-facts";
import { type DuplicateFacts, duplicateFacts } from "./duplicate-facts";
import { type LineFact, lineFacts } from "./line-facts";
import { type AcronymFact, acronymFacts, type NameFact, nameFacts } from "./name-facts";
import { relatedFacts } from "./related-facts";
import { type SpellingFact, spellingFacts } from "./spelling-facts";

/** What the corpus needs to know of one article and nothing else: plain data, serialisable as JSON. */
export interface Digest {
  readonly id: ArticleId;
  /** Hash of the whole text: two articles with the same hash have the same text. */
  readonly textHash: number;
  /** Title, else first sentence, else file name. */
  readonly label: string;
  readonly hasTitle: boolean;
  readonly language: string;
  /** Words outside boilerplate. */
  readonly words: number;
  /** Null also where there is only a doubtful guess. */
  readonly published: { readonly day: Day; readonly confidence: number; readonly at?: TextRange } | null;
  readonly dates: DateFacts;
  readonly lines: readonly LineFact[];
  readonly names: readonly NameFact[];
  readonly acronyms: readonly AcronymFact[];
  /** The phrases by which its event is known again; see `related-facts.ts`. */
  readonly phrases: string;
  readonly duplicates: DuplicateFacts;
  readonly spellings: readonly SpellingFact[];
}

const LONGEST_LABEL = 120;
// Up to here, what tokens are made of are letters, digits, and what joins them.
const LAST_LATIN = 0x24f;
const SOFT_HYPHEN = 0xad;

/** Takes from an article what the corpus needs to know of it. */
export function digestArticle(article: Article): Digest {
  const { source } = article;
  return {
    id: source.id,
    textHash: hash53(source.text),
    label: labelOf(article),
    hasTitle: article.title !== null,
    language: article.language.code,
    words: countWords(article),
    published: publishedOf(article),
    dates: dateFacts(article),
    lines: lineFacts(article),
    names: nameFacts(article),
    acronyms: acronymFacts(article),
    phrases: relatedFacts(article),
    duplicates: duplicateFacts(article),
    spellings: spellingFacts(article),
  };
}

function publishedOf({ published, lines }: Article): Digest["published"] {
  if (published === null || published.confidence < DOUBTFUL) return null;
  const { day, span } = published;
  const confidence = Math.round(published.confidence * 1000) / 1000;
  return span === undefined ? { day, confidence } : { day, confidence, at: rangeOf(lines, span) };
}

/** What the article is called in lists: its title, else its first sentence, else its file name. */
export function labelOf(article: Article): string {
  const span = article.title ?? article.sentences[0];
  const label = span === undefined ? "" : textOf(article.source.text, span).replace(/\s+/g, " ");
  if (label === "") return fileName(article.source.id);
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

const MIXED = TokenFlag.Joint | TokenFlag.Wide;
const WORDS = /[\p{L}\p{N}]+/gu;

function countWords({ source, sentences, tokens }: Article): number {
  const { starts, ends, flags, count } = tokens;
  let sum = 0;
  for (const sentence of sentences) {
    for (let token = tokenAt(tokens, sentence.start); token < count; token++) {
      const start = starts[token] ?? 0;
      if (start >= sentence.end) break;
      sum += ((flags[token] ?? 0) & MIXED) === 0 ? 1 : wordsIn(source.text, start, ends[token] ?? 0);
    }
  }
  return sum;
}

/** The runs of letters and digits in a token, which starts and ends with one; Unicode is asked where it is not sure. */
function wordsIn(text: string, start: number, end: number): number {
  let words = 1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x27 || code === 0x2d || code === 0x2019) words++;
    else if (code > LAST_LATIN || code === SOFT_HYPHEN)
      return text.slice(start, end).match(WORDS)?.length ?? 0;
  }
  return words;
}
