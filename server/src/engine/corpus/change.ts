import type { ArticleId } from "../article/article";
import type { Settings } from "../settings";
import { packNumbers, unpackNumbers } from "../text/pack";
import { spellingKey } from "../text/spelling";
import type { Corpus } from "./corpus";
import { SURE } from "./date-index";
import type { Digest } from "./digest";
import { copyOf, lineKeys, middleOf } from "./line-index";
import { nodeOf } from "./name-facts";
import { occupationsIn } from "./occupation-index";
import { questionKey, seriesQuestions } from "./questions";
import { slipQuestionsAbout } from "./slip-questions";
import { roughly } from "./view";

/** Keys of the questions that a change of one article may have given another answer; `all` where none is safe. */
export type ChangedAnswers = ReadonlySet<number> | "all";

/**
 * Puts an article into the corpus, in place of the one with its id, or takes it away, and tells which questions may have
 * another answer now: an article that asked none of them has the findings that it had. See `checkAsking`. Looks at what
 * the two digests speak of, and at no other article.
 */
export function change(
  corpus: Corpus,
  id: ArticleId,
  after: Digest | undefined,
  settings: Settings,
): ChangedAnswers {
  const before = corpus.digest(id);
  const wholes = [before, after].filter((digest) => digest !== undefined);
  const digests = [differing(before, after), differing(after, before)].filter((each) => each !== undefined);
  const size = roughly(corpus.size);
  const forms = new Set<string>();
  const acronyms = new Set<string>();
  for (const digest of digests) {
    for (const fact of digest.names) forms.add(nodeOf(fact).form);
    for (const { acronym, expansion } of digest.acronyms) {
      acronyms.add(acronym);
      forms.add(acronym).add(expansion);
    }
  }
  const { names } = corpus;
  // A name that is about to come may join those that it is like.
  const touched = new Set(forms);
  for (const digest of digests) {
    for (const fact of digest.names) {
      const { form, kind } = nodeOf(fact);
      if (names.knows(form) && names.forms.kindOf(form) === kind) continue;
      for (const other of names.wouldLink(form, kind)) touched.add(other);
    }
  }
  const clusters = new Map<string, readonly string[] | undefined>();
  for (const form of surroundings(corpus, touched, settings)) {
    clusters.set(form, names.clusterOf(form, settings));
  }
  const around = new Set(forms);
  const gather = (): void => {
    for (const form of forms) {
      for (const other of names.clusterOf(form, settings) ?? []) around.add(other);
    }
  };
  gather();
  const oldTies = tiesOf(corpus, id);
  const blocks = names.blockChanges;
  // Who is named beside somebody is part of what is said of the occupation.
  const occupied = new Set(wholes.flatMap((digest) => [...occupationsIn(digest)].map(({ form }) => form)));
  const asked = { digests, forms, acronyms, around, occupied };
  const ask = () => answers(corpus, id, asked, settings);
  const old = ask();
  if (after === undefined) corpus.remove(id);
  else corpus.add(after);
  const known = around.size;
  gather();
  names.ready();
  // What was not looked at before may have been anything.
  const unknown = [...around].slice(known);
  if (roughly(corpus.size) !== size || names.blockChanges !== blocks) return "all";
  const changed = new Set<number>();
  for (const form of new Set([...clusters.keys(), ...surroundings(corpus, touched, settings)])) {
    const isKnown = clusters.has(form);
    if (isKnown && sameForms(clusters.get(form), names.clusterOf(form, settings))) continue;
    changed.add(questionKey(`e${form}`));
  }
  for (const form of unknown) changed.add(questionKey(`e${form}`));
  const now = ask();
  for (const question of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(question) !== now.get(question)) changed.add(questionKey(question));
  }
  for (const form of forms) {
    if (old.get(`c${form}`) === now.get(`c${form}`)) continue;
    for (const key of slipQuestionsAbout(form)) changed.add(key);
  }
  for (const other of [...oldTies, ...tiesOf(corpus, id), ...phraseHolders(corpus, old, now), id]) {
    changed.add(questionKey(`r${other}`));
  }
  return changed;
}

/** All forms whose entity may be another one where these forms come, go, or are called otherwise. */
function surroundings({ names }: Corpus, forms: ReadonlySet<string>, settings: Settings): Set<string> {
  const found = new Set<string>();
  for (const form of forms) {
    if (names.knows(form)) for (const other of names.around(form, settings)) found.add(other);
  }
  return found;
}

/** Undefined for a form that is like no other: whether it is, is part of the answer. */
function sameForms(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((form, at) => form === b[at]);
}

