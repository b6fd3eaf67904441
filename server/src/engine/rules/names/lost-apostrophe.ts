import type { Article } from "../../article/article";
import { isUnknownWord } from "../../names/capital-runs";
import { clusterOf } from "../../names/clusters";
import {
  familyNames,
  functionWords,
  givenNames,
  lookUp,
  notNames,
  reportingVerbs,
} from "../../names/lexicon";
import type { EntityKind } from "../../settings";
import { fold } from "../../text/fold";
import { rangeOf } from "../../text/lines";
import { type Span, textOf } from "../../text/span";
import { isUpperCode, type Token, TokenFlag, tokenAt, tokenise } from "../../text/tokens";
import type { Observation, Rule, RuleContext } from "../rule";
import { capitalWords } from "./capital-words";
import { LastWords } from "./last-words";

/** Words before a plural: "the Kims", "two Koreas". */
const BEFORE_PLURAL = new Set(
  "the both two three all these those other several many some few our their young old".split(" "),
);

// A name that the article does not write without s must be this well known to the corpus.
const ELSEWHERE = 3;
// What this many articles write with its s, and fewer without it, is a name of its own: of a team, of a band.
const GROUP = 2;

export const lostApostrophe: Rule = {
  id: "names/lost-apostrophe",
  summary: "Possessive of a name without its apostrophe, or with it in the wrong place",
  why: "“Kims message” makes a name that nobody bears, and hides a mention of the one who does.",
  severity: "warning",
  check: (context) => lostApostrophes(context, mayHoldPossessive),
};

/** The finds in the sentences that `mayHold` lets through. */
export function* lostApostrophes(
  { article, corpus, settings }: RuleContext,
  mayHold: (article: Article, sentence: Span) => boolean,
): Generator<Observation> {
  const known = new LastWords(article);
  const elsewhere = (stem: string): EntityKind | null =>
    corpus.names.articleCount(stem) >= ELSEWHERE && corpus.names.articleCount(`${stem}s`) <= 1
      ? (corpus.names.entityOf(stem, settings)?.kind ?? null)
      : null;
  // Of the Yankees each is a Yankee.
  const isGroup = (word: string, stem: string): boolean => {
    const articles = corpus.names.articleCount(word);
    return articles >= GROUP && articles > corpus.names.articleCount(stem);
  };
  const { text } = article.source;
  for (const sentence of article.sentences) {
    if (!mayHold(article, sentence)) continue;
    const tokens = tokenise(text, sentence.start, sentence.end);
    for (let at = 0; at < tokens.length; at++) {
      const observation = observe(article, tokens, at, known, elsewhere, isGroup);
      if (observation !== null) yield observation;
    }
  }
}

/**
 * A quick look whether a sentence has a capitalised word that ends in s, and one that stands before what it may own: most
 * have none.
 */
export function mayHoldPossessive({ source: { text }, tokens }: Article, sentence: Span): boolean {
  const { starts, ends, flags, count } = tokens;
  let plural = false;
  let owner = false;
  const first = tokenAt(tokens, sentence.start);
  // A word that the sentence begins within is another one there.
  if (first > 0 && (ends[first - 1] ?? 0) > sentence.start) owner = true;
  for (let row = first; row < count && !(plural && owner); row++) {
    const end = ends[row] ?? 0;
    if (end > sentence.end) break;
    const flag = flags[row] ?? 0;
    if ((flag & TokenFlag.Capital) === 0 || text.charCodeAt(end - 1) !== SMALL_S) continue;
    const joint = (flag & TokenFlag.Joint) !== 0;
    if (!joint) plural = true;
    else if (hasApostrophe(text, starts[row] ?? 0, end)) continue;
    const next = starts[row + 1] ?? 0;
    const nextEnd = ends[row + 1] ?? 0;
    if (row + 1 === count || next >= sentence.end) continue;
    owner ||= nextEnd > sentence.end;
    owner ||=
      ((flags[row + 1] ?? 0) & (TokenFlag.Capital | TokenFlag.FirstDigit)) === 0 &&
      isBlank(text, isApostrophe(text, end) ? end + 1 : end, next) &&
      mayFollow(text.slice(next, nextEnd));
  }
  return plural && owner;
}

