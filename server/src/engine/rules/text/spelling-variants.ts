import type { Article } from "../../article/article";
import type { Corpus } from "../../corpus/corpus";
import { rangeOf } from "../../text/lines";
import type { Span } from "../../text/span";
import { spellingKey, withoutHyphen } from "../../text/spelling";
import { tokenise } from "../../text/tokens";
import type { Evidence, Observation, Rule } from "../rule";

// Beyond one article a spelling is only called the odd one out where nearly all others agree.
const FEWEST_ARTICLES = 5;
const LEAST_SHARE = 0.9;

/** One way of writing a word. */
interface Form {
  readonly form: string;
  readonly places: readonly Span[];
  /** Articles of the corpus that write it so. */
  readonly articles: number;
}

export const spellingVariants: Rule = {
  id: "text/spelling-variants",
  summary: "One word spelled in two ways",
  why: "“co-operation” and “cooperation” are two words to a frequency list; counts of both are wrong.",
  severity: "information",
  *check({ article, corpus }): Iterable<Observation> {
    for (const [key, places] of wordsByKey(article)) {
      const forms = formsOf(key, places, corpus);
      const [main] = forms;
      if (main === undefined) continue;
      for (const form of forms) {
        if (form === main || form.places.length === 0 || !isOddOneOut(form, main)) continue;
        for (const span of form.places) yield observe(article, span, form, main);
      }
    }
  },
};

/** The words of the article that can be written otherwise: by key, then by form. */
function wordsByKey({ source, sentences, language }: Article): Map<string, Map<string, Span[]>> {
  const words: { form: string; span: Span }[] = [];
  const joined = new Set<string>();
  for (const sentence of sentences) {
    for (const span of tokenise(source.text, sentence.start, sentence.end)) {
      if (source.text.charCodeAt(span.start) < 0x61 || span.end - span.start < 4) continue;
      const form = source.text.slice(span.start, span.end);
      words.push({ form, span });
      const solid = withoutHyphen(form);
      if (solid !== null) joined.add(solid);
    }
  }
  const byKey = new Map<string, Map<string, Span[]>>();
  for (const { form, span } of words) {
    // Within one article any word with a hyphen is compared with the same word without.
    const solid = withoutHyphen(form);
    const key = solid ?? (joined.has(form) ? form : spellingKey(form, language.code));
    if (key === null) continue;
    const forms = byKey.get(key) ?? new Map<string, Span[]>();
    byKey.set(key, forms);
    const places = forms.get(form);
    if (places === undefined) forms.set(form, [span]);
    else places.push(span);
  }
  return byKey;
}

/** All forms of a word, the corpus's favourite first; where articles tie, the one that this article writes more often. */
function formsOf(key: string, places: ReadonlyMap<string, readonly Span[]>, corpus: Corpus): Form[] {
  const known = corpus.spellings.formsOf(key);
  const forms = [...new Set([...places.keys(), ...known.keys()])].map((form) => ({
    form,
    places: places.get(form) ?? [],
    articles: known.get(form) ?? 0,
  }));
  return forms.sort(
    (a, b) =>
      b.articles - a.articles ||
      b.places.length - a.places.length ||
      a.form.length - b.form.length ||
      (a.form < b.form ? -1 : 1),
  );
}

function isOddOneOut(form: Form, main: Form): boolean {
  if (main.places.length > 0) return true;
  return main.articles >= FEWEST_ARTICLES && main.articles / (main.articles + form.articles) >= LEAST_SHARE;
}

function observe(article: Article, span: Span, form: Form, main: Form): Observation {
  const evidence: Evidence[] = [];
  if (main.articles > form.articles) {
    evidence.push({
      message: `${main.articles} ${main.articles === 1 ? "article" : "articles"} of the corpus: “${main.form}”, ${form.articles}: “${form.form}”`,
    });
  }
  const [other] = main.places;
  if (other !== undefined) {
    evidence.push({ message: `“${main.form}” in the same article`, range: rangeOf(article.lines, other) });
  }
  return {
    span,
    message: `“${form.form}”: elsewhere “${main.form}”`,
    confidence: 0.8,
    evidence,
    subject: `${form.form} → ${main.form}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${main.form}”`,
        safety: "review",
        edits: [{ ...span, newText: main.form }],
      },
    ],
  };
}
