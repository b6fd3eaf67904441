import type { Article } from "../../article/article";
import type { Line } from "../../text/lines";

/** The lines whose text is the article's own: not blank, not front matter, not boilerplate (which has a finding). */
export function checkedLines(article: Article): Line[] {
  return article.lines.filter((line) => {
    const role = article.roles[line.index];
    return role !== "blank" && role !== "front-matter" && role !== "boilerplate";
  });
}

/** True where `offset` lies in boilerplate, the blank lines between its parts included. */
export function inBoilerplate(article: Article, offset: number): boolean {
  return article.zones.some((zone) => zone.start <= offset && offset < zone.end);
}
