import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

const ANY = /[\u0300-\u036f\u1161-\u1175]/;
// A letter with marks behind it, or a Korean syllable in pieces.
const PIECES = /[\p{L}\p{N}][\u0300-\u036f]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu;
const WORD_OF_PIECES =
  /[\p{L}\p{M}]{0,40}(?:[\u0300-\u036f]|[\u1100-\u1112][\u1161-\u1175])[\p{L}\p{M}]{0,40}/gu;

export const decomposedLetter: Rule = {
  id: "text/decomposed-letter",
  summary: "Letter written as several characters, where one is usual",
  why: "“é” as one character and “é” as two look the same and are different words to every search (Unicode normalisation form C).",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!ANY.test(text)) return;
    for (const line of checkedLines(article)) {
      const words = text.slice(line.start, line.end);
      if (!ANY.test(words)) continue;
      for (const { 0: word, index } of words.matchAll(WORD_OF_PIECES)) {
        const newText = word.replace(PIECES, composed);
        if (newText === word) continue;
        const span = { start: line.start + index, end: line.start + index + word.length };
        yield {
          span,
          message: `“${newText}” with letters in pieces`,
          fixes: [
            {
              name: "compose",
              title: `Write “${newText}” with whole letters`,
              safety: "safe",
              edits: [{ ...span, newText }],
            },
          ],
        };
      }
    }
  },
};

/** What has no form in one character (Yoruba ẹ́, Lithuanian į́) stays as it is: composing it in part helps nobody. */
function composed(pieces: string): string {
  const whole = pieces.normalize("NFC");
  return [...whole].length === 1 ? whole : pieces;
}
