import { isCodeLine } from "../../text/code-line";
import type { Line } from "../../text/lines";
import { type Markup, markupIn } from "../../text/tags";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

const LONGEST_SHOWN = 40;

export const htmlTag: Rule = {
  id: "text/html-tag",
  summary: "HTML tag left in the text",
  why: "Tags are counted as words, glue paragraphs together and hide what stands between them.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!text.includes("<")) return;
    for (const line of checkedLines(article)) {
      const found = markupIn(text, line);
      if (found.length > 0 && isCodeAround(text, line, found)) continue;
      for (const markup of found) {
        yield {
          span: { start: markup.start, end: markup.end },
          message: `HTML markup: ${shown(text, markup)}`,
          superfluous: true,
          fixes: [
            {
              name: "remove",
              title: "Remove the markup",
              safety: markup.plain ? "safe" : "review",
              edits: [{ start: markup.start, end: markup.end, newText: replacement(line, markup) }],
            },
          ],
        };
      }
    }
  },
};

/** True where what stands between the markup is a program's. */
function isCodeAround(text: string, line: Line, found: readonly Markup[]): boolean {
  let rest = "";
  let at = line.start;
  for (const { start, end } of found) {
    rest += text.slice(at, start);
    at = end;
  }
  rest += text.slice(at, line.end);
  return isCodeLine(rest, { start: 0, end: rest.length });
}

function shown(text: string, { start, end }: Markup): string {
  const markup = text.slice(start, end).replace(/\s+/g, " ");
  return markup.length <= LONGEST_SHOWN ? markup : `${markup.slice(0, LONGEST_SHOWN - 1)}…`;
}

/** A line break for what broke the line on the page, unless the line ends there anyway; else nothing. */
function replacement(line: Line, { start, end, breaks }: Markup): string {
  const inside = start > line.start && end < line.end;
  if (!breaks || !inside) return "";
  return "\n";
}
