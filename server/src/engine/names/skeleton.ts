import type { NameWord } from "./name-word";

/** Which practice of transliteration a name shows; `null` for none that leaves its vowels open. */
export type Script = "arabic" | "cyrillic" | null;

const ARABIC =
  /^(?:abdu?l?.*|abu.*|al|el|bin|ibn|ould|m[ou]ha[mn]m?[ae]d|ahm[ae]d|hass?[ae]n|h[ou]ss?[ae]i?n|ali|[a-z]+(?:ullah|[uo]ddin[e]?)|khan|haji|mullah?|mustafa|ibrahim|yusuf|youss?ef|said|mahmoud|mahmud|khalid|khaled|salih|saleh|omar|umar|hamid|rahman|karim)$/;
const CYRILLIC = /(?:[oe]v|[oe]va|enk[oa]|sk[iy]j?|skaya|vich|vna|[aey]nau|iuk|yuk)$/;

/** The script that the words of a romanised name are likely to come from. */
export function scriptOf(words: readonly string[]): Script {
  for (const word of words) if (ARABIC.test(word)) return "arabic";
  for (const word of words) if (word.length > 4 && CYRILLIC.test(word)) return "cyrillic";
  return null;
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
const VOWELS = "aeiouyw";

/** Takes a romanised word apart. */
export function skeletonOf(word: string, script: Script): Skeleton {
  let text = word;
  if (script === "cyrillic") text = text.replace(/(?:au|ou|ow|[oe]ff)$/, "ov").replaceAll("w", "v");
  const consonants: string[] = [];
  const vowels: string[] = [""];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (VOWELS.includes(char)) {
      vowels[vowels.length - 1] += char;
      at++;
      continue;
    }
    const known = CONSONANTS.find(([letters]) => text.startsWith(letters, at));
    at += known?.[0].length ?? 1;
    const sign = known?.[1] ?? char;
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

const CLASSES: Readonly<Record<string, string>> = {
  a: "ae",
  e: "aei",
  i: "ei",
  y: "ei",
  o: "ou",
  u: "ou",
  w: "ou",
};

/** True where two runs of vowels can stand for one sound; one alone need not be written between consonants. */
function areAlike(a: string, b: string, script: Script): boolean {
  if (a === b) return true;
  if (a === "" || b === "") return a.length + b.length === 1;
  for (const vowel of a) {
    const alike = script === "cyrillic" && "ao".includes(vowel) ? "aoe" : (CLASSES[vowel] ?? "");
    for (const other of b) if (alike.includes(other)) return true;
  }
  return false;
}

/** "Karim" and "Karima", "Ahmad" and "Ahmadi" are two names: the end must be of one kind. */
function endOf(vowels: string): string {
  if (vowels === "") return "";
  return /[iy]$|ee$/.test(vowels) ? "i" : /[ou]$/.test(vowels) ? "o" : "a";
}

/**
 * How alike two romanised words are to those who read them in their own script, where short vowels are not written
 * (Arabic, Persian, Urdu) or sound alike (Russian, Belarusian, Ukrainian): 0 where they are not. "Chehade" and "Shihadi",
 * "Quwaydir" and "Kweider", "Hryhoryavich" and "Grigorievich".
 */
export function skeletonSimilarity(a: NameWord, b: NameWord, script: Script): number {
  if (script === null || a.text.length < 3 || b.text.length < 3) return 0;
  const left = a[script];
  const right = b[script];
  const { count } = left;
  if (count < 2 || left.consonants !== right.consonants) return 0;
  const lastLeft = endOf(left.vowels[count] ?? "");
  const lastRight = endOf(right.vowels[count] ?? "");
  const open = script === "cyrillic" ? "ao" : "";
  if (
    lastLeft !== lastRight &&
    !(open.includes(lastLeft) && open.includes(lastRight) && lastLeft !== "" && lastRight !== "")
  )
    return 0;
  for (let at = 0; at < count; at++) {
    if (!areAlike(left.vowels[at] ?? "", right.vowels[at] ?? "", script)) return 0;
  }
  return count === 2 ? 0.84 : 0.9;
}
