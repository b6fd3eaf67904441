import { fold } from "../text/fold";
import { remembering } from "../text/remembering";
import { familyFirstCultures, givenNames, honorifics, particles, suffixes } from "./lexicon";

/** A person's name in its parts. Words as written; `folded` the same, folded. */
export interface PersonName {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** The family name stands first. */
  readonly familyFirst: boolean;
  /** The culture that the order was judged by, where it was. */
  readonly culture: string | null;
}

const PINYIN =
  /^(?:(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|an|en|in|un|ai|ei|ao|ou|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v|ü|üe)){1,2}$/;
const KOREAN =
  /^(?:(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjh])?(?:yeo|yae|wae|yoo|you|ya|ye|yo|yu|ae|eo|oe|wa|wo|we|wi|eu|ui|oo|ou|ee|ie|uh|ah|a|e|i|o|u)(?:ng|[knlmptgrb])?)$/;

function isSyllabic(words: readonly string[], culture: string): boolean {
  if (words.length === 0 || words.length > 2) return false;
  const pieces = words.flatMap((word) => fold(word).split("-"));
  if (pieces.length > 2) return false;
  if (culture === "korean") {
    if (pieces.every((piece) => KOREAN.test(piece))) return true;
    // Two syllables in one word: "Jongun".
    return pieces.length === 1 && /^(?:[a-z]{2,6})$/.test(pieces[0] ?? "") && PINYIN.test(pieces[0] ?? "");
  }
  if (culture === "chinese") return pieces.every((piece) => PINYIN.test(piece.replaceAll("'", "")));
  return false;
}

function cultureOf(words: readonly string[]): string | null {
  const first = fold(words[0] ?? "");
  const rest = words.slice(1);
  for (const culture of familyFirstCultures(first)) {
    if (culture === "vietnamese" || culture === "cambodian") {
      if (rest.length > 1 || (rest.length === 1 && !givenNames.has(first))) return culture;
    } else if (culture === "japanese") {
      const last = fold(words[words.length - 1] ?? "");
      if (
        rest.length === 1 &&
        familyFirstCultures(last).length === 0 &&
        givenNames.has(last) &&
        !givenNames.has(first)
      )
        return culture;
    } else if (isSyllabic(rest, culture)) {
      // "Lee Min" could be Western: two syllables, or a family name that is no Western given name, decide.
      const syllables = rest.flatMap((word) => word.split("-")).length;
      const western =
        rest.length === 1 &&
        !rest[0]?.includes("-") &&
        givenNames.has(fold(rest[0] ?? "")) &&
        givenNames.has(first);
      if (syllables > 1 || !western) return culture;
    }
  }
  return null;
}

// The news names some people again and again.
const MOST_KNOWN = 1 << 12;

/** Takes a person's name apart: honorifics and suffixes off, given and family name told by culture. Never empty-handed: one word alone is a family name. */
export const personName = remembering(MOST_KNOWN, partsOf);

function partsOf(name: string): PersonName {
  const comma = name.indexOf(",");
  if (comma > 0) {
    const family = name.slice(0, comma).split(/\s+/).filter(Boolean);
    const given = name
      .slice(comma + 1)
      .split(/[\s,]+/)
      .filter((word) => word !== "" && !suffixes.has(bare(word)));
    if (given.length > 0) return { given, family, familyFirst: false, culture: null };
  }
  let words = name.split(/[\s,]+/).filter((word) => word !== "");
  while (words.length > 1 && honorifics.has(bare(words[0] ?? ""))) words = words.slice(1);
  while (words.length > 1 && suffixes.has(bare(words[words.length - 1] ?? ""))) words = words.slice(0, -1);
  if (words.length < 2) return { given: [], family: words, familyFirst: false, culture: null };
  const culture = cultureOf(words);
  if (culture !== null)
    return { given: words.slice(1), family: words.slice(0, 1), familyFirst: true, culture };
  let from = words.length - 1;
  while (from > 1 && particles.has(bare(words[from - 1] ?? ""))) from--;
  return { given: words.slice(0, from), family: words.slice(from), familyFirst: false, culture: null };
}

function bare(word: string): string {
  return fold(word).replace(/\.$/, "");
}
