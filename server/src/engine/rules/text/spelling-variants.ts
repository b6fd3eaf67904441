import type { Article } from "../../article/article";
import { spellingFacts, varyingWords } from "../../corpus/spelling-facts";
import type { CorpusView } from "../../corpus/view";
import { IntMap } from "../../text/int-map";
import { rangeOf } from "../../text/lines";
import type { Span } from "../../text/span";
import { habitOf, type SpellingHabit, spellingAt, withoutHyphen } from "../../text/spelling";
import { isDigitCode, isWordCode, lowerHash, tokenise } from "../../text/tokens";
import type { Evidence, Observation, Rule } from "../rule";

// Beyond one article a spelling is only called the odd one out where nearly all others agree, and where the article does
// not keep to the spelling of a country of its own.
const FEWEST_ARTICLES = 5;
const LEAST_SHARE = 0.9;

/** How often an article writes a word in one way, and where; null where that is for `varyingWords` to tell. */
interface Written {
  readonly count: number;
  readonly places: readonly Span[] | null;
}

/** One way of writing a word. */
interface Form extends Written {
  readonly form: string;
  /** Articles of the corpus that write it so. */
  readonly articles: number;
}

export const spellingVariants: Rule = {
  id: "text/spelling-variants",
  summary: "One word spelled in two ways",
  why: "“co-operation” and “cooperation” are two words to a frequency list; counts of both are wrong.",
  severity: "information",
  *check({ article, corpus }): Iterable<Observation> {
    const words = wordsByKey(article, corpus);
    let habits: ReadonlyMap<SpellingHabit, number> | undefined;
    for (const [key, written] of words) {
      const known = corpus.spellings.formsOf(key);
      if (isOneForm(written, known)) continue;
      const forms = formsOf(written, known);
      const [main] = forms;
      if (main === undefined) continue;
      for (const form of forms) {
        if (form === main || form.count === 0 || !isOddOneOut(form, main)) continue;
        habits ??= habitsOf(words);
        if (main.count === 0 && isHouseStyle(form.form, habits)) continue;
        for (const span of placesOf(article, form)) yield observe(article, span, form, main);
      }
    }
  },
};

// One word in another spelling may be a slip, several are how an article is written.
const HOUSE_STYLE = 2;
const OPPOSITE = { british: "american", american: "british", ise: "ize", ize: "ise" } as const;
const SIDE = { british: "british", american: "american", ise: "british", ize: "american" } as const;

/** How many words of an article show which habit; forms of one word count once each. */
function habitsOf(words: ReadonlyMap<string, ReadonlyMap<string, Written>>): Map<SpellingHabit, number> {
  const habits = new Map<SpellingHabit, number>();
  for (const forms of words.values()) {
    for (const form of forms.keys()) {
      const habit = habitOf(form);
      if (habit !== null) habits.set(habit, (habits.get(habit) ?? 0) + 1);
    }
  }
  return habits;
}

/** True where the whole article is spelt as this word is: right as it stands, whatever most other sources write. */
function isHouseStyle(form: string, habits: ReadonlyMap<SpellingHabit, number>): boolean {
  const own = habitOf(form);
  if (own === null || habits.has(OPPOSITE[own])) return false;
  let alike = 0;
  for (const [habit, count] of habits) if (SIDE[habit] === SIDE[own]) alike += count;
  return alike >= HOUSE_STYLE;
}

function placesOf(article: Article, { form, places }: Form): readonly Span[] {
  return places ?? varyingWords(article).get(form)?.places ?? [];
}

/** The words of the article that can be written otherwise: by key, then by form. */
function wordsByKey(article: Article, corpus: CorpusView): Map<string, Map<string, Written>> {
  const byKey = new Map<string, Map<string, Written>>();
  const add = (key: string, form: string, written: Written): void => {
    const forms = byKey.get(key);
    if (forms === undefined) byKey.set(key, new Map([[form, written]]));
    else forms.set(form, written);
  };
  // The digest tells how often; only few articles have to be gone through for where.
  const facts = corpus.digest(article.source.id)?.spellings ?? spellingFacts(article);
  for (const [form, count] of facts) {
    const { key } = spellingAt(form, 0, form.length, lowerHash(form), article.language.code);
    if (key !== null) add(key, form, { count, places: null });
  }
  // Within one article any word with a hyphen is compared with the same word without.
  const hyphenated = wordsWithHyphen(article);
  if (hyphenated.size === 0) return byKey;
  const joinedForms = new Set([...hyphenated.keys()].map((form) => form.replace("-", "")));
  const solid = placesOfSolid(article, writtenAmong(article, joinedForms));
  for (const [form, places] of hyphenated) {
    const joined = form.replace("-", "");
    const solidPlaces = solid.get(joined);
    if (solidPlaces === undefined) continue;
    add(joined, form, { count: places.length, places });
    add(joined, joined, { count: solidPlaces.length, places: solidPlaces });
  }
  return byKey;
}

