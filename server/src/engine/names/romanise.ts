import { fold } from "../text/fold";

/**
 * Letters of other scripts in Latin ones, near enough to compare names by sound. Cyrillic and Greek after the usual
 * news practice, Hangul after Revised Romanisation, Arabic and Hebrew by their consonants (short vowels are not written).
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...pairs(
    "а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya қ k ң n ғ g ү u ұ u һ h ә a ө o љ lj њ nj ћ c ђ dj џ dz ј j",
  ),
  ...pairs(
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
  ),
  ...pairs(
    "ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ة a ئ y ؤ w پ p چ ch ژ zh گ g ک k ی y",
  ),
  ...pairs(
    "א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s פ p ף f צ ts ץ ts ק k ר r ש sh ת t",
  ),
  ...pairs("ø o đ d ł l ß ss æ ae œ oe ı i ð d þ th"),
  ъ: "",
  ь: "",
  ع: "",
  ء: "",
};

function pairs(list: string): Record<string, string> {
  const words = list.split(" ");
  const table: Record<string, string> = {};
  for (let at = 0; at + 1 < words.length; at += 2) table[words[at] ?? ""] = words[at + 1] ?? "";
  return table;
}

const LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const TAILS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

function hangul(code: number): string {
  const index = code - 0xac00;
  const lead = LEADS[Math.floor(index / 588)] ?? "";
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? "";
  const tail = TAILS[index % 28] ?? "";
  return `${lead}${vowel}${tail}`.replaceAll("-", "");
}

const PLAIN = /^[\x20-\x7e]*$/;

/** A name folded and in Latin letters as far as its script is known; what is not stays as it is. */
export function romanise(name: string): string {
  const folded = fold(name);
  if (PLAIN.test(folded)) return folded;
  let latin = "";
  for (const character of folded.normalize("NFC")) {
    const code = character.charCodeAt(0);
    if (code >= 0xac00 && code <= 0xd7a3) latin += `${hangul(code)}-`;
    else latin += LETTERS[character] ?? character;
  }
  return latin.replace(/-(?=\s|$)/g, "");
}

/** What sounds alike; each with letters of which a word must hold one for the pattern to fit: most words hold none of most. */
export const SOUNDS: readonly (readonly [letters: number, RegExp, string])[] = [
  [letterBits("p"), /(?:ph)/g, "f"],
  [letterBits("tcč"), /(?:tch|tsch|cz|č)/g, "ch"],
  [letterBits("djz"), /(?:dzh|dj|zh|jh)/g, "j"],
  [letterBits("s"), /(?:sch|sz)/g, "sh"],
  [letterBits("ckgq"), /(?:ck|kh|gh|q|c(?!h))/g, "k"],
  [letterBits("x"), /x/g, "ks"],
  [letterBits("ow"), /(?:ou|oo|(?<=.)w(?=[^aeiou]|$))/g, "u"],
  [letterBits("ae"), /(?:ae|ai|ay|ei|ey)/g, "e"],
  [letterBits("eiy"), /(?:ee|ie|iy|yy|ij|y)/g, "i"],
  [letterBits("w"), /w/g, "v"],
  [letterBits("f"), /(?<=[aeiou])f+$/g, "v"],
  [letterBits("d"), /dh/g, "d"],
  [letterBits("t"), /th/g, "t"],
  [letterBits("h"), /(?<=[^cs])h(?![aeiou])/g, ""],
  [letterBits("h"), /(?<=[aeiou])h$/g, ""],
  [-1, /(.)\1+/g, "$1"],
];

/** The letters of a text, one bit each; others share the bits. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** A rough sound of one romanised word: spellings that differ by transliteration alone come out equal. */
export function soundOf(word: string): string {
  let sound = word;
  let letters = letterBits(sound);
  for (const [needed, pattern, replacement] of SOUNDS) {
    if ((letters & needed) === 0) continue;
    const replaced = sound.replace(pattern, replacement);
    if (replaced === sound) continue;
    sound = replaced;
    letters = letterBits(sound);
  }
  return sound;
}
