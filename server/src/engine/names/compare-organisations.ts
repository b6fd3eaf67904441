import { ownCopy } from "../text/own-copy";
import { remembering } from "../text/remembering";
import { clusterOf } from "./clusters";
import { countLetters, type LetterCounts, lettersApart } from "./letter-counts";
import { lookUp } from "./lexicon";
import { type NameRelation, type Relationship, SAME } from "./name-relation";
import { type NameWord, nameWord } from "./name-word";
import { FORMS, isNumber, NUMBERS, startsForm } from "./organisation-word";
import { plainWords } from "./plain-words";
import { romanise } from "./romanise";
import { spellingKey } from "./spelling";
import { slipsBetween } from "./spelling-distance";
import { wordSimilarity } from "./word-similarity";
import { areTwoRegions } from "./word-slips";

const PLAIN = /^[a-z0-9 ]*$/;

function wordsOf(name: string): string[] {
  let text = romanise(name.includes("&") ? name.replaceAll("&", " and ") : name);
  if (!PLAIN.test(text)) {
    text = text
      .replace(/\b(?:\p{L}\.){2,}/gu, (dotted) => dotted.replaceAll(".", ""))
      .replace(/['`‘’]/g, "")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim();
  }
  const words = text.split(" ");
  if (!words.some(startsForm)) return words;
  text = ` ${text} `;
  for (const [long, sign] of FORMS) text = text.replaceAll(` ${long} `, ` ${sign} `);
  return text.split(" ");
}

/** Numbers as figures; "forty four" is 44. */
function withFigures(words: readonly string[]): readonly string[] {
  if (!words.some(isNumber)) return words;
  const figures: string[] = [];
  for (const word of words) {
    if (word === "") continue;
    const figure = NUMBERS.get(word) ?? word;
    const last = figures[figures.length - 1];
    if (last !== undefined && /^[2-9]0$/.test(last) && /^[1-9]$/.test(figure))
      figures[figures.length - 1] = String(Number(last) + Number(figure));
    else figures.push(figure);
  }
  return figures;
}

/**
 * All words of a name, company forms and little words too, where it is of plain letters and of words that are what they are
 * whatever stands beside them; null for others. `all`: the name's `plainWords`.
 */
export function ordinaryOrganisation(name: string, all = plainWords(name)): readonly NameWord[] | null {
  if (all === null || all.length === 0 || all.length > LONGEST_NAME || name.includes(".")) return null;
  for (const { inOrganisation } of all) if (!inOrganisation.ordinary) return null;
  return all;
}

/** A name that is no person's as it is compared. */
interface OrganisationParts {
  /** See `spellingKey`. */
  readonly key: string;
  /** The name under which the gazetteers list it. */
  readonly listed: string | undefined;
  /** All words as one. */
  readonly all: string;
  /** Without company forms and little words. */
  readonly words: readonly NameWord[];
  /** `words` as one. */
  readonly joined: string;
  readonly letters: LetterCounts;
}

const LONGEST_NAME = 40;
// Names come again less often than their words.
const MOST_NAMES = 4_000;

/** Takes a name apart for comparison; remembered. */
export const organisationPartsOf = remembering(MOST_NAMES, takeApart);

function takeApart(name: string): OrganisationParts {
  const words: NameWord[] = [];
  let all = "";
  let joined = "";
  for (const text of withFigures(wordsOf(name))) {
    if (text === "") continue;
    all += all === "" ? text : ` ${text}`;
    if (words.length === LONGEST_NAME) continue;
    const word = nameWord(text);
    if (word.inOrganisation.sign) continue;
    words.push(word);
    joined += text;
  }
  return {
    key: spellingKey(name),
    listed: lookUp(name)?.name,
    all: ownCopy(all),
    // At its true size: an array that grows begins with room for seventeen.
    words: words.slice(),
    joined: ownCopy(joined),
    letters: countLetters(joined),
  };
}

// Two slips, or a transliteration that changes about as many letters.
const MOST_LETTERS_APART = 6;

/**
 * A quick look whether two names that are no people's could be one, before they are compared in full: false only where
 * their letters are too far apart, so that neither can be a spelling or a slip, and neither list nor letters join them.
 */
export function mayBeOneOrganisation(nameA: string, nameB: string): boolean {
  const a = organisationPartsOf(nameA);
  const b = organisationPartsOf(nameB);
  if (a.words.length === 1 || b.words.length === 1) return true;
  if (lettersApart(a.letters, b.letters) <= MOST_LETTERS_APART) return true;
  return a.listed !== undefined && a.listed === b.listed;
}

/** Letters and figures of a name without the little words, legal forms left as they are. */
function bareLetters(name: string): string {
  const words = romanise(name)
    .replace(/['`‘’.]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .split(" ");
  return words.filter((word) => word !== "the" && word !== "of").join("");
}

function isAcronymOf(short: readonly NameWord[], long: readonly NameWord[]): boolean {
  const letters = short[0]?.text ?? "";
  return (
    short.length === 1 &&
    letters.length > 1 &&
    long.length === letters.length &&
    long.every(({ text }, at) => text.charCodeAt(0) === letters.charCodeAt(at))
  );
}

/**
 * Compares two names of organisations (or places, ships, whatever is not a person), in this order; `reasons` takes down
 * what speaks for the answer.
 */
export function compareOrganisations(nameA: string, nameB: string, reasons: string[] | null): Relationship {
  const left = organisationPartsOf(nameA);
  const right = organisationPartsOf(nameB);
  if (left.listed !== undefined && left.listed === right.listed) {
    reasons?.push(`both are names of ${left.listed}`);
    return { score: 0.99, relation: "alias" };
  }
  const [a, b] = [left.words, right.words];
  if (a.length === 0 || b.length === 0) {
    reasons?.push("nothing but company forms");
    const same = left.all === right.all && left.all !== "";
    return { score: same ? 1 : 0, relation: same ? "spelling" : "different" };
  }
  if (left.joined === right.joined) {
    reasons?.push("equal but for company forms, blanks and little words");
    // "Company" for "Corporation", "U.S." for "United States": another name rather than another spelling.
    return { score: 0.97, relation: bareLetters(nameA) === bareLetters(nameB) ? "spelling" : "alias" };
  }
  if (isAcronymOf(a, b) || isAcronymOf(b, a)) {
    reasons?.push("the first letters of the other");
    return { score: 0.85, relation: "alias" };
  }
  return compareWords(a, b, reasons);
}

const WORD_MATCHES = 0.7;

function compareWords(
  a: readonly NameWord[],
  b: readonly NameWord[],
  reasons: string[] | null,
): Relationship {
  const used = new Uint8Array(b.length);
  let matched = 0;
  let sum = 0;
  let total = 0;
  let unlike = 0;
  let slips = 0;
  let crossed = false;
  let apart = false;
  let previous = -1;
  for (const one of a) {
    let best: NameWord | undefined;
    let bestAt = -1;
    let bestScore = 0;
    for (let at = 0; at < b.length; at++) {
      const other = b[at];
      if (other === undefined || used[at] === 1) continue;
      const score =
        one.inOrganisation.figures || other.inOrganisation.figures
          ? Number(one.text === other.text)
          : wordSimilarity(one, other, WORD_MATCHES);
      if (score > bestScore) {
        best = other;
        bestAt = at;
        bestScore = score;
      }
    }
    total += one.inOrganisation.weight;
    if (best === undefined || bestScore < WORD_MATCHES) {
      reasons?.push(`“${one.text}” has no like`);
      continue;
    }
    used[bestAt] = 1;
    matched++;
    if (bestAt < previous) crossed = true;
    previous = bestAt;
    sum += one.inOrganisation.weight * bestScore;
    if (bestScore < 1) {
      reasons?.push(`“${one.text}” is like “${best.text}” (${bestScore.toFixed(2)})`);
      if (areTwoRegions(one.text, best.text)) apart = true;
    }
    if (bestScore < 0.97) {
      unlike++;
      if (isSlip(one.text, best.text)) slips++;
    }
  }
  for (let at = 0; at < b.length; at++) {
    const other = b[at];
    if (other === undefined || used[at] === 1) continue;
    total += other.inOrganisation.weight;
    reasons?.push(`“${other.text}” has no like`);
  }
  const score = sum / Math.max(total, 0.1);
  const complete = !apart && matched === a.length && matched === b.length;
  let relation: NameRelation = score >= SAME ? "similar" : "different";
  // "Labor Department" and "Department of Labor" are one thing, but neither is misspelt.
  if (complete && unlike === 0) relation = crossed ? "alias" : "spelling";
  else if (complete && unlike === 1 && slips === 1 && !crossed) relation = "slip";
  return { score, relation };
}

/** One typing error, in a word that is no word without it. */
function isSlip(a: string, b: string): boolean {
  // "Key Takeaways" is no slip of "Key Takeaway".
  if (`${a}s` === b || `${b}s` === a) return false;
  const slips = slipsBetween(a, b, 2);
  const length = Math.min(a.length, b.length);
  if (!((slips === 1 && length >= 4) || (slips === 2 && length >= 9))) return false;
  return clusterOf(a) === 0 || clusterOf(b) === 0;
}
