import type { Line } from "../../text/lines";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

const HYPHEN_AT_END = /(\p{L}{2,})([-\u00ad\u2010])[ \t]*$/u;
const SMALL_START = /^[ \t]*(\p{Ll}{2,})/u;
// "pre- and post-war": the hyphen stands for what comes later.
const SUSPENDED = new Set("and or to und oder bis et ou y o e u ed en of og och och eller et".split(" "));
const SOFT = "\u00ad";
// No word is longer, and a line may be a megabyte.
const LONGEST = 60;

export const lineEndHyphen: Rule = {
  id: "text/line-end-hyphen",
  summary: "Word that was hyphenated at the end of a line",
  why: "Print and PDF break words at the end of a line; both halves are words that nobody wrote.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    const hyphenated = new Map<string, boolean>();
    let before: Line | null = null;
    for (const line of checkedLines(article)) {
      const last = before;
      before = line;
      if (last === null || line.index !== last.index + 1 || !endsInHyphen(text, last)) continue;
      const from = Math.max(last.start, last.end - LONGEST);
      const end = HYPHEN_AT_END.exec(text.slice(from, last.end));
      const start = end === null ? null : SMALL_START.exec(text.slice(line.start, line.start + LONGEST));
      const [, head = "", hyphen = ""] = end ?? [];
      const tail = start?.[1] ?? "";
      if (end === null || start === null || SUSPENDED.has(tail)) continue;
      const joined = hyphen === SOFT ? head + tail : joinedForm(text, head, tail, hyphenated);
      const span = { start: from + end.index, end: line.start + start[0].length };
      yield {
        span,
        message: `“${joined}” is broken at the end of the line`,
        confidence: 0.8,
        fixes: [
          {
            name: "join",
            title: `Join to “${joined}”`,
            safety: hyphen === SOFT ? "safe" : "review",
            edits: [{ ...span, newText: joined }],
          },
        ],
      };
    }
  },
};

function endsInHyphen(text: string, { start, end }: Line): boolean {
  let at = end - 1;
  while (at > start && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at--;
  const code = text.charCodeAt(at);
  return code === 0x2d || code === 0xad || code === 0x2010;
}

// Each word is looked for in the whole text; a text with more broken words than that is no text.
const MOST_LOOKED_FOR = 200;

/** As the rest of the text writes the word; without hyphen where it does not. `known` remembers what was looked for. */
function joinedForm(text: string, head: string, tail: string, known: Map<string, boolean>): string {
  const form = `${head}-${tail}`;
  let written = known.get(form);
  if (written === undefined) {
    written = known.size < MOST_LOOKED_FOR && text.includes(form);
    known.set(form, written);
  }
  return written ? form : head + tail;
}
