import type { Article } from "../../article/article";
import type { Line } from "../../text/lines";
import { rememberingLast } from "../../text/remembering";

/**
 * The lines whose text is the article's own: not blank, not front matter, not boilerplate (which has a finding). Most
 * rules of the family ask for them: they are worked out once an article.
 */
export const checkedLines = rememberingLast(({ lines, roles }: Article): readonly Line[] =>
  lines.filter(({ index }) => {
    const role = roles[index];
    return role !== "blank" && role !== "front-matter" && role !== "boilerplate";
  }),
);

/** True where `offset` lies in boilerplate, the blank lines between its parts included. */
export function inBoilerplate(article: Article, offset: number): boolean {
  return article.zones.some((zone) => zone.start <= offset && offset < zone.end);
}
