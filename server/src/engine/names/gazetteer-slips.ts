import { hash32 } from "../text/hash";
import { IntMap } from "../text/int-map";
import { gazetteerEntries, type LexiconEntry } from "./lexicon";
import { slipsBetween } from "./spelling-distance";
import type { WordType } from "./word-type";

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

/** Names by what is left of them without one word, or, of one word, by their first letter. */
class SlipIndex {
  readonly #entries: LexiconEntry[] = [];
  /** For each entry that is kept, the one before it with the same key; -1 for none. */
  readonly #before: number[] = [];
  readonly #last = new IntMap();

  constructor(entries: readonly LexiconEntry[]) {
    // The last first: those with one key come out in their order.
    for (let each = entries.length - 1; each >= 0; each--) {
      const entry = entries[each];
      if (entry === undefined) continue;
      const { words, acronym, type } = entry;
      if (acronym || words.length > MOST_WORDS || words[0] === "the") continue;
      for (let at = 0; at < words.length; at++) {
        const { length } = words[at] ?? "";
        if (words.length > 1 ? length >= SHORTEST : type !== "city" && length >= SHORTEST_ALONE)
          this.#put(keyOf(words, at), entry);
      }
    }
  }

  #put(key: number, entry: LexiconEntry): void {
    this.#before.push(this.#last.get(key));
    this.#last.set(key, this.#entries.length);
    this.#entries.push(entry);
  }

  /** The first name that these words are but for the word at `odd`, of which `fits` says whether it may be the slip. */
  find(words: readonly string[], odd: number, fits: (right: string) => boolean): LexiconEntry | null {
    for (let at = this.#last.get(keyOf(words, odd)); at >= 0; at = this.#before[at] ?? -1) {
      const entry = this.#entries[at];
      if (entry !== undefined && isRest(entry.words, words, odd) && fits(entry.words[odd] ?? ""))
        return entry;
    }
    return null;
  }
}

let made: SlipIndex | null = null;

/** A number for the words without the one at `without`, but for the first letter where there is one alone. */
function keyOf(words: readonly string[], without: number): number {
  if (words.length === 1) return words[0]?.charCodeAt(0) ?? 0;
  let hash = without;
  for (let at = 0; at < words.length; at++)
    hash =
      at === without ? Math.imul(hash, 31) : hash32(words[at] ?? "", 0, words[at]?.length ?? 0, hash ^ 0x20);
  return hash | 0;
}

function isRest(right: readonly string[], words: readonly string[], odd: number): boolean {
  if (right.length !== words.length) return false;
  for (let at = 0; at < words.length; at++) if (at !== odd && right[at] !== words[at]) return false;
  return true;
}

/**
 * The name of the gazetteers that the words are but for one slip in one word that is neither a word nor a name: "Unitd
 * States", "Portugla". Null for none.
 */
export function gazetteerSlip(written: readonly WordType[]): GazetteerSlip | null {
  if (written.length === 0 || written.length > MOST_WORDS) return null;
  let odd = -1;
  for (let at = 0; at < written.length; at++) {
    if (written[at]?.unknown !== true) continue;
    if (odd >= 0) return null;
    odd = at;
  }
  const word = written[odd];
  if (word === undefined) return null;
  const folded = written.map((each) => each.folded);
  made ??= new SlipIndex(gazetteerEntries());
  const entry = made.find(folded, odd, (right) => isOneSlip(word.folded, right));
  if (entry === null) return null;
  const right = asWritten(entry.words[odd] ?? "", word.text);
  return { entry, right: written.map(({ text }, at) => (at === odd ? right : text)).join(" ") };
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
