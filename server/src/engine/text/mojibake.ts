import { type DamagedLine, damagedLine, type Replacement, repairsOf, replace } from "./damaged-line";
import { oddness } from "./plausibility";
import { pairMask, SINGLE_BYTES, type SingleByte, sequenceAt } from "./single-byte";
import type { Span } from "./span";
import { decodeWindows1252 } from "./windows-1252";

/** A stretch of text that was decoded with the wrong encoding, and what it was. */
export interface Repair extends Span {
  readonly newText: string;
  /** The encodings that it was read as, in the order in which that is to be undone. */
  readonly readAs: readonly string[];
  /** False where a byte was lost on the way and its value is a guess. */
  readonly exact: boolean;
}

/*
 * UTF-8 that was read as a single-byte encoding is undone where the text looks less odd for it (see `oddness`), by at
 * least STRONG. The threshold lies between what good text of forty languages reaches by chance (two: a capital before a
 * closing quotation mark, «СССР») and what the weakest damaged character gives by itself ("Â " before a sign, three).
 */
const STRONG = 2.9;
// Where a text is known to be damaged, less will do.
const WEAK = 0.2;
// Twice damaged text is common, four times was seen in the wild.
const MOST_ROUNDS = 6;

// "Ã " was "à", even where nothing else in the line is damaged.
const A_TILDE = 0xc3;

// What a Greek or Russian letter costs in a line that is not Greek or Russian.
const FOREIGN = 1.5;
const GREEK_OR_CYRILLIC = /[\u0370-\u052f]/g;

interface Run extends Replacement {
  readonly gain: number;
  /** How many lost no-break spaces are in it. */
  readonly blanks: number;
  /** True for "Ã " as a word of its own, in a text that is not all in capitals. */
  readonly lonely: boolean;
}

/** Repairs in the given lines of a text, in order. Text that is as it should be gives none. */
export function repairsIn(text: string, lines: readonly Span[]): Repair[] {
  const damaged: DamagedLine[] = [];
  for (const line of lines) if (mayBeDamaged(text, line)) damaged.push(damagedLine(text, line));
  if (damaged.length === 0) return [];
  const readAs: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const best = bestEncoding(damaged);
    if (best === null) break;
    for (const [at, runs] of best.runs.entries()) {
      const line = damaged[at];
      if (line !== undefined) replace(line, runs, best.encoding.name);
    }
    readAs.push(best.encoding.name);
  }
  for (const line of damaged) {
    replace(line, controlsAsWindows1252(line.text), "Latin-1");
    if (readAs.includes("Windows-1252")) replace(line, lostClosingQuotes(line.text), "Windows-1252", false);
  }
  return damaged.flatMap(repairsOf);
}

/** A quick look: true where two neighbours could be bytes of one character, or a control character stands. */
function mayBeDamaged(text: string, { start, end }: Span): boolean {
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if (before === A_TILDE && code === 0x20) return true;
      before = 0;
      continue;
    }
    if (code <= 0x9f || (before !== 0 && pairMask(before, code) !== 0)) return true;
    before = code;
  }
  return false;
}

/** The encoding whose undoing makes most sense of the lines, with what to replace in each of them; or null. */
function bestEncoding(lines: readonly DamagedLine[]): { encoding: SingleByte; runs: Run[][] } | null {
  let best: { encoding: SingleByte; runs: Run[][] } | null = null;
  let most = 0;
  const mask = lines.reduce((all, line) => all | maskOf(line.text), 0);
  // Asked where an encoding comes into question at all: mostly none does.
  let latin: readonly boolean[] | null = null;
  const collapsed = !lines.some((line) => line.text.includes("Ã  "));
  for (const [bit, encoding] of SINGLE_BYTES.entries()) {
    if ((mask & (1 << bit)) === 0) continue;
    latin ??= lines.map((line) => isLatin(line.text));
    const ofLatin = latin;
    const runs = acceptable(
      lines.map((line, at) => runsIn(line.text, encoding, bit, collapsed, ofLatin[at] ?? false)),
    );
    const worth = worthOf(runs.flat());
    // A tie goes to the likelier encoding, which comes first.
    if (worth <= most + 1e-9) continue;
    most = worth;
    best = { encoding, runs };
  }
  return best;
}

function maskOf(text: string): number {
  let mask = 0;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) mask |= pairMask(text.charCodeAt(at - 1), code);
  }
  return text.includes("Ã ") ? mask | 1 : mask;
}

/** What is gained, and how much of the text is explained: half an explanation may gain more where damage is twofold. */
function worthOf(runs: readonly Run[]): number {
  return runs.reduce((total, { gain, start, end }) => total + gain + end - start, 0);
}

/** Strong runs, and weak ones in lines that hold a strong one, or everywhere where most runs are strong. */
function acceptable(found: readonly Run[][]): Run[][] {
  const all = found.flat().filter(({ gain }) => gain > WEAK);
  const strong = all.filter(({ gain, blanks }) => gain >= STRONG && blanks === 0).length;
  const everywhere = strong * 2 >= all.length && strong > 0;
  return found.map((runs) => {
    const known = runs.some(({ gain, blanks, lonely }) => gain >= STRONG && (blanks === 0 || lonely));
    return runs.filter(({ gain, blanks, lonely }) => {
      // In a damaged line no letter that leads a sequence stands for itself, so that a blank behind it is part of one.
      if (known) return gain + blanks > WEAK;
      if (blanks > 0) return lonely && gain >= STRONG;
      return gain > (everywhere ? WEAK : STRONG);
    });
  });
}

