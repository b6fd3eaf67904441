import type { Article } from "../../article/article";
import type { CorpusView } from "../../corpus/view";
import { wholeName } from "../../names/whole-name";
import { rangeOf } from "../../text/lines";
import { isWordCode } from "../../text/tokens";
import type { Evidence, Rule } from "../rule";

// A letter that a wrong encoding turned into a question mark or a replacement character, inside a name: the words before
// it in capitals, the damaged one, the words behind it. Bounded, so that no text makes it slow.
const DAMAGED =
  /(?:\p{Lu}[\p{L}'’-]{0,30} ){0,3}\p{Lu}?\p{L}{0,30}[?\uFFFD]{1,2}\p{Ll}[\p{L}'’-]{0,30}(?: \p{Lu}[\p{L}'’-]{0,30}){0,2}/gu;
const LOST = /\p{L}[?\uFFFD]\p{Ll}/u;
const MARK = /[?\uFFFD]+/g;

export const damaged: Rule = {
  id: "names/damaged",
  summary: "Name with a letter lost to a wrong encoding",
  why: "A name such as “Erdo?an” is found by nobody who searches for it, and counts as another one.",
  severity: "warning",
  *check({ article, corpus }) {
    const { text } = article.source;
    // Most articles have neither sign within a word.
    if (!isWithinWord(text, "?") && !isWithinWord(text, "\uFFFD")) return;
    for (const sentence of article.sentences) {
      const part = text.slice(sentence.start, sentence.end);
      if (!LOST.test(part)) continue;
      for (const match of part.matchAll(DAMAGED)) {
        const whole = findWhole(match[0], article, corpus);
        if (whole === null) continue;
        const { right, said } = whole;
        const start = sentence.start + match.index + whole.at;
        const end = start + said.length;
        const count = corpus.names.articleCount(right);
        const evidence: Evidence[] = corpus.names
          .places(right)
          .slice(0, 3)
          .map(({ article: id, range }) => ({
            message: `“${right}” here`,
            range,
            ...(id === article.source.id ? {} : { article: id }),
          }));
        evidence.push({
          message: "The sign stands where a letter was",
          range: rangeOf(article.lines, { start, end }),
        });
        yield {
          span: { start, end },
          message: `“${said}” has lost a letter; the corpus writes “${right}” (${count} ${count === 1 ? "article" : "articles"})`,
          confidence: 0.9,
          evidence,
          subject: `${said} → ${right}`,
          fixes: [
            {
              name: "replace",
              title: `Replace with “${right}”`,
              safety: "review",
              edits: [{ start, end, newText: right }],
              preferred: true,
            },
          ],
        };
      }
    }
  },
};

/** A quick look whether a sign stands between two letters somewhere. */
function isWithinWord(text: string, sign: string): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
    if (isWordCode(text.charCodeAt(at - 1)) && isWordCode(text.charCodeAt(at + 1))) return true;
  return false;
}

interface Whole {
  readonly right: string;
  /** The damaged name as it stands, and where in the run of words. */
  readonly said: string;
  readonly at: number;
}

/** The longest stretch of words around the damaged one that is a name of the article or the corpus but for the lost letters. */
function findWhole(run: string, { mentions }: Article, corpus: CorpusView): Whole | null {
  const words = run.split(" ");
  const broken = words.findIndex((word) => /[?\uFFFD]/.test(word));
  if (!/^[\p{Lu}?\uFFFD]/u.test(words[broken] ?? "")) return null;
  for (let from = 0; from <= broken; from++) {
    for (let to = words.length; to > Math.max(broken, from + 1); to--) {
      const said = words.slice(from, to).join(" ");
      const { pattern } = wholeName(said, MARK);
      const own = mentions.find(({ form }) => pattern.test(form))?.form;
      const right = corpus.names.undamaged(said, MARK) ?? own ?? null;
      if (right !== null)
        return { right, said, at: words.slice(0, from).join(" ").length + (from > 0 ? 1 : 0) };
    }
  }
  return null;
}
