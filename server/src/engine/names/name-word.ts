import { hash32 } from "../text/hash";
import { remembering } from "../text/remembering";
import { isCommonName } from "./common-names";
import { equivalentsOf } from "./equivalent-names";
import { bitCount } from "./letter-counts";
import { eitherNames, familyNames, givenNames } from "./lexicon";
import { rolesOf } from "./name-roles";
import { inOrganisation, type WordInOrganisation } from "./organisation-word";
import { letterBits, soundOf } from "./romanise";
import { longNames } from "./short-names";
import { readingsOf, type Skeleton, skeletonOf } from "./skeleton";

/** A folded, romanised word of a name with what comparisons ask of it, worked out once. */
export interface NameWord {
  readonly text: string;
  readonly sound: string;
  /** `hash32` of the sound. */
  readonly soundHash: number;
  /** The letters of the sound, one bit each; see `differingLetters`. */
  readonly letters: number;
  /** Starts with "al" or "el", which may be an article. */
  readonly article: boolean;
  /** Starts with "abdul". */
  readonly servant: boolean;
  readonly given: boolean;
  /** A given or family name that is known. */
  readonly known: boolean;
  /** The word without its article or "abdul"; itself where it has neither. */
  readonly bare: NameWord;
  /** The given names that the word may stand for. */
  readonly longNames: readonly string[];
  /** See `equivalentsOf`. */
  readonly equivalents: readonly number[];
  /** A given name that so many bear that it tells nobody apart. */
  readonly common: boolean;
  /** What is left without an ending that is often left off: "Siraj" of "Sirajuddin"; null where there is none. */
  readonly stem: NameWord | null;
  readonly arabic: Skeleton;
  readonly cyrillic: Skeleton;
  readonly syllabic: Skeleton;
  /** What it tells of the script that it comes from: see `readingsOf`. */
  readonly readings: number;
  readonly hasFigures: boolean;
  /** What it is beside the words of a person's name: `Role`s. */
  readonly roles: number;
  readonly inOrganisation: WordInOrganisation;
}

const VOWELS = letterBits("aeiou");
// Letters that a vowel, or nothing, stands for at little cost.
const LOOSE = letterBits("hvy");

/**
 * How many letters at least must be left out, put in or exchanged to make one sound of the other, told from their sets
 * alone. The letters h, v and y do not count; a vowel for a consonant counts twice.
 */
export function differingLetters(a: number, b: number): number {
  const left = a & ~b & ~LOOSE;
  const right = b & ~a & ~LOOSE;
  return (
    Math.max(bitCount(left & ~VOWELS), bitCount(right & ~VOWELS)) +
    Math.max(bitCount(left & VOWELS), bitCount(right & VOWELS))
  );
}

const MOST_REMEMBERED = 8_000;

/** What is to be known of a word; remembered. */
export const nameWord = remembering<NameWord>(MOST_REMEMBERED, (text) => new Word(text));

/** What few comparisons ask is worked out when they do. */
class Word implements NameWord {
  readonly text: string;
  readonly sound: string;
  readonly soundHash: number;
  readonly letters: number;
  readonly article: boolean;
  readonly servant: boolean;
  readonly given: boolean;
  readonly known: boolean;
  readonly longNames: readonly string[];
  readonly equivalents: readonly number[];
  readonly hasFigures: boolean;
  #bare: NameWord | null = null;
  #stem: NameWord | null | undefined;
  #common: boolean | null = null;
  #arabic: Skeleton | null = null;
  #cyrillic: Skeleton | null = null;
  #syllabic: Skeleton | null = null;
  #readings = -1;
  #roles = -1;
  #inOrganisation: WordInOrganisation | null = null;

  constructor(text: string) {
    this.text = text;
    this.sound = soundOf(text);
    this.soundHash = hash32(this.sound);
    this.letters = letterBits(this.sound);
    this.article = text.startsWith("al") || text.startsWith("el");
    this.servant = text.startsWith("abdul");
    this.given = givenNames.has(text);
    this.known = this.given || familyNames.has(text) || eitherNames.has(text);
    this.longNames = longNames(text);
    this.equivalents = equivalentsOf(this.sound);
    this.hasFigures = /\d/.test(text);
  }

  get bare(): NameWord {
    if (!this.article && !this.servant) return this;
    this.#bare ??= nameWord(this.text.slice(this.servant ? 5 : 2));
    return this.#bare;
  }

  get stem(): NameWord | null {
    if (this.#stem === undefined) {
      const left = this.text.slice(0, -5);
      this.#stem = left.length > 3 && /(?:uddin|ullah)$/.test(this.text) ? nameWord(left) : null;
    }
    return this.#stem;
  }

  get common(): boolean {
    this.#common ??= isCommonName(this.text, this.arabic);
    return this.#common;
  }

  get arabic(): Skeleton {
    this.#arabic ??= skeletonOf(this.text, "arabic");
    return this.#arabic;
  }

  get cyrillic(): Skeleton {
    this.#cyrillic ??= skeletonOf(this.text, "cyrillic");
    return this.#cyrillic;
  }

  get syllabic(): Skeleton {
    this.#syllabic ??= skeletonOf(this.text, "syllabic");
    return this.#syllabic;
  }

  get readings(): number {
    if (this.#readings < 0) this.#readings = readingsOf(this.text);
    return this.#readings;
  }

  get roles(): number {
    if (this.#roles < 0) this.#roles = rolesOf(this.text);
    return this.#roles;
  }

  get inOrganisation(): WordInOrganisation {
    this.#inOrganisation ??= inOrganisation(this.text);
    return this.#inOrganisation;
  }
}
