import type { Article } from "../../article/article";
import type { Repair } from "../../text/mojibake";
import type { Span } from "../../text/span";
import { isDigitCode, isWordCode } from "../../text/tokens";
import type { Observation, Rule } from "../rule";
import { encodingDamage } from "./encoding-damage";

const LONGEST_SHOWN = 40;
// Damaged words with one blank between them are one stretch of damaged text.
const NEAR = 1;

export const mojibake: Rule = {
  id: "text/mojibake",
  summary: "Text that was read in the wrong encoding",
  why: "“cafÃ©” and “café” are two words to every tool, and the damage grows with each program that reads and writes the text.",
  severity: "error",
  *check({ article }): Iterable<Observation> {
    for (const group of groupsOf(encodingDamage(article))) {
      const [first] = group;
      const last = group[group.length - 1];
      if (first === undefined || last === undefined) continue;
      const span = { start: first.start, end: last.end };
      const exact = group.every((repair) => repair.exact);
      const words = wordsAround(article, span);
      const mended = clip(apply(article.source.text, words, group));
      const readAs = [...new Set(group.flatMap((repair) => repair.readAs))];
      yield {
        span,
        message: `Read in the wrong encoding: “${mended}” was meant`,
        confidence: exact ? 0.98 : 0.8,
        evidence: [{ message: evidenceFor(readAs) }],
        fixes: [
          {
            name: "repair",
            title: `Repair to “${mended}”`,
            safety: exact ? "safe" : "review",
            edits: group.map(({ start, end, newText }) => ({ start, end, newText })),
          },
        ],
      };
    }
  },
};

function evidenceFor(readAs: readonly string[]): string {
  const [first, ...others] = readAs;
  if (first === "Latin-1") return "bytes of Windows-1252 that were read as Latin-1";
  const again = others.filter((name) => name !== "Latin-1");
  return `UTF-8 that was read as ${[first, ...again].join(", then as ")}`;
}

function groupsOf(repairs: readonly Repair[]): Repair[][] {
  const groups: Repair[][] = [];
  let group: Repair[] = [];
  for (const repair of repairs) {
    const last = group[group.length - 1];
    if (last !== undefined && repair.start - last.end > NEAR) {
      groups.push(group);
      group = [];
    }
    group.push(repair);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** The span with the words that it begins and ends in, for showing. */
function wordsAround({ source: { text } }: Article, span: Span): Span {
  const inWord = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return isWordCode(code) || isDigitCode(code);
  };
  let { start, end } = span;
  while (start > 0 && span.start - start < LONGEST_SHOWN && inWord(start - 1)) start--;
  while (end < text.length && end - span.end < LONGEST_SHOWN && inWord(end)) end++;
  return { start, end };
}

function apply(text: string, span: Span, repairs: readonly Repair[]): string {
  let result = "";
  let at = span.start;
  for (const { start, end, newText } of repairs) {
    result += text.slice(at, start) + newText;
    at = end;
    if (result.length > LONGEST_SHOWN) return result;
  }
  return result + text.slice(at, span.end);
}

function clip(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN - 1).trimEnd()}…`;
}
