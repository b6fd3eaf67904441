import type { EntityKind } from "../settings";
import { clusterOf } from "./clusters";
import { compareOrganisations, mayBeOneOrganisation } from "./compare-organisations";
import { eitherNames, familyNames, givenNames } from "./lexicon";
import { namePartsOf } from "./name-parts";
import { type Script, skeletonSimilarity } from "./skeleton";
import { spellingKey } from "./spelling";
import { isShortName, SHORT_NAME, spellingDistance, wordSimilarity } from "./word-similarity";

/**
 * - `spelling`: the same words, written or transliterated otherwise.
 * - `alias`: another name of the same thing, by the gazetteers or as its acronym.
 * - `shorter`: the same person with fewer words, an initial or a short name.
 * - `slip`: all but a typing error in one word.
 * - `similar`: alike, but not enough to say more.
 * - `different`: two names.
 */
export type NameRelation = "spelling" | "alias" | "shorter" | "slip" | "similar" | "different";

export interface NameComparison {
  /** 0..1; at `SAME` and above the names are held to be one. */
  readonly score: number;
  readonly relation: NameRelation;
  /** In words, for whoever must decide. */
  readonly reasons: readonly string[];
}

/** Score from which two names are called the same. */
export const SAME = 0.7;
const WORD_MATCHES = 0.6;
const WEAK = 0.82;

/** Compares two names of one kind; people and others are built differently. Symmetric. */
export function compareNames(a: string, b: string, kind: EntityKind = "person"): NameComparison {
  if (spellingKey(a) === spellingKey(b) && spellingKey(a) !== "") {
    return {
      score: 1,
      relation: "spelling",
      reasons: a === b ? ["written alike"] : ["differ in case, hyphens, blanks or diacritics only"],
    };
  }
  // In one order always, so that it is the same from both sides.
  const [first, second] = a < b ? [a, b] : [b, a];
  return kind === "person" ? comparePeople(first, second) : compareOrganisations(first, second);
}

// Two slips, or a transliteration that changes about as many letters.
const MOST_LETTERS_APART = 6;

/**
 * A quick look whether two names of people could be one, before they are compared in full: false only where they have
 * as many words and their letters are too far apart, so that neither can be a spelling, a slip or a shorter form.
 */
export function mayBeOnePerson(a: string, b: string): boolean {
  const left = namePartsOf(a);
  const right = namePartsOf(b);
  const { words } = left;
  if (words.length !== right.words.length || words.length < 2) return true;
  let apart = 0;
  for (let letter = 0; letter < 32; letter++)
    apart += Math.abs((left.letters[letter] ?? 0) - (right.letters[letter] ?? 0));
  if (apart <= MOST_LETTERS_APART) return true;
  return words.some((word, at) => {
    const other = right.words[at] ?? "";
    return word.length < 3 || other.length < 3 || isShortName(word, other);
  });
}

/** True where a piece of text is a slip in a name, or another spelling of it; not where it is the name itself. */
export function isMisspelling(text: string, name: string, kind: EntityKind): boolean {
  if (text === name) return false;
  if (kind === "person" ? !mayBeOnePerson(text, name) : !mayBeOneOrganisation(text, name)) return false;
  const { relation } = compareNames(text, name, kind);
  return relation === "slip" || relation === "spelling";
}

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly leftCount: number;
  readonly rightCount: number;
  readonly score: number;
}

/** All pairs of words that could be one, two written as one included, best first. */
function candidatePairs(a: readonly string[], b: readonly string[], script: Script): Pair[] {
  const pairs: Pair[] = [];
  for (const [left, x] of a.entries()) {
    for (const [right, y] of b.entries()) {
      // An initial stands for a given name, hardly ever for the name that comes last.
      const initial =
        (x.length === 1 && y.length > 1 && right === b.length - 1) ||
        (y.length === 1 && x.length > 1 && left === a.length - 1);
      const score = initial ? 0 : likeness(x, y, script);
      if (score >= WORD_MATCHES) pairs.push({ left, right, leftCount: 1, rightCount: 1, score });
      const nextLeft = a[left + 1];
      if (
        nextLeft !== undefined &&
        x.length + nextLeft.length <= y.length + 2 &&
        x.length + nextLeft.length > 3
      ) {
        const joined = wordSimilarity(x + nextLeft, y);
        if (joined > 0.85) pairs.push({ left, right, leftCount: 2, rightCount: 1, score: joined });
      }
      const nextRight = b[right + 1];
      if (
        nextRight !== undefined &&
        y.length + nextRight.length <= x.length + 2 &&
        y.length + nextRight.length > 3
      ) {
        const joined = wordSimilarity(x, y + nextRight);
        if (joined > 0.85) pairs.push({ left, right, leftCount: 1, rightCount: 2, score: joined });
      }
    }
  }
  return pairs.sort(
    (p, q) =>
      q.score + 0.02 * (q.leftCount + q.rightCount) - p.score - 0.02 * (p.leftCount + p.rightCount) ||
      Math.abs(p.left - p.right) - Math.abs(q.left - q.right) ||
      p.left - q.left ||
      p.right - q.right,
  );
}

