import { familyFirstCultures } from "./lexicon";
import type { NameWord } from "./name-word";

/**
 * Which practice of transliteration a name shows: `syllabic` of the many for Korean and Chinese; `null` for none that
 * leaves its letters open.
 */
export type Script = "arabic" | "cyrillic" | "syllabic" | null;

const ARABIC =
  /^(?:abdu?l?.*|abu.*|al|el|bin|ibn|ould|m[ou]ha[mn]m?[ae]d|ahm[ae]d|hass?[ae]n|h[ou]ss?[ae]i?n|ali|[a-z]+(?:ullah|[uo]ddin[e]?)|khan|haji|mullah?|mustafa|ibrahim|yusuf|youss?ef|said|mahmoud|mahmud|khalid|khaled|salih|saleh|omar|umar|hamid|rahman|karim)$/;
const CYRILLIC =
  /(?:[oe]v|[oe]va|enk[oa]|sk[iy]j?|skaya|vich|vna|[aey]nau|iuk|yuk)$|^(?:[vw]ladimir|volod[iy]a|volodymyr|serge[ijy]|serhi[iy]|yevgen[iy]+|evgen[iy]+|dmitr[iy]+|dzmitry|aleksandr|aleksej|alekse[iy]|nikola[ijy]|mikhail|yuri[iy]?|igor|ihor)$/;
const SYLLABLES = /^(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiouy]{1,3}(?:ng|[nklmpt])?){1,2}$/;
const LONGEST_SYLLABIC = 4;

enum Reading {
  Arabic = 1,
  Cyrillic = 2,
  /** Nothing but syllables. */
  Syllables = 4,
  /** A Korean or Chinese family name. */
  Family = 8,
}

/** What a romanised word tells of the script that its name comes from: one bit each. */
export function readingsOf(word: string): number {
  const cultures = familyFirstCultures(word);
  return (
    (ARABIC.test(word) ? Reading.Arabic : 0) |
    (word.length > 4 && CYRILLIC.test(word) ? Reading.Cyrillic : 0) |
    (word.length < 10 && SYLLABLES.test(word) ? Reading.Syllables : 0) |
    (cultures.includes("korean") || cultures.includes("chinese") ? Reading.Family : 0)
  );
}

/** The script that the words of a romanised name are likely to come from. */
export function scriptOf(words: readonly Pick<NameWord, "readings">[]): Script {
  let any = 0;
  let every = ~0;
  for (const { readings } of words) {
    any |= readings;
    every &= readings;
  }
  if ((any & Reading.Arabic) !== 0) return "arabic";
  if ((any & Reading.Cyrillic) !== 0) return "cyrillic";
  if (words.length < 2 || words.length > LONGEST_SYLLABIC || (every & Reading.Syllables) === 0) return null;
  // The family name stands at one end.
  const ends = (words[0]?.readings ?? 0) | (words[words.length - 1]?.readings ?? 0);
  return (ends & Reading.Family) !== 0 ? "syllabic" : null;
}

/** A word by its consonants, as those read it who know it in its own script. */
export interface Skeleton {
  /** The consonants, each one sign, with blanks between them. */
  readonly consonants: string;
  readonly count: number;
  /** Vowels before the first, between, and behind the last consonant. */
  readonly vowels: readonly string[];
}

// Longest first. What is one consonant to those who transliterate becomes one sign.
const CONSONANTS: readonly (readonly [string, string])[] = [
  ["shch", "S"],
  ["shh", "S"],
  ["sch", "S"],
  ["tch", "S"],
  ["dzh", "j"],
  ["sh", "S"],
  ["ch", "S"],
  ["kh", "k"],
  ["gh", "g"],
  ["zh", "j"],
  ["dj", "j"],
  ["dh", "d"],
  ["th", "t"],
  ["ph", "f"],
  ["ck", "k"],
  ["ts", "t"],
  ["dz", "d"],
  ["q", "k"],
  ["c", "k"],
  ["x", "ks"],
  ["p", "b"],
];
// Aspirated, tense or plain, before and behind vowels: each system of transliteration writes them otherwise.
const SYLLABIC_CONSONANTS: readonly (readonly [string, string])[] = [
  ["tsch", "j"],
  ["tch", "j"],
  ["ch", "j"],
  ["zh", "j"],
  ["jj", "j"],
  ["ts", "j"],
  ["tz", "j"],
  ["z", "j"],
  ["q", "j"],
  ["c", "j"],
  ["hs", "s"],
  ["sh", "s"],
  ["x", "s"],
  ["ng", "N"],
  ["g", "k"],
  ["d", "t"],
  ["b", "p"],
  ["ph", "p"],
  ["l", "r"],
];
const VOWELS = "aeiouyw";

