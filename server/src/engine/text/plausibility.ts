import { pairMask } from "./single-byte";

/*
 * How odd a stretch of text looks, told from its characters and from which stands beside which. Every script is as good
 * as any other; odd are characters that hardly any text holds, words of two scripts, capitals behind small letters, and
 * signs glued to letters. Used to compare a text with what it might have been before it was damaged.
 */

/** What a character is, as far as its neighbours care. */
enum Kind {
  Space = 0,
  Digit = 1,
  Lower = 2,
  Upper = 3,
  /** Letters without case, and marks that belong to them. */
  Letter = 4,
  Opening = 5,
  Closing = 6,
  Apostrophe = 7,
  Dash = 8,
  Punctuation = 9,
  Symbol = 10,
  Control = 11,
}

interface Character {
  readonly kind: Kind;
  /** 0 for what has none; Chinese and Japanese share one. */
  readonly script: number;
  readonly oddness: number;
}

enum Script {
  None = 0,
  Latin = 1,
  Greek = 2,
  Cyrillic = 3,
  EastAsian = 4,
  /** Others are told apart by their blocks. */
  Other = 16,
}

const COMMON_SYMBOLS = "£€©®°§™";
const OTHER_SYMBOLS = "†‡‰′″•";
const LETTER_SIGNS = "ªº²";
const RUSSIAN_EXTRA = "Ёё";
const SLAVIC_EXTRA = "ЂЃЄЅІЇЈЉЊЋЌЎЏђѓєѕіїјљњћќўџҐґ";
const VIETNAMESE = "ƠơƯư";
const ROMANIAN = "ȘșȚț";
// Letters of Persian, Urdu, Pashto, Kurdish and Uyghur.
const ARABIC_EXTRA = "پچژگکیھہۀےںٹڈڑۆێۇۈۋەټځڅډړږښڼۍې";
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;
const SPACE = /\p{Zs}/u;
const UNASSIGNED = /[\p{Cn}\p{Co}\p{Cs}]/u;

function cased(character: string): Kind {
  if (UPPER.test(character)) return Kind.Upper;
  return LOWER.test(character) ? Kind.Lower : Kind.Letter;
}

function describe(code: number): Character {
  const character = String.fromCodePoint(code);
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) {
    const usual = code === 9 || code === 10 || code === 13;
    return { kind: usual ? Kind.Space : Kind.Control, script: Script.None, oddness: usual ? 0 : 6 };
  }
  const punctuation = describePunctuation(code, character);
  if (punctuation !== null) return punctuation;
  if (code < 0x80) return describeAscii(character);
  if (UNASSIGNED.test(character)) return { kind: Kind.Symbol, script: Script.Other, oddness: 6 };
  const letter = LETTER.test(character) && !LETTER_SIGNS.includes(character);
  return letter ? describeLetter(code, character) : describeOther(code, character);
}

function describeAscii(character: string): Character {
  if (LETTER.test(character)) return { kind: cased(character), script: Script.Latin, oddness: 0 };
  if (DIGIT.test(character)) return { kind: Kind.Digit, script: Script.None, oddness: 0 };
  if (character === " ") return { kind: Kind.Space, script: Script.None, oddness: 0 };
  return { kind: Kind.Punctuation, script: Script.None, oddness: 0 };
}