/** A digest without what the other one of the same article holds too: that has a part in the same answers as before. */
function differing(digest: Digest | undefined, other: Digest | undefined): Digest | undefined {
  if (digest === undefined || other === undefined) return digest;
  if (digest.language !== other.language || copyOf(digest) !== copyOf(other)) return digest;
  const { duplicates, phrases } = digest;
  return {
    ...digest,
    lines: beyond(digest.lines, other.lines),
    names: beyond(digest.names, other.names),
    acronyms: beyond(digest.acronyms, other.acronyms),
    spellings: beyond(digest.spellings, other.spellings),
    phrases: numbersBeyond(phrases, other.phrases),
    duplicates: { ...duplicates, sentences: numbersBeyond(duplicates.sentences, other.duplicates.sentences) },
  };
}

function beyond<Fact>(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  const known = new Set(others.map((fact) => JSON.stringify(fact)));
  return facts.filter((fact) => !known.has(JSON.stringify(fact)));
}

function numbersBeyond(packed: string, other: string): string {
  const known = new Set(unpackNumbers(other));
  return packNumbers([...unpackNumbers(packed)].filter((number) => !known.has(number)));
}

interface Asked {
  readonly digests: readonly Digest[];
  readonly forms: ReadonlySet<string>;
  readonly acronyms: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  readonly occupied: ReadonlySet<string>;
}

/** The answers to all questions that the digests can have a part in. */
function answers(
  corpus: Corpus,
  id: ArticleId,
  { digests, forms, acronyms, around, occupied }: Asked,
  settings: Settings,
): Map<string, string> {
  const { lines, names, dates, languages, relations } = corpus;
  const said = new Map<string, string>();
  const say = (question: string, answer: unknown): void => {
    said.set(question, JSON.stringify(answer) ?? "");
  };
  const own = corpus.digest(id);
  for (const digest of digests) {
    for (const question of lineKeys(digest)) say(`l${question}`, lines.stateOf(question, own));
    for (const [form] of digest.spellings) {
      const key = spellingKey(form, digest.language);
      if (key !== null) say(`s${key}`, [...corpus.spellings.formsOf(key)].sort());
    }
    for (const key of relations.phraseKeys(digest)) say(`phrase ${key}`, relations.phraseState(key));
    for (const key of relations.sentenceKeys(digest)) say(`sentence ${key}`, relations.sentenceState(key));
  }
  say(`m${id}`, own === undefined ? null : middleOf(own));
  say(`k${id}`, corpus.card(id) ?? null);
  const sure = own?.published !== null && (own?.published?.confidence ?? 0) >= SURE;
  for (const question of seriesQuestions(id)) say(question, sure ? own?.published?.day : null);
  for (const form of around) say(`e${form}`, [names.isShared(form), names.entityOf(form, settings)]);
  for (const form of forms) {
    const shared = names.isShared(form);
    say(`c${form}`, [shared, names.articleCount(form)]);
    const variants = names.statesOf(form);
    const here = own?.names.filter((fact) => nodeOf(fact).form === form).map((fact) => fact.first);
    const placed = variants.some(({ sample }) => sample.includes(id)) ? here : null;
    say(`p${form}`, [shared, variants.map(({ written, sample }) => [written, sample]), placed]);
    say(`v${form}`, [shared, variants.map(({ written, count, articles }) => [written, count, articles])]);
  }
  for (const form of new Set([...forms, ...occupied]))
    say(`o${form}`, [names.isShared(form), names.occupationsOf(form)]);
  for (const acronym of acronyms) say(`a${acronym}`, names.expansionsOf(acronym));
  say("g header", dates.header);
  say("g headerRules", dates.headerRules);
  say("g order", dates.order);
  say("g namesTell", dates.namesTell);
  say("g range", dates.range);
  say("g languages", [languages.articles, languages.largest, languages.share >= 0.9]);
  return said;
}

/** The articles that share enough with one to stand in any relation to it. */
function tiesOf(corpus: Corpus, id: ArticleId): ArticleId[] {
  return corpus.has(id) ? corpus.relations.tiesOf(id) : [];
}

/** The articles that hold a phrase or a sentence which is worth more or less now: of them some may be more or less related. */
function phraseHolders(
  { relations }: Corpus,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ArticleId[] {
  const holders: ArticleId[] = [];
  for (const question of now.keys()) {
    const [what, key] = question.split(" ");
    if (old.get(question) === now.get(question) || key === undefined) continue;
    if (what === "phrase") holders.push(...relations.holdersOfPhrase(Number(key)));
    if (what === "sentence") holders.push(...relations.holdersOfSentence(Number(key)));
  }
  return holders;
}
