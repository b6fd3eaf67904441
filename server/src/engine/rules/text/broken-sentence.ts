import type { Article } from "../../article/article";
import stopWords from "../../text/data/stop-words.json";
import { isSpaceCode } from "../../text/lines";
import { contains, type Span, textOf } from "../../text/span";
import { isUpperCode, isWordCode } from "../../text/tokens";
import type { Observation, Rule } from "../rule";

// "…for trade and support. others. The pact…": a few small-letter words that end in a full stop, between a full stop
// and a capital.
const SMALL_FRAGMENT = /^\p{Ll}{2,}(?:[ \u00a0]\p{Ll}{2,}){0,2}\.(?=[ \u00a0]["“‘«(]?\p{Lu}|\s*$)/u;
const LONGEST = 60;
// "…the Korean news agency. North KCNA. China has…": capitalised words with an acronym among them and no verb.
const NAME_FRAGMENT = /^(?:\p{Lu}[\p{L}-]*[ \u00a0]){1,2}\p{Lu}[\p{L}-]*\.$/u;
const ACRONYM = /(?:^|[ \u00a0])\p{Lu}{2,}\b/u;
const ALL_CAPITALS = /^[^\p{Ll}]*$/u;
const ENDS_PLAINLY = /\p{Ll}{3}\. $/u;
const SHORTENING =
  /\b(?:approx|bros|dept|govt|incl|intl|misc|tech|univ|assn|assoc|corp|prof|resp|usw|bzw|vgl|usf|env|etc)\.[ \u00a0]$/iu;

export const brokenSentence: Rule = {
  id: "text/broken-sentence",
  summary: "Fragment left over from a broken sentence",
  why: "Extraction or editing cut a sentence in two; the fragment is read as a sentence of its own, and the other half lacks it.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    for (const span of [...smallFragments(article), ...nameFragments(article)]) {
      yield {
        span: { start: breakBefore(article, span.start), end: span.end },
        message: `“${textOf(text, span)}” stands alone as a sentence: part of a broken one`,
        confidence: 0.7,
      };
    }
  },
};

const JOINING = new Set(["and", "or", "und", "oder", "et", "ou", "y", "o", "e"]);
const MOST_BEFORE = 4;
const LONGEST_WORD = 40;
const WORDS_OF_GRAMMAR = new Map(
  Object.entries(stopWords).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/**
 * Where the break shows: at the last words of the sentence before, "trade and support", back to a capital or a word of
 * grammar; the fragment's own start where there are none.
 */
function breakBefore({ source: { text }, language }: Article, fragment: number): number {
  const grammar = WORDS_OF_GRAMMAR.get(language.code);
  let start = fragment;
  let end = fragment;
  while (end > 0 && !isWordCode(text.charCodeAt(end - 1))) end--;
  for (let count = 0; count < MOST_BEFORE; count++) {
    let from = end;
    while (from > 0 && end - from < LONGEST_WORD && isWordCode(text.charCodeAt(from - 1))) from--;
    const word = text.slice(from, end);
    if (word === "" || word !== word.toLowerCase()) break;
    if (!JOINING.has(word)) {
      if (grammar?.has(word)) break;
      start = from;
    }
    if (text.charAt(from - 1) !== " ") break;
    end = from - 1;
  }
  return start;
}

function smallFragments({ source: { text }, paragraphs }: Article): Span[] {
  const fragments: Span[] = [];
  let at = 0;
  for (let stop = text.indexOf(". "); stop >= 0; stop = text.indexOf(". ", stop + 1)) {
    const next = text.charCodeAt(stop + 2);
    if (!isWordCode(next) || isUpperCode(next)) continue;
    while ((paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) <= stop) at++;
    const paragraph = paragraphs[at];
    if (paragraph === undefined || paragraph.start > stop) continue;
    const before = text.slice(Math.max(paragraph.start, stop - 12), stop + 2);
    const end = Math.min(paragraph.end, stop + 2 + LONGEST);
    const fragment = SMALL_FRAGMENT.exec(text.slice(stop + 2, end))?.[0];
    if (fragment === undefined || !ENDS_PLAINLY.test(before) || SHORTENING.test(before)) continue;
    fragments.push({ start: stop + 2, end: stop + 2 + fragment.length });
  }
  return fragments;
}

/** Only between two sentences: at the end of a paragraph stand credits ("Xinhua News. AP."), at its start datelines. */
function nameFragments({ source: { text }, paragraphs, sentences }: Article): Span[] {
  const fragments: Span[] = [];
  let at = 0;
  for (const [place, sentence] of sentences.entries()) {
    if (sentence.end - sentence.start > LONGEST) continue;
    while ((paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) < sentence.end) at++;
    const paragraph = paragraphs[at];
    const before = sentences[place - 1];
    const after = sentences[place + 1];
    if (paragraph === undefined || before === undefined || after === undefined) continue;
    if (!contains(paragraph, before) || !contains(paragraph, after)) continue;
    const words = textOf(text, sentence);
    if (!NAME_FRAGMENT.test(words) || !ACRONYM.test(words) || ALL_CAPITALS.test(words)) continue;
    const end = `${text.slice(Math.max(before.start, before.end - 12), before.end)} `;
    if (ENDS_PLAINLY.test(end) && !isShort(text, before) && !isShort(text, after)) fragments.push(sentence);
  }
  return fragments;
}

/** Short sentences come in rows ("Paris. New York. NATO HQ."): then they are style. */
function isShort(text: string, sentence: Span): boolean {
  let blanks = 0;
  for (let at = sentence.start; at < sentence.end; at++) if (isSpaceCode(text.charCodeAt(at))) blanks++;
  return blanks < 4;
}
