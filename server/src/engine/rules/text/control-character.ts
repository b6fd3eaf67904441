import { isLeftOver } from "../../text/mojibake";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";
import { isDamaged } from "./encoding-damage";

const ANY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// A terminal's escape sequences (ECMA-48, 5.4) are one thing with their parameters.
const RUN = /\u001b\[[0-?]{0,32}[ -/]{0,8}[@-~]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g;

export const controlCharacter: Rule = {
  id: "text/control-character",
  summary: "Control character in the text",
  why: "Control characters have no place in prose; many tools stop reading at one or refuse the file.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!ANY.test(text)) return;
    for (const line of checkedLines(article)) {
      for (const { 0: run, index } of text.slice(line.start, line.end).matchAll(RUN)) {
        const span = { start: line.start + index, end: line.start + index + run.length };
        if (isDamaged(article, span)) continue;
        if (isLeftOver(text, span.start)) {
          yield {
            span: { start: span.start - 1, end: span.end },
            message: "What is left of a character of which the last byte was lost",
          };
          continue;
        }
        yield {
          span,
          message:
            run.length > 2 && run.startsWith("\u001b")
              ? "Escape sequence of a terminal"
              : `Control character ${named(run)}`,
          fixes: [
            {
              name: "remove",
              title: "Remove it",
              safety: "safe",
              edits: [{ ...span, newText: replacement(run) }],
            },
          ],
        };
      }
    }
  },
};

function named(run: string): string {
  return [...new Set(run)]
    .map((character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)
    .slice(0, 4)
    .join(" ");
}

/** Word writes a hyphen that does not break as U+001E, and a line break as U+000B. */
function replacement(run: string): string {
  if (run === "\u001e") return "-";
  return run === "\u000b" ? "\n" : "";
}
