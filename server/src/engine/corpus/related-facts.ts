import type { Article } from "../article/article";
import { tellingKeys } from "../duplicates/phrases";
import { packNumbers } from "../text/pack";

/** The phrases by which an article's event is known again, packed; see `tellingKeys`. */
export function relatedFacts(article: Article): string {
  return packNumbers(tellingKeys(article.source.text, article.sentences, article.language.code));
}
