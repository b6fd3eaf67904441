import { isSpaceCode } from "../../text/lines";
import { sentencesOf } from "../../text/sentences";
import { type Span, textOf } from "../../text/span";
import type { Observation, Rule } from "../rule";

// "…for trade and support. others. The pact…": a few small-letter words that end in a full stop, between a full stop
// and a capital.
const SMALL_FRAGMENT =
  /(?<=\p{Ll}{3}\.[ \u00a0])\p{Ll}{2,}(?:[ \u00a0]\p{Ll}{2,}){0,2}\.(?=[ \u00a0]["“‘«(]?\p{Lu}|\s*$)/gu;
// "…the Korean news agency. North KCNA. China has…": capitalised words with an acronym among them and no verb.
const NAME_FRAGMENT = /^(?:\p{Lu}[\p{L}-]*[ \u00a0]){1,2}\p{Lu}[\p{L}-]*\.$/u;
const ACRONYM = /(?:^|[ \u00a0])\p{Lu}{2,}\b/u;
const ALL_CAPITALS = /^[^\p{Ll}]*$/u;
const ENDS_PLAINLY = /\p{Ll}{3}\.$/u;
const SHORTENING =
  /\b(?:approx|dept|govt|incl|intl|misc|tech|univ|assn|assoc|corp|prof|resp|usw|bzw|vgl|usf|env|etc)\.[ \u00a0]$/iu;

export const brokenSentence: Rule = {
  id: "text/broken-sentence",
  summary: "Fragment left over from a broken sentence",
  why: "Extraction or editing cut a sentence in two; the fragment is read as a sentence of its own, and the other half lacks it.",
  severity: "information",
  *check({ article }): Iterable<Observation> {
    const { text } = article.source;
    for (const paragraph of article.paragraphs) {
      for (const span of [...smallFragments(text, paragraph), ...nameFragments(text, paragraph)]) {
        yield {
          span,
          message: `“${textOf(text, span)}” stands alone as a sentence: part of a broken one`,
          confidence: 0.7,
        };
      }
    }
  },
};

function smallFragments(text: string, paragraph: Span): Span[] {
  const words = textOf(text, paragraph);
  const fragments: Span[] = [];
  for (const { index, 0: fragment } of words.matchAll(SMALL_FRAGMENT)) {
    if (SHORTENING.test(words.slice(Math.max(0, index - 12), index))) continue;
    fragments.push({ start: paragraph.start + index, end: paragraph.start + index + fragment.length });
  }
  return fragments;
}

/** Only between two sentences: at the end of a paragraph stand credits ("Xinhua News. AP."), at its start datelines. */
function nameFragments(text: string, paragraph: Span): Span[] {
  const sentences = sentencesOf(text, paragraph);
  return sentences.filter((sentence, at) => {
    const before = sentences[at - 1];
    const after = sentences[at + 1];
    if (before === undefined || after === undefined || sentence.end - sentence.start > 60) return false;
    const words = textOf(text, sentence);
    if (!NAME_FRAGMENT.test(words) || !ACRONYM.test(words) || ALL_CAPITALS.test(words)) return false;
    return ENDS_PLAINLY.test(textOf(text, before)) && !isShort(text, before) && !isShort(text, after);
  });
}

/** Short sentences come in rows ("Paris. New York. NATO HQ."): then they are style. */
function isShort(text: string, sentence: Span): boolean {
  let blanks = 0;
  for (let at = sentence.start; at < sentence.end; at++) if (isSpaceCode(text.charCodeAt(at))) blanks++;
  return blanks < 4;
}
