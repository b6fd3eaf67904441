import { lookUp } from "../names/lexicon";
import { romanise, soundOf } from "../names/romanise";
import { spellingKey } from "../names/spelling";
import type { EntityKind } from "../settings";
import { hash53 } from "../text/hash";

const MOST_WORDS = 6;
const KEYS = 2 ** 30;

/** A key under which names are compared with each other. */
export interface BlockKey {
  readonly key: number;
  /** Under this one stand the spellings of one name: never too many to compare. */
  readonly sameSpelling: boolean;
}

/**
 * Keys under which a name is compared with others: equal spelling, the gazetteer's name, and for people the sound of
 * each word with the initial of each other word, so that order, hyphens and one misspelt word do not matter.
 */
export function blockKeys(form: string, kind: EntityKind): BlockKey[] {
  const own = kind === "person" ? "p" : "o";
  const keys = [{ key: spellingBlock(spellingKey(form), kind), sameSpelling: true }];
  const add = (text: string): void => {
    const key = hashOf(text);
    if (!keys.some((other) => other.key === key)) keys.push({ key, sameSpelling: false });
  };
  if (kind !== "person") {
    const known = lookUp(form);
    if (known !== undefined) add(`${own}@${known.name}`);
  }
  const words = romanise(form)
    .split(/[\s.,'-]+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
  if (words.length < 2) return keys;
  for (const [at, word] of words.entries()) {
    if (word.length < 2) continue;
    const sound = soundOf(word);
    for (const [other, next] of words.entries()) {
      if (other !== at) add(`${own}${sound}|${soundOf(next).charAt(0)}`);
    }
  }
  return keys;
}

/** The key under which all forms stand that have this spelling key. */
export function spellingBlock(spelling: string, kind: EntityKind): number {
  return hashOf(`${kind === "person" ? "p" : "o"}=${spelling}`);
}

function hashOf(text: string): number {
  return hash53(text) % KEYS;
}