function foreignLetters(text: string): number {
  return text.match(GREEK_OR_CYRILLIC)?.length ?? 0;
}

function isLatin(text: string): boolean {
  return (text.match(/[A-Za-z]/g)?.length ?? 0) > 3 * foreignLetters(text);
}

/** Rows of sequences without a gap, each with what it gains to undo them. */
function runsIn(text: string, encoding: SingleByte, bit: number, collapsed: boolean, latin: boolean): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < text.length - 1) {
    const run = text.charCodeAt(at) < 0x80 ? null : runAt(text, at, encoding, bit, collapsed);
    if (run === null) {
      at++;
      continue;
    }
    const foreign = latin ? foreignLetters(text.slice(at, run.end)) - foreignLetters(run.newText) : 0;
    runs.push(foreign <= 0 ? run : { ...run, gain: run.gain + FOREIGN * foreign });
    at = run.end;
  }
  return runs;
}

function runAt(
  text: string,
  start: number,
  encoding: SingleByte,
  bit: number,
  collapsed: boolean,
): Run | null {
  let newText = "";
  let end = start;
  let blanks = 0;
  while (end < text.length - 1) {
    const next = text.charCodeAt(end + 1);
    const fits = (pairMask(text.charCodeAt(end), next) & (1 << bit)) !== 0;
    if (!fits && next !== 0x20) break;
    const sequence = sequenceAt(text, end, encoding);
    if (sequence === null) break;
    newText += sequence.character;
    end = sequence.end;
    if (!sequence.blank) continue;
    blanks++;
    if (isDagger(sequence.character)) return null;
    if (collapsed && endsWord(text, sequence.start, end)) newText += " ";
  }
  if (end === start) return null;
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  const asRead = oddness(before, text.slice(start, end), after);
  let least = oddness(before, newText, after);
  // What was damaged twice may look as odd when half repaired.
  for (let inner = undone(newText, encoding); inner !== null; inner = undone(inner, encoding)) {
    const odd = oddness(before, inner, after);
    if (odd > least - WEAK) continue;
    least = odd;
    newText = inner;
  }
  const lonely = /^Ã (?![^\p{L}]{0,2}\p{Lu})/u.test(text.slice(start, start + 5));
  return { start, end, newText, gain: asRead - least, blanks, lonely };
}

/** A text that is nothing but sequences, undone; null for any other. */
function undone(text: string, encoding: SingleByte): string | null {
  let result = "";
  let at = 0;
  while (at < text.length) {
    const sequence = sequenceAt(text, at, encoding);
    if (sequence === null || sequence.blank) return null;
    result += sequence.character;
    at = sequence.end;
  }
  return result;
}

/** "â€ " is a closing quotation mark that lost its last byte far more often than a dagger. */
function isDagger(character: string): boolean {
  return character === "†";
}

/**
 * True where the blank in "voilÃ tout" stands for both the no-break space of "à" and the blank behind the word: a "à"
 * mostly ends its word, but for Portuguese "àquele" and "às". Only in texts in which rows of blanks were collapsed.
 */
function endsWord(text: string, start: number, end: number): boolean {
  if (text.charAt(start) !== "Ã" || end !== start + 2) return false;
  return (
    /^\p{L}/u.test(text.slice(end, end + 2)) && !/^(?:quel[ae]s?|quilo|s)\b/.test(text.slice(end, end + 8))
  );
}

const CONTROL = /[\u0080-\u009f]/g;
const LETTERS = "ŠŒŽšœžŸƒˆ˜";

/** Bytes of Windows-1252 that were read as Latin-1, so that quotation marks became control characters. */
function controlsAsWindows1252(text: string): Replacement[] {
  const found: Replacement[] = [];
  for (const { 0: control, index } of text.matchAll(CONTROL)) {
    const newText = decodeWindows1252(control.charCodeAt(0));
    if (newText === control || isLeftOver(text, index)) continue;
    const neighbours = text.slice(Math.max(0, index - 1), index) + text.slice(index + 1, index + 2);
    if (LETTERS.includes(newText) && !/\p{Script=Latin}/u.test(neighbours)) continue;
    found.push({ start: index, end: index + 1, newText });
  }
  return found;
}

/**
 * True for the second byte of a sign in UTF-8 whose third was lost, as byte 85 is where it counts as a line end: of “✅” are
 * left “â” and a control character. No word is “â” alone.
 */
export function isLeftOver(text: string, at: number): boolean {
  return (
    /(?:^|[^\p{L}\p{M}])â$/u.test(text.slice(Math.max(0, at - 3), at)) &&
    !/^\p{L}/u.test(text.slice(at + 1, at + 3))
  );
}

const HALF_A_QUOTE = /â€(?:[\ufffd?]|(?=[\s.,;:!)\]]|$))/g;

/** The last byte of ” is the one that Windows-1252 has no character for: what is left of it behind an open “. */
function lostClosingQuotes(text: string): Replacement[] {
  const found: Replacement[] = [];
  for (const { 0: half, index } of text.matchAll(HALF_A_QUOTE)) {
    const open = text.lastIndexOf("“", index);
    if (open < 0 || text.lastIndexOf("”", index) > open || (found.at(-1)?.start ?? -1) > open) continue;
    found.push({ start: index, end: index + half.length, newText: "”" });
  }
  return found;
}