function describePunctuation(code: number, character: string): Character | null {
  const as = (kind: Kind, oddness: number): Character => ({ kind, script: Script.None, oddness });
  if (character === "'" || character === "’" || character === "ʼ")
    return as(Kind.Apostrophe, code < 0x80 ? 0 : 1);
  if ("([{".includes(character)) return as(Kind.Opening, 0);
  if (")]}".includes(character)) return as(Kind.Closing, 0);
  if ("„‚‘“‹«¿¡".includes(character)) return as(Kind.Opening, 1);
  if ("”›»".includes(character)) return as(Kind.Closing, 1);
  if (character === "-") return as(Kind.Dash, 0);
  if ("–—―".includes(character)) return as(Kind.Dash, 1);
  if (character === "…" || character === "·") return as(Kind.Punctuation, 1);
  if (character === "\u00a0") return as(Kind.Space, 1);
  if (character === "\u00ad" || (code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0xfe0f) {
    return as(Kind.Punctuation, 1.5);
  }
  if (code === 0x2010 || code === 0x2011) return as(Kind.Dash, 1.2);
  if (code === 0x202f || (code >= 0x2000 && code <= 0x200a)) return as(Kind.Space, 1.2);
  if (code >= 0x3000 && code <= 0x303f) return as(Kind.Punctuation, 1);
  if (code >= 0xff00 && code <= 0xff65) return as(Kind.Punctuation, 1.3);
  return null;
}

function describeLetter(code: number, character: string): Character {
  const as = (script: number, oddness: number): Character => ({ kind: cased(character), script, oddness });
  if (code <= 0x17f) return as(Script.Latin, latinOddness(code, character));
  if (code <= 0x24f)
    return as(Script.Latin, VIETNAMESE.includes(character) || ROMANIAN.includes(character) ? 1.2 : 2.5);
  if (code <= 0x2af) return as(Script.Latin, code === 0x259 ? 1.2 : 4);
  if (code <= 0x2ff) return as(Script.Latin, 3.5);
  if (code <= 0x36f) return { kind: Kind.Letter, script: Script.None, oddness: 2.5 };
  if (code <= 0x3ff) return as(Script.Greek, code >= 0x386 && code <= 0x3ce ? 1 : 4);
  if (code <= 0x52f) {
    if (code >= 0x410 && code <= 0x44f) return as(Script.Cyrillic, 1);
    if (RUSSIAN_EXTRA.includes(character)) return as(Script.Cyrillic, 1);
    return as(Script.Cyrillic, SLAVIC_EXTRA.includes(character) ? 1.3 : 2.5);
  }
  if (code >= 0x1e00 && code <= 0x1eff) return as(Script.Latin, 1.2);
  if (code >= 0x1f00 && code <= 0x1fff) return as(Script.Greek, 1.5);
  if (code >= 0x4e00 && code <= 0x9fff) return as(Script.EastAsian, 1.2);
  if (code >= 0x3040 && code <= 0x30ff) return as(Script.EastAsian, 1);
  if (code >= 0xac00 && code <= 0xd7a3) return as(Script.Other + 1, 1);
  if (code >= 0x3400 && code <= 0x4dbf) return as(Script.EastAsian, 4);
  if (code === 0xfb01 || code === 0xfb02) return as(Script.Latin, 2);
  // Hebrew, Arabic, the scripts of India and South-East Asia, Georgian, Armenian: by block.
  const common =
    (code >= 0x531 && code <= 0x587) ||
    (code >= 0x591 && code <= 0x5f2) ||
    (code >= 0x621 && code <= 0x652) ||
    ARABIC_EXTRA.includes(character) ||
    (code >= 0x900 && code <= 0x10ff) ||
    (code >= 0x1200 && code <= 0x137f) ||
    (code >= 0x1780 && code <= 0x17ff);
  return as(Script.Other + 2 + blockOf(code), common ? 1 : 4.5);
}

/** Letters of Western and Central European languages, roughly by how often they are needed. */
function latinOddness(code: number, character: string): number {
  if (code <= 0xff) {
    if (character === "ÿ") return 2;
    if (code < 0xe0) return character === "ß" ? 1.05 : 1.1;
    if (character === "þ" || character === "ð") return 1.3;
    return "éáíóúàèöüäãçñêôâî".includes(character) ? 1 : 1.15;
  }
  if ("ŉĸſĲĳĿŀ".includes(character)) return 3;
  if (UPPER.test(character)) return 1.3;
  return "łąęśżźćńšžčřěůőűğışăāēīū".includes(character) ? 1.2 : 1.3;
}

function blockOf(code: number): number {
  if (code >= 0x600 && code <= 0x77f) return 0x600 >> 7;
  return code >> 7;
}

function describeOther(code: number, character: string): Character {
  const as = (kind: Kind, oddness: number): Character => ({ kind, script: Script.None, oddness });
  if (SPACE.test(character)) return as(Kind.Space, 1.5);
  if (COMMON_SYMBOLS.includes(character)) return as(Kind.Symbol, 1.5);
  if (LETTER_SIGNS.includes(character)) return as(Kind.Symbol, 2);
  if (OTHER_SYMBOLS.includes(character)) return as(Kind.Symbol, 2);
  if (code >= 0x660 && code <= 0x669) return as(Kind.Digit, 1);
  if (DIGIT.test(character) && code > 0xff) return as(Kind.Digit, code < 0x2000 ? 1.2 : 2.5);
  if (code <= 0xff) return as(Kind.Symbol, 2.5);
  if (code <= 0x36f) return as(Kind.Symbol, 3);
  if (code >= 0x600 && code <= 0x6ff) return as(Kind.Punctuation, "،؛؟٪ـ۔".includes(character) ? 1 : 4);
  if (code >= 0x900 && code <= 0x109f) return as(Kind.Punctuation, 1.2);
  if (code >= 0x2010 && code <= 0x206f) return as(Kind.Punctuation, 2);
  if (code >= 0x20a0 && code <= 0x20bf) return as(Kind.Symbol, 1.5);
  if (code >= 0x2190 && code <= 0x22ff) return as(Kind.Symbol, 2.2);
  if (code >= 0x2500 && code <= 0x259f) return as(Kind.Symbol, 4);
  if (code >= 0x2100 && code <= 0x2bff) return as(Kind.Symbol, 2);
  if (code === 0xfffd) return as(Kind.Control, 4);
  if (code >= 0x1f000 && code <= 0x1faff) return as(Kind.Symbol, 2);
  return as(Kind.Symbol, 4);
}

const CACHE: (Character | undefined)[] = [];

function characterOf(code: number): Character {
  if (code >= 0x3000) return describe(code);
  const known = CACHE[code];
  if (known !== undefined) return known;
  const described = describe(code);
  CACHE[code] = described;
  return described;
}

function isLetter({ kind }: Character): boolean {
  return kind === Kind.Lower || kind === Kind.Upper || kind === Kind.Letter;
}

// Icelandic words start in "Áð" and "Íþ".
const ICELANDIC = [0xf0, 0xfe];
// German, Czech and others close with the mark that English opens with.
const GERMAN_CLOSING = 0x201c;

/** What it costs that `b`, the character `code`, follows `a`, the character `before`. */
function seam(a: Character, b: Character, before: number, code: number): number {
  if (isLetter(a) && isLetter(b)) {
    if (a.script !== b.script && a.script !== Script.None && b.script !== Script.None) {
      // Latin names in Chinese or Japanese text stand without blanks.
      const eastAsian = a.script === Script.EastAsian || b.script === Script.EastAsian;
      const ascii = a.oddness === 0 || b.oddness === 0;
      if (eastAsian && ascii && a.kind !== Kind.Lower) return 1;
      return 4;
    }
    if (a.kind === Kind.Lower && b.kind === Kind.Upper) return 2;
    // Hardly a word starts with two letters in a row that carry marks; those that do are no bytes of one character.
    const marked = a.script === Script.Latin && a.oddness > 0 && b.oddness > 0;
    const bytes =
      pairMask(before, code) !== 0 || (before <= 0xff && code <= 0xff && !ICELANDIC.includes(code));
    return marked && a.kind === Kind.Upper && b.kind === Kind.Lower && bytes ? 1.9 : 0;
  }
  if (isLetter(a)) {
    if (b.kind === Kind.Symbol) return 2;
    if (b.kind === Kind.Opening && b.oddness > 0) return code === GERMAN_CLOSING ? 0.5 : 2;
    if (b.kind === Kind.Control) return 1;
    return b.kind === Kind.Digit && a.oddness > 0 ? 0.5 : 0;
  }
  if (isLetter(b)) {
    if (a.kind === Kind.Symbol) return 1.5;
    if (a.kind === Kind.Closing && a.oddness > 0) return 1.7;
    return a.kind === Kind.Control ? 1 : 0;
  }
  if (a.kind === Kind.Symbol && b.kind === Kind.Symbol) return 1;
  return a.kind === Kind.Space && b.kind === Kind.Space && a.oddness + b.oddness > 0 ? 0.5 : 0;
}

/** Â and Ã before a blank or a sign are words in hardly any language. */
function loneliness(before: Character, after: Character, code: number): number {
  if (code !== 0xc2 && code !== 0xc3) return 0;
  if (isLetter(before) || before.kind === Kind.Apostrophe || before.kind === Kind.Dash) return 0;
  return after.kind === Kind.Space ? 3 : after.kind === Kind.Symbol ? 2 : 0;
}

const EDGE: Character = { kind: Kind.Space, script: Script.None, oddness: 0 };

/**
 * The oddness of `middle` as it stands between `before` and `after` (of which only the nearest character counts). Adds
 * up over characters; only differences between two readings of the same place mean something.
 */
export function oddness(before: string, middle: string, after: string): number {
  const first = before.codePointAt(before.length - (isLowSurrogate(before) ? 2 : 1));
  let last = first === undefined ? EDGE : characterOf(first);
  const behind = after.codePointAt(0);
  const end = behind === undefined ? EDGE : characterOf(behind);
  let sum = 0;
  let previous = first ?? 0;
  for (let at = 0; at < middle.length; ) {
    const code = middle.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const one = characterOf(code);
    const next = at < middle.length ? characterOf(middle.codePointAt(at) ?? 0) : end;
    sum += one.oddness + seam(last, one, previous, code) + loneliness(last, next, code);
    last = one;
    previous = code;
  }
  return sum + seam(last, end, previous, behind ?? 0);
}

function isLowSurrogate(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xdc00 && code <= 0xdfff;
}
