import { IntMap } from "../text/int-map";
import { isSpaceCode } from "../text/lines";
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
import { FoldedLine, foldPhrase, hashOfWord, isUnspaced, LONGEST_PHRASE_LINE } from "./folded-line";
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
  /** As written for a phrase that is a whole line, which is known by its key; folded for others. */
  readonly words: string;
  /** The longest line, in UTF-16 code units, on which the phrase means what it says. */
  readonly longest: number;
}

/** The phrase files as they are imported. */
export const PHRASE_FILES = [ar, de, en, es, fr, it, ja, ko, pt, ru, zh];

// A longer line that holds page wording somewhere is a paragraph about it.
const LONGEST_WITHIN = 400;

const LONGEST: Readonly<Record<PhraseMatch, number>> = {
  line: LONGEST_PHRASE_LINE,
  start: 300,
  label: 220,
  within: 400,
};
// What stands between a label and what it labels. Brackets: 【関連記事】.
const LABEL_END = /^[\s»›>]*[:：|»›>–—\-】\]）/]/u;

function narrow<T extends string>(value: string, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}

const MATCHES: readonly PhraseMatch[] = ["line", "start", "label", "within"];
const TRUSTS: readonly Trust[] = ["exact", "good", "weak"];

const LOW_BITS = 0xffff;
const FEW_BITS = 0xfff;

/** Phrases by a hash of how they begin. */
class PhraseIndex {
  /** 1 for the low bits of all hashes: most words are known by these to begin no phrase. */
  readonly #may = new Uint8Array(FEW_BITS + 1);
  readonly #numbers = new IntMap();
  readonly #phrases: Phrase[][] = [];

  add(key: number, phrase: Phrase): void {
    this.#may[key & FEW_BITS] = 1;
    const number = this.#numbers.numberOf(key);
    const same = this.#phrases[number];
    if (same === undefined) this.#phrases.push([phrase]);
    else same.push(phrase);
  }

  get(key: number): readonly Phrase[] {
    if (this.#may[key & FEW_BITS] === 0) return NONE;
    const number = this.#numbers.get(key);
    return number < 0 ? NONE : (this.#phrases[number] ?? NONE);
  }

  sort(): void {
    for (const list of this.#phrases) list.sort((a, b) => b.words.length - a.words.length);
  }
}

const NONE: readonly Phrase[] = [];

interface Inventory {
  /** By the keys of folded lines. */
  readonly whole: ReadonlyMap<number, Phrase>;
  /** 1 for the low bits of all keys of `whole`: most lines are known by these to be no phrase. */
  readonly mayBeWhole: Uint8Array;
  /** By first word, or first two characters in unspaced scripts; longest first. */
  readonly start: PhraseIndex;
  readonly within: PhraseIndex;
  readonly unspacedWithin: readonly Phrase[];
}

const RANK: Readonly<Record<Trust, number>> = { exact: 2, good: 1, weak: 0 };

function build(): Inventory {
  const whole = new Map<number, Phrase>();
  const start = new PhraseIndex();
  const within = new PhraseIndex();
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
        line.read(text);
        if (!line.hasLetters) continue;
        const words = match === "line" ? text : line.toString();
        const phrase: Phrase = { kind, match, trust, language: file.language, words, longest };
        if (match === "line") {
          const known = whole.get(line.key);
          if (known === undefined || RANK[known.trust] < RANK[trust]) whole.set(line.key, phrase);
        } else if (match === "within" && line.unspaced) unspacedWithin.push(phrase);
        else (match === "within" ? within : start).add(firstHash(), phrase);
      }
    }
  }
  start.sort();
  within.sort();
  const mayBeWhole = new Uint8Array(LOW_BITS + 1);
  for (const key of whole.keys()) mayBeWhole[key & LOW_BITS] = 1;
  return { whole, mayBeWhole, start, within, unspacedWithin };
}

let inventory: Inventory | undefined;
const line = new FoldedLine();

/** True where the label's words are followed, in the line as written, by something that ends a label. */
function endsLabel(text: string, words: string): boolean {
  // The fold may be longer or shorter than the text; look for the mark shortly behind where the words end.
  const limit = Math.min(text.length, words.length * 2 + 8);
  for (let at = 1; at < limit; at++) {
    if (LABEL_END.test(text.slice(at, at + 4)) && foldPhrase(text.slice(0, at)) === words) return true;
  }
  return false;
}

const QUOTES = "\"“„«‘'「『";

/** True where a quotation mark is the first that stands in the line but for blanks, brackets and hyphens. */
function opensQuote(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x28 || code === 0x5b || code === 0x2d || isSpaceCode(code)) continue;
    return (code < 0x41 || code > 0x7a) && QUOTES.includes(text.charAt(at));
  }
  return false;
}

/** What looking a line up shows. */
export interface LookedUp {
  readonly phrase: Phrase | undefined;
  /** Equal for lines with the same words, but for case, diacritics, punctuation and figures; 0 for a line without any. */
  readonly key: number;
  /** How long the folded line is. */
  readonly length: number;
}

/**
 * Looks the line in `[start, end)` of a text, without white space around it, up in the inventory: the phrase that it is,
 * starts with, is labelled with or holds; the surest one. Words in quotation marks are somebody's words.
 */
export function lookUpLine(text: string, start = 0, end = text.length): LookedUp {
  inventory ??= build();
  line.read(text, start, end);
  const { key, length } = line;
  return { phrase: length === 0 ? undefined : matchLine(inventory, text, start, end), key, length };
}

/** As `lookUpLine` for who asks for the phrase only. */
export function matchPhrase(text: string): Phrase | undefined {
  return lookUpLine(text).phrase;
}

function matchLine(from: Inventory, text: string, start: number, end: number): Phrase | undefined {
  const whole = from.mayBeWhole[line.key & LOW_BITS] === 1 ? from.whole.get(line.key) : undefined;
  if (whole !== undefined) return whole;
  const length = end - start;
  if (opensQuote(text, start, end)) return undefined;
  for (const phrase of from.start.get(firstHash())) {
    if (length > phrase.longest || !line.startsWith(phrase.words, 0)) continue;
    if (phrase.match === "start" || endsLabel(text.slice(start, end), phrase.words)) return phrase;
  }
  return length > LONGEST_WITHIN ? undefined : withinPhrase(from, length);
}

function firstHash(): number {
  const { codes, length, hashes } = line;
  if (!isUnspaced(codes[0] ?? 0)) return hashes[0] ?? 0;
  return hashOfWord(String.fromCharCode(...codes.subarray(0, Math.min(2, length))));
}

function withinPhrase(from: Inventory, length: number): Phrase | undefined {
  const { words, starts, hashes } = line;
  for (let at = 0; at < words; at++) {
    const phrases = from.within.get(hashes[at] ?? 0);
    if (phrases === NONE) continue;
    for (const phrase of phrases) {
      if (length <= phrase.longest && line.startsWith(phrase.words, starts[at] ?? 0)) return phrase;
    }
  }
  if (line.unspaced) {
    const folded = line.toString();
    for (const phrase of from.unspacedWithin) {
      if (length <= phrase.longest && folded.includes(phrase.words)) return phrase;
    }
  }
  return undefined;
}
