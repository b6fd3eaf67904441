import type { Span } from "../../text/span";
import { tokenise } from "../../text/tokens";
import type { Observation, Rule } from "../rule";

// Only where the article shows that it ends its paragraphs, and in a paragraph that is no heading or signature.
const FEWEST_BEFORE = 3;
const FEWEST_WORDS = 12;
const CLOSED = /[.!?…。！？؟।:;][\s"'”’»›“)\]\u200f*]*$/u;
// A name at the end may be a signature or the agency.
const CUT = /(?:^|[^\p{L}\p{M}-])(?!\p{Lu})\p{L}[\p{L}\p{M}]+[,\s]*$/u;

export const truncatedEnding: Rule = {
  id: "text/truncated-ending",
  summary: "Article that breaks off in the middle of a sentence",
  why: "Only the free part of the page was saved, or the extractor stopped early; what is counted is not the article.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const last = article.paragraphs[article.paragraphs.length - 1];
    if (last === undefined || !CUT.test(text.slice(Math.max(last.start, last.end - 60), last.end))) return;
    const isProse = (one: Span): boolean => tokenise(text, one.start, one.end).length >= FEWEST_WORDS;
    const others = article.paragraphs.slice(0, -1).filter(isProse);
    if (others.length < FEWEST_BEFORE || !isProse(last)) return;
    if (!others.every((one) => CLOSED.test(text.slice(Math.max(one.start, one.end - 20), one.end)))) return;
    const words = tokenise(text, last.start, last.end);
    const word = words[words.length - 1];
    if (word === undefined) return;
    yield {
      span: { start: word.start, end: last.end },
      message: "The article breaks off here, without the end of the sentence",
      confidence: 0.7,
      evidence: [{ message: `the ${others.length} paragraphs before end with their sentences` }],
    };
  },
};
