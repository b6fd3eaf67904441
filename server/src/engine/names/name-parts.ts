import { remembering } from "../text/remembering";
import { countLetters, type LetterCounts } from "./letter-counts";
import { honorifics, particles, suffixes } from "./lexicon";
import { type NameWord, nameWord } from "./name-word";
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

// Titles that are given names too: of "Hafiz Saeed" nothing but a family name would be left.
const ALSO_GIVEN = new Set("hafiz hafez sayed sayyed syed seyed agha qari said".split(" "));
const MORE_HONORIFICS = new Set(
  "shaykh shaikh cheikh hajj hajji hajja mawlavi molvi malim maalim moalim mualim moallim ustadz ustadh alhaj mullah akhund".split(
    " ",
  ),
);

function isHonorific(word: string): boolean {
  return honorifics.has(word) || MORE_HONORIFICS.has(word);
}

const SON_OF = new Set(["bin", "ibn", "ben", "bint", "binti"]);

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

enum Role {
  Honorific = 1,
  AlsoGiven = 2,
  Suffix = 4,
  Particle = 8,
  SonOf = 16,
}

interface OrdinaryWord {
  readonly word: NameWord;
  /** What it is beside a name's words: one bit each. */
  readonly roles: number;
}

// By word in small letters; null for one that is read together with its neighbours.
const ordinaryWord = remembering<OrdinaryWord | null>(MOST_REMEMBERED, (text) => {
  const care = text.startsWith("ab") || MAY_BE_FAITH.test(text) || SOMALI.test(text);
  return care ? null : { word: nameWord(text), roles: rolesOf(text) };
});

function rolesOf(word: string): number {
  return (
    (isHonorific(word) ? Role.Honorific : 0) |
    (ALSO_GIVEN.has(word) ? Role.AlsoGiven : 0) |
    (suffixes.has(word) ? Role.Suffix : 0) |
    (word.length > 1 && particles.has(word) ? Role.Particle : 0) |
    (SON_OF.has(word) ? Role.SonOf : 0)
  );
}

// The words of the name that is read.
const read: OrdinaryWord[] = [];

/**
 * Reads a name of plain letters that takes no care, as most are. Null for others: `takeWithCare` makes the same of both,
 * but takes ten times as long.
 */
export function readOrdinary(name: string): OrdinaryName | null {
  const lower = name.toLowerCase();
  read.length = 0;
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : BLANK;
    if (code >= FIRST_LETTER && code <= LAST_LETTER) {
      if (start < 0) start = at;
      continue;
    }
    if (code !== BLANK && code !== HYPHEN && code !== STOP) return null;
    if (start < 0) continue;
    const word = ordinaryWord(lower.slice(start, at));
    if (word === null || read.length === LONGEST_NAME) return null;
    read.push(word);
    start = -1;
  }
  return read.length === 0 ? null : ordinaryName(read);
}

const BLANK = 0x20;
const HYPHEN = 0x2d;
const STOP = 0x2e;
const FIRST_LETTER = 0x61;
const LAST_LETTER = 0x7a;

function ordinaryName(all: readonly OrdinaryWord[]): OrdinaryName | null {
  let from = 0;
  let to = all.length;
  const rolesAt = (at: number): number => all[at]?.roles ?? 0;
  while (to - from > 1 && isTitle(rolesAt(from), to - from)) from++;
  while (to - from > 1 && (rolesAt(to - 1) & Role.Suffix) !== 0) to--;
  const every = all.map(({ word }) => word);
  const plain = to - from === all.length ? every : every.slice(from, to);
  if (isBare(all, from, to)) return { every, plain, words: plain, sonAt: -1 };
  const words: NameWord[] = [];
  let sonAt = -1;
  for (const [at, word] of plain.entries()) {
    const roles = rolesAt(from + at);
    if ((roles & Role.SonOf) !== 0 && sonAt < 0 && words.length > 0) sonAt = words.length;
    if ((roles & Role.Particle) !== 0 && plain.length > 2) continue;
    const { text } = word;
    if (text.length < 5 || words[words.length - 1]?.text !== text) words.push(word);
  }
  return words.length === 0 ? null : { every, plain, words, sonAt };
}

/** Nothing but words that tell: most names. */
function isBare(all: readonly OrdinaryWord[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = all[at];
    if (word === undefined || (word.roles & (Role.Particle | Role.SonOf)) !== 0) return false;
    if (at > from && word.word.text === all[at - 1]?.word.text) return false;
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

const SOMALI = /^(?:ma?xam[ue]d|axmed|xas+an|xuse+n|xirsi|xaaji|xamud|cali|cabd.*|cumar|cusma+n)$/;

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

// Whatever a word must hold for one of the patterns above to fit; most names hold none of it.
const MAY_BE_FAITH =
  /d(?:i|ee|ie|y)n|lla|lah|r[ae]h?[ie]?m[ae]n|ha[qk]|hu[qk]|haque|islam|kari?m|hass?an|alam/;

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
