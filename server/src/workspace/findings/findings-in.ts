import {
  type Article,
  type CorpusView,
  checkArticle,
  type Day,
  type Finding,
  type Settings,
} from "../../engine";

/** What is found in an article; a text that was not decoded safely must not be rewritten: it is offered no fix. */
export function findingsIn(article: Article, corpus: CorpusView, settings: Settings, today: Day): Finding[] {
  const found = checkArticle(article, corpus, settings, today);
  if (article.source.decodingProblem === undefined) return found;
  return found.map((finding) => ({ ...finding, fixes: [] }));
}
