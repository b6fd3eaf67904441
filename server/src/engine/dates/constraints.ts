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
const AHEAD_HASHES = new IntMap();
for (const word of AHEAD) AHEAD_HASHES.set(lowerHash(word), 1);
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
  tokens: TokenTable,
  sentences: readonly Span[],
  taken: readonly Span[],
  language: string,
): DateConstraint[] {
  const found: DateConstraint[] = [];
  const words = new WindowWords(text, tokens);
  const english = language === "en";
  let next = 0;
  for (const sentence of sentences) {
    for (let at = tokenAt(tokens, sentence.start); at < tokens.count; at++) {
      const start = tokens.starts[at] ?? 0;
      if (start >= sentence.end) break;
      if (!english) words.open(sentence.start, sentence.end);
      else if (mayMeanDay(text, start))
        words.open(
          Math.max(sentence.start, start - WINDOW_BEFORE),
          Math.min(sentence.end, start + WINDOW_AFTER),
        );
      else continue;
      if (words.at(at) === "") continue;
      while ((taken[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
      const other = taken[next];
      if (other !== undefined && other.start < words.end(at)) continue;
      const constraint = constraintAt(text, words, at, language);
      if (constraint !== null) found.push(constraint);
    }
  }
  return found;
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

/** False for English words that no relative date turns on. */
function mayMeanDay(text: string, start: number): boolean {
  if (ENGLISH_STARTS[startOf(text, start)] === 0) return false;
  ENGLISH.lastIndex = start;
  return ENGLISH.test(text);
}

// What is looked at of the sentence around an English word.
const WINDOW_BEFORE = 90;
const WINDOW_AFTER = 30;
const LONGEST_WORD = 20;
const ASCII = /^[\x20-\x7e]+$/;

/** The words of a stretch of a text by their numbers in its token table; those that it cuts are what lies in it of them. */
class WindowWords {
  readonly #text: string;
  readonly #tokens: TokenTable;
  #from = 0;
  #to = 0;

  constructor(text: string, tokens: TokenTable) {
    this.#text = text;
    this.#tokens = tokens;
  }

  open(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
  }

  has(token: number): boolean {
    const { starts, ends, count } = this.#tokens;
    if (token < 0 || token >= count) return false;
    return (ends[token] ?? 0) > this.#from && (starts[token] ?? 0) < this.#to;
  }

  start(token: number): number {
    const start = this.#tokens.starts[token] ?? 0;
    if (start >= this.#from) return start;
    return isPart(this.#text.charCodeAt(this.#from)) ? this.#from : this.#from + 1;
  }

  end(token: number): number {
    const end = this.#tokens.ends[token] ?? 0;
    if (end <= this.#to) return end;
    return isPart(this.#text.charCodeAt(this.#to - 1)) ? this.#to : this.#to - 1;
  }

  /** A word in small letters; empty where there is none, and for words too long to mean a day. */
  at(token: number): string {
    if (!this.has(token)) return "";
    const start = this.start(token);
    const end = this.end(token);
    if (end - start > LONGEST_WORD) return "";
    const word = this.#text.slice(start, end);
    return ASCII.test(word) ? word.toLowerCase() : foldDateWord(word);
  }

  /** From the start of one word to the end of another. */
  span(first: number, last: number = first): Span {
    return { start: this.start(first), end: this.end(last) };
  }

  /** Whether a word is one of `AHEAD`: most are known by their hash to be none. */
  isAhead(token: number): boolean {
    const { flags, hashes, starts } = this.#tokens;
    if (!this.has(token)) return false;
    const whole = ((flags[token] ?? 0) & TokenFlag.Wide) === 0 && (starts[token] ?? 0) >= this.#from;
    return (!whole || AHEAD_HASHES.get(hashes[token] ?? 0) >= 0) && AHEAD.has(this.at(token));
  }
}

function isPart(code: number): boolean {
  return isWordCode(code) || isDigitCode(code);
}

function constraintAt(text: string, words: WindowWords, at: number, language: string): DateConstraint | null {
  const word = words.at(at);
  const day = DAYS.get(word);
  if (day !== undefined) return offset(words.span(at), "day", day);
  if (word.length >= 4) {
    const weekday = weekdayNamed(word.endsWith("'s") ? word.slice(0, -2) : word, language);
    if (weekday >= 0 && (language !== "en" || isUpperCode(text.charCodeAt(words.start(at))))) {
      return weekdayConstraint(words, at, weekday);
    }
  }
  const unit = UNITS.get(word);
  if (unit !== undefined) return unitConstraint(text, words, at, unit);
  if (word === "anniversary") return anniversary(words, at);
  const round = TENS.get(word);
  return round === undefined ? null : anniversaryOf(words.span(at), round);
}

function offset({ start, end }: Span, unit: Unit, by: number): DateConstraint {
  return { kind: "offset", unit, least: by, most: by, start, end };
}

function anniversaryOf({ start, end }: Span, ordinal: number): DateConstraint {
  return { kind: "anniversary", ordinal, start, end };
}

/** News of today speak of the last such day; “next”, “coming” and “will … on” look ahead. */
function weekdayConstraint(words: WindowWords, at: number, weekday: number): DateConstraint | null {
  const before = words.at(at - 1);
  const { start, end } = words.span(
    before === "on" || before === "last" || before === "next" ? at - 1 : at,
    at,
  );
  if (before === "next" || before === "coming" || before === "until")
    return { kind: "weekday", weekday, direction: "next", start, end };
  // “on Saturdays”, “Black Friday”, “Saturday Night Live” are habits and names.
  if (before === "black" || before === "good" || before === "every" || before === "cyber") return null;
  let ahead = false;
  for (let verb = at - FARTHEST_VERB; verb < at; verb++) ahead ||= words.isAhead(verb);
  return { kind: "weekday", weekday, direction: ahead ? "next" : "past", start, end };
}

/** “last month”, “two weeks ago”, “10 days earlier”, “earlier this week”. */
function unitConstraint(text: string, words: WindowWords, at: number, unit: Unit): DateConstraint | null {
  if (!words.has(at - 1)) return null;
  const before = words.at(at - 1);
  if (PAST.has(before) && !NUMBERS.has(words.at(at - 2))) {
    return offset(words.span(at - 1, at), unit, -1);
  }
  if (before === "this") return offset(words.span(at - 1, at), unit, 0);
  if (before === "next" || before === "coming") return offset(words.span(at - 1, at), unit, 1);
  if (!AGO.has(words.at(at + 1))) return null;
  const { start, end } = words.span(at - 1);
  const amount =
    isDigit(text.charCodeAt(start)) && end - start <= 2
      ? numberOf(text, start, end)
      : (NUMBERS.get(before === "a" || before === "an" ? "one" : before) ?? 0);
  return amount === 0 ? null : offset(words.span(at - 1, at + 1), unit, -amount);
}

/** “60th anniversary”. */
function anniversary(words: WindowWords, at: number): DateConstraint | null {
  if (!words.has(at - 1)) return null;
  const before = words.at(at - 1);
  const figures = ORDINAL.exec(before);
  const ordinal = figures === null ? ORDINAL_WORDS.get(before.replace("‐", "-")) : Number(figures[1]);
  return ordinal === undefined ? null : anniversaryOf(words.span(at - 1, at), ordinal);
}

const ORDINAL_WORDS = new Map<string, number>([
  ...relativeWords.ordinals.map((word, index): [string, number] => [word, index + 1]),
  ...relativeWords.tenths.map((word, index): [string, number] => [word, (index + 1) * 10]),
]);
