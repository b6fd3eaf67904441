import doubled from "../../text/data/doubled-words.json";
import { isSpaceCode } from "../../text/lines";
import { tokenAt } from "../../text/tokens";
import type { Observation, Rule } from "../rule";
import { isDamaged } from "./encoding-damage";

const NEVER_DOUBLED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(doubled.words).map(([language, words]) => [language, new Set(words.split(" "))]),
);

const MOST_BLANKS = 4;
// A language that the engine does not know is taken for one that it knows, but never by far.
const LEAST_CONFIDENCE = 0.4;

export const doubledWord: Rule = {
  id: "text/doubled-word",
  summary: "Small word that stands twice in a row",
  why: "“the the” is a slip of editing or of joining lines, and it spoils counts of word pairs.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { code, confidence } = article.language;
    const words = confidence < LEAST_CONFIDENCE ? undefined : NEVER_DOUBLED.get(code);
    if (words === undefined) return;
    const { text } = article.source;
    const { starts, ends, hashes, count } = article.tokens;
    for (const paragraph of article.paragraphs) {
      for (let at = tokenAt(article.tokens, paragraph.start) + 1; at < count; at++) {
        if ((starts[at] ?? 0) >= paragraph.end) break;
        if (hashes[at] !== hashes[at - 1]) continue;
        const last = { start: starts[at - 1] ?? 0, end: ends[at - 1] ?? 0 };
        const token = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
        if (token.start - last.end > MOST_BLANKS) continue;
        const word = text.slice(token.start, token.end);
        // Only the first may have a capital: "The The" is a band.
        if (
          words.has(word) &&
          text.slice(last.start, last.end).toLowerCase() === word &&
          onlySpace(text, last.end, token.start)
        ) {
          const span = { start: last.start, end: token.end };
          if (!isDamaged(article, span)) {
            yield {
              span,
              message: `“${word}” twice in a row`,
              confidence: 0.9,
              fixes: [
                {
                  name: "remove",
                  title: `Remove one “${word}”`,
                  safety: "review",
                  edits: [{ start: last.end, end: token.end, newText: "" }],
                },
              ],
            };
          }
        }
      }
    }
  },
};

function onlySpace(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpaceCode(text.charCodeAt(at))) return false;
  return true;
}
