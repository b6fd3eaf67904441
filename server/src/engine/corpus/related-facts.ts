import type { Article } from "../article/article";
import { tellingKeys } from "../duplicates/phrases";
import { packNumbers } from "../text/pack";

/** The phrases by which an article's event is known again, packed; see `tellingKeys`. */
export function relatedFacts(article: Article): string {
  const { source, tokens, sentences, language } = article;
  return packNumbers(tellingKeys(source.text, tokens, sentences, language.code));
}
