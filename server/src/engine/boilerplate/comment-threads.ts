import type { DateExpression } from "../dates/expression";
import type { Label } from "./label-lines";
import { type Mark, shown } from "./marks";
import { isProse, type PageLine } from "./page-line";

// A thread has a heading, an article above it, and readers who sign their words.
const FEWEST_PROSE_WORDS = 60;
const FEWEST_SIGNATURES = 2;
const LONGEST_SIGNATURE = 100;
const MOST_SIGNATURE_WORDS = 14;
const FARTHEST_FIRST = 12;
const FARTHEST_NEXT = 25;
const MOST_LAST_LINES = 8;
const SAYS = /^[^.!?]{2,90}\s(?:says|said|wrote|sagt|schrieb|dit|dice|disse|diz|пишет):?$/u;
const REPLY =
  /^(?:reply|replies|reply to comment|reply to this comment|log in to reply|like|permalink|in reply to .{1,60}|antworten|répondre|responder|rispondi|ответить)$/iu;
const CLOCK = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/;

/**
 * Labels threads of reader comments: a heading such as “12 Comments” below the article, and under it lines that
 * sign what readers wrote (“Jane says”, a date with a time, “Reply”), with their words between them.
 */
export function labelCommentThreads(
  lines: readonly PageLine[],
  marks: readonly (Mark | undefined)[],
  labels: (Label | undefined)[],
  dates: readonly DateExpression[],
): void {
  let prose = 0;
  let signed: readonly boolean[] | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const mark = marks[at];
    const heading =
      (mark?.kind === "reader-comments" || mark?.kind === "comment-form") && line.shape.words <= 14;
    if (!heading || prose < FEWEST_PROSE_WORDS) {
      if (labels[at] === undefined && isProse(line.shape)) prose += line.shape.words;
      continue;
    }
    signed ??= signatures(lines, dates);
    const end = endOfThread(lines, signed, labels, at);
    if (end < 0) continue;
    const label: Label = {
      kind: "reader-comments",
      confidence: 0.85,
      safety: "review",
      reason: `signed comments under ${shown(line.text)}`,
    };
    for (; at < end; at++) if (labels[at]?.kind !== "comment-form") labels[at] = label;
    at--;
  }
}

/** Which lines sign a comment. */
function signatures(lines: readonly PageLine[], dates: readonly DateExpression[]): boolean[] {
  let next = 0;
  return lines.map(({ line, text, shape }) => {
    while ((dates[next]?.start ?? Number.POSITIVE_INFINITY) < line.start) next++;
    if (text.length > LONGEST_SIGNATURE || shape.words > MOST_SIGNATURE_WORDS) return false;
    const dated = (dates[next]?.start ?? Number.POSITIVE_INFINITY) < line.end;
    return dated || SAYS.test(text) || REPLY.test(text) || (CLOCK.test(text) && !shape.ended);
  });
}

/** Behind the last comment of the thread under a heading; -1 where there is no thread. */
function endOfThread(
  lines: readonly PageLine[],
  signed: readonly boolean[],
  labels: readonly (Label | undefined)[],
  heading: number,
): number {
  let count = 0;
  let last = heading;
  for (let at = heading + 1; at < lines.length; at++) {
    if (at - last > (count === 0 ? FARTHEST_FIRST : FARTHEST_NEXT)) break;
    if (!signed[at]) continue;
    count++;
    last = at;
  }
  if (count < FEWEST_SIGNATURES) return -1;
  let end = last + 1;
  while (end < lines.length && end <= last + MOST_LAST_LINES && labels[end] === undefined && !signed[end])
    end++;
  return end;
}