function wordsWithHyphen({ source: { text }, sentences }: Article): Map<string, Span[]> {
  const words = new Map<string, Span[]>();
  let at = 0;
  for (let hyphen = text.indexOf("-"); hyphen >= 0; hyphen = text.indexOf("-", hyphen + 1)) {
    while ((sentences[at]?.end ?? Number.POSITIVE_INFINITY) <= hyphen) at++;
    const sentence = sentences[at];
    if (sentence === undefined || sentence.start > hyphen) continue;
    const span = wordAround(text, hyphen, sentence);
    const form = text.slice(span.start, span.end);
    if (withoutHyphen(form) === null) continue;
    const places = words.get(form);
    if (places === undefined) words.set(form, [span]);
    else places.push(span);
  }
  return words;
}

// As long as a word may be that `withoutHyphen` takes.
const LONGEST = 31;

/** The letters, digits, hyphens and apostrophes around `at`, within a sentence. */
function wordAround(text: string, at: number, sentence: Span): Span {
  let start = at;
  let end = at + 1;
  while (start > sentence.start && at - start < LONGEST && belongs(text, start - 1)) start--;
  while (end < sentence.end && end - at < LONGEST && belongs(text, end)) end++;
  return { start, end };
}

function belongs(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCode(code) || isDigitCode(code) || code === 0x2d || code === 0x27 || code === 0x2019;
}

const OTHER_JOINTS = ["\u00ad", "\u2010", "\u2011"];

/** Those of some words in small letters that the article may write: most are at once known not to be among its tokens. */
function writtenAmong({ source, tokens }: Article, words: ReadonlySet<string>): ReadonlySet<string> {
  // These make one token of what counts as two words here.
  if (OTHER_JOINTS.some((joint) => source.text.includes(joint))) return words;
  const asked = new IntMap();
  for (const word of words) asked.set(lowerHash(word), 0);
  for (let at = 0; at < tokens.count; at++) {
    const hash = tokens.hashes[at] ?? 0;
    if (asked.get(hash) === 0) asked.set(hash, 1);
  }
  return new Set([...words].filter((word) => asked.get(lowerHash(word)) === 1));
}

// Searching the text for each word is quick for a few words only.
const FEW = 40;

/** Where the article writes some words, as words of their own and not as parts of others. */
function placesOfSolid(article: Article, words: ReadonlySet<string>): Map<string, Span[]> {
  const { source, sentences } = article;
  const places = new Map<string, Span[]>();
  const add = (word: string, span: Span): void => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [span]);
    else known.push(span);
  };
  if (words.size > FEW) {
    for (const sentence of sentences) {
      for (const token of tokenise(source.text, sentence.start, sentence.end)) {
        const word = source.text.slice(token.start, Math.min(token.end, token.start + LONGEST));
        if (words.has(word) && word.length === token.end - token.start) add(word, token);
      }
    }
    return places;
  }
  for (const word of words) {
    let sentence = 0;
    for (let at = source.text.indexOf(word); at >= 0; at = source.text.indexOf(word, at + word.length)) {
      while ((sentences[sentence]?.end ?? Number.POSITIVE_INFINITY) <= at) sentence++;
      const around = sentences[sentence];
      if (around === undefined || around.start > at) continue;
      const span = wordAround(source.text, at, around);
      if (span.start === at && span.end === at + word.length) add(word, span);
    }
  }
  return places;
}

/** True where a word is written in one way only, here and in the corpus. */
function isOneForm(written: ReadonlyMap<string, Written>, known: ReadonlyMap<string, number>): boolean {
  if (written.size > 1 || known.size > 1) return false;
  const [form] = written.keys();
  return known.size === 0 || (form !== undefined && known.has(form));
}

const NOWHERE: Written = { count: 0, places: [] };

/** All forms of a word, the corpus's favourite first; where articles tie, the one that this article writes more often. */
function formsOf(written: ReadonlyMap<string, Written>, known: ReadonlyMap<string, number>): Form[] {
  const forms: Form[] = [];
  for (const [form, here] of written) forms.push({ ...here, form, articles: known.get(form) ?? 0 });
  for (const [form, articles] of known) if (!written.has(form)) forms.push({ ...NOWHERE, form, articles });
  return forms.sort(
    (a, b) =>
      b.articles - a.articles ||
      b.count - a.count ||
      a.form.length - b.form.length ||
      (a.form < b.form ? -1 : 1),
  );
}

function isOddOneOut(form: Form, main: Form): boolean {
  if (main.count > 0) return true;
  return main.articles >= FEWEST_ARTICLES && main.articles / (main.articles + form.articles) >= LEAST_SHARE;
}

function observe(article: Article, span: Span, form: Form, main: Form): Observation {
  const evidence: Evidence[] = [];
  if (main.articles > form.articles) {
    evidence.push({
      message: `${main.articles} ${main.articles === 1 ? "article" : "articles"} of the corpus: “${main.form}”, ${form.articles}: “${form.form}”`,
    });
  }
  const [other] = placesOf(article, main);
  if (other !== undefined) {
    evidence.push({ message: `“${main.form}” in the same article`, range: rangeOf(article.lines, other) });
  }
  return {
    span,
    message: `“${form.form}”: elsewhere “${main.form}”`,
    confidence: 0.8,
    evidence,
    subject: `${form.form} → ${main.form}`,
    fixes: [
      {
        name: "replace",
        title: `Replace with “${main.form}”`,
        safety: "review",
        edits: [{ ...span, newText: main.form }],
      },
    ],
  };
}
