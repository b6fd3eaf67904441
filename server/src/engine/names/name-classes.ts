import { frequentWord } from "./clusters";
import classData from "./data/name-classes.json";
import { letterPair } from "./letter-pair";
import { WordList } from "./word-list";

/**
 * What a word tells of names, as three classes from 1, 0 for unknown: of the word itself with a capital (Konami is like
 * companies), of a capitalised word right behind it, and of one right before it. They are read off the word's vector by
 * what was learnt from the labelled texts (see docs/data.md), so that words which these do not have are known too.
 */
export interface NameClasses {
  readonly own: number;
  readonly next: number;
  readonly previous: number;
}

const NONE: NameClasses = { own: 0, next: 0, previous: 0 };
// Rarer words of which the vector says that they are names.
const rare = new WordList(classData.rare);

/** The classes of a word in lower case. */
export function nameClassesOf(lower: string): NameClasses {
  const at = frequentWord(lower);
  if (at >= 0)
    return {
      own: 1 + letterPair(classData.own, at),
      next: 1 + letterPair(classData.next, at),
      previous: 1 + letterPair(classData.previous, at),
    };
  const other = rare.indexOf(lower);
  return other < 0 ? NONE : { own: 1 + letterPair(classData.rareOwn, other), next: 0, previous: 0 };
}
