import type { Article } from "../../article/article";
import { type Repair, repairsIn } from "../../text/mojibake";
import { rememberingLast } from "../../text/remembering";
import { overlaps, type Span } from "../../text/span";
import { checkedLines } from "./checked-lines";

/** What was read in the wrong encoding in an article's own text, in order. Looked for once an article. */
export const encodingDamage = rememberingLast((article: Article): readonly Repair[] =>
  repairsIn(article.source.text, checkedLines(article)),
);

/**
 * True where a stretch of text holds damage of that kind. Quotation marks, blanks and control characters in it may be
 * bytes of other characters: mended before the encoding is, they could never be put right.
 */
export function isDamaged(article: Article, span: Span): boolean {
  const repairs = encodingDamage(article);
  let low = 0;
  let high = repairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((repairs[middle]?.end ?? 0) > span.start) high = middle;
    else low = middle + 1;
  }
  const repair = repairs[low];
  return repair !== undefined && overlaps(repair, span);
}
