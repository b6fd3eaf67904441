import { companionsIn } from "../../corpus/occupation-index";
import type { NamedOccupation } from "../../corpus/view";
import { areExclusive } from "../../names/occupation";
import type { Evidence, Rule, RuleContext } from "../rule";

const MOST_PLACES = 3;

export const twoPeople: Rule = {
  id: "names/two-people",
  summary: "One name that two people may bear",
  why: "Two people under one name are counted, dated and quoted as one.",
  severity: "information",
  *check(context) {
    const { article, corpus, settings } = context;
    const seen = new Set<string>();
    for (const { form, full, kind, start, end } of article.mentions) {
      if (kind !== "person" || form !== full || seen.has(form)) continue;
      seen.add(form);
      const occupations = corpus.names.occupationsOf(form);
      // Who registered the name knows who bears it.
      if (occupations.length < 2 || corpus.names.entityOf(form, settings)?.registered !== undefined) continue;
      const own = occupations.find(({ places }) =>
        places.some((place) => place.article === article.source.id),
      );
      const other = own === undefined ? undefined : otherBearer(own, occupations, form, context);
      if (own === undefined || other === undefined) continue;
      const count = other.articles;
      yield {
        span: { start, end },
        message: `“${form}” is a ${own.said} here and a ${other.said} in ${count === 1 ? "another article" : `${count} others`}: perhaps two people`,
        confidence: 0.6,
        subject: form,
        evidence: other.places
          .slice(0, MOST_PLACES)
          .map((place): Evidence => ({ message: `“${form}”, ${other.said}, here`, ...place })),
      };
    }
  },
};

/** An occupation that the one here excludes, of people who are never named together with those here. */
function otherBearer(
  own: NamedOccupation,
  occupations: readonly NamedOccupation[],
  form: string,
  { article, corpus }: RuleContext,
): NamedOccupation | undefined {
  const digest = corpus.digest(article.source.id);
  const here = new Set([...own.companions, ...(digest === undefined ? [] : companionsIn(digest, form))]);
  const articles = new Set(own.places.map((place) => place.article));
  return occupations.find(
    (other) =>
      areExclusive(own.occupation, other.occupation) &&
      !other.companions.some((name) => here.has(name)) &&
      !other.places.some((place) => articles.has(place.article)),
  );
}
