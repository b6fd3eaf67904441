import { isCodeLine } from "../../text/code-line";
import type { Span } from "../../text/span";
import type { Observation, Rule } from "../rule";
import { checkedLines } from "./checked-lines";

// One backslash or several: text that went through JSON twice has two.
const CODE = /(?:\\{1,4}u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\})|\\{1,4}x[0-9a-fA-F]{2})+/g;
const ONE_CODE = /\\+[ux]\{?([0-9a-fA-F]{2,6})\}?/g;
// A line break stands behind a sentence, before another one or before a capital, not in a path or between two blanks.
const LINE_BREAK = /(?<=[\p{Ll}\p{N}.!?:;,"”’»)])(?:\\r)?\\n(?:(?:\\r)?\\n){0,8}(?=\s*(?:\p{Lu}|["“«]|$))/gu;
const QUOTE = /\\(?=["'])/g;
const LONE_SURROGATE = /\p{Cs}/u;
const PATH = /[A-Za-z]:\\|(?:^|\s)\\\\\w+\\/;

interface Escape extends Span {
  readonly newText: string;
}

export const escapeSequence: Rule = {
  id: "text/escape-sequence",
  summary: "Escape sequence of a program left in the text",
  why: "“\\u2019” and “\\n” are what a program writes for a character; a reader and a tool see letters and signs that were never there.",
  severity: "warning",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    if (!text.includes("\\")) return;
    for (const line of checkedLines(article)) {
      const words = text.slice(line.start, line.end);
      if (!words.includes("\\") || PATH.test(words) || isCodeLine(text, line)) continue;
      for (const { start, end, newText } of escapesIn(words)) {
        const span = { start: line.start + start, end: line.start + end };
        yield {
          span,
          message: `“${words.slice(start, end)}” stands for ${shown(newText, words.slice(end, end + 1))}`,
          fixes: [
            {
              name: "decode",
              title: "Write what it stands for",
              safety: "safe",
              edits: [{ ...span, newText }],
            },
          ],
        };
      }
    }
  },
};

function escapesIn(words: string): Escape[] {
  const found: Escape[] = [];
  for (const { 0: codes, index } of words.matchAll(CODE)) {
    const newText = [...codes.matchAll(ONE_CODE)].map((code) => decode(code[1] ?? "")).join("");
    if (!LONE_SURROGATE.test(newText)) found.push({ start: index, end: index + codes.length, newText });
  }
  for (const { 0: breaks, index } of words.matchAll(LINE_BREAK)) {
    found.push({ start: index, end: index + breaks.length, newText: "\n" });
  }
  const quotes = [...words.matchAll(QUOTE)];
  if (quotes.length > 1 || /\p{L}\\'\p{L}/u.test(words)) {
    for (const { index } of quotes) found.push({ start: index, end: index + 1, newText: "" });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Surrogates come as two codes, which are joined by standing together. */
function decode(hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (code > 0x10ffff) return "\ufffd";
  return code <= 0xffff ? String.fromCharCode(code) : String.fromCodePoint(code);
}

function shown(newText: string, next: string): string {
  if (newText === "\n") return "a line break";
  return newText === "" ? `the mark ${next} alone` : `“${newText}”`;
}
