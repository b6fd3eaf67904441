import { isSpaceCode, type Line, trimmed } from "../../text/lines";
import type { Span } from "../../text/span";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";
import { isDamaged } from "./encoding-damage";

// A file written with blanks at its lines' ends has one thing wrong with it, not a hundred.
const MOST_FINDINGS = 3;

export const trailingBlanks: Rule = {
  id: "text/trailing-blanks",
  summary: "White space at the end of a line",
  why: "Blanks that nobody sees make equal lines differ, so that counts, duplicates and diffs go wrong.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const runs: Span[] = [];
    for (const line of checkedLines(article)) {
      // A date line is judged as a whole by dates/malformed.
      if (article.roles[line.index] === "date") continue;
      const run = runAtEnd(text, line);
      if (run !== null && !isDamaged(article, run)) runs.push(run);
    }
    const [first] = runs;
    if (runs.length > MOST_FINDINGS && first !== undefined) {
      yield observe(first, runs, `White space at the end of ${runs.length} lines`);
      return;
    }
    for (const run of runs) yield observe(run, [run], "White space at the end of the line");
  },
};

function runAtEnd(text: string, line: Line): Span | null {
  if (!isSpaceCode(text.charCodeAt(line.end - 1))) return null;
  const { end } = trimmed(text, line);
  return { start: end, end: line.end };
}

function observe(span: Span, runs: readonly Span[], message: string): Observation {
  return {
    span,
    message,
    superfluous: true,
    fixes: [
      {
        name: "remove",
        title: "Remove white space at the end",
        safety: "safe",
        edits: runs.map(({ start, end }) => ({ start, end, newText: "" })),
      },
    ],
  };
}
