import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";
import { isDamaged } from "./encoding-damage";

const REPLACED = /\ufffd+/g;
// "don?t", "Korea?s": a question mark where an apostrophe was, as programs without that character write it.
const BEFORE = /\p{L}{2}$/u;
const AFTER = /^\?(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}=?&/.])/u;
const ADDRESS = /[/@=&]|\w\.\w/;

export const lossyCharacter: Rule = {
  id: "text/lossy-character",
  summary: "Character that was lost",
  why: "“�” or “?” stands where a program could not write the character: the word is broken, and only its source knows the rest.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const replaced = text.includes("\ufffd");
    const questions = article.language.code === "en" && text.includes("?");
    if (!replaced && !questions) return;
    for (const line of checkedLines(article)) {
      const words = text.slice(line.start, line.end);
      for (const { 0: lost, index } of replaced ? words.matchAll(REPLACED) : []) {
        const span = { start: line.start + index, end: line.start + index + lost.length };
        if (isDamaged(article, span)) continue;
        yield {
          span,
          message:
            lost.length === 1 ? "A character was lost here" : `${lost.length} characters were lost here`,
        };
      }
      for (let index = words.indexOf("?"); questions && index >= 0; index = words.indexOf("?", index + 1)) {
        if (
          !AFTER.test(words.slice(index, index + 5)) ||
          !BEFORE.test(words.slice(Math.max(0, index - 4), index))
        )
          continue;
        if (isInAddress(words, index)) continue;
        const start = line.start + index;
        yield {
          span: { start, end: start + 1 },
          message: "A question mark inside a word: an apostrophe was lost here",
          confidence: 0.9,
        };
      }
    }
  },
};

/** True where the question mark at `index` starts the parameters of an address. */
function isInAddress(words: string, index: number): boolean {
  const [before = ""] = words
    .slice(Math.max(0, index - 100), index)
    .split(" ")
    .slice(-1);
  const [after = ""] = words.slice(index, index + 100).split(" ");
  return ADDRESS.test(before) || ADDRESS.test(after);
}
