import { remembering } from "../text/remembering";
import { countLetters, type LetterCounts } from "./letter-counts";
import { particles, suffixes } from "./lexicon";
import { MAY_BE_FAITH, Role, rolesOf, SOMALI, SON_OF } from "./name-roles";
import { type NameWord, nameWord } from "./name-word";
import { plainWords } from "./plain-words";
import { romanise } from "./romanise";
import { type Script, scriptOf } from "./skeleton";
import { spellingKey } from "./spelling";
import { WordRow } from "./word-row";

/** A person's name as it is compared: its words folded, in Latin letters, without titles, particles and suffixes. */
export interface NameParts {
  /** See `spellingKey`. */
  readonly key: string;
  readonly row: WordRow;
  /** The words as one. */
  readonly joined: string;
  readonly letters: LetterCounts;
  /** Index in `words` from which they stand behind a word for "son of". */
  readonly sonAt: number;
  readonly script: Script;
}

const LONGEST_NAME = 12;
const MOST_REMEMBERED = 8_000;

/** Takes a name apart for comparison; remembered. */
export const namePartsOf = remembering(MOST_REMEMBERED, takeApart);

function takeApart(name: string): NameParts {
  const ordinary = readOrdinary(name);
  if (ordinary === null) return takeWithCare(name);
  const { every, plain, words, sonAt } = ordinary;
  const joined = joinedText(words);
  return {
    key: words === every ? joined : joinedText(every),
    row: new WordRow(words),
    joined,
    letters: countLetters(joined),
    sonAt,
    script: scriptOf(plain),
  };
}

function joinedText(words: readonly NameWord[]): string {
  let joined = "";
  for (const { text } of words) joined += text;
  return joined;
}

/** A name of which each word is what it is whatever stands beside it. */
interface OrdinaryName {
  /** All that is written. */
  readonly every: readonly NameWord[];
  /** Without titles and suffixes. */
  readonly plain: readonly NameWord[];
  /** Without particles. */
  readonly words: readonly NameWord[];
  readonly sonAt: number;
}

/**
 * Reads a name of plain letters that takes no care, as most are. Null for others: `takeWithCare` makes the same of both,
 * but takes ten times as long. `all`: the name's `plainWords`.
 */
export function readOrdinary(name: string, all = plainWords(name)): OrdinaryName | null {
  if (all === null || all.length === 0 || all.length > LONGEST_NAME) return null;
  for (const { roles, hasFigures } of all) if (hasFigures || (roles & Role.Care) !== 0) return null;
  let from = 0;
  let to = all.length;
  while (to - from > 1 && isTitle(all[from]?.roles ?? 0, to - from)) from++;
  while (to - from > 1 && ((all[to - 1]?.roles ?? 0) & Role.Suffix) !== 0) to--;
  const plain = to - from === all.length ? all : all.slice(from, to);
  if (isBare(plain)) return { every: all, plain, words: plain, sonAt: -1 };
  const words: NameWord[] = [];
  let sonAt = -1;
  for (const word of plain) {
    const { text, roles } = word;
    if ((roles & Role.SonOf) !== 0 && sonAt < 0 && words.length > 0) sonAt = words.length;
    if ((roles & Role.Particle) !== 0 && plain.length > 2) continue;
    if (text.length < 5 || words[words.length - 1]?.text !== text) words.push(word);
  }
  return words.length === 0 ? null : { every: all, plain, words, sonAt };
}

/** Nothing but words that tell: most names. */
function isBare(words: readonly NameWord[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || (word.roles & (Role.Particle | Role.SonOf)) !== 0) return false;
    if (at > 0 && word.text === words[at - 1]?.text) return false;
  }
  return true;
}

function isTitle(roles: number, count: number): boolean {
  return (roles & Role.Honorific) !== 0 && ((roles & Role.AlsoGiven) === 0 || count > 2);
}

/** Takes any name apart. */
export function takeWithCare(name: string): NameParts {
  let text = romanise(name.replace(/\(.*?\)/g, " "));
  const comma = text.indexOf(",");
  if (comma > 0) {
    const behind = text.slice(comma + 1).trim();
    if (behind !== "" && !suffixes.has(behind.replace(".", ""))) text = `${behind} ${text.slice(0, comma)}`;
  }
  let all = wordsIn(text);
  while (all.length > 1 && isTitle(rolesOf(all[0] ?? ""), all.length)) all = all.slice(1);
  while (all.length > 1 && suffixes.has(all[all.length - 1] ?? "")) all = all.slice(0, -1);
  const words: string[] = [];
  let sonAt = -1;
  const plain = withoutSomali(all.slice(0, LONGEST_NAME).map(withoutDigits));
  const whole = joinFatherOf(joinFaithOf(joinServantOf(plain)));
  for (const word of whole) {
    if (SON_OF.has(word) && sonAt < 0 && words.length > 0) sonAt = words.length;
    if (word.length > 1 && particles.has(word) && all.length > 2) continue;
    // Written twice by slip: "Sergey Sergey Shoigu".
    if (words[words.length - 1] !== word || word.length < 5) words.push(word);
  }
  const kept = words.length > 0 ? words : all;
  const joined = kept.join("");
  return {
    key: spellingKey(name),
    row: new WordRow(kept.map(nameWord)),
    joined,
    letters: countLetters(joined),
    sonAt,
    script: scriptOf(plain.map(nameWord)),
  };
}

