import { fold } from "../text/fold";
import { isUnknownWord } from "./capital-runs";
import { gazetteerEntries, type LexiconEntry } from "./lexicon";
import { slipsBetween } from "./spelling-distance";

/** A name of the gazetteers that some words are but for a slip. */
export interface GazetteerSlip {
  readonly entry: LexiconEntry;
  /** The words as they should stand. */
  readonly right: string;
}

const MOST_WORDS = 4;
// A shorter word is one letter away from too many others.
const SHORTEST_ALONE = 6;
const SHORTEST = 4;

interface SlipIndex {
  /** Names of several words, by all their words but one. */
  readonly byRest: ReadonlyMap<string, readonly LexiconEntry[]>;
  /** Names of one word, by their first letter. */
  readonly alone: ReadonlyMap<string, readonly LexiconEntry[]>;
}

let made: SlipIndex | null = null;

function slipIndex(): SlipIndex {
  if (made !== null) return made;
  const byRest = new Map<string, LexiconEntry[]>();
  const alone = new Map<string, LexiconEntry[]>();
  for (const entry of gazetteerEntries()) {
    const { words, acronym, type } = entry;
    if (acronym || words.length > MOST_WORDS || words[0] === "the") continue;
    const [first = ""] = words;
    if (words.length === 1) {
      if (type !== "city" && first.length >= SHORTEST_ALONE) put(alone, first.charAt(0), entry);
      continue;
    }
    for (const [at, word] of words.entries()) {
      if (word.length >= SHORTEST) put(byRest, restOf(words, at), entry);
    }
  }
  made = { byRest, alone };
  return made;
}

function put(map: Map<string, LexiconEntry[]>, key: string, entry: LexiconEntry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}

function restOf(words: readonly string[], without: number): string {
  return words.map((word, at) => (at === without ? "*" : word)).join(" ");
}

/**
 * The name of the gazetteers that the words are but for one slip in one word that is neither a word nor a name: "Unitd
 * States", "Portugla". Null for none. Words as written.
 */
export function gazetteerSlip(written: readonly string[]): GazetteerSlip | null {
  if (written.length === 0 || written.length > MOST_WORDS) return null;
  const odd = written.findIndex(isUnknownWord);
  const word = written[odd];
  if (word === undefined || written.some((other, at) => at > odd && isUnknownWord(other))) return null;
  const folded = written.map((each) => fold(each));
  const slip = folded[odd] ?? "";
  const { byRest, alone } = slipIndex();
  const entries = written.length === 1 ? alone.get(slip.charAt(0)) : byRest.get(restOf(folded, odd));
  for (const entry of entries ?? []) {
    const right = entry.words[odd] ?? "";
    if (!isOneSlip(slip, right)) continue;
    return {
      entry,
      right: written.map((each, at) => (at === odd ? asWritten(right, word) : each)).join(" "),
    };
  }
  return null;
}

/** One slip of the fingers, and no other ending: "Koreans" is no slip of "Korean". */
function isOneSlip(slip: string, right: string): boolean {
  if (slip === right || Math.abs(slip.length - right.length) > 1) return false;
  if (slip.startsWith(right) && slip.at(-1) !== right.at(-1)) return false;
  if (right.startsWith(slip) && /[aeins]$/.test(right)) return false;
  return slipsBetween(slip, right, 1) === 1;
}

function asWritten(right: string, word: string): string {
  return word === word.toUpperCase() ? right.toUpperCase() : right.charAt(0).toUpperCase() + right.slice(1);
}
