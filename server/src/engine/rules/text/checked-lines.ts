import type { Article } from "../../article/article";
import type { Line } from "../../text/lines";

const cache = new WeakMap<Article, readonly Line[]>();

/**
 * The lines whose text is the article's own: not blank, not front matter, not boilerplate (which has a finding). Most
 * rules of the family ask for them: they are worked out once an article.
 */
export function checkedLines(article: Article): readonly Line[] {
  const known = cache.get(article);
  if (known !== undefined) return known;
  const lines = article.lines.filter((line) => {
    const role = article.roles[line.index];
    return role !== "blank" && role !== "front-matter" && role !== "boilerplate";
  });
  cache.set(article, lines);
  return lines;
}

/** True where `offset` lies in boilerplate, the blank lines between its parts included. */
export function inBoilerplate(article: Article, offset: number): boolean {
  return article.zones.some((zone) => zone.start <= offset && offset < zone.end);
}
