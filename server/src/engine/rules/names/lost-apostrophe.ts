import type { Article } from "../../article/article";
import { familyNames, functionWords, lookUp, notNames, reportingVerbs } from "../../names/lexicon";
import { personName } from "../../names/person";
import { fold } from "../../text/fold";
import { rangeOf } from "../../text/lines";
import { type Span, textOf } from "../../text/span";
import { isUpperCode, type Token, tokenise } from "../../text/tokens";
import type { Observation, Rule } from "../rule";

/** Words before a plural: "the Kims", "two Koreas". */
const BEFORE_PLURAL = new Set(
  "the both two three all these those other several many some few our their young old".split(" "),
);

export const lostApostrophe: Rule = {
  id: "names/lost-apostrophe",
  summary: "Possessive of a name without its apostrophe, or with it in the wrong place",
  why: "“Kims message” makes a name that nobody bears, and hides a mention of the one who does.",
  severity: "warning",
  *check({ article }) {
    const known = knownNames(article);
    if (known.size === 0) return;
    const { text } = article.source;
    for (const sentence of article.sentences) {
      const tokens = tokenise(text, sentence.start, sentence.end);
      for (let at = 0; at < tokens.length; at++) {
        const observation = observe(article, tokens, at, known);
        if (observation !== null) yield observation;
      }
    }
  },
};

/** Single words by which the article names somebody or something, as written, each with a place where it stands. */
function knownNames(article: Article): Map<string, Span> {
  const known = new Map<string, Span>();
  for (const mention of article.mentions) {
    // "Russians" are people, not what belongs to a Russian.
    if (mention.kind === "other") continue;
    const forms = [mention.form];
    if (mention.kind === "person") forms.push(personName(mention.full).family.join(" "));
    for (const form of forms) if (!/\s/.test(form) && !known.has(form)) known.set(form, mention);
  }
  return known;
}

function observe(
  article: Article,
  tokens: readonly Token[],
  at: number,
  known: ReadonlyMap<string, Span>,
): Observation | null {
  const { text } = article.source;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined || !isUpperCode(text.charCodeAt(token.start))) return null;
  const word = textOf(text, token);
  const stem = word.slice(0, -1);
  const place = word.endsWith("s") && !/['’]/.test(word) ? known.get(stem) : undefined;
  if (place === undefined || known.has(word) || isNameItself(word)) return null;
  const before = tokens[at - 1];
  if (before !== undefined && BEFORE_PLURAL.has(textOf(text, before).toLowerCase())) return null;
  const mark = text.charAt(token.end);
  const apostrophe = mark === "'" || mark === "’";
  const end = apostrophe ? token.end + 1 : token.end;
  const noun = textOf(text, next);
  if (text.slice(end, next.start).trim() !== "" || next.start === end || !isNoun(noun)) return null;
  if (!apostrophe && !/\p{Ll}$/u.test(stem)) return null;
  const style = apostrophe ? mark : styleOf(text);
  const possessive = `${stem}${style}s`;
  const start = coordinated(text, tokens, at, known);
  const span = { start, end: next.end };
  const said = textOf(text, span);
  return {
    span,
    message: `“${said}”: the possessive of “${stem}” is “${possessive}”`,
    confidence: apostrophe ? 0.95 : 0.9,
    evidence: [{ message: `“${textOf(text, place)}” here`, range: rangeOf(article.lines, place) }],
    subject: `${word} → ${possessive}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${text.slice(start, token.start)}${possessive}${text.slice(end, next.end)}”`,
        safety: "review",
        edits: [{ start: token.start, end, newText: possessive }],
        preferred: true,
      },
    ],
  };
}

/** A name of its own that ends in s, or a group: "Adams", "Honduras", "Muslims". */
function isNameItself(word: string): boolean {
  return (
    lookUp(word) !== undefined || familyNames.has(fold(word)) || notNames.has(word.slice(0, -1).toLowerCase())
  );
}

function isNoun(word: string): boolean {
  return (
    /^\p{Ll}[\p{Ll}-]+$/u.test(word) &&
    !functionWords.has(word) &&
    !reportingVerbs.has(word) &&
    !/(?:ed|ing|ly)$/.test(word)
  );
}

/** The apostrophe that the text uses more; the typographic one where it uses none. */
function styleOf(text: string): string {
  const straight = text.match(/\p{L}'\p{L}/gu)?.length ?? 0;
  const curly = text.match(/\p{L}’\p{L}/gu)?.length ?? 0;
  return straight > curly ? "'" : "’";
}

/** Where the possessor starts: "Xi and Kims message" has two. */
function coordinated(
  text: string,
  tokens: readonly Token[],
  at: number,
  known: ReadonlyMap<string, Span>,
): number {
  const token = tokens[at];
  const and = tokens[at - 1];
  const first = tokens[at - 2];
  if (token === undefined) return 0;
  if (and === undefined || first === undefined || textOf(text, and) !== "and") return token.start;
  return known.has(textOf(text, first)) ? first.start : token.start;
}
