import type { Article } from "../../article/article";
import { type Line, trimmed } from "../../text/lines";
import { textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

// What pages put between their parts. Asterisk, asterism, tilde and number sign are missing on purpose: authors put
// those between scenes.
const SEPARATOR = /^[-–—―_|¦·•‧∙▪■●○◦►▶»«›‹<>/\\.,:;…=+](?:\s?[-–—―_|¦·•‧∙▪■●○◦►▶»«›‹<>/\\.,:;…=+])*$/;
// Three dashes and more make a rule across the page, as in Markdown, or underline a heading.
const LONGEST = 2;

export const straySeparator: Rule = {
  id: "text/stray-separator",
  summary: "Line that holds only a separator",
  why: "A lone dash or bar stood between two elements of the page; in the text it is an empty paragraph that gets counted.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const found = checkedLines(article).filter((line) => isSeparator(text, line));
    const times = new Map<string, number>();
    for (const line of found) {
      const separator = textOf(text, trimmed(text, line));
      times.set(separator, (times.get(separator) ?? 0) + 1);
    }
    for (const line of found) {
      const span = trimmed(text, line);
      const separator = textOf(text, span);
      // What comes again and again is the author's own sign.
      if ((times.get(separator) ?? 0) > 1) continue;
      yield {
        span,
        message: `The line holds only “${separator}”, a separator of the page`,
        superfluous: true,
        fixes: [
          { name: "remove", title: "Remove the line", safety: "safe", edits: [removal(article, line)] },
        ],
      };
    }
  },
};

function isSeparator(text: string, line: Line): boolean {
  if (line.end - line.start > 40) return false;
  const span = trimmed(text, line);
  // Two signs, and a blank between them.
  if (span.end - span.start > LONGEST + 1) return false;
  const separator = textOf(text, span);
  return separator.replace(/\s/g, "").length <= LONGEST && SEPARATOR.test(separator);
}

/** The line with its line end; the last line of a file without one takes the line end before it. */
function removal({ lines }: Article, line: Line): { start: number; end: number; newText: string } {
  const before = lines[line.index - 1];
  const start = line.next === line.end && before !== undefined ? before.end : line.start;
  return { start, end: line.next, newText: "" };
}
