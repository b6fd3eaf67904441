import { type Article, type ArticleId, fileName } from "../../article/article";
import type { Span } from "../../text/span";
import type { Evidence } from "../rule";

// A view shows a handful; a text copied a thousand times needs no thousand lines.
const MOST_SHOWN = 5;

/** Where to show what is wrong with an article as a whole: its title, else the start of its first paragraph. */
export function articlePlace(article: Article): Span {
  if (article.title !== null) return article.title;
  const start = article.paragraphs[0]?.start ?? 0;
  return { start, end: start };
}

/** Evidence that names other articles, five at most. */
export function copyEvidence(others: readonly { id: ArticleId; message: string }[]): Evidence[] {
  return others
    .slice(0, MOST_SHOWN)
    .map(({ id, message }) => ({ message: `${fileName(id)} ${message}`, article: id }));
}
