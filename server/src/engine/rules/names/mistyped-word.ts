import type { Article } from "../../article/article";
import { titles } from "../../names/lexicon";
import { isListed, wordMistyped, writtenMistyped } from "../../names/word-slips";
import { rangeOf } from "../../text/lines";
import { rememberingLast } from "../../text/remembering";
import type { Span } from "../../text/span";
import type { Evidence, Observation, RuleContext } from "../rule";
import { isDecidedApart } from "./canonical-spelling";
import { capitalWords } from "./capital-words";

// What the article itself writes so often is a word to go by.
const OFTEN_HERE = 2;

/**
 * A capitalised word that stands once in its article and is all but one that the article writes otherwise, or all but a
 * word of the language within a longer name: "World Ski Championshps". `within`: it stands in a longer run of capitals.
 */
export function mistypedWord(
  { start, end, form }: Span & { readonly form: string },
  within: boolean,
  { article, corpus, settings }: RuleContext,
): Observation | null {
  const written = capitalWords(article);
  // What stands there more often is a name; so is what other articles write.
  if (written.get(form)?.count !== 1 || !/^\p{Lu}\p{Ll}+$/u.test(form)) return null;
  if (corpus.names.articleCount(form) > 1) return null;
  const lower = form.toLowerCase();
  const own = writtenMistyped(lower, oftenWritten(article));
  const right = own ?? ofLanguage(lower, { start, end }, within, article);
  if (right === null) return null;
  const name = capitalised(right);
  if (isDecidedApart(form, name, settings)) return null;
  const place = written.get(name);
  const evidence: Evidence[] = [
    place === undefined
      ? { message: `“${name}” is a word that is known` }
      : { message: `“${name}” here`, range: rangeOf(article.lines, place) },
  ];
  return {
    span: { start, end },
    message: `“${form}” is all but “${name}”`,
    confidence: 0.85,
    evidence,
    subject: `${form} → ${name}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${name}”`,
        safety: "review",
        edits: [{ start, end, newText: name }],
        preferred: true,
      },
    ],
  };
}

/** The capitalised words that an article writes often, in small letters. */
const oftenWritten = rememberingLast((article: Article): readonly string[] => {
  const words: string[] = [];
  for (const [word, { count }] of capitalWords(article))
    if (count >= OFTEN_HERE && /^[A-Z][a-z]+$/.test(word)) words.push(word.toLowerCase());
  return words;
});

/** A word alone may be anything but a country; one of a person's name is the title before it or the nation of it. */
function ofLanguage(lower: string, place: Span, within: boolean, article: Article): string | null {
  const right = wordMistyped(lower);
  if (right === null || isListed(right)) return right;
  if (!within) return null;
  return !titles.has(right) && isOfPerson(place, article) ? null : right;
}

/** True for a place within the name of a person. */
function isOfPerson({ start }: Span, { mentions }: Article): boolean {
  for (const mention of mentions)
    if (mention.kind === "person" && mention.start <= start && start < mention.end) return true;
  return false;
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
