import type { Article } from "../article/article";
import { phrasesOf, tellingKeys } from "../duplicates/phrases";
import { packNumbers } from "../text/pack";

/** The phrases by which an article's event is known again, packed; see `phrasesOf`. */
export function relatedFacts(article: Article): string {
  const phrases = phrasesOf(article.source.text, article.sentences, article.language.code);
  return packNumbers(tellingKeys(phrases));
}
