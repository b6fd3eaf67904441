import { isSpaceCode } from "../text/lines";
import type { Span } from "../text/span";
import { isUpperCode, type TokenTable, tokenAt, tokenise } from "../text/tokens";
import relativeWords from "./data/relative.json";
import { isDigit, numberOf } from "./digits";
import type { DateConstraint } from "./expression";
import { foldDateWord, weekdayNamed } from "./words";

type Unit = "day" | "week" | "month" | "year";

const DAYS = new Map<string, number>();
for (const [offset, phrases] of Object.entries(relativeWords.days)) {
  for (const phrase of phrases) DAYS.set(foldDateWord(phrase), Number(offset));
}
const UNITS = new Map<string, Unit>();
for (const unit of ["day", "week", "month", "year"] as const) {
  for (const word of relativeWords.units[unit]) UNITS.set(foldDateWord(word), unit);
}
const NUMBERS = new Map(relativeWords.numbers.map((word, index) => [word, index + 1]));
const PAST = new Set(["last", "past"]);
/** Verbs before a weekday that is to come: “will meet on Monday”. */
const AHEAD = new Set(["will", "shall", "scheduled", "upcoming", "plans", "planned", "expected", "due"]);
const FARTHEST_VERB = 8;
const AGO = new Set(["ago", "earlier"]);
const ORDINAL = /^(\d{1,3})(?:st|nd|rd|th)$/;
const TENS = new Map([
  ["centenary", 100],
  ["centennial", 100],
  ["bicentenary", 200],
  ["sesquicentennial", 150],
]);

export interface ConstraintClues {
  readonly text: string;
  readonly tokens: TokenTable;
  readonly sentences: readonly Span[];
  readonly dates: readonly Span[];
  /** The dates without year, the months and the years of the text. */
  readonly partial: readonly DateConstraint[];
  readonly language: string;
}

/** All that the sentences of a text say of days without naming one in full, in order. */
export function findConstraints({
  text,
  tokens,
  sentences,
  dates,
  partial,
  language,
}: ConstraintClues): DateConstraint[] {
  const within: DateConstraint[] = [];
  let at = 0;
  for (const sentence of sentences) {
    while (at < partial.length && (partial[at]?.start ?? 0) < sentence.start) at++;
    for (; at < partial.length; at++) {
      const constraint = partial[at];
      if (constraint === undefined || constraint.start >= sentence.end) break;
      within.push(constraint);
    }
  }
  const taken = [...dates, ...within].sort((a, b) => a.start - b.start);
  const relative = findRelativeDates(text, tokens, sentences, taken, language);
  return [...within, ...relative].sort((a, b) => a.start - b.start);
}

/**
 * What the given sentences say of days relative to their publication: “on Saturday”, “yesterday”, “last month”,
 * “ten days ago”, “60th anniversary”. English, but for weekdays and the words for today and yesterday. In order.
 */
function findRelativeDates(
  text: string,
  table: TokenTable,
  sentences: readonly Span[],
  taken: readonly Span[],
  language: string,
): DateConstraint[] {
  const found: DateConstraint[] = [];
  let next = 0;
  for (const { start, end } of windowsOf(text, table, sentences, language)) {
    const tokens = tokenise(text, start.window, end.window);
    const words = new Words(text, tokens);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined || words.at(at) === "" || token.start < start.words) continue;
      if (token.start >= end.words) break;
      while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++;
      const other = taken[next];
      if (other !== undefined && other.start < token.end) continue;
      const constraint = constraintAt(text, tokens, words, at, language);
      if (constraint !== null) found.push(constraint);
    }
  }
  return found;
}

/** Words to look at, and the wider stretch of their sentence that tells what they mean. */
interface Window {
  readonly start: { readonly window: number; readonly words: number };
  readonly end: { readonly window: number; readonly words: number };
}

// Every English word that a relative date turns on; asked only where a word begins with one of the first letters of these.
const ENGLISH =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]o(?:day|night|morrow)|[Yy]esterday|(?:day|week|month|year)s?\b|anniversary|[Cc]enten|bicenten|sesqui)/y;
const ENGLISH_STARTS = new Uint8Array(1 << 15);
for (const start of "mon tue wed thu fri sat sun tod ton tom yes day wee yea ann cen bic ses".split(" ")) {
  ENGLISH_STARTS[startOf(start, 0)] = 1;
}

