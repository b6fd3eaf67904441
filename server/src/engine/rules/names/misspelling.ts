import type { Article } from "../../article/article";
import { unknownRuns } from "../../names/capital-runs";
import { mayBeOnePerson, relateNames } from "../../names/compare";
import { gazetteerSlip } from "../../names/gazetteer-slips";
import type { WordType } from "../../names/word-type";
import type { Span } from "../../text/span";
import type { Evidence, Observation, RuleContext } from "../rule";
import { isClear, isDecidedApart, isStyle, type SpellingVerdict, verdictOf } from "./canonical-spelling";
import { mistypedWord } from "./mistyped-word";

const LONGEST = 6;
const MOST_PLACES = 3;
// What the article itself writes so often is a name to go by, be it in no other.
const OFTEN_HERE = 2;

/** Where a form stands. */
interface Place extends Span {
  readonly form: string;
}

/**
 * Words in capitals that were not recognised as a name, perhaps because they are misspelt, but are all but a name of the
 * article, of the corpus or of the gazetteers. `found`: what was flagged already, in order of place.
 */
export function* misspellings(
  context: RuleContext,
  found: readonly Span[],
  observe: (place: Place, verdict: SpellingVerdict) => Observation,
): Generator<Observation> {
  const { article } = context;
  const own = new OwnNames(article);
  const right = new Set<string>();
  let last: Span | undefined = found[0];
  let next = 0;
  let until = 0;
  for (const { start, end, words, within } of unknownRuns(
    article.source.text,
    article.sentences,
    article.tokens,
    LONGEST,
  )) {
    while (last !== undefined && last.end <= start) last = found[++next];
    if (start < until || (last !== undefined && last.start < end)) continue;
    const form = formOf(words);
    // Most names stand in an article more than once.
    if (right.has(form)) continue;
    const place = { start, end, form };
    const observation = isRegistered(form, context)
      ? null
      : words.length === 1
        ? mistypedWord(place, within, context)
        : judge(place, words, own, context, observe);
    if (observation === null) {
      right.add(form);
      continue;
    }
    until = end;
    yield observation;
  }
}

function formOf(words: readonly WordType[]): string {
  let form = "";
  for (const { text } of words) form += form === "" ? text : ` ${text}`;
  return form;
}

function isRegistered(form: string, { corpus, settings }: RuleContext): boolean {
  return settings.entities.length > 0 && corpus.names.entityOf(form, settings)?.registered !== undefined;
}

function judge(
  place: Place,
  words: readonly WordType[],
  own: OwnNames,
  context: RuleContext,
  observe: (place: Place, verdict: SpellingVerdict) => Observation,
): Observation | null {
  const verdict = verdictOn(place.form, words, own, context);
  return verdict === null ? ofGazetteers(place, words, context) : observe(place, verdict);
}

interface OwnName {
  readonly form: string;
  readonly parts: number;
}

/** The names that the article writes more than once, by each of their words. */
class OwnNames {
  readonly #byWord = new Map<string, OwnName[]>();

  constructor({ mentions }: Article) {
    const counts = new Map<string, number>();
    for (const { form } of mentions) counts.set(form, (counts.get(form) ?? 0) + 1);
    for (const [form, count] of counts) {
      if (count < OFTEN_HERE) continue;
      const name = { form, parts: partCount(form) };
      for (const word of form.split(" ")) {
        const names = this.#byWord.get(word);
        if (names === undefined) this.#byWord.set(word, [name]);
        else names.push(name);
      }
    }
  }

  /** The one that the words are a misspelling of. */
  misspelt(form: string, words: readonly WordType[]): string | null {
    for (const { text } of words) {
      const names = this.#byWord.get(text);
      if (names === undefined) continue;
      for (const other of names) {
        if (other.parts !== words.length || other.form === form) continue;
        if (!mayBeOnePerson(form, other.form)) continue;
        const { relation } = relateNames(form, other.form, "person");
        if (relation === "slip" || relation === "spelling") return other.form;
      }
    }
    return null;
  }
}

/** A form of the article or the corpus that the words are a misspelling of, where that is clear. */
function verdictOn(
  form: string,
  words: readonly WordType[],
  own: OwnNames,
  { corpus, settings }: RuleContext,
): SpellingVerdict | null {
  if (words.length < 2) return null;
  for (const right of [corpus.names.misspelt(form), own.misspelt(form, words)]) {
    const entity = right === null ? null : corpus.names.entityOf(right, settings);
    if (right === null || entity === null || partCount(form) !== partCount(right)) continue;
    if (isDecidedApart(form, right, settings) || isStyle(form, right)) continue;
    const verdict = verdictOf(form, right, entity, true, corpus);
    if (isClear(verdict)) return verdict;
  }
  return null;
}

/** A name that everybody knows, whatever the corpus holds. */
function ofGazetteers(
  { start, end, form }: Place,
  words: readonly WordType[],
  { corpus, settings }: RuleContext,
): Observation | null {
  const slip = gazetteerSlip(words);
  if (slip === null || isDecidedApart(form, slip.right, settings)) return null;
  const { entry, right } = slip;
  // What the corpus writes often is no slip. One of the many towns must be named by it too.
  if (corpus.names.articleCount(form) > 1 + corpus.names.articleCount(right) / 4) return null;
  const named = corpus.names.entityOf(right, settings) ?? corpus.names.entityOf(entry.name, settings);
  if (entry.type === "city" && named === null) return null;
  const evidence: Evidence[] = corpus.names
    .places(right)
    .slice(0, MOST_PLACES)
    .map(({ article, range }) => ({ message: `“${right}” here`, article, range }));
  return {
    span: { start, end },
    message: `“${form}” is all but “${right}”`,
    confidence: 0.85,
    evidence: [...evidence, { message: `“${right}” is in the list of known names` }],
    subject: `${form} → ${right}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${right}”`,
        safety: "review",
        edits: [{ start, end, newText: right }],
        preferred: true,
      },
    ],
  };
}

/** How many parts a form has between blanks and hyphens. */
function partCount(form: string): number {
  let parts = 1;
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at);
    if (code === 0x20 || code === 0x2d) parts++;
    else if (code < 0x20 || code >= 0x80) return form.split(/[\s-]/).length;
  }
  return parts;
}
