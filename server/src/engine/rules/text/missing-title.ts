import type { Article } from "../../article/article";
import { textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";

// A note or a list of names needs no headline; a text of a paragraph or more does.
const FEWEST_CHARACTERS = 400;
const FEWEST_SENTENCES = 3;
const TITLE_FIELD = /^\s*(?:title|headline|titel|titre|título|titolo)\s*:\s*\S/iu;

export const missingTitle: Rule = {
  id: "text/missing-title",
  summary: "Article without a title",
  why: "Without its headline an article cannot be told from others in a list, and headline studies miss it.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const [first] = article.paragraphs;
    if (article.title !== null || first === undefined || !isProse(article) || hasTitleField(article)) return;
    yield {
      span: { start: first.start, end: first.start },
      message: "The article has no title",
      evidence: [{ message: "the text starts with a paragraph instead of a headline" }],
    };
  },
};

function isProse({ paragraphs, sentences }: Article): boolean {
  const characters = paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  return characters >= FEWEST_CHARACTERS && sentences.length >= FEWEST_SENTENCES;
}

function hasTitleField({ lines, roles, source }: Article): boolean {
  return lines.some(
    (line) => roles[line.index] === "front-matter" && TITLE_FIELD.test(textOf(source.text, line)),
  );
}