function likeness(x: string, y: string, script: Script): number {
  const near = wordSimilarity(x, y);
  if (near > 0.9) return near;
  const read = skeletonSimilarity(x, y, script);
  // Hassan and Hussein: two names that everybody knows are two, however few letters apart.
  if (script === "arabic" && read === 0 && givenNames.has(x) && givenNames.has(y)) return 0;
  return Math.max(near, read);
}

function align(
  a: readonly string[],
  b: readonly string[],
  script: Script,
): { pairs: Pair[]; leftOver: number[]; rightOver: number[] } {
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs: Pair[] = [];
  for (const pair of candidatePairs(a, b, script)) {
    const lefts = Array.from({ length: pair.leftCount }, (_, offset) => pair.left + offset);
    const rights = Array.from({ length: pair.rightCount }, (_, offset) => pair.right + offset);
    if (lefts.some((at) => usedLeft.has(at)) || rights.some((at) => usedRight.has(at))) continue;
    for (const at of lefts) usedLeft.add(at);
    for (const at of rights) usedRight.add(at);
    pairs.push(pair);
  }
  return {
    pairs: pairs.sort((p, q) => p.left - q.left),
    leftOver: a.map((_, at) => at).filter((at) => !usedLeft.has(at)),
    rightOver: b.map((_, at) => at).filter((at) => !usedRight.has(at)),
  };
}

/** Letters as initials: "jc" before "juncker" against "jean claude juncker". */
function spreadInitials(words: readonly string[], other: readonly string[]): readonly string[] {
  const first = words[0] ?? "";
  if (first.length !== 2 || words.length < 2 || other.length < words.length + 1) return words;
  if (other[0]?.charAt(0) !== first.charAt(0) || other[1]?.charAt(0) !== first.charAt(1)) return words;
  return [first.charAt(0), first.charAt(1), ...words.slice(1)];
}

/** The number of a monarch or pope, or of a son named after his father; empty for none. */
function numberOf(name: string): string {
  return /\s([IVX]{1,4}|Jr|Sr)\.?$/.exec(name)?.[1] ?? "";
}

function comparePeople(nameA: string, nameB: string): NameComparison {
  const left = namePartsOf(nameA);
  const right = namePartsOf(nameB);
  const a = spreadInitials(left.words, right.words);
  const b = spreadInitials(right.words, left.words);
  const joinedA = a.join("");
  const joinedB = b.join("");
  if (joinedA === "" || joinedB === "")
    return { score: 0, relation: "different", reasons: ["no letters to compare"] };
  if (joinedA === joinedB && numberOf(nameA) !== numberOf(nameB))
    return { score: 0.9, relation: "shorter", reasons: ["a number that only one has"] };
  if (joinedA === joinedB)
    return { score: 0.98, relation: "spelling", reasons: ["the same letters, cut into words otherwise"] };
  const { pairs, leftOver, rightOver } = align(a, b, left.script ?? right.script);
  const reasons: string[] = [];
  const fewer = Math.min(a.length, b.length);
  // A middle initial left over contradicts a middle name in its place, and nothing else.
  const real = (over: readonly number[], words: readonly string[], others: readonly number[]): number =>
    over.filter((at) => at === 0 || (words[at]?.length ?? 0) > 1 || others.includes(at)).length;
  const over = Math.min(real(leftOver, a, rightOver), real(rightOver, b, leftOver));
  const extra = Math.max(leftOver.length, rightOver.length) - over;
  let letters = 0;
  let sum = 0;
  let worst = 1;
  let weak = 0;
  for (const pair of pairs) {
    const weight = Math.max(2, Math.min(a[pair.left]?.length ?? 0, b[pair.right]?.length ?? 0));
    letters += weight;
    sum += weight * pair.score;
    worst = Math.min(worst, pair.score);
    if (pair.score < WEAK && (a[pair.left]?.length ?? 0) > 1 && (b[pair.right]?.length ?? 0) > 1) weak++;
    if (pair.score < 1)
      reasons.push(`“${a[pair.left]}” is like “${b[pair.right]}” (${pair.score.toFixed(2)})`);
  }
  if (pairs.length === 0) {
    const turned = [...joinedA].reverse().join("") === joinedB;
    const score = turned ? 0.8 : 0;
    return {
      score,
      relation: turned ? "similar" : "different",
      reasons: [turned ? "written backwards" : "no word in common"],
    };
  }
  let score = sum / letters;
  if (over > 0) {
    const x = leftOver.map((at) => a[at]).join(" ");
    const y = rightOver.map((at) => b[at]).join(" ");
    reasons.push(`“${x}” against “${y}”`);
    score *= 0.55 - 0.1 * (over - 1);
  }
  if (extra > 0) {
    reasons.push(`${extra} more ${extra === 1 ? "word" : "words"}`);
    // One word alone names a family, not a person.
    score *= fewer === 1 ? 0.6 : Math.max(0.8, 1 - 0.03 * extra);
  }
  if (worst < 0.8) score *= 0.98;
  // One word may be misspelt; two, or one in a name of which words are missing, is too much chance.
  if (weak > (extra === 0 || pairs.length > 2 ? 1 : 0)) {
    reasons.push(`${weak} words are no more than alike`);
    score *= 0.75;
  }
  if (extra > 0 && isCrossed(pairs) && pairs.length < 3) score *= 0.8;
  if (isSwapped(pairs, a, b, left.sonAt, right.sonAt)) {
    reasons.push("the words stand in another order");
    score *= 0.6;
  }
  return { score, relation: relationOf(pairs, a, b, over, extra, fewer, score), reasons };
}