const LETTERS_ONLY = /^[a-z]*$/;

/** The words of a romanised name, without whatever is neither letter nor digit. */
function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (const piece of text.split(/[\s.,-]+/)) {
    const word = LETTERS_ONLY.test(piece) ? piece : piece.replace(/[^\p{L}\p{N}\p{M}]/gu, "");
    if (word !== "") words.push(word);
  }
  return words;
}

/** Somali writes x for the h of others, and c for a sound that they leave out: "Xasan Cali" is Hasan Ali. */
function withoutSomali(words: readonly string[]): readonly string[] {
  if (!words.some((word) => SOMALI.test(word))) return words;
  return words.map((word) => word.replaceAll("x", "h").replace(/c(?!h)/g, "") || word);
}

const SERVANT = /^abd[aeou]?[lrs]?$/;
// With the article, with nothing of it ("Abdusalam", "Abdirahman"), or with the Somali "Abdi".
const SERVANT_JOINED =
  /^abd(?:[aeiou](?=r[ae]hm|r[ae]h[ei]m|razz?[aei][kq]|s[ae]la[am]|samad|shak|sat+ar)|[aeiou][lrs]|al|i)(?=.{3})/;

/** "Abd al-Rahman", "Abdul Rahman" and "Abdelrahman" are one given name in three spellings. */
function joinServantOf(words: readonly string[]): readonly string[] {
  if (!words.some((word) => word.startsWith("abd"))) return words;
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!SERVANT.test(word)) {
      joined.push(word.replace(SERVANT_JOINED, "abdul"));
      continue;
    }
    const article = /^[ae][lr]$|^as$|^ur$/.test(words[at + 1] ?? "") ? 1 : 0;
    const next = words[at + 1 + article];
    if (next === undefined) joined.push(word);
    else {
      joined.push(`abdul${next}`);
      at += 1 + article;
    }
  }
  return joined;
}

/** "Abu Bakr", "Abou Bakr" and "Aboubakr" are one name, and its second half alone is another. */
function joinFatherOf(words: readonly string[]): readonly string[] {
  if (!words.some((word) => word.startsWith("ab"))) return words;
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = words[at + 1];
    if (/^ab[ou]u?$/.test(word) && next !== undefined && at + 1 < words.length) {
      joined.push(`abu${next.replace(/^(?:al|el)(?=.{3})/, "")}`);
      at++;
    } else joined.push(word.replace(/^abou(?=.{3})/, "abu"));
  }
  return joined;
}

const ARTICLE = /^(?:[aeiou][ldrszn]?|[aeou]dd)$/;
const FAITH = /^d(?:i|ee|ie|y)ne?$/;
const FAITH_WITH_ARTICLE = /^(?:[aeiou]|al|el|ul)dd?(?:i|ee|ie|y)ne?$/;
const FAITH_JOINED = /^(.{3,})(?:[aeiou]|ou|al|el|ul)dd?(?:i|ee|ie|y)ne?$/;
const GOD = /^(?:[aeou]|ou)llah?$/;
const GOD_JOINED = /^(.{3,})(?:[aou]|ou)(?:llah?|lah)$/;
// "Inayatur Rahman": the article of the second word written at the end of the first.
const ARTICLE_BEHIND = /^(.{3,})u[lr]?$/;
const WITH_ARTICLE = /^(?:r[ae]h?[ie]?m[ae]n|ha[qk]|hu[qk]|haque|huq|islam|kari?m|hass?an|alam)$/;

/** "Nur al-Din", "Nuruddin" and "Noureddine" are one name, and so are "Habib Allah" and "Habibullah". */
function joinFaithOf(words: readonly string[]): readonly string[] {
  if (!words.some((word) => MAY_BE_FAITH.test(word))) return words;
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const next = words[at + 1] ?? "";
    const article = ARTICLE.test(next) && FAITH.test(words[at + 2] ?? "") ? 1 : 0;
    if (word.length < 3) joined.push(word);
    else if (article > 0 || FAITH.test(next) || FAITH_WITH_ARTICLE.test(next)) {
      joined.push(`${word}uddin`);
      at += 1 + article;
    } else if (GOD.test(next)) {
      joined.push(`${word}ullah`);
      at++;
    } else if (WITH_ARTICLE.test(next)) joined.push(word.replace(ARTICLE_BEHIND, "$1"));
    else joined.push(word.replace(FAITH_JOINED, "$1uddin").replace(GOD_JOINED, "$1ullah"));
  }
  return joined;
}

const DIGITS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "9": "g",
};

/** Digits in a word are letters that were read or typed wrong: "Sech1n". */
function withoutDigits(word: string): string {
  if (LETTERS_ONLY.test(word)) return word;
  return /\d/.test(word) && /\p{L}/u.test(word)
    ? word.replace(/\d/g, (digit) => DIGITS[digit] ?? digit)
    : word;
}
