import { isoOf } from "../../dates/calendar";
import { type DateHeader, findBrokenHeader } from "../../dates/header";
import type { Fix } from "../../fixes/fix";
import type { Observation, Rule, RuleContext } from "../rule";
import { BLANK_DATE, headerForm } from "./write-header";

export const malformed: Rule = {
  id: "dates/malformed",
  summary: "Date header that is not written as the corpus writes it",
  why: "A program that reads the corpus looks for one form of date, and passes over every other.",
  severity: "warning",
  *check(context) {
    const { article } = context;
    const broken = findBrokenHeader(article.source.text, article.lines, article.dates);
    if (broken !== null) {
      const separator = /\S$/.test(broken.label) ? " " : "";
      const newText = `${broken.label}${separator}${BLANK_DATE}`;
      const from = newText.length - BLANK_DATE.length;
      const written = article.source.text.slice(broken.start, broken.end);
      const fix: Fix = {
        name: "retype",
        title: "Type the date anew",
        safety: "inferred",
        edits: [{ start: broken.start, end: broken.end, newText }],
        placeholder: { start: from, end: newText.length },
      };
      yield {
        span: { start: broken.start, end: broken.end },
        message: "Date header without a date that can be read",
        fixes: written.endsWith(BLANK_DATE) ? [] : [fix],
      };
      return;
    }
    const header = article.dateHeader;
    if (header === null || header.date.ambiguous || header.style === "front-matter") return;
    const observation = strayBlanks(context, header) ?? otherForm(context, header);
    if (observation !== null) yield observation;
  },
};

/** White space around the header: mending it changes no word. */
function strayBlanks({ article, corpus, settings }: RuleContext, header: DateHeader): Observation | null {
  const line = article.lines[header.line];
  if (line === undefined) return null;
  const { text } = article.source;
  const written = text.slice(header.start, header.end);
  const label =
    header.plain && sameLabel(header.label, headerForm(corpus, settings).label)
      ? headerForm(corpus, settings).label
      : header.label.replace(/\s+/g, " ");
  const rest = header.plain ? isoOf(header.day) : text.slice(header.date.start, header.end);
  const newText = `${label}${rest}`;
  const blanks = line.start < header.start || header.end < line.end;
  if (!blanks && (newText === written || foldBlanks(newText) !== foldBlanks(written))) return null;
  return {
    span: { start: line.start, end: line.end },
    message: `Stray blanks ${blanks ? "around" : "inside"} the date header`,
    fixes: [
      {
        name: "normalise",
        title: `Write “${newText}”`,
        safety: "safe",
        edits: [{ start: line.start, end: line.end, newText }],
        preferred: true,
      },
    ],
  };
}

function foldBlanks(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Labels that differ in nothing but blanks. */
function sameLabel(a: string, b: string): boolean {
  return foldBlanks(a) === foldBlanks(b);
}

/** A header that says the same as the corpus's form in other words: other programs will not read it. */
function otherForm({ corpus, settings }: RuleContext, header: DateHeader): Observation | null {
  const form = headerForm(corpus, settings);
  if (!corpus.dates.headerRules && settings.dateHeader === "auto") return null;
  if (form.style === "front-matter" || (header.plain && header.label === form.label)) return null;
  const newText = `${form.label}${isoOf(header.day)}`;
  return {
    span: { start: header.start, end: header.end },
    message: `The corpus writes its dates as “${form.label}${BLANK_DATE}”`,
    severity: "information",
    fixes: [
      {
        name: "normalise",
        title: `Write “${newText}”`,
        safety: header.date.approximate ? "inferred" : "review",
        edits: [{ start: header.start, end: header.end, newText }],
        preferred: true,
      },
    ],
  };
}
