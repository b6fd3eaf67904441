import { personName } from "../../names/person";
import { fold } from "../../text/fold";
import { rangeOf } from "../../text/lines";
import type { Evidence, Rule } from "../rule";

// Where the family name comes first and the given name has two syllables, nobody is called by the given name alone in
// news. Vietnamese and Cambodian people are, and so are many with one given name.
const CULTURES = new Set(["chinese", "korean"]);

const MOST_PLACES = 3;

export const familyNameSlip: Rule = {
  id: "names/family-name-slip",
  summary: "Given name used as if it were the family name",
  why: "Names with the family name first are cut at the wrong end by careless rewriting, and the person is lost to every search.",
  severity: "warning",
  *check({ article, corpus, settings }) {
    const { mentions, lines, source } = article;
    for (const mention of mentions) {
      const { form, full, start, end } = mention;
      if (mention.kind !== "person" || form === full || /\s/.test(form)) continue;
      const name = personName(full);
      const family = name.family.join(" ");
      const given = name.given.join(" ");
      if (!name.familyFirst || !CULTURES.has(name.culture ?? "") || fold(given) !== fold(form)) continue;
      if (form.length < 4 || mentions.some((other) => other.full !== full && isOfFamily(other.full, family)))
        continue;
      const entity = corpus.names.entityOf(full, settings);
      const short = entity === null ? [] : corpus.names.variantsOf(entity);
      const right = short.find((variant) => fold(variant.form) === fold(family));
      const first = mentions.find((other) => other.form === full);
      const evidence: Evidence[] = [];
      if (first !== undefined) evidence.push({ message: `“${full}” in full`, range: rangeOf(lines, first) });
      const places = right === undefined ? [] : corpus.names.places(right.form, full);
      for (const { article: id, range } of places.slice(0, MOST_PLACES)) {
        evidence.push({
          message: `“${right?.form}” alone`,
          range,
          ...(id === source.id ? {} : { article: id }),
        });
      }
      yield {
        span: { start, end },
        message: `“${form}” is the given name of ${full}; the family name is “${family}”`,
        confidence: right === undefined ? 0.85 : 0.95,
        evidence,
        subject: `${form} → ${family}`,
        fixes: [
          {
            name: "replace",
            title: `Replace with “${family}”`,
            safety: "review",
            edits: [{ start, end, newText: family }],
            preferred: true,
          },
        ],
      };
    }
  },
};

function isOfFamily(full: string, family: string): boolean {
  const name = personName(full);
  return name.given.length > 0 && fold(name.family.join(" ")) === fold(family) && name.familyFirst;
}
