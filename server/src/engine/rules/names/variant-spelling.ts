import type { Mention } from "../../names/mention";
import type { Span } from "../../text/span";
import type { Evidence, Observation, Rule, RuleContext } from "../rule";
import { isClear, otherSpellings, type SpellingVerdict, spellingDecisions } from "./canonical-spelling";
import { misspellings } from "./misspelling";
import { mistypedNames } from "./mistyped-name";

const MOST_PLACES = 3;

export const variantSpelling: Rule = {
  id: "names/variant-spelling",
  summary: "Name spelt otherwise than in most of the corpus",
  why: "A name in two spellings is two names to every count, search and network drawn from the corpus.",
  severity: "warning",
  *check(context) {
    const found: Span[] = [];
    for (const { mention, verdict } of otherSpellings(context)) {
      if (!isClear(verdict)) continue;
      found.push(mention);
      yield observe(mention, verdict, context);
    }
    const starts = new Set(found.map(({ start }) => start));
    for (const { mention, verdict } of mistypedNames(context)) {
      if (starts.has(mention.start)) continue;
      found.push(mention);
      yield observe(mention, verdict, context);
    }
    found.sort((a, b) => a.start - b.start);
    yield* misspellings(context, found, (place, verdict) => observe(place, verdict, context));
  },
};

function observe(
  mention: Pick<Mention, "start" | "end" | "form">,
  verdict: SpellingVerdict,
  { corpus, article }: Pick<RuleContext, "corpus" | "article">,
): Observation {
  const { form, start, end } = mention;
  const { canonical, canonicalArticles, formArticles, decided, slip, entity } = verdict;
  const counts = `${canonicalArticles} ${canonicalArticles === 1 ? "article" : "articles"} to ${formArticles}`;
  const evidence: Evidence[] = corpus.names
    .places(canonical)
    .filter((place) => place.article !== article.source.id)
    .slice(0, MOST_PLACES)
    .map((place) => ({ message: `“${canonical}” here`, article: place.article, range: place.range }));
  return {
    span: { start, end },
    message: decided
      ? `“${form}”: the corpus's canonical name is “${canonical}”`
      : `“${form}”: the corpus writes “${canonical}” (${counts})`,
    confidence: decided ? 1 : slip ? 0.8 : 0.95,
    evidence,
    subject: `${form} → ${canonical}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${canonical}”`,
        safety: "review",
        edits: [{ start, end, newText: canonical }],
        preferred: true,
      },
    ],
    decisions: spellingDecisions(form, canonical, entity),
  };
}
