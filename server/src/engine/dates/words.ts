import words from "./data/words.json";

/** What one word can mean: the number, and the languages in which it means it. */
interface Reading {
  readonly number: number;
  readonly languages: Set<string>;
}

type Lexicon = Map<string, Reading[]>;

function lexiconOf(table: Readonly<Record<string, readonly string[]>>, first: number): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const [locale, rows] of Object.entries(table)) {
    const language = locale.slice(0, 2);
    for (const [index, row] of rows.entries()) {
      for (const word of row.split("|")) {
        const readings = lexicon.get(word) ?? [];
        lexicon.set(word, readings);
        const known = readings.find((reading) => reading.number === index + first);
        if (known !== undefined) known.languages.add(language);
        else readings.push({ number: index + first, languages: new Set([language]) });
      }
    }
  }
  return lexicon;
}

const MONTHS = lexiconOf(words.months, 1);
const WEEKDAYS = lexiconOf(words.weekdays, 0);

/** Months that are written as two words: their first word. */
const FIRST_OF_TWO = new Set(
  [...MONTHS.keys()].filter((word) => word.includes(" ")).map((word) => word.slice(0, word.indexOf(" "))),
);

/**
 * Tells at a glance that a word is none of a list: by the two letters with which it begins, or ends. Letters beyond ASCII
 * fold to others, and are let pass.
 */
export class EdgeFilter {
  readonly #starts = new Uint8Array(1024);
  readonly #ends = new Uint8Array(1024);

  add(folded: string): void {
    this.#starts[pairOf(folded.charCodeAt(0), folded.charCodeAt(1))] = 1;
    const { length } = folded;
    this.#ends[pairOf(folded.charCodeAt(length - 2), folded.charCodeAt(length - 1))] = 1;
  }

  /** False where no word begins with these two code units. */
  starts(first: number, second: number): boolean {
    return first > 127 || second > 127 || this.#starts[pairOf(first, second)] === 1;
  }

  /** False where no word ends with these two code units. */
  ends(first: number, second: number): boolean {
    return first > 127 || second > 127 || this.#ends[pairOf(first, second)] === 1;
  }
}

/** Five bits a letter, the same for capitals. */
function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** The words of months' names, and what may stand between them and a day: “July the 4th”. */
export const monthEdges = new EdgeFilter();
monthEdges.add("the");
for (const name of MONTHS.keys()) for (const word of name.split(" ")) monthEdges.add(word);

const ASCII_WORD = /^[A-Za-z]+$/;

/** Lower case, without diacritics and stops: the form in which the word lists are kept. */
export function foldDateWord(word: string): string {
  if (ASCII_WORD.test(word)) return word.toLowerCase();
  return word
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]+/g, "")
    .replace(/[\u200B-\u200F\u202A-\u202E]/g, "")
    .toLowerCase()
    .replace(/[.,'’]/g, "")
    .trim();
}

/** The month (1 to 12) a folded word names, 0 where none. Where languages disagree, `language` decides. */
export function monthOf(word: string, language: string): number {
  return pick(MONTHS.get(word), language)?.number ?? 0;
}

/** True where the folded word begins a month name of two words. */
export function startsLongMonth(word: string): boolean {
  return FIRST_OF_TWO.has(word);
}

/** The weekday (0 is Sunday) a folded word names, -1 where none. Where languages disagree, `language` decides. */
export function weekdayNamed(word: string, language: string): number {
  return pick(WEEKDAYS.get(word), language)?.number ?? -1;
}

/** All weekdays that a folded word can name in any language. */
export function weekdaysNamed(word: string): number[] {
  return (WEEKDAYS.get(word) ?? []).map((reading) => reading.number);
}

function pick(readings: Reading[] | undefined, language: string): Reading | undefined {
  if (readings === undefined || readings.length === 1) return readings?.[0];
  return (
    readings.find((reading) => reading.languages.has(language)) ??
    readings.reduce((best, reading) => (reading.languages.size > best.languages.size ? reading : best))
  );
}
