import { capitalRuns, isUnknownWord } from "../../names/capital-runs";
import type { Mention } from "../../names/mention";
import type { Settings } from "../../settings";
import type { Span } from "../../text/span";
import type { Evidence, Observation, Rule, RuleContext } from "../rule";
import { isClear, otherSpelling, type SpellingVerdict, spellingDecisions } from "./canonical-spelling";

const MOST_PLACES = 3;

export const variantSpelling: Rule = {
  id: "names/variant-spelling",
  summary: "Name spelt otherwise than in most of the corpus",
  why: "A name in two spellings is two names to every count, search and network drawn from the corpus.",
  severity: "warning",
  *check(context) {
    const found: Span[] = [];
    for (const mention of context.article.mentions) {
      const verdict = otherSpelling(mention, context);
      if (verdict === null || !isClear(verdict)) continue;
      found.push(mention);
      yield observe(mention, verdict, context);
    }
    yield* misspelt(context, found);
  },
};

// A form must be this frequent before anything that merely looks like it is taken for it.
const FEWEST = 3;
const LONGEST = 4;

/** Words that were not recognised as a name, perhaps because they are misspelt, but are all but a frequent name. */
function* misspelt(
  { article, corpus, settings }: RuleContext,
  found: readonly Span[],
): Generator<Observation> {
  const { text } = article.source;
  const known = new Set(
    article.mentions
      .filter(({ form }) => corpus.names.articleCount(form) >= FEWEST)
      .map(({ start }) => start),
  );
  let last = found[0];
  let next = 0;
  for (const { start, end, words } of capitalRuns(text, article.sentences, LONGEST)) {
    while (last !== undefined && last.end <= start) last = found[++next];
    if ((last !== undefined && last.start < end) || known.has(start)) continue;
    const form = words.join(" ");
    // What the words are like must not be a word itself: "South Koreans" is no slip of "South Korea".
    if (!words.some(isUnknownWord)) continue;
    const right = corpus.names.misspelt(form);
    const entity = right === null ? null : corpus.names.entityOf(right, settings);
    if (right === null || entity === null || partCount(form) !== partCount(right)) continue;
    if (isDecided(form, right, settings) || corpus.names.entityOf(form, settings)?.registered !== undefined)
      continue;
    const verdict: SpellingVerdict = {
      entity,
      canonical: right,
      canonicalArticles: corpus.names.articleCount(right),
      formArticles: Math.max(1, corpus.names.articleCount(form)),
      decided: false,
      slip: true,
    };
    if (isClear(verdict)) yield observe({ start, end, form }, verdict, { article, corpus });
  }
}

/** The user said that these two are different. */
function isDecided(a: string, b: string, { different }: Settings): boolean {
  return different.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

function partCount(form: string): number {
  return form.split(/[\s-]/).length;
}

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
