import {
  type Article,
  type CorpusView,
  checkArticle,
  checkAsking,
  type Day,
  type Finding,
  type Settings,
} from "../../engine";

/** What is found in an article, and which answers of the corpus it stands by; see `Askers`. */
export interface Found {
  readonly findings: readonly Finding[];
  /** Absent where that was not to be noted. */
  readonly asked?: Uint32Array;
}

/** Checks an article; a text that was not decoded safely must not be rewritten: it is offered no fix. */
export function findingsIn(
  article: Article,
  corpus: CorpusView,
  settings: Settings,
  today: Day,
  asks: boolean,
): Found {
  const found: Found = asks
    ? checkAsking(article, corpus, settings, today)
    : { findings: checkArticle(article, corpus, settings, today) };
  if (article.source.decodingProblem === undefined) return found;
  return { ...found, findings: found.findings.map((finding) => ({ ...finding, fixes: [] })) };
}