/** The first three letters of a word, five bits each, the same for capitals. */
function startOf(text: string, at: number): number {
  const first = text.charCodeAt(at) & 31;
  return (first << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}

const WINDOW_BEFORE = 90;
const WINDOW_AFTER = 30;

function windowsOf(text: string, tokens: TokenTable, sentences: readonly Span[], language: string): Window[] {
  if (language !== "en") {
    return sentences.map(({ start, end }) => ({
      start: { window: start, words: start },
      end: { window: end, words: end },
    }));
  }
  const windows: Window[] = [];
  for (const sentence of sentences) {
    for (let at = tokenAt(tokens, sentence.start); at < tokens.count; at++) {
      const index = tokens.starts[at] ?? 0;
      if (index >= sentence.end) break;
      if (ENGLISH_STARTS[startOf(text, index)] === 0) continue;
      ENGLISH.lastIndex = index;
      if (!ENGLISH.test(text)) continue;
      windows.push({
        start: { window: Math.max(sentence.start, index - WINDOW_BEFORE), words: index },
        end: { window: Math.min(sentence.end, index + WINDOW_AFTER), words: index + 1 },
      });
    }
  }
  return windows;
}

const ASCII = /^[\x20-\x7e]+$/;

/** The words of some tokens in small letters, made when they are asked for: of most windows few are. */
class Words {
  readonly #text: string;
  readonly #tokens: readonly Span[];
  readonly #known: string[] = [];

  constructor(text: string, tokens: readonly Span[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** Empty where there is no such token, and for words too long to mean a day. */
  at(index: number): string {
    const token = this.#tokens[index];
    if (token === undefined) return "";
    this.#known[index] ??= lowered(this.#text, token);
    return this.#known[index];
  }
}

function lowered(text: string, token: Span): string {
  if (token.end - token.start > 20) return "";
  const word = text.slice(token.start, token.end);
  return ASCII.test(word) ? word.toLowerCase() : foldDateWord(word);
}

function constraintAt(
  text: string,
  tokens: readonly Span[],
  words: Words,
  at: number,
  language: string,
): DateConstraint | null {
  const token = tokens[at];
  const word = words.at(at);
  if (token === undefined) return null;
  const day = DAYS.get(word);
  if (day !== undefined) return { kind: "offset", unit: "day", least: day, most: day, ...spanOf(token) };
  if (word.length >= 4) {
    const weekday = weekdayNamed(word.endsWith("'s") ? word.slice(0, -2) : word, language);
    if (weekday >= 0 && (language !== "en" || isUpperCode(text.charCodeAt(token.start)))) {
      return weekdayConstraint(tokens, words, at, weekday);
    }
  }
  const unit = UNITS.get(word);
  if (unit !== undefined) return unitConstraint(text, tokens, words, at, unit);
  if (word === "anniversary") return anniversary(text, tokens, words, at);
  const round = TENS.get(word);
  if (round !== undefined) return { kind: "anniversary", ordinal: round, ...spanOf(token) };
  return null;
}

function spanOf(first: Span, last: Span = first): Span {
  return { start: first.start, end: last.end };
}

/** News of today speak of the last such day; “next”, “coming” and “will … on” look ahead. */
function weekdayConstraint(
  tokens: readonly Span[],
  words: Words,
  at: number,
  weekday: number,
): DateConstraint | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const before = words.at(at - 1);
  const span = spanOf(
    before === "on" || before === "last" || before === "next" ? (tokens[at - 1] ?? token) : token,
    token,
  );
  if (before === "next" || before === "coming" || before === "until")
    return { kind: "weekday", weekday, direction: "next", ...span };
  // “on Saturdays”, “Black Friday”, “Saturday Night Live” are habits and names.
  if (before === "black" || before === "good" || before === "every" || before === "cyber") return null;
  let ahead = false;
  for (let verb = at - FARTHEST_VERB; verb < at; verb++) ahead ||= AHEAD.has(words.at(verb));
  return { kind: "weekday", weekday, direction: ahead ? "next" : "past", ...span };
}

/** “last month”, “two weeks ago”, “10 days earlier”, “earlier this week”. */
function unitConstraint(
  text: string,
  tokens: readonly Span[],
  words: Words,
  at: number,
  unit: Unit,
): DateConstraint | null {
  const token = tokens[at];
  const first = tokens[at - 1];
  if (token === undefined || first === undefined) return null;
  const before = words.at(at - 1);
  if (PAST.has(before) && !NUMBERS.has(words.at(at - 2))) {
    return { kind: "offset", unit, least: -1, most: -1, ...spanOf(first, token) };
  }
  if (before === "this") return { kind: "offset", unit, least: 0, most: 0, ...spanOf(first, token) };
  if (before === "next" || before === "coming")
    return { kind: "offset", unit, least: 1, most: 1, ...spanOf(first, token) };
  const last = tokens[at + 1];
  if (last === undefined || !AGO.has(words.at(at + 1))) return null;
  const amount =
    isDigit(text.charCodeAt(first.start)) && first.end - first.start <= 2
      ? numberOf(text, first.start, first.end)
      : (NUMBERS.get(before === "a" || before === "an" ? "one" : before) ?? 0);
  if (amount === 0) return null;
  return { kind: "offset", unit, least: -amount, most: -amount, ...spanOf(first, last) };
}

/** “60th anniversary”. */
function anniversary(text: string, tokens: readonly Span[], words: Words, at: number): DateConstraint | null {
  const token = tokens[at];
  const first = tokens[at - 1];
  if (token === undefined || first === undefined || isSpaceCode(text.charCodeAt(first.start))) return null;
  const before = words.at(at - 1);
  const figures = ORDINAL.exec(before);
  const ordinal = figures === null ? ORDINAL_WORDS.get(before.replace("‐", "-")) : Number(figures[1]);
  return ordinal === undefined ? null : { kind: "anniversary", ordinal, ...spanOf(first, token) };
}

const ORDINAL_WORDS = new Map<string, number>([
  ...relativeWords.ordinals.map((word, index): [string, number] => [word, index + 1]),
  ...relativeWords.tenths.map((word, index): [string, number] => [word, (index + 1) * 10]),
]);
