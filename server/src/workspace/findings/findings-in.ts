import {
  type Article,
  type CorpusView,
  checkAsking,
  type Day,
  type Finding,
  type Settings,
} from "../../engine";

/** What is found in an article, and which answers of the corpus it stands by; see `Askers`. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly asked: readonly number[];
}

/** Checks an article; a text that was not decoded safely must not be rewritten: it is offered no fix. */
export function findingsIn(article: Article, corpus: CorpusView, settings: Settings, today: Day): Found {
  const { findings, asked } = checkAsking(article, corpus, settings, today);
  if (article.source.decodingProblem === undefined) return { findings, asked };
  return { findings: findings.map((finding) => ({ ...finding, fixes: [] })), asked };
}