function isCrossed(pairs: readonly Pair[]): boolean {
  return pairs.some((pair, at) => pair.right < (pairs[at - 1]?.right ?? -1));
}

/** Order that matters: around "son of", and where both words are given names (Hans Friedrich, Friedrich Hans). */
function isSwapped(
  pairs: readonly Pair[],
  a: readonly string[],
  b: readonly string[],
  sonA: number,
  sonB: number,
): boolean {
  if (!isCrossed(pairs)) return false;
  if (sonA > 0 && sonB > 0) return true;
  return (
    a.length === 2 &&
    b.length === 2 &&
    a.every((word) => givenNames.has(word)) &&
    b.every((word) => givenNames.has(word))
  );
}

/** Two full names that differ in one word, where both words are names that exist: Maria and Mario Garcia. */
export function areRivals(a: string, b: string): boolean {
  const left = namePartsOf(a).words;
  const right = namePartsOf(b).words;
  if (left.length !== right.length) return false;
  const differing = left.flatMap((word, at) =>
    word === right[at] ? [] : [[word, right[at] ?? ""] as const],
  );
  return differing.some(([x, y]) => isKnownName(x) && isKnownName(y) && wordSimilarity(x, y) < 0.97);
}

function isKnownName(word: string): boolean {
  return givenNames.has(word) || familyNames.has(word) || eitherNames.has(word);
}

function relationOf(
  pairs: readonly Pair[],
  a: readonly string[],
  b: readonly string[],
  over: number,
  extra: number,
  fewer: number,
  score: number,
): NameRelation {
  if (score < SAME || over > 0) return score >= 0.5 && over === 0 ? "similar" : "different";
  const unlike = pairs.filter((pair) => pair.score < 0.97);
  const initials = unlike.filter(
    (pair) => pair.score === 0.8 && (a[pair.left]?.length === 1 || b[pair.right]?.length === 1),
  );
  const nicknames = unlike.filter((pair) => pair.score === SHORT_NAME);
  if (unlike.length === 0) return extra === 0 ? "spelling" : fewer > 1 ? "shorter" : "similar";
  if (unlike.length === initials.length + nicknames.length) return fewer > 1 ? "shorter" : "similar";
  if (unlike.length === 1 && extra === 0 && fewer > 1) {
    const pair = unlike[0];
    const x = pair === undefined ? "" : (a[pair.left] ?? "");
    const y = pair === undefined ? "" : (b[pair.right] ?? "");
    const distance = spellingDistance(x, y, true);
    const length = Math.min(x.length, y.length);
    // Maria and Mario, Anderson and Andersen: two names that both exist are no slip of one another.
    if (isKnownName(x) && isKnownName(y)) return "different";
    // The plural of a word: "Takeaway" and "Takeaways".
    if ((`${x}s` === y && clusterOf(x) > 0) || (`${y}s` === x && clusterOf(y) > 0)) return "similar";
    if ((distance === 1 && length >= 4) || (distance === 2 && length >= 9)) return "slip";
  }
  return "similar";
}