const SMALL_S = 0x73;

function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x27 || code === 0x2019;
}

function hasApostrophe(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at > start; at--) if (isApostrophe(text, at)) return true;
  return false;
}

/** White space, and some of it. */
function isBlank(text: string, start: number, end: number): boolean {
  if (end === start + 1 && text.charCodeAt(start) === 0x20) return true;
  return start < end && text.slice(start, end).trim() === "";
}

/**
 * Where the article writes a stem by itself, and its s-form but once: a name that was not recognised. None of which there
 * are several.
 */
function aloneIn(article: Article, stem: string): Span | null {
  const written = capitalWords(article);
  const own = written.get(stem);
  if (own === undefined || own.countable || !mayBeName(stem)) return null;
  return written.get(`${stem}s`)?.count === 1 && isUnknownWord(`${stem}s`) ? own : null;
}

/** No mere word of the language. */
function mayBeName(word: string): boolean {
  const folded = fold(word);
  return (
    isUnknownWord(word) || lookUp(word) !== undefined || familyNames.has(folded) || givenNames.has(folded)
  );
}

/** Where the article names what stands before the `s` of the word at `at`; null where it does not. */
function ownerOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  stem: string,
  known: LastWords,
): Span | null {
  for (const { before, place } of known.endingIn(stem)) {
    const stands = before.every((word, index) => {
      const token = tokens[at - before.length + index];
      return token !== undefined && textOf(text, token) === word;
    });
    if (stands) return place;
  }
  const token = tokens[at];
  const listed = lookUp(stem);
  const isPlace = listed?.kind === "place" && listed.type !== "city" && !givenNames.has(fold(stem));
  return token !== undefined && isPlace ? token : null;
}

function observe(
  article: Article,
  tokens: readonly Token[],
  at: number,
  known: LastWords,
  elsewhere: (stem: string) => EntityKind | null,
  isGroup: (word: string, stem: string) => boolean,
): Observation | null {
  const { text } = article.source;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined || !isUpperCode(text.charCodeAt(token.start))) return null;
  if (text.charCodeAt(token.end - 1) !== SMALL_S || hasApostrophe(text, token.start, token.end)) return null;
  const apostrophe = isApostrophe(text, token.end);
  const end = apostrophe ? token.end + 1 : token.end;
  if (!isBlank(text, end, next.start) || !mayFollow(textOf(text, next))) return null;
  const before = tokens[at - 1];
  if (before !== undefined && BEFORE_PLURAL.has(textOf(text, before).toLowerCase())) return null;
  const word = textOf(text, token);
  const stem = word.slice(0, -1);
  // "New Yorks": as long as it has its first word, it is nobody called York.
  const isPlace = before !== undefined && lookUp(`${textOf(text, before)} ${stem}`)?.kind === "place";
  if (!isPlace && isNameItself(word)) return null;
  // At the beginning of a sentence every word is capitalised: "Begonias thrive".
  const written = at > 0 ? aloneIn(article, stem) : null;
  if (known.has(word) && written === null) return null;
  if (capitalWords(article).get(stem)?.oneOfMany === true) return null;
  const owner = (isPlace ? token : null) ?? ownerOf(text, tokens, at, stem, known) ?? written;
  // "Unions slammed the plan": every word is capitalised at the beginning, and this one has a plural.
  const isPlural = at === 0 && !isUnknownWord(word);
  const kind = owner === null && !isPlural ? elsewhere(stem) : null;
  if (owner === null && kind === null && !hasNoPlural(stem)) return null;
  if (!isPlace && !apostrophe && isGroup(word, stem)) return null;
  const place = owner ?? token;
  const behind = tokens.slice(at + 1, at + 2 + MOST_BETWEEN).map((each) => textOf(text, each));
  const byPerson =
    !apostrophe && !isPlace && lookUp(stem)?.kind !== "place" && (kind === null || kind === "person");
  if (!isOwned(behind, byPerson)) return null;
  if (!apostrophe && !/\p{Ll}$/u.test(stem)) return null;
  const style = apostrophe ? text.charAt(token.end) : styleOf(text);
  const possessive = `${stem}${style}s`;
  const start = coordinated(text, tokens, at, known);
  const span = { start, end: next.end };
  const said = textOf(text, span);
  return {
    span,
    message: `“${said}”: the possessive of “${stem}” is “${possessive}”`,
    confidence: apostrophe ? 0.95 : 0.9,
    evidence: [{ message: `“${textOf(text, place)}” here`, range: rangeOf(article.lines, place) }],
    subject: `${word} → ${possessive}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${text.slice(start, token.start)}${possessive}${text.slice(end, next.end)}”`,
        safety: "review",
        edits: [{ start: token.start, end, newText: possessive }],
        preferred: true,
      },
    ],
  };
}

