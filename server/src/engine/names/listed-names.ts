import { type LexiconEntry, longestAt } from "./lexicon";
import type { Word } from "./words";

/** Words `[from, to)` of a sentence that the gazetteers know as one name. */
export interface Listed {
  readonly from: number;
  readonly to: number;
  readonly entry: LexiconEntry;
}

/** The names of the gazetteers in a sentence, longest first from the left; and for each word the one that it is in. */
export interface ListedNames {
  readonly all: readonly Listed[];
  /** Index in `all`, or -1; empty where there are none. */
  readonly at: readonly number[];
}

const NONE: ListedNames = { all: [], at: [] };

/** Looks the words of a sentence up in the gazetteers. */
export function listedNames(words: readonly Word[]): ListedNames {
  let all: Listed[] | null = null;
  // Typed arrays of this size are slow to make: a sentence has few words.
  let at: number[] = [];
  for (let from = 0; from < words.length; from++) {
    if (words[from]?.capital !== true) continue;
    const entry = longestAt(words, from);
    if (entry === null) continue;
    const to = from + entry.words.length;
    if (all === null) {
      all = [];
      at = new Array<number>(words.length).fill(-1);
    }
    at.fill(all.length, from, to);
    all.push({ from, to, entry });
    from = to - 1;
  }
  return all === null ? NONE : { all, at };
}

/** The gazetteers' name that word `at` is part of. */
export function listedAt(listed: ListedNames, at: number): Listed | undefined {
  const index = listed.at[at] ?? -1;
  return index < 0 ? undefined : listed.all[index];
}

/** As `longestAt`, for words that were looked up. */
export function listedFrom(listed: ListedNames, words: readonly Word[], at: number): LexiconEntry | null {
  const found = listedAt(listed, at);
  if (found === undefined) return null;
  return found.from === at ? found.entry : longestAt(words, at);
}
