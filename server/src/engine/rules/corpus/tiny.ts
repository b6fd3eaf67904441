import type { Article } from "../../article/article";
import { textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";

// Shorter than any news in brief: the shortest of 274 labelled news pages has 40 words.
const FEWEST_WORDS = 25;
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

export const tiny: Rule = {
  id: "corpus/tiny",
  summary: "Article that is empty or nearly so",
  why: "A page that failed to load leaves a file without an article, which still counts as one.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    if (article.source.decodingProblem !== undefined) return;
    const words = countWords(article);
    if (words >= FEWEST_WORDS) return;
    const [first] = article.paragraphs;
    const start = article.title?.start ?? first?.start ?? 0;
    const end = article.paragraphs[article.paragraphs.length - 1]?.end ?? article.title?.end ?? start;
    yield {
      span: { start, end },
      message:
        words === 0
          ? "The article is empty"
          : `The article has only ${words} ${words === 1 ? "word" : "words"}`,
    };
  },
};

/** Words of title and body; each character of a script without blanks counts for half of one, roughly. */
function countWords({ source, sentences }: Article): number {
  let count = 0;
  for (const sentence of sentences) {
    count += textOf(source.text, sentence).match(WORD)?.length ?? 0;
    if (count >= 2 * FEWEST_WORDS) break;
  }
  return count;
}
