import type { Span } from "../text/span";
import { countryName, type LexiconEntry, lookUp } from "./lexicon";
import type { Mention } from "./mention";

/** An agency or medium that the text ascribes to a country: "North Korea's Yonhap". */
export interface Ascription {
  readonly agency: Mention;
  readonly entry: LexiconEntry;
  /** Code of the country that the text names. */
  readonly country: string;
  /** The words that say so. */
  readonly said: Span;
}

const OUTLET =
  /^(?:(?:the|a|an|its|official|state|state-run|state-owned|state-controlled|government|national|public|private|local|leading|main|central|news|wire|press|media|daily|independent|semi-official)\s+){0,5}(?:news\s+agency|agency|newspaper|daily|broadcaster|news\s+outlet|outlet|media|wire\s+service|news\s+service|television|radio|website|news\s+site|channel)?$/i;
const NAMED = /^(?:\s*,?\s*["“”„«'‘’]*\s*)$/;
const REACH = 90;

/** The countries of an agency by the gazetteer; most have one. */
export function countriesOf(entry: LexiconEntry): readonly string[] {
  return (entry.country ?? "").split("/");
}

/** True where a country of the text cannot be the agency's: "Korea" may be either of two, "England" is in Britain. */
export function contradicts(entry: LexiconEntry, country: string): boolean {
  const own = countriesOf(entry);
  if (own.includes(country)) return false;
  if (country === "KX") return !own.some((code) => code === "KP" || code === "KR");
  if (country.startsWith("EU") || country === "SU") return false;
  return own.every((code) => countryName(code) !== code);
}

/** Where the text says of which country an agency is, in order. Demonym or country must stand right before its name. */
export function findAscriptions(
  text: string,
  sentences: readonly Span[],
  mentions: readonly Mention[],
): Ascription[] {
  const found: Ascription[] = [];
  for (const agency of mentions) {
    const entry = agency.kind === "organisation" ? lookUp(agency.form) : undefined;
    if (entry?.type !== "agency") continue;
    const sentence = sentences.find(({ start, end }) => start <= agency.start && agency.end <= end);
    if (sentence === undefined) continue;
    const from = Math.max(sentence.start, agency.start - REACH);
    const said = countryBefore(text, from, agency.start);
    if (said !== null) found.push({ agency, entry, ...said });
  }
  return found;
}

/** The last demonym or country before `end` that only words for an outlet, quotes and a comma part from it. */
function countryBefore(text: string, start: number, end: number): { country: string; said: Span } | null {
  const before = text.slice(start, end);
  const quoted = before.search(/[\s,"“”„«'‘’]*$/);
  const gap = before.slice(quoted);
  if (!NAMED.test(gap)) return null;
  const words = [...before.slice(0, quoted).matchAll(/[\p{L}.-]+(?:['’]s)?/gu)];
  for (let at = words.length - 1; at >= 0 && words.length - at <= 8; at--) {
    for (const count of [3, 2, 1]) {
      const first = words[at - count + 1];
      const last = words[at];
      if (first === undefined || last === undefined) continue;
      const phrase = before.slice(first.index, last.index + last[0].length);
      const possessive = /['’]s$/.test(phrase);
      const entry = lookUp(phrase.replace(/['’]s$/, ""));
      if (
        entry?.country === undefined ||
        (entry.type !== "demonym" && !(entry.type === "country" && possessive))
      )
        continue;
      const rest = before.slice(last.index + last[0].length, quoted).trim();
      if (!OUTLET.test(rest) || (rest === "" && gap.trim() !== "")) return null;
      return { country: entry.country, said: { start: start + first.index, end: start + quoted } };
    }
  }
  return null;
}
