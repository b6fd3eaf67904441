import { foldWords } from "../text/fold";
import ar from "./data/phrases/ar.json";
import de from "./data/phrases/de.json";
import en from "./data/phrases/en.json";
import es from "./data/phrases/es.json";
import fr from "./data/phrases/fr.json";
import it from "./data/phrases/it.json";
import ja from "./data/phrases/ja.json";
import ko from "./data/phrases/ko.json";
import pt from "./data/phrases/pt.json";
import ru from "./data/phrases/ru.json";
import zh from "./data/phrases/zh.json";
import { PART_KINDS, type PartKind } from "./zone";

/**
 * How much a phrase says by itself: `exact` would convince anyone, `good` makes a part that a person should look at,
 * `weak` only counts beside other debris.
 */
export type Trust = "exact" | "good" | "weak";

/**
 * What of the line the phrase has to be: all of it, its beginning, a label (its beginning, then a colon or the
 * like), or anything in it.
 */
export type PhraseMatch = "line" | "start" | "label" | "within";

/** One phrase of the inventory. `#` stands for any number. */
export interface Phrase {
  readonly kind: PartKind;
  readonly match: PhraseMatch;
  readonly trust: Trust;
  readonly language: string;
  readonly words: string;
  /** The longest line, in UTF-16 code units, on which the phrase means what it says. */
  readonly longest: number;
}

/** The phrase files as they are imported. */
export const PHRASE_FILES = [ar, de, en, es, fr, it, ja, ko, pt, ru, zh];

/** No line longer than this is looked up: page wording is short. */
export const LONGEST_PHRASE_LINE = 600;

// A longer line that holds page wording somewhere is a paragraph about it.
const LONGEST_WITHIN = 400;

const LONGEST: Readonly<Record<PhraseMatch, number>> = {
  line: LONGEST_PHRASE_LINE,
  start: 300,
  label: 220,
  within: 400,
};
// Scripts without blanks between words: a phrase may start and stop anywhere.
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
const NUMBER = /\p{Nd}+(?: \p{Nd}+)*/gu;
// What stands between a label and what it labels. Brackets: 【関連記事】.
const LABEL_END = /^[\s»›>]*[:：|»›>–—\-】\]）/]/u;
const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;

const ASCII_ONLY = /^[\x00-\x7f\u2018\u2019\u201c\u201d\u2013\u2014\u2026]*$/;
const BUFFER = new Uint16Array(2 * LONGEST_PHRASE_LINE);
const BLANK = 0x20;
const NUMBER_SIGN = 0x23;

/** Folds as `foldWords` does and writes every number as `#`. */
export function foldPhrase(text: string): string {
  if (text.length <= BUFFER.length && ASCII_ONLY.test(text)) return foldPlain(text);
  const folded = foldWords(text.replaceAll("#", "0"));
  return DIGIT.test(folded) ? folded.replace(NUMBER, "#") : folded;
}

/** The same for plain English, in one walk: most lines are, and all of them come by here. */
function foldPlain(text: string): string {
  let length = 0;
  let last = BLANK;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let next = BLANK;
    if (code >= 0x61 && code <= 0x7a) next = code;
    else if (code >= 0x41 && code <= 0x5a) next = code + 0x20;
    else if ((code >= 0x30 && code <= 0x39) || code === NUMBER_SIGN) {
      // A number goes on over what parts its digits: 1,204 and 12:30 are one.
      if (last === NUMBER_SIGN) continue;
      if (last === BLANK && length >= 2 && BUFFER[length - 2] === NUMBER_SIGN) {
        length--;
        last = NUMBER_SIGN;
        continue;
      }
      next = NUMBER_SIGN;
    }
    if (next === BLANK && last === BLANK) continue;
    BUFFER[length++] = next;
    last = next;
  }
  if (length > 0 && last === BLANK) length--;
  return String.fromCharCode(...BUFFER.subarray(0, length));
}

