import { clusterOf } from "./clusters";
import type { NameComparison, NameRelation } from "./compare";
import { lookUp } from "./lexicon";
import { romanise } from "./romanise";
import { spellingDistance, wordSimilarity } from "./word-similarity";

/** Company forms and their long ones, each to one sign; a name is compared without them, but two signs may contradict. */
const FORMS: readonly (readonly [string, string])[] = [
  ["limited liability company", "llc"],
  ["limited liability partnership", "llp"],
  ["open joint stock company", "jsc"],
  ["public joint stock company", "jsc"],
  ["joint stock company", "jsc"],
  ["joynt stock company", "jsc"],
  ["акционерное общество", "jsc"],
  ["общество с ограниченной ответственностью", "llc"],
  ["public limited company", "plc"],
  ["gesellschaft mit beschrankter haftung", "gmbh"],
  ["aktiengesellschaft", "ag"],
  ["aktiengeselschaft", "ag"],
  ["societe anonyme", "sa"],
  ["sociedad anonima", "sa"],
  ["sp z o o", "llc"],
  ["us", "united states"],
  ["usa", "united states"],
  ["uk", "united kingdom"],
  ["intl", "international"],
  ["incorporated", "inc"],
  ["corporation", "corp"],
  ["limited", "ltd"],
  ["company", "co"],
];
const SIGNS = new Set(
  "llc llp jsc plc gmbh ag akg sa inc corp ltd co ojsc oao ao pao zao ooo ооо оао ао зао пао oy ab as nv bv spa srl sarl sas kg lp pte pty ltda cv sl kk mv gmbh & and the of et und".split(
    " ",
  ),
);
const NUMBERS: Readonly<Record<string, string>> = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  twenty: "20",
  thirty: "30",
  forty: "40",
  fifty: "50",
  first: "1",
  second: "2",
  third: "3",
};
// Words that many organisations share tell little.
const COMMON = new Set(
  "group holdings holding bank trust fund capital partners solutions systems services international national global industries management investment investments securities general union association federation foundation institute university ministry department office agency committee council commission party front movement army brigade state government people peoples republic democratic united".split(
    " ",
  ),
);

function wordsOf(name: string): string[] {
  let text = ` ${romanise(name.replaceAll("&", " and "))} `.replace(/\b(?:\p{L}\.){2,}/gu, (dotted) =>
    dotted.replaceAll(".", ""),
  );
  text = text.replace(/['`‘’]/g, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");
  for (const [long, sign] of FORMS) text = text.replaceAll(` ${long} `, ` ${sign} `);
  return text
    .trim()
    .split(" ")
    .filter((word) => word !== "");
}

/** Numbers as figures; "forty four" is 44. */
function withFigures(words: readonly string[]): string[] {
  const figures: string[] = [];
  for (const word of words) {
    const figure = NUMBERS[word] ?? word;
    const last = figures[figures.length - 1];
    if (last !== undefined && /^[2-9]0$/.test(last) && /^[1-9]$/.test(figure))
      figures[figures.length - 1] = String(Number(last) + Number(figure));
    else figures.push(figure);
  }
  return figures;
}

interface Parts {
  readonly all: readonly string[];
  /** Without company forms and little words. */
  readonly words: readonly string[];
  /** How often each letter occurs in `words`, by its code modulo 32. */
  readonly letters: Uint8Array;
}

const MOST_REMEMBERED = 20_000;
let remembered = new Map<string, Parts>();

function partsOf(name: string): Parts {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const all = withFigures(wordsOf(name));
  const words = all.filter((word) => !SIGNS.has(word));
  const letters = new Uint8Array(32);
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at) & 31;
      letters[letter] = (letters[letter] ?? 0) + 1;
    }
  }
  if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
  const parts = { all, words, letters };
  remembered.set(name, parts);
  return parts;
}

/** The words by which two names that are no people's are compared: romanised, without company forms and little words. */
export function organisationWords(name: string): readonly string[] {
  return partsOf(name).words;
}

// Two slips, or a transliteration that changes about as many letters.
const MOST_LETTERS_APART = 6;

/**
 * A quick look whether two names that are no people's could be one, before they are compared in full: false only where
 * their letters are too far apart, so that neither can be a spelling or a slip, and neither list nor letters join them.
 */
