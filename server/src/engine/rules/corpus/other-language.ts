import type { CorpusView } from "../../corpus/view";
import type { Observation, Rule } from "../rule";
import { articlePlace } from "./article-place";

// Below these a guess is a guess, and a corpus of two languages has no odd one out.
const LEAST_CONFIDENCE = 0.5;
const FEWEST_WORDS = 40;
const FEWEST_ARTICLES = 10;
const LEAST_SHARE = 0.9;

export const otherLanguage: Rule = {
  id: "corpus/other-language",
  summary: "Article in another language than the corpus",
  why: "One page in a foreign language adds thousands of rare words, and every rule about words goes wrong on it.",
  severity: "warning",
  *check({ article, corpus, settings }): Iterable<Observation> {
    const { code, confidence } = article.language;
    const words = corpus.digest(article.source.id)?.words ?? 0;
    if (code === "und" || confidence < LEAST_CONFIDENCE || words < FEWEST_WORDS) return;
    const majority = settings.language === undefined ? majorityOf(corpus) : null;
    const expected = settings.language ?? majority?.language;
    if (expected === undefined || expected === code) return;
    yield {
      span: articlePlace(article),
      message: `The article is in “${code}”, the corpus in “${expected}”`,
      confidence,
      evidence: [
        {
          message:
            majority === null
              ? "the corpus's settings name its language"
              : `${majority.articles} of ${majority.all} articles are in “${majority.language}”`,
        },
      ],
    };
  },
};

function majorityOf({ languages }: CorpusView): { language: string; articles: number; all: number } | null {
  const all = languages.articles;
  const [language, articles] = languages.largest;
  return all >= FEWEST_ARTICLES && languages.share >= LEAST_SHARE ? { language, articles, all } : null;
}