function narrow<T extends string>(value: string, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

const MATCHES: readonly PhraseMatch[] = ["line", "start", "label", "within"];
const TRUSTS: readonly Trust[] = ["exact", "good", "weak"];

interface Inventory {
  readonly whole: ReadonlyMap<string, Phrase>;
  /** By first word, or first two characters in unspaced scripts; longest first. */
  readonly start: ReadonlyMap<string, readonly Phrase[]>;
  readonly within: ReadonlyMap<string, readonly Phrase[]>;
  readonly unspacedWithin: readonly Phrase[];
}

function keyOf(words: string): string {
  if (UNSPACED.test(words.charAt(0))) return words.slice(0, 2);
  const blank = words.indexOf(" ");
  return blank < 0 ? words : words.slice(0, blank);
}

const RANK: Readonly<Record<Trust, number>> = { exact: 2, good: 1, weak: 0 };

function build(): Inventory {
  const whole = new Map<string, Phrase>();
  const start = new Map<string, Phrase[]>();
  const within = new Map<string, Phrase[]>();
  const unspacedWithin: Phrase[] = [];
  for (const file of PHRASE_FILES) {
    for (const group of file.groups) {
      const kind = narrow(group.kind, PART_KINDS);
      const match = narrow(group.match, MATCHES);
      const trust = narrow(group.trust, TRUSTS);
      if (kind === undefined || match === undefined || trust === undefined) continue;
      const longest =
        "longest" in group && typeof group.longest === "number" ? group.longest : LONGEST[match];
      for (const text of group.phrases) {
        const words = foldPhrase(text);
        if (!LETTER.test(words)) continue;
        const phrase: Phrase = { kind, match, trust, language: file.language, words, longest };
        if (match === "line") {
          const known = whole.get(words);
          if (known === undefined || RANK[known.trust] < RANK[trust]) whole.set(words, phrase);
        } else if (match === "within" && UNSPACED.test(words)) {
          unspacedWithin.push(phrase);
        } else {
          const index = match === "within" ? within : start;
          const same = index.get(keyOf(words));
          if (same === undefined) index.set(keyOf(words), [phrase]);
          else same.push(phrase);
        }
      }
    }
  }
  for (const list of [...start.values(), ...within.values()]) {
    list.sort((a, b) => b.words.length - a.words.length);
  }
  return { whole, start, within, unspacedWithin };
}

let inventory: Inventory | undefined;

function startsWithWords(folded: string, words: string, at: number): boolean {
  if (!folded.startsWith(words, at)) return false;
  const next = at + words.length;
  return (
    next === folded.length || folded.charAt(next) === " " || UNSPACED.test(words.charAt(words.length - 1))
  );
}

/** True where the label's words are followed, in the line as written, by something that ends a label. */
function endsLabel(text: string, words: string): boolean {
  // The fold may be longer or shorter than the text; look for the mark shortly behind where the words end.
  const limit = Math.min(text.length, words.length * 2 + 8);
  for (let at = 1; at < limit; at++) {
    if (LABEL_END.test(text.slice(at, at + 4)) && foldPhrase(text.slice(0, at)) === words) return true;
  }
  return false;
}

const OPENS_QUOTE = /^[\s([-]*["“„«‘'「『]/u;

/**
 * The phrase of the inventory that a line is, starts with, is labelled with or holds; the surest one. `text` is the
 * line without white space around it, `folded` its `foldPhrase`. Words in quotation marks are somebody's words.
 */
export function matchPhrase(text: string, folded: string): Phrase | undefined {
  if (folded === "" || text.length > LONGEST_PHRASE_LINE) return undefined;
  inventory ??= build();
  const whole = inventory.whole.get(folded);
  if (whole !== undefined) return whole;
  if (OPENS_QUOTE.test(text)) return undefined;
  for (const phrase of inventory.start.get(keyOf(folded)) ?? []) {
    if (text.length > phrase.longest || !startsWithWords(folded, phrase.words, 0)) continue;
    if (phrase.match === "start" || endsLabel(text, phrase.words)) return phrase;
  }
  return text.length > LONGEST_WITHIN ? undefined : withinPhrase(inventory, text, folded);
}

function withinPhrase(from: Inventory, text: string, folded: string): Phrase | undefined {
  for (let at = 0; at >= 0 && at < folded.length; ) {
    const blank = folded.indexOf(" ", at);
    const word = folded.slice(at, blank < 0 ? folded.length : blank);
    for (const phrase of from.within.get(word) ?? []) {
      if (text.length <= phrase.longest && startsWithWords(folded, phrase.words, at)) return phrase;
    }
    at = blank < 0 ? folded.length : blank + 1;
  }
  if (UNSPACED.test(folded)) {
    for (const phrase of from.unspacedWithin) {
      if (text.length <= phrase.longest && folded.includes(phrase.words)) return phrase;
    }
  }
  return undefined;
}