export function mayBeOneOrganisation(nameA: string, nameB: string): boolean {
  const a = partsOf(nameA);
  const b = partsOf(nameB);
  let apart = 0;
  for (let letter = 0; letter < 32; letter++)
    apart += Math.abs((a.letters[letter] ?? 0) - (b.letters[letter] ?? 0));
  if (apart <= MOST_LETTERS_APART || a.words.length === 1 || b.words.length === 1) return true;
  const known = lookUp(nameA)?.name;
  return known !== undefined && known === lookUp(nameB)?.name;
}

/** Letters and figures of a name without the little words, legal forms left as they are. */
function plainWords(name: string): string {
  const words = romanise(name)
    .replace(/['`‘’.]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .split(" ");
  return words.filter((word) => word !== "the" && word !== "of").join("");
}

function isAcronymOf(short: readonly string[], long: readonly string[]): boolean {
  const letters = short[0] ?? "";
  return (
    short.length === 1 &&
    letters.length > 1 &&
    long.length === letters.length &&
    long.every((word, at) => word.startsWith(letters.charAt(at)))
  );
}

const ROMAN = /^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv)$/;

function weightOf(word: string): number {
  return COMMON.has(word) ? 0.6 : Math.min(1.4, 0.6 + word.length / 10);
}

/** Compares two names of organisations (or places, ships, whatever is not a person). Symmetric. */
export function compareOrganisations(nameA: string, nameB: string): NameComparison {
  const known = lookUp(nameA)?.name;
  if (known !== undefined && known === lookUp(nameB)?.name)
    return { score: 0.99, relation: "alias", reasons: [`both are names of ${known}`] };
  const { all: allA, words: a } = partsOf(nameA);
  const { all: allB, words: b } = partsOf(nameB);
  if (a.length === 0 || b.length === 0) {
    const same = allA.join(" ") === allB.join(" ") && allA.length > 0;
    return {
      score: same ? 1 : 0,
      relation: same ? "spelling" : "different",
      reasons: ["nothing but company forms"],
    };
  }
  if (a.join("") === b.join(""))
    return {
      score: 0.97,
      // "Company" for "Corporation", "U.S." for "United States": another name rather than another spelling.
      relation: plainWords(nameA) === plainWords(nameB) ? "spelling" : "alias",
      reasons: ["equal but for company forms, blanks and little words"],
    };
  if (isAcronymOf(a, b) || isAcronymOf(b, a))
    return { score: 0.85, relation: "alias", reasons: ["the first letters of the other"] };
  const used = new Set<number>();
  let sum = 0;
  let total = 0;
  let unlike = 0;
  let slips = 0;
  let crossed = false;
  let previous = -1;
  const reasons: string[] = [];
  for (const word of a) {
    let best = -1;
    let bestScore = 0;
    for (const [at, other] of b.entries()) {
      if (used.has(at)) continue;
      const figures = /\d/.test(word + other) || ROMAN.test(word) || ROMAN.test(other);
      const score = figures ? Number(word === other) : wordSimilarity(word, other);
      if (score > bestScore) {
        best = at;
        bestScore = score;
      }
    }
    const weight = weightOf(word);
    total += weight;
    if (best >= 0 && bestScore >= 0.7) {
      used.add(best);
      if (best < previous) crossed = true;
      previous = best;
      sum += weight * bestScore;
      if (bestScore < 1) reasons.push(`“${word}” is like “${b[best]}” (${bestScore.toFixed(2)})`);
      if (bestScore < 0.97) {
        unlike++;
        if (isSlip(word, b[best] ?? "")) slips++;
      }
    } else reasons.push(`“${word}” has no like`);
  }
  for (const [at, word] of b.entries()) {
    if (used.has(at)) continue;
    total += weightOf(word);
    reasons.push(`“${word}” has no like`);
  }
  const score = sum / Math.max(total, 0.1);
  const complete = used.size === a.length && used.size === b.length;
  let relation: NameRelation = score >= 0.7 ? "similar" : "different";
  // "Labor Department" and "Department of Labor" are one thing, but neither is misspelt.
  if (complete && unlike === 0) relation = crossed ? "alias" : "spelling";
  else if (complete && unlike === 1 && slips === 1 && !crossed) relation = "slip";
  return { score, relation, reasons };
}

/** One typing error, in a word that is no word without it. */
function isSlip(a: string, b: string): boolean {
  // "Key Takeaways" is no slip of "Key Takeaway".
  if (`${a}s` === b || `${b}s` === a) return false;
  const distance = spellingDistance(a, b, true);
  const length = Math.min(a.length, b.length);
  if (!((distance === 1 && length >= 4) || (distance === 2 && length >= 9))) return false;
  return clusterOf(a) === 0 || clusterOf(b) === 0;
}
