import type { Random } from "../train-names/random";

/** One name of a text written otherwise: what stood there, what stands there now, and where (in the new text). */
export interface Planted {
  readonly kind: VariantKind;
  readonly text: string;
  readonly was: string;
  readonly now: string;
  readonly start: number;
  readonly end: number;
}

export type VariantKind = "typing error" | "transliteration" | "hyphen" | "family-name slip" | "possessive";
export const variantKinds: readonly VariantKind[] = [
  "family-name slip",
  "hyphen",
  "possessive",
  "transliteration",
  "typing error",
];

/** What planting must know of the whole corpus, told without the product: how often runs of words stand in it. */
export class PlainCounts {
  /** Number of articles by run of capitalised words. */
  readonly articles = new Map<string, number>();
  /** All words, small letters. */
  readonly words = new Set<string>();
  /** Words that stand in small letters somewhere. */
  readonly lowerCase = new Set<string>();
  /** How often a variant of a name was planted. */
  readonly planted = new Map<string, number>();

  add(text: string): void {
    const runs = new Set<string>();
    for (const { name } of namesIn(text)) runs.add(name);
    for (const run of runs) this.articles.set(run, (this.articles.get(run) ?? 0) + 1);
    for (const word of text.match(/\p{L}+/gu) ?? []) {
      this.words.add(word.toLowerCase());
      if (word === word.toLowerCase()) this.lowerCase.add(word);
    }
  }
}

// Names in the middle of a sentence: behind a small letter and a blank, so that no heading and no beginning is taken, and
// whole: nothing of "Securities and Exchange Commission", which is one name.
const NAME =
  /(?<=\p{Ll},? )(?<!\p{Lu}\p{L}+,? (?:and|of|for|the|in|on|of the|for the) )\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){1,2}(?:-\p{Ll}+)?(?![\p{L}-])(?! \p{Lu})(?! (?:and|of|for|in|on)(?: the)? \p{Lu})/gu;
const TITLES =
  /^(?:President|Prime|Minister|Mr|Mrs|Ms|Dr|Sir|Lord|Senator|General|Chancellor|King|Queen|Prince|Princess|Pope|Chairman|Secretary|Foreign|Defence|Defense|Finance|Chief|Captain|Colonel)[ -]/;
// Events are no names of people, organisations or places.
const EVENTS = /\b(?:Cup|Open|Games|Olympics?|Championships?|Series|Formula|League|Star|Day|War|Prix|Bowl)\b/;
const DAYS = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;

