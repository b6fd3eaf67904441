import { organisationWords } from "../names/compare-organisations";
import { lookUp } from "../names/lexicon";
import { romanise, soundOf } from "../names/romanise";
import { longNames } from "../names/short-names";
import { spellingKey } from "../names/spelling";
import type { EntityKind } from "../settings";
import { hash53 } from "../text/hash";

const MOST_WORDS = 6;
// Of a word up to this length two letters on either side are left by any slip; of a longer one three. A word of just this
// length has both, so that it meets those that are a letter longer or shorter.
const MIDDLING = 7;
const SHORT = 2;
const KEYS = 2 ** 30;

/** A key under which names are compared with each other. */
export interface BlockKey {
  readonly key: number;
  /**
   * - `spelling`: the spellings of one name stand here, never too many to compare.
   * - `initial`: a pair is compared only where one of the two has an initial; those that have one stand under `short` too.
   */
  readonly role: "spelling" | "likeness" | "initial";
  readonly short?: number;
}

/**
 * Keys of which two names share one where they can be one name: equal spelling; one word of the same sound and
 * another that begins or ends alike, since one slip leaves one of the two alone; of three words and more in the name of
 * an organisation all but one; a given name and its short form; an initial.
 */
export function blockKeys(form: string, kind: EntityKind): BlockKey[] {
  const keys: BlockKey[] = [{ key: spellingBlock(spellingKey(form), kind), role: "spelling" }];
  const add = (text: string, role: BlockKey["role"] = "likeness"): void => {
    const key = hashOf(text);
    if (keys.some((other) => other.key === key)) return;
    keys.push(role === "initial" ? { key, role, short: hashOf(`${text}!`) } : { key, role });
  };
  if (kind === "person") addPersonKeys(form, add);
  else addOtherKeys(form, add);
  return keys;
}

type Add = (text: string, role?: BlockKey["role"]) => void;

function addPersonKeys(form: string, add: Add): void {
  const words = wordsOf(form);
  add(`pj${words.join("")}`);
  for (const [at, word] of words.entries()) {
    if (word.length < 2) continue;
    const sound = soundOf(word);
    for (const [other, next] of words.entries()) {
      if (other === at) continue;
      if (next.length > 1) {
        addPieces(`p${sound}`, soundOf(next), add);
        addBeginning(`p${sound}`, next, add);
      }
      add(`p${sound}.${next.charAt(0)}`, "initial");
      for (const long of longNames(next)) add(`p${sound}#${long}`);
    }
  }
}

function addOtherKeys(form: string, add: Add): void {
  const known = lookUp(form);
  if (known !== undefined) add(`o@${known.name}`);
  const words = organisationWords(form);
  add(`oj${words.join("")}`);
  const sounds = words.map(soundOf);
  const [first, second] = sounds;
  if (sounds.length === 2 && first !== undefined && second !== undefined) {
    addPieces(`o${first}`, second, add);
    addPieces(`o${second}`, first, add);
    addBeginning(`o${first}`, words[1] ?? "", add);
    addBeginning(`o${second}`, words[0] ?? "", add);
  } else if (sounds.length > 2) {
    for (const left of sounds.keys()) add(`o${sounds.toSpliced(left, 1).sort().join(" ")}`);
  }
}

/** A slip can change the sound at both ends of a word: "Gaets" for "Gates". Then its letters begin alike. */
function addBeginning(before: string, word: string, add: Add): void {
  for (const piece of word.length < MIDDLING ? [2] : word.length > MIDDLING ? [3] : [2, 3]) {
    add(`${before}=${word.slice(0, piece)}`);
  }
}

function addPieces(before: string, sound: string, add: Add): void {
  for (const piece of sound.length < MIDDLING ? [2] : sound.length > MIDDLING ? [3] : [2, 3]) {
    add(`${before}<${sound.slice(0, piece)}`);
    add(`${before}>${sound.slice(-piece)}`);
  }
}

/** True where a word of the name is so short that it may stand for a longer one. */
export function hasInitial(form: string): boolean {
  return wordsOf(form).some((word) => word.length <= SHORT);
}

function wordsOf(form: string): string[] {
  return romanise(form)
    .split(/[\s.,'-]+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
}

/** The key under which all forms stand that have this spelling key. */
export function spellingBlock(spelling: string, kind: EntityKind): number {
  return hashOf(`${kind === "person" ? "p" : "o"}=${spelling}`);
}

function hashOf(text: string): number {
  return hash53(text) % KEYS;
}
