import type { EntityKind } from "../settings";
import { fold } from "../text/fold";
import type { Span } from "../text/span";
import { textOf } from "../text/span";
import type { TokenTable } from "../text/tokens";
import { findAcronyms } from "./acronyms";
import { agree, type NamedSentence } from "./agree";
import { findDemonyms } from "./demonyms";
import { type FoundName, findNames } from "./find-names";
import {
  calendarWords,
  familyNames,
  functionWords,
  givenNames,
  longestAt,
  lookUp,
  notNames,
  titles,
} from "./lexicon";
import type { Mention } from "./mention";
import { peopleOf, ShortForms } from "./resolve";
import { insertNames, settleNames } from "./settle";
import { tagNames } from "./tag-names";
import { titledPeople } from "./titled-people";
import { trimTypes } from "./word-type";
import { Gap, type Word, wordsOf } from "./words";

// The tagger is trained on English; in German every noun would be a name to it. Other languages are read by rule.
const TAGGED = new Set(["en", "und"]);
const CLOSED = /[.!?…。！？]["'”’»)\]]*$/;

function isStopped(text: string, sentence: Span): boolean {
  return CLOSED.test(text.slice(Math.max(sentence.start, sentence.end - 6), sentence.end));
}

const STOPPED_ENDS = new Set("corp inc co ltd bros jr sr".split(" "));

function formOf(text: string, words: readonly Word[], from: number, to: number): Span & { form: string } {
  const start = words[from]?.start ?? 0;
  const last = words[to - 1];
  let end = last?.end ?? start;
  // "Enron Corp." is written with its full stop.
  if (last !== undefined && to - from > 1 && STOPPED_ENDS.has(last.lower) && text.charAt(end) === ".") end++;
  return { start, end, form: textOf(text, { start, end }).replace(/\s+/g, " ") };
}

/** "Kims message", "Chinas economy": the s of a possessive that lost its apostrophe is no part of the name. */
function withoutLostApostrophe<T extends Span & { readonly form: string }>(name: T, short: ShortForms): T {
  const { form } = name;
  const stem = form.slice(0, -1);
  if (!/^\p{Lu}[\p{L}-]+s$/u.test(form) || short.has(form) || lookUp(form) !== undefined) return name;
  if (familyNames.has(fold(form)) || givenNames.has(fold(form))) return name;
  const known = lookUp(stem);
  if (!short.has(stem) && (known === undefined || known.type === "city" || known.type === "demonym"))
    return name;
  return { ...name, end: name.end - 1, form: stem };
}

/** Words right before a person's name that say what the person is: "North Korean leader", "US President". */
function roleBefore(text: string, words: readonly Word[], from: number): string | undefined {
  let start = from;
  while (start > 0 && from - start < 4) {
    const word = words[start - 1];
    if (word === undefined || (word.gap !== Gap.Blank && word.gap !== Gap.Stop)) break;
    const demonym = word.capital && lookUp(word.text)?.type;
    if (
      !titles.has(word.lower) &&
      demonym !== "demonym" &&
      demonym !== "country" &&
      !["north", "south"].includes(word.lower)
    )
      break;
    start--;
  }
  const first = words[start];
  const last = words[from - 1];
  if (start === from || first === undefined || last === undefined || !titles.has(last.lower))
    return undefined;
  // "North Korean and Chinese leaders Kim and Xi": said of both, true of neither alone.
  if (last.lower.endsWith("s") && titles.has(last.lower.slice(0, -1))) return undefined;
  return text.slice(first.start, last.end);
}

function settled(words: readonly Word[], found: readonly FoundName[]): NamedSentence {
  const people = insertNames(found, titledPeople(words), words.length, true);
  return { words, found: settleNames(words, people) };
}

/**
 * The names in the given sentences of a text, in order, not overlapping, resolved within the article: short forms to
 * the full ones, but never between two people whom they could mean. `tokens`: those of the whole text; `language`:
 * ISO 639-1 code or `und`.
 */
export function recogniseNames(
  text: string,
  sentences: readonly Span[],
  tokens: TokenTable,
  language: string,
): Mention[] {
  trimTypes();
  const parts = sentences.map((sentence) => ({
    words: wordsOf(text, sentence, tokens, true),
    stopped: isStopped(text, sentence),
  }));
  const found = TAGGED.has(language)
    ? agree(tagNames(parts).map((names, at) => settled(parts[at]?.words ?? [], names)))
    : parts.map(({ words, stopped }) => findNames(words, stopped));
  const read = parts.map(({ words }, at) => ({
    words,
    found: withExpansions(text, sentences[at] ?? { start: 0, end: 0 }, words, found[at] ?? []),
  }));
  const people = new Map<string, number>();
  for (const { words, found } of read) {
    for (const { from, to, kind } of found) {
      if (kind !== "person") continue;
      const { form } = formOf(text, words, from, to);
      people.set(form, (people.get(form) ?? 0) + 1);
    }
  }
  const short = new ShortForms(peopleOf(people));
  const mentions: Mention[] = [];
  for (const { words, found } of read) {
    const names = people.size === 0 ? found : withKnownNames(words, found, short);
    mentions.push(...findDemonyms(text, words, names));
    for (const name of names) {
      const { start, end, form } = withoutLostApostrophe(formOf(text, words, name.from, name.to), short);
      if (name.kind !== "person") {
        mentions.push({ start, end, kind: name.kind, form, full: form });
        continue;
      }
      const role = roleBefore(text, words, name.from);
      const resolution = short.resolve(form) ?? { full: form };
      mentions.push({
        start,
        end,
        kind: "person",
        form,
        ...resolution,
        ...(role === undefined ? {} : { role }),
      });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/**
 * The names found, with those added that the article names elsewhere: full names of its people, word by word, and
 * single words that are part of one.
 */
function withKnownNames(words: readonly Word[], found: readonly FoundName[], short: ShortForms): FoundName[] {
  const all: FoundName[] = [];
  const within = new Int32Array(words.length).fill(-1);
  for (const [index, { from, to }] of found.entries()) within.fill(index, from, to);
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    while ((found[next]?.from ?? at) < at) next++;
    const name = found[next];
    const starts = name !== undefined && name.from === at;
    const full = fullNameAt(words, at, short);
    const cuts = full < words.length && within[full - 1] === within[full] && (within[full] ?? -1) >= 0;
    if (full > (starts ? name.to : at) && !cuts) {
      all.push({ from: at, to: full, kind: "person" });
      at = full - 1;
    } else if (starts) {
      const single = name.to - at === 1 ? words[at] : undefined;
      const person = single !== undefined && isShortForm(single, short) && kindGives(name.kind, words, at);
      all.push(person ? { ...name, kind: "person" } : name);
      at = name.to - 1;
    } else {
      const word = words[at];
      if (word !== undefined && isShortForm(word, short)) all.push({ from: at, to: at + 1, kind: "person" });
    }
  }
  return all;
}

/** End of a full name of one of the article's people that starts at word `at`; `at` itself where none does. */
function fullNameAt(words: readonly Word[], at: number, short: ShortForms): number {
  const word = words[at];
  if (word === undefined || !word.capital || !short.starts(word.text)) return at;
  let form = word.text;
  let end = at;
  for (let to = at + 1; to < words.length && to - at < 5; to++) {
    const gap = words[to - 1]?.gap ?? Gap.Break;
    if (gap > Gap.Stop || words[to - 1]?.possessive === true) break;
    form += `${gap === Gap.None ? "-" : gap === Gap.Stop ? ". " : " "}${words[to]?.text ?? ""}`;
    if (short.isFull(form)) end = to + 1;
  }
  return end;
}

function isShortForm(word: Word, short: ShortForms): boolean {
  if (!word.capital || word.text.length < 2 || !short.has(word.text)) return false;
  return (
    !functionWords.has(word.lower) &&
    !notNames.has(word.lower) &&
    !titles.has(word.lower) &&
    !calendarWords.has(word.lower)
  );
}

/** Index of the first word that starts at `offset` or behind it. */
function wordFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What an acronym in brackets spells is a name, and so is the acronym: "Korean Central News Agency (KCNA)". */
function withExpansions(
  text: string,
  sentence: Span,
  words: readonly Word[],
  found: readonly FoundName[],
): readonly FoundName[] {
  const expansions: FoundName[] = [];
  const acronyms: FoundName[] = [];
  for (const { start, expanded, fits } of findAcronyms(text, [sentence])) {
    const from = wordFrom(words, expanded.start);
    const to = wordFrom(words, expanded.end);
    const acronym = wordFrom(words, start);
    if (!fits || from >= to || words[acronym]?.start !== start) continue;
    // A country's long name is a place; all else that is worth an acronym is an organisation.
    const kind = lookUp(words[acronym]?.text ?? "")?.kind ?? "organisation";
    expansions.push({ from, to, kind });
    acronyms.push({ from: acronym, to: acronym + 1, kind });
  }
  if (expansions.length === 0) return found;
  return insertNames(insertNames(found, expansions, words.length, true), acronyms, words.length, false);
}

/** A single word that is part of a person's name in this article is that person, unless it is a country or the like. */
function kindGives(kind: EntityKind, words: readonly Word[], at: number): boolean {
  if (kind === "person") return true;
  const entry = longestAt(words, at);
  if (entry === null) return true;
  return kind === "place" && entry.type === "city" && fold(words[at - 1]?.text ?? "") !== "in";
}
