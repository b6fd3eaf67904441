import type { Article } from "../../article/article";
import { sentencesOf } from "../../text/sentences";
import { type Span, textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";

// Of 17,911 body paragraphs in 274 articles of labelled web pages (wcxb, scrapinghub), 99.9 % are shorter than 1,200
// characters and one is longer than 1,700.
const LONGEST = 1800;
const FEWEST_SENTENCES = 10;
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/g;

export const lostParagraphs: Rule = {
  id: "text/lost-paragraphs",
  summary: "Paragraph so long that its breaks must have been lost",
  why: "Paragraphs are units of many studies; where an extractor joined them all, nothing can be counted by paragraph.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    for (const paragraph of article.paragraphs) {
      const length = paragraph.end - paragraph.start;
      if (weight(article, paragraph) <= LONGEST) continue;
      const sentences = sentencesOf(article.source.text, paragraph).length;
      if (sentences < FEWEST_SENTENCES) continue;
      yield {
        span: paragraph,
        message: `One paragraph of ${count(length)} characters and ${sentences} sentences: paragraph breaks were lost`,
        confidence: 0.8,
        evidence: [{ message: `999 of 1,000 paragraphs in the news are shorter than 1,200 characters` }],
      };
    }
  },
};

/** Length in characters, those of Chinese and Japanese counted twice: they say about twice as much. */
function weight({ source }: Article, paragraph: Span): number {
  const length = paragraph.end - paragraph.start;
  if (length * 2 <= LONGEST) return length;
  return length + (textOf(source.text, paragraph).match(CJK)?.length ?? 0);
}

function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