/** A name of its own that ends in s, or a group: "Adams", "Honduras", "Muslims". */
function isNameItself(word: string): boolean {
  if (lookUp(word) !== undefined || familyNames.has(fold(word))) return true;
  const stem = word.slice(0, -1).toLowerCase();
  return notNames.has(stem) && !SIBILANT.test(stem);
}

// "Bushs", "Universitys" are no plurals.
const SIBILANT = /(?:s|sh|ch|x|z|[^aeiou]y)$/;

/** A word whose plural is written otherwise: of "Northwestern Universitys medical school", "President Bushs plan". */
function hasNoPlural(stem: string): boolean {
  if (/(?:sh|x)$/.test(stem)) return !isUnknownWord(stem) && isUnknownWord(`${stem}s`);
  return (
    /[^aeiou]y$/.test(stem) &&
    clusterOf(stem.toLowerCase()) > 0 &&
    !familyNames.has(fold(stem)) &&
    !givenNames.has(fold(stem))
  );
}

function isNoun(word: string): boolean {
  return isPlain(word) && !/(?:ed|ing|ly)$/.test(word);
}

function isPlain(word: string): boolean {
  if (word === "police") return true;
  return /^\p{Ll}[\p{Ll}-]+$/u.test(word) && !functionWords.has(word) && !reportingVerbs.has(word);
}

/** What a possessor may stand before. */
function mayFollow(word: string): boolean {
  return isPlain(word) || RANKING.test(word);
}

/**
 * A noun, or what can stand between a possessor and a noun: "surging economy", "first liquidated listed company". People do
 * what ends so: "Parkers arrived home".
 */
function isOwned(words: readonly string[], byPerson: boolean): boolean {
  const [first = ""] = words;
  if (isNoun(first)) return true;
  if (byPerson || !mayFollow(first)) return false;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    if (isNoun(word) || /^[\p{Lu}\d]/u.test(word)) return true;
    if (!isPlain(word)) return false;
  }
  return false;
}

// "first liquidated listed company", "internationally recognized 200-mile limit".
const MOST_BETWEEN = 3;

/** Words that stand between a possessor and what it has: "Japans only harbour". */
const RANKING =
  /^(?:only|most|least|own|first|second|third|next|last|latest|best|worst|former|new|one|two|three|four|five|six|seven|eight|nine|ten)$/;

/** The apostrophe that the text uses more; the typographic one where it uses none. */
function styleOf(text: string): string {
  const straight = text.match(/\p{L}'\p{L}/gu)?.length ?? 0;
  const curly = text.match(/\p{L}’\p{L}/gu)?.length ?? 0;
  return straight > curly ? "'" : "’";
}

/** Where the possessor starts: "Xi and Kims message" has two. */
function coordinated(text: string, tokens: readonly Token[], at: number, known: LastWords): number {
  const token = tokens[at];
  const and = tokens[at - 1];
  const first = tokens[at - 2];
  if (token === undefined) return 0;
  if (and === undefined || first === undefined || textOf(text, and) !== "and") return token.start;
  return known.has(textOf(text, first)) ? first.start : token.start;
}
