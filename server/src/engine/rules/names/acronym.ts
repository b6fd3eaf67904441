import type { Expansion } from "../../corpus/view";
import { findAcronyms } from "../../names/acronyms";
import { lookUp } from "../../names/lexicon";
import { sameSpelling } from "../../names/spelling";
import { spellingKey } from "../../text/spelling";
import type { Observation, Rule } from "../rule";

// Below this many articles that agree, an expansion is no more than another opinion.
const AGREEMENT = 3;
// An acronym is the corpus's own where this many articles spell it out, and half of those that use it.
const EXPANDED = 2;
const ACRONYM = /^[A-Z][A-Z&.-]{1,7}$/;
const BRACKETED = /\p{Ll} \(([A-Z][A-Z&.-]{1,7})\)/gu;
const LONGEST = 8;

export const acronym: Rule = {
  id: "names/acronym",
  summary: "Acronym that does not fit its expansion, or that only other articles expand",
  why: "An acronym means something through its expansion; a wrong or missing one cuts the mention off from the name.",
  severity: "information",
  *check({ article, corpus }) {
    const { text } = article.source;
    const expanded = findAcronyms(text, article.sentences);
    const known = new Set<string>();
    for (const found of expanded) {
      known.add(found.acronym);
      const { start, end, acronym: letters, expansion } = found;
      if (!found.fits) {
        yield {
          span: { start, end },
          message: `“${letters}” does not fit “${expansion}”`,
          severity: "warning",
          confidence: 0.8,
          subject: `${letters} ≠ ${expansion}`,
        };
        continue;
      }
      const [usual] = corpus.names.expansionsOf(letters);
      if (usual === undefined || isOneName(usual.expansion, expansion) || usual.articles < AGREEMENT)
        continue;
      yield {
        span: { start, end },
        message: `“${letters}” is “${usual.expansion}” in ${usual.articles} articles, and “${expansion}” here`,
        confidence: 0.6,
        subject: `${letters}: ${expansion}`,
        evidence: usual.places
          .slice(0, 3)
          .map((place) => ({ message: `“${usual.expansion}” here`, ...place })),
      };
    }
    const seen = new Set<string>();
    // "Customer relationship management (CRM)" is spelt out, too.
    for (const [, letters = ""] of text.matchAll(BRACKETED)) known.add(letters);
    for (const mention of article.mentions) {
      const { form, start, end } = mention;
      if (form.length > LONGEST || !ACRONYM.test(form)) continue;
      if (seen.has(form) || known.has(form) || lookUp(form) !== undefined) continue;
      seen.add(form);
      const { names } = corpus;
      const observation = unexpanded(
        form,
        names.expansionsOf(form),
        article.mentions,
        names.articleCount(form),
      );
      if (observation !== null) yield { span: { start, end }, ...observation };
    }
  },
};

/** In British or American spelling, with "the" or without: "Organisation of the Islamic Conference". */
function isOneName(a: string, b: string): boolean {
  return sameSpelling(plain(a), plain(b));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .split(" ")
    .filter((word) => word !== "the")
    .map((word) => spellingKey(word, "en") ?? word)
    .join(" ");
}

function unexpanded(
  form: string,
  expansions: readonly Expansion[],
  mentions: readonly { readonly form: string }[],
  users: number,
): Omit<Observation, "span"> | null {
  const [usual] = expansions;
  if (
    usual === undefined ||
    usual.articles < EXPANDED ||
    // What most articles use without a word is known to everybody.
    usual.articles * 2 < users ||
    mentions.some((mention) => expansions.some(({ expansion }) => sameSpelling(expansion, mention.form)))
  )
    return null;
  const count = usual.articles;
  return {
    message: `“${form}” is nowhere spelt out in this article; ${count} others expand it as “${usual.expansion}”`,
    severity: "hint",
    confidence: expansions.length === 1 ? 0.8 : 0.5,
    subject: form,
    evidence: usual.places.slice(0, 3).map((place) => ({ message: `“${usual.expansion}” here`, ...place })),
  };
}