function* namesIn(text: string): Generator<{ name: string; at: number }> {
  for (const match of text.matchAll(NAME)) {
    const title = TITLES.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(title);
    // Two demonyms joined for the nonce are none either: "Israeli-Palestinian".
    const joined = /^\p{L}+(?:an|i|ese|o)-\p{L}+(?:an|i|ese)$/u.test(name);
    if (/[ -]/.test(name) && ![TITLES, DAYS, EVENTS].some((no) => no.test(name)) && !joined)
      yield { name, at: match.index + title };
  }
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

/**
 * A name is known where two more articles write it so, or this one twice more, else nobody could tell the slip from a name;
 * no more than a quarter of its articles are planted.
 */
function isKnown(name: string, text: string, { articles, planted }: PlainCounts): boolean {
  const [holds, changed] = [articles.get(name) ?? 0, planted.get(name) ?? 0];
  if (changed > 0 && (changed + 1) * 4 > holds) return false;
  return holds - changed >= 3 || countOf(text, name) >= 3;
}

/** Plants one variant of the kind into a text, at a place that chance chooses; null where none can be. */
export function plant(kind: VariantKind, text: string, counts: PlainCounts, random: Random): Planted | null {
  if (kind === "possessive") return plantPossessive(text, counts, random);
  if (kind === "family-name slip") return plantSlip(text, counts, random);
  const places = [...namesIn(text)].filter(({ name }) => isKnown(name, text, counts));
  random.shuffle(places);
  for (const { name, at } of places) {
    const now = VARY[kind](name, random);
    if (now === null || now === name || text.includes(now) || counts.articles.has(now)) continue;
    // What hits on another word of the corpus, nobody can tell from it.
    const fresh = now.split(/[ -]/).filter((word) => !name.split(/[ -]/).includes(word));
    if (kind !== "hyphen" && fresh.some((word) => counts.words.has(word.toLowerCase()))) continue;
    counts.planted.set(name, (counts.planted.get(name) ?? 0) + 1);
    return replaced(kind, text, at, name, now);
  }
  return null;
}

function replaced(
  kind: VariantKind,
  text: string,
  at: number,
  was: string,
  now: string,
  length = now.length,
): Planted {
  const after = `${text.slice(0, at)}${now}${text.slice(at + was.length)}`;
  return { kind, text: after, was, now, start: at, end: at + length };
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** One slip of the fingers in a word of five letters or more, not in its first: swapped, left out, doubled, beside it. */
function mistyped(name: string, random: Random): string | null {
  const words = name.split(/(?<=[ -])/);
  const long = words.flatMap((word, at) => (/^\p{L}{5,}/u.test(word) ? [at] : []));
  if (long.length === 0) return null;
  const chosen = random.pick(long);
  const word = words[chosen] ?? "";
  const letters = word.replace(/[ -]$/, "");
  const at = 1 + Math.floor(random.next() * (letters.length - 1));
  const [head, letter, tail] = [letters.slice(0, at), letters.charAt(at), letters.slice(at + 1)];
  const row = KEYS.find((keys) => keys.includes(letter)) ?? "";
  const beside = [row.charAt(row.indexOf(letter) - 1), row.charAt(row.indexOf(letter) + 1)].filter(Boolean);
  const slips = [`${head}${tail}`, `${head}${letter}${letter}${tail}`];
  if (at + 1 < letters.length) slips.push(`${head}${tail.charAt(0)}${letter}${tail.slice(1)}`);
  if (beside.length > 0) slips.push(`${head}${random.pick(beside)}${tail}`);
  words[chosen] = random.pick(slips) + word.slice(letters.length);
  return words.join("");
}

/** Ways in which one sound is written in Latin letters by those who transliterate, or by ear. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/kh/, "h"],
  [/kh/, "k"],
  [/zh/, "j"],
  [/(?<=\p{L})sh/u, "sch"],
  [/(?<=\p{L})ch/u, "tch"],
  [/ov$/, "off"],
  [/ev$/, "eff"],
  [/sky$/, "ski"],
  [/ski$/, "sky"],
  [/(?<=\p{L})ei/u, "ey"],
  [/(?<=\p{L})ai/u, "ay"],
  [/ou/, "u"],
  [/oo/, "u"],
  [/ee/, "i"],
  [/iy$/, "y"],
  [/(?<=\p{L}\p{L})y$/u, "i"],
  [/ck/, "k"],
  [/ph/, "f"],
  [/dj/, "j"],
  [/q/, "k"],
  [/x/, "ks"],
  [/(?<=[aeiou])h(?=[^aeiou]|$)/, ""],
  [/([bdfgklmnprstz])\1/, "$1"],
  [/ie(?=[ln])/, "e"],
];

function transliterated(name: string, random: Random): string | null {
  const words = name.split(/(?<=[ -])/);
  const ways = words.flatMap((word, at) =>
    SPELLINGS.flatMap(([from, to]) => {
      const bare = word.replace(/[ -]$/, "");
      const changed = bare.replace(from, to);
      return changed === bare || bare.length < 4 ? [] : [[at, changed + word.slice(bare.length)] as const];
    }),
  );
  if (ways.length === 0) return null;
  const [at, changed] = random.pick(ways);
  return words.map((word, index) => (index === at ? changed : word)).join("");
}

/** A hyphen for a blank, a blank for a hyphen, or both left out, in a name of which two parts are one given name. */
function hyphenated(name: string, random: Random): string | null {
  const hyphen = name.indexOf("-");
  // "Al-Qaeda", "Moon Jae-in": where the hyphen is a matter of taste.
  if (hyphen > 0) {
    const [first = ""] = name.split(/[ -]/);
    if (!/^(?:Al|El|Abu|Ben|Bin|Ibn|Jean|Mary|Anne)$/.test(first) && !FAMILIES.has(first)) return null;
    const [left, right] = [name.slice(0, hyphen), name.slice(hyphen + 1)];
    const [initial, rest] = [right.charAt(0), right.slice(1)];
    const other = initial === initial.toLowerCase() ? initial.toUpperCase() : initial.toLowerCase();
    return random.pick([`${left} ${initial.toUpperCase()}${rest}`, `${left}-${other}${rest}`]);
  }
  const words = name.split(" ");
  const [family = "", first = "", second = ""] = words;
  if (words.length !== 3 || !FAMILIES.has(family)) return null;
  return random.pick([`${family} ${first}-${second}`, `${family} ${first}-${second.toLowerCase()}`]);
}

const VARY: Readonly<
  Record<
    Exclude<VariantKind, "possessive" | "family-name slip">,
    (name: string, random: Random) => string | null
  >
> = { "typing error": mistyped, transliteration: transliterated, hyphen: hyphenated };

/** The family names that most Chinese and Korean people have. */
const FAMILIES = new Set(
  "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Deng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Qian Xi Wen Hua Kim Lee Park Choi Chung Jung Kang Cho Yoon Chang Lim Oh Shin Seo Kwon Hwang Ahn Hong Roh Ban Moon".split(
    " ",
  ),
);

/**
 * A sentence with the given name in place of the family name, behind the one that names somebody: "Premier Zhu Rongji said
 * so. Rongji made the remarks on Monday."
 */
function plantSlip(text: string, { lowerCase }: PlainCounts, random: Random): Planted | null {
  const people = [...namesIn(text)].filter(({ name, at }) => {
    const [family = "", given = "", more] = name.split(" ");
    if (!FAMILIES.has(family) || given.length < 5 || more !== undefined) return false;
    // "Sun Microsystems", "Long Service": the second word is one by itself.
    if (given.length > 8 || lowerCase.has(given.toLowerCase())) return false;
    return text.indexOf(". ", at) > 0 && !new RegExp(`(?<!${family} )\\b${given}\\b`).test(text);
  });
  if (people.length === 0) return null;
  const { name, at } = random.pick(people);
  const given = name.split(" ")[1] ?? "";
  const behind = text.indexOf(". ", at) + 2;
  return replaced(
    "family-name slip",
    text,
    behind,
    "",
    `${given} made the remarks on Monday. `,
    given.length,
  );
}

/** "Yeltsin's visit" becomes "Yeltsins visit". */
function plantPossessive(text: string, counts: PlainCounts, random: Random): Planted | null {
  const places = [...text.matchAll(/(?<=\p{Ll},? )(\p{Lu}\p{Ll}{2,})['’]s(?= \p{Ll}{4,})/gu)].filter(
    ([, stem = ""]) =>
      countOf(text, stem) >= 2 &&
      !DAYS.test(stem) &&
      !/[sxz]$/.test(stem) &&
      !counts.words.has(`${stem.toLowerCase()}s`),
  );
  if (places.length === 0) return null;
  const place = random.pick(places);
  return replaced("possessive", text, place.index, place[0], `${place[1] ?? ""}s`);
}
