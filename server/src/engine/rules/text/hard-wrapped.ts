import type { Article } from "../../article/article";
import { type Line, trimmed } from "../../text/lines";
import type { Span } from "../../text/span";
import type { Observation, Rule } from "../rule";

// Mail and terminals wrap between 60 and 80 columns; what is narrower is verse, a list or a column of a table.
const NARROWEST = 50;
const WIDEST = 140;
const FEWEST_LINES = 4;
// In running prose about two of three lines that a machine broke start with a small letter; in verse and lists few do.
const LEAST_SMALL = 0.4;
const SMALL = /^\p{Ll}/u;
const CODE = /[;{}<>=|]$|^(?:[-*•–]|\d+[.)])\s/;

export const hardWrapped: Rule = {
  id: "text/hard-wrapped",
  summary: "Paragraph broken into lines of one width",
  why: "Where every line is taken for a paragraph, a wrapped text falls into pieces in the middle of its sentences.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    for (const block of blocksOf(article)) {
      const spans = wrappedPart(article, block);
      const [first] = spans;
      const last = spans[spans.length - 1];
      if (first === undefined || last === undefined) continue;
      yield {
        span: { start: first.start, end: last.end },
        message: `One paragraph in ${spans.length} lines of one width`,
        confidence: 0.8,
        fixes: [
          {
            name: "join",
            title: "Join the lines to one paragraph",
            safety: "review",
            edits: spans.slice(1).map((span, at) => ({
              start: spans[at]?.end ?? span.start,
              end: span.start,
              newText: " ",
            })),
          },
        ],
      };
    }
  },
};

/** The lines that are one paragraph: the block with or without the title above it, or nothing. */
function wrappedPart({ source, roles }: Article, block: readonly Line[]): Span[] {
  const spans = block.map((line) => trimmed(source.text, line));
  if (isWrapped(source.text, spans)) return spans;
  // The first line of a wrapped text without a headline looks like one; so it is taken for one only if it does not fit.
  const body = spans.filter((_, at) => roles[block[at]?.index ?? 0] !== "title");
  return body.length >= FEWEST_LINES && body.length < spans.length && isWrapped(source.text, body)
    ? body
    : [];
}

/** Rows of lines of text without a blank line between. */
function blocksOf({ lines, roles }: Article): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (const line of lines) {
    const role = roles[line.index];
    if (role === "body" || role === "title" || role === "standfirst" || role === "heading") {
      block.push(line);
      continue;
    }
    if (block.length >= FEWEST_LINES) blocks.push(block);
    block = [];
  }
  if (block.length >= FEWEST_LINES) blocks.push(block);
  return blocks;
}

/** True where each line ends because the first word of the next one would not have fitted: what wrapping machines do. */
function isWrapped(text: string, spans: readonly Span[]): boolean {
  const lengths = spans.slice(0, -1).map(({ start, end }) => end - start);
  const width = lengths.reduce((widest, length) => Math.max(widest, length), 0);
  if (width < NARROWEST || width > WIDEST || (spans.at(-1)?.end ?? 0) - (spans.at(-1)?.start ?? 0) > width)
    return false;
  let small = 0;
  for (const [at, { start, end }] of spans.entries()) {
    const words = text.slice(start, end);
    if (CODE.test(words)) return false;
    if (at === 0) continue;
    if (SMALL.test(words)) small++;
    const blank = words.search(/\s/);
    const word = blank < 0 ? words.length : blank;
    if ((lengths[at - 1] ?? 0) + 1 + word <= width) return false;
  }
  return small >= LEAST_SMALL * (spans.length - 1);
}
