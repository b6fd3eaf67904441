import type { Article } from "../../article/article";
import { isCodeLine } from "../../text/code-line";
import { fits, majorityStyle, marksOf, type Quotation, quotationsIn } from "../../text/quotes";
import { type Span, textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";
import { isDamaged } from "./encoding-damage";

const LONGEST_SHOWN = 40;
const OTHER_MARK = /[“”„]/;

export const mismatchedQuotes: Rule = {
  id: "text/mismatched-quotes",
  summary: "Quotation that opens with one kind of mark and closes with another",
  why: "Tools that extract quotations pair the marks; where a pair does not match, the quotation is lost or runs on.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    // A mismatch has a straight mark on one side and another on the other.
    if (!text.includes('"') || !OTHER_MARK.test(text)) return;
    const quotations: Quotation[] = [];
    for (const paragraph of article.paragraphs) {
      const own = quotationsIn(text, paragraph);
      if (own.length === 0 || isDamaged(article, paragraph) || isCodeLine(text, paragraph)) continue;
      for (const quotation of own) quotations.push(quotation);
    }
    const [open, close] = marksOf(majorityStyle(quotations));
    const same = quotations.filter(({ opens, closes }) => opens === open && closes === close).length;
    const reason = `${same} of ${quotations.length} quotations in this file are written ${open}…${close}`;
    for (const quotation of quotations) {
      if (fits(quotation.opens.charCodeAt(0), quotation.closes.charCodeAt(0))) continue;
      const span = { start: quotation.open.start, end: quotation.close.end };
      yield {
        span,
        message: `The quotation opens with ${quotation.opens} and closes with ${quotation.closes}`,
        evidence: [{ message: reason }],
        fixes: [
          {
            name: "match",
            title: `Write ${open}${shown(article, span)}${close}`,
            safety: "safe",
            edits: [replacement(quotation.open, open), replacement(quotation.close, close)].filter(
              (edit) => edit.newText !== textOf(text, edit),
            ),
          },
        ],
      };
    }
  },
};

function replacement(span: Span, newText: string): Span & { newText: string } {
  return { ...span, newText };
}

function shown({ source }: Article, { start, end }: Span): string {
  const words = source.text.slice(start + 1, end - 1);
  return words.length <= LONGEST_SHOWN ? words : `${words.slice(0, LONGEST_SHOWN - 1).trimEnd()}…`;
}
