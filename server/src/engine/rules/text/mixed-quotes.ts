import { isCodeLine } from "../../text/code-line";
import {
  majorityStyle,
  marksOf,
  type Quotation,
  type QuoteStyle,
  quotationsIn,
  styleOf,
} from "../../text/quotes";
import type { Observation, Rule } from "../rule";
import { isDamaged } from "./encoding-damage";

export const mixedQuotes: Rule = {
  id: "text/mixed-quotes",
  summary: "Straight and curly quotation marks in one paragraph",
  why: "One style of mark makes quotations findable with one search; two styles side by side come from careless editing.",
  severity: "hint",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!text.includes('"') || !text.includes("“")) return;
    const paragraphs: Quotation[][] = [];
    for (const paragraph of article.paragraphs) {
      const quotations = quotationsIn(text, paragraph);
      if (quotations.length === 0 || isDamaged(article, paragraph) || isCodeLine(text, paragraph)) continue;
      paragraphs.push(quotations);
    }
    const main = majorityStyle(paragraphs.flat());
    const [open, close] = marksOf(main);
    for (const quotations of paragraphs) {
      if (!mixes(quotations)) continue;
      for (const quotation of quotations) {
        const style = styleOf(quotation);
        // A quotation within a quotation may be set off by its marks.
        if (style === null || style === main || quotation.nested) continue;
        yield {
          span: { start: quotation.open.start, end: quotation.close.end },
          message: `${named(style)} quotation marks in a file that mostly writes ${open}…${close}`,
          fixes: [
            {
              name: "unify",
              title: `Write ${open}…${close}`,
              safety: "safe",
              edits: [
                { ...quotation.open, newText: open },
                { ...quotation.close, newText: close },
              ],
            },
          ],
        };
      }
    }
  },
};

/** A paragraph that keeps to one style is left alone: a quoted paragraph may keep the marks of its source. */
function mixes(quotations: readonly Quotation[]): boolean {
  const styles = new Set(quotations.filter((quotation) => !quotation.nested).map(styleOf));
  return styles.has("straight") && styles.has("curly");
}

function named(style: QuoteStyle): string {
  return style === "curly" ? "Curly" : "Straight";
}
