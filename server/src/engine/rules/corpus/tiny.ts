import type { Article } from "../../article/article";
import { textOf } from "../../text/span";
import { TokenFlag, tokenAt } from "../../text/tokens";
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
    if (article.source.decodingProblem !== undefined || hasEnough(article)) return;
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

/** A quick look at the first words: plain ones are words however they are counted. */
function hasEnough({ tokens, sentences }: Article): boolean {
  let count = 0;
  for (const sentence of sentences) {
    for (let row = tokenAt(tokens, sentence.start); row < tokens.count; row++) {
      if ((tokens.ends[row] ?? 0) > sentence.end) break;
      if (((tokens.flags[row] ?? 0) & TokenFlag.Wide) === 0 && ++count >= FEWEST_WORDS) return true;
    }
  }
  return false;
}

/** Words of title and body; each character of a script without blanks counts for half of one, roughly. */
function countWords({ source, sentences }: Article): number {
  let count = 0;
  for (const sentence of sentences) {
    count += textOf(source.text, sentence).match(WORD)?.length ?? 0;
    if (count >= 2 * FEWEST_WORDS) break;
  }
  return count;
}
