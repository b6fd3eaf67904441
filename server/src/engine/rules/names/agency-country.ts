import type { CorpusView } from "../../corpus/view";
import { type Ascription, contradicts, countriesOf, findAscriptions } from "../../names/ascription";
import { agenciesOf, countryName, lookUp } from "../../names/lexicon";
import { rangeOf } from "../../text/lines";
import { textOf } from "../../text/span";
import type { Evidence, Rule } from "../rule";

const MOST_PLACES = 4;

export const agencyCountry: Rule = {
  id: "names/agency-country",
  summary: "News agency ascribed to another country than its own",
  why: "Who is quoted decides what a report is worth; an agency given to the wrong country is often the wrong agency.",
  severity: "information",
  *check({ article, corpus }) {
    const { source, sentences, mentions, lines } = article;
    const wrong = new Map<string, Ascription>();
    for (const ascription of findAscriptions(source.text, sentences, mentions)) {
      const { agency, entry, country } = ascription;
      // Three letters are the name of more than one agency: ANI is India's, Lebanon's and others'.
      if (agency.form.length <= 3) continue;
      if (contradicts(entry, country) && !wrong.has(entry.name)) wrong.set(entry.name, ascription);
    }
    if (wrong.size === 0) return;
    for (const mention of mentions) {
      const ascription =
        mention.kind === "organisation" ? wrong.get(lookUp(mention.form)?.name ?? "") : undefined;
      if (ascription === undefined) continue;
      const { entry, country, said } = ascription;
      const own = countriesOf(entry).map(countryName).join(" or ");
      const phrase = textOf(source.text, said);
      yield {
        span: { start: mention.start, end: mention.end },
        message: `“${mention.form}” is an agency of ${own}, but this article calls it “${phrase}”`,
        confidence: 0.9,
        subject: `${entry.name} → ${country}`,
        evidence: [
          { message: `“${phrase}” says ${countryName(country)}`, range: rangeOf(lines, said) },
          { message: `${entry.name} is of ${own}, by the list of agencies` },
          ...creditedElsewhere(corpus, country, source.id),
        ],
      };
    }
  },
};

/** Places where other articles name an agency of the country: perhaps the one that was meant. */
function creditedElsewhere(corpus: CorpusView, country: string, self: string): Evidence[] {
  const evidence: Evidence[] = [];
  for (const form of agenciesOf(country)) {
    for (const { article, range } of corpus.names.places(form)) {
      if (article === self || evidence.length === MOST_PLACES) continue;
      const message = `“${form}”, an agency of ${countryName(country)}, is named here`;
      evidence.push({ message, article, range });
    }
  }
  return evidence;
}