/** Takes a romanised word apart. */
export function skeletonOf(word: string, script: Script): Skeleton {
  let text = word;
  if (script === "cyrillic") text = withoutFrench(text);
  const table = script === "syllabic" ? SYLLABIC_CONSONANTS : CONSONANTS;
  const consonants: string[] = [];
  const vowels: string[] = [""];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    const soft = script === "cyrillic" && char === "j" && consonants.at(-1) !== "d";
    if (VOWELS.includes(char) || soft) {
      vowels[vowels.length - 1] += soft ? "y" : char;
      at++;
      continue;
    }
    const known = table.find(([letters]) => text.startsWith(letters, at));
    at += known?.[0].length ?? 1;
    let sign = known?.[1] ?? char;
    if (script === "cyrillic" && known?.[0] === "c") sign = "t";
    // Breathed or not, in the middle and at the end; Belarusian and Ukrainian write h for the Russian g.
    if (sign === "h" && consonants.length > 0) continue;
    if (script === "cyrillic" && (sign === "h" || sign === "g")) continue;
    // Doubled or not.
    if (consonants.at(-1) === sign && vowels.at(-1) === "") continue;
    consonants.push(sign);
    vowels.push("");
  }
  return { consonants: consonants.join(" "), count: consonants.length, vowels };
}

/** "Smirnoff", "Zimouski" and "Tiourine" as others write them. */
function withoutFrench(word: string): string {
  return word
    .replace(/(?:au|ou|ow|[oe]ff)$/, "ov")
    .replace(/ine$/, "in")
    .replaceAll("w", "v");
}

/** The vowels that one can stand for; in Arabic names e is every short vowel that is hardly heard. */
const CLASSES: Readonly<Record<string, string>> = {
  a: "ae",
  e: "aeiou",
  i: "ei",
  y: "ei",
  o: "oue",
  u: "oue",
  w: "ou",
};
const CYRILLIC_CLASSES: Readonly<Record<string, string>> = {
  a: "aoe",
  e: "aei",
  i: "ei",
  y: "ei",
  o: "aoe",
  u: "ou",
  w: "ou",
};
const SYLLABIC_CLASSES: Readonly<Record<string, string>> = {
  a: "a",
  e: "e",
  i: "i",
  y: "yi",
  o: "ou",
  u: "ou",
  w: "wou",
};

function classesOf(script: Script): Readonly<Record<string, string>> {
  return script === "cyrillic" ? CYRILLIC_CLASSES : script === "syllabic" ? SYLLABIC_CLASSES : CLASSES;
}

/** True where two runs of vowels can stand for one sound; one alone need not be written between consonants. */
function areAlike(a: string, b: string, script: Script): boolean {
  if (a === b) return true;
  if (a === "" || b === "") return a.length + b.length === 1 && script !== "syllabic";
  const classes = classesOf(script);
  for (const vowel of a) {
    const alike = classes[vowel] ?? "";
    for (const other of b) if (alike.includes(other)) return true;
  }
  return false;
}

const OPEN = 1;
const NARROW = 2;
const ROUND = 4;
const GLIDING = 8;

/** What a word may end in, one bit each: "Karim" and "Karima", "Ahmad" and "Ahmadi" are two names. */
function endOf(vowels: string, script: Script): number {
  if (vowels === "") return 0;
  if (/^(?:[iy]|ee)+$/.test(vowels)) return NARROW;
  // "Khamenei" and "Khameni"; "Hamieh", "Hameiah" and "Hamiyya".
  if (/[aeou][iy]$/.test(vowels)) return NARROW | GLIDING;
  if (/[iy][ae]+$/.test(vowels)) return OPEN | GLIDING;
  if (/[iy]$/.test(vowels)) return NARROW;
  if (script === "cyrillic") return /u$/.test(vowels) ? ROUND : OPEN;
  return /[ou]$/.test(vowels) ? ROUND : OPEN;
}

/**
 * How alike two romanised words are to those who read them in their own script, where short vowels are not written
 * (Arabic, Persian, Urdu) or sound alike (Russian, Belarusian, Ukrainian): 0 where they are not. "Chehade" and "Shihadi",
 * "Quwaydir" and "Kweider", "Hryhoryavich" and "Grigorievich".
 */
export function skeletonSimilarity(a: NameWord, b: NameWord, script: Script): number {
  const least = script === "syllabic" ? 2 : 3;
  if (script === null || a.text.length < least || b.text.length < least) return 0;
  return likenessOf(a[script], b[script], script);
}

/** As `skeletonSimilarity`, of words that are taken apart already. */
export function likenessOf(left: Skeleton, right: Skeleton, script: Script): number {
  const { count } = left;
  if (count < (script === "syllabic" ? 1 : 2) || left.consonants !== right.consonants) return 0;
  const [lastLeft, lastRight] = [
    endOf(left.vowels[count] ?? "", script),
    endOf(right.vowels[count] ?? "", script),
  ];
  if (script !== "syllabic" && lastLeft !== lastRight && (lastLeft & lastRight) === 0) return 0;
  for (let at = 0; at < count; at++) {
    if (!areAlike(left.vowels[at] ?? "", right.vowels[at] ?? "", script)) return 0;
  }
  if (script === "syllabic")
    return areAlike(left.vowels[count] ?? "", right.vowels[count] ?? "", script) ? 0.86 : 0;
  return count === 2 ? 0.84 : 0.9;
}
