import type { Span } from "../text/span";
import { textOf } from "../text/span";
import { isUpperCode } from "../text/tokens";

/** An acronym beside its expansion: "Korean Central News Agency (KCNA)". `[start, end)` is the acronym. */
export interface ExpandedAcronym extends Span {
  readonly acronym: string;
  readonly expansion: string;
  /** Where the expansion stands. */
  readonly expanded: Span;
  /** The acronym's letters are the first letters of the expansion's words, in order, little words left out or not. */
  readonly fits: boolean;
}

const BRACKETED = /\(([A-Z][A-Za-z&.-]{1,9})\)/g;
const LITTLE = new Set("of the and for in on to de la du des et y e del di da von und le les &".split(" "));
const LONGEST = 10;

function letters(acronym: string): string {
  return acronym.replace(/[^A-Za-z]/g, "").toUpperCase();
}

const JOINT = /[-‐–/]/;

/** The first letters of a word and of its parts: "Asia-Pacific" gives "AP". */
function heads(word: string): string {
  if (!JOINT.test(word)) return word.charAt(0).toUpperCase();
  return word
    .split(JOINT)
    .map((part) => part.charAt(0).toUpperCase())
    .join("");
}

/** True where the letters can be had, in order, from the heads of the words; little words may give one or none. */
function spells(wanted: string, words: readonly string[]): boolean {
  // Bit n: the first n letters can be had. No acronym is as long as a number has bits.
  let reached = 1;
  for (const word of words) {
    const head = heads(word);
    const first = head.charAt(0);
    let next = LITTLE.has(word.toLowerCase()) ? reached : 0;
    for (let at = 0; at <= wanted.length; at++) {
      if ((reached & (1 << at)) === 0) continue;
      if (wanted.startsWith(first, at)) next |= 1 << (at + first.length);
      if (wanted.startsWith(head, at)) next |= 1 << (at + head.length);
    }
    if (next === 0) return false;
    reached = next;
  }
  return (reached & (1 << wanted.length)) !== 0;
}

/** Capitalised words that end at `end`, little words between them included. */
function nameBefore(text: string, start: number, end: number): string[] {
  const words = text
    .slice(Math.max(start, end - 120), end)
    .trimEnd()
    .split(/\s+/);
  const name: string[] = [];
  for (const word of words.reverse()) {
    if (name.length === LONGEST || /[.,;:!?()"“”]/.test(word)) break;
    const capital = isUpperCode(word.charCodeAt(0));
    if (!capital && !LITTLE.has(word)) break;
    name.unshift(word);
  }
  while (name.length > 0 && LITTLE.has(name[0] ?? "")) name.shift();
  return name;
}

/**
 * The acronyms in brackets behind a name, in order. A bracket behind anything else says nothing and is left out. `sentences`:
 * in order.
 */
export function findAcronyms(text: string, sentences: readonly Span[]): ExpandedAcronym[] {
  const found: ExpandedAcronym[] = [];
  let first = text.indexOf("(");
  for (const sentence of sentences) {
    if (first >= 0 && first < sentence.start) first = text.indexOf("(", sentence.start);
    if (first < 0) break;
    if (first >= sentence.end) continue;
    for (const match of textOf(text, sentence).matchAll(BRACKETED)) {
      const acronym = match[1] ?? "";
      const wanted = letters(acronym);
      const capitals = acronym.replace(/[^A-Z]/g, "").length;
      if (capitals < 2 || capitals * 2 < acronym.length) continue;
      const bracket = sentence.start + match.index;
      const name = nameBefore(text, sentence.start, bracket);
      if (name.length < 2) continue;
      const start = bracket + 1;
      const place = { start, end: start + acronym.length, acronym };
      const fitting = shortest(name, (words) => spells(wanted, words));
      const nearly = fitting ?? shortest(name, (words) => nearlySpells(wanted, words));
      if (nearly === null) continue;
      const expanded = spanBefore(text, bracket, nearly);
      const expansion = nearly.join(" ").replace(/['’]s?$/, "");
      found.push({ ...place, expansion, expanded, fits: fitting !== null });
    }
  }
  return found;
}

/** The last words of a name, as few as will do, that meet a condition; null where none do. */
function shortest(name: readonly string[], fits: (words: readonly string[]) => boolean): string[] | null {
  for (let from = name.length - 2; from >= 0; from--) {
    const words = name.slice(from);
    if (fits(words)) return words;
  }
  return null;
}

/** True where the letters can be had from the beginnings of all words: "COMESA" of Common Market for Eastern and Southern Africa. */
function spellsLoosely(wanted: string, words: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const word of words) {
    const next = new Set<number>();
    for (const at of reached) {
      for (let most = 1; most <= 3; most++)
        if (wanted.startsWith(word.slice(0, most).toUpperCase(), at)) next.add(at + most);
      if (LITTLE.has(word.toLowerCase())) next.add(at);
    }
    reached = next;
  }
  return reached.has(wanted.length);
}

/** The place of words that end before `end`, with whatever white space between them. */
function spanBefore(text: string, end: number, words: readonly string[]): Span {
  let at = end;
  let last = end;
  for (const [index, word] of [...words].reverse().entries()) {
    at = text.lastIndexOf(word, at - word.length);
    if (index === 0) last = at + word.length;
  }
  return { start: Math.max(0, at), end: last };
}

/**
 * True where two neighbouring letters changed places. More than that may be the acronym of a name in another language, and
 * so may three letters (NPD, National Democratic Party); little words and second letters may count (COMESA, MOSOP).
 */
function nearlySpells(wanted: string, words: readonly string[]): boolean {
  if (wanted.length < 4 || spellsLoosely(wanted, words)) return false;
  for (let at = 0; at + 1 < wanted.length; at++) {
    const swapped = wanted.slice(0, at) + wanted.charAt(at + 1) + wanted.charAt(at) + wanted.slice(at + 2);
    if (swapped !== wanted && spells(swapped, words)) return true;
  }
  return false;
}
