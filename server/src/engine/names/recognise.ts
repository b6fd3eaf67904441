import type { EntityKind } from "../settings";
import { fold } from "../text/fold";
import type { Span } from "../text/span";
import { textOf } from "../text/span";
import type { TokenTable } from "../text/tokens";
import { findAcronyms } from "./acronyms";
import { agree, type NamedSentence } from "./agree";
import { addDemonyms } from "./demonyms";
import { findNames } from "./find-names";
import { FoundName } from "./found-name";
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
import { listedNames } from "./listed-names";
import type { Mention } from "./mention";
import { peopleOf, type Resolution, ShortForms } from "./resolve";
import { insertNames, settleNames } from "./settle";
import { type ReadSentence, tagNames } from "./tag-names";
import { titledPeople } from "./titled-people";
import { Flag } from "./word-facts";
import { trimWords } from "./word-type";
import { flagsOf, Gap, type Word, wordsOf } from "./words";

// The tagger is trained on English; in German every noun would be a name to it. Other languages are read by rule.
const TAGGED = new Set(["en", "und"]);
/** True where a full stop or the like ends the sentence, quotation marks and brackets behind it aside. */
function isStopped(text: string, { start, end }: Span): boolean {
  let at = end - 1;
  const first = Math.max(start, end - LONGEST_END);
  while (at >= first && CLOSING.includes(text.charAt(at))) at--;
  return at >= first && STOPS.includes(text.charAt(at));
}

const LONGEST_END = 6;
const ADDRESSES = "@#";
const STOPS = ".!?…。！？";
const CLOSING = "\"'”’»)]";

const STOPPED_ENDS = new Set("corp inc co ltd bros jr sr".split(" "));

function formOf(text: string, words: readonly Word[], from: number, to: number): Span & { form: string } {
  const first = words[from];
  const last = words[to - 1];
  const start = first?.start ?? 0;
  if (first !== undefined && to - from === 1) {
    const { end, text: form } = first;
    // Most are as the word is written.
    if (form.length === end - start) return { start, end, form };
  }
  let end = last?.end ?? start;
  // "Enron Corp." is written with its full stop.
  if (last !== undefined && to - from > 1 && STOPPED_ENDS.has(last.lower) && text.charAt(end) === ".") end++;
  const form = textOf(text, { start, end });
  return { start, end, form: /\s\s|[^\S ]/.test(form) ? form.replace(/\s+/g, " ") : form };
}

/** "Kims message", "Chinas economy": the s of a possessive that lost its apostrophe is no part of the name. */
function withoutLostApostrophe<T extends Span & { readonly form: string }>(name: T, short: ShortForms): T {
  const { form } = name;
  if (!form.endsWith("s") || !/^\p{Lu}[\p{L}-]+s$/u.test(form)) return name;
  if (short.has(fold(form)) || lookUp(form) !== undefined) return name;
  if (familyNames.has(fold(form)) || givenNames.has(fold(form))) return name;
  const stem = form.slice(0, -1);
  const known = lookUp(stem);
  if (!short.has(fold(stem)) && (known === undefined || known.type === "city" || known.type === "demonym"))
    return name;
  return { ...name, end: name.end - 1, form: stem };
}

/** Words right before a person's name that say what the person is: "North Korean leader", "US President". */
function roleBefore(text: string, words: readonly Word[], from: number): string | undefined {
  const before = words[from - 1];
  // Only a title can end a role.
  if (before === undefined || (flagsOf(before) & Flag.Title) === 0) return undefined;
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

/** One sentence as it is read. */
interface Reading extends ReadSentence {
  readonly sentence: Span;
}

/** What the tagger finds, reconciled with what is certain. */
function taggedNames(read: readonly Reading[]): NamedSentence[] {
  const tagged = tagNames(read);
  return read.map(({ words, listed }, at) => {
    const people = insertNames(tagged[at] ?? [], titledPeople(words), true);
    return { words, found: settleNames(words, listed, people) };
  });
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
  trimWords();
  const read: Reading[] = [];
  for (const sentence of sentences) {
    const words = wordsOf(text, sentence, tokens, true);
    read.push({ sentence, words, listed: listedNames(words), stopped: isStopped(text, sentence) });
  }
  const found: (readonly FoundName[])[] = TAGGED.has(language)
    ? agree(taggedNames(read))
    : read.map(({ words, stopped }) => findNames(words, stopped));
  let bracket = text.indexOf("(");
  for (let at = 0; at < read.length && bracket >= 0; at++) {
    const reading = read[at];
    if (reading === undefined) continue;
    const { sentence, words } = reading;
    if (bracket < sentence.start) bracket = text.indexOf("(", sentence.start);
    if (bracket >= 0 && bracket < sentence.end)
      found[at] = withExpansions(text, sentence, words, found[at] ?? []);
  }
  const people = new Map<string, number>();
  for (let at = 0; at < read.length; at++) {
    const words = read[at]?.words ?? [];
    for (const { from, to, kind } of found[at] ?? []) {
      if (kind !== "person") continue;
      const { form } = formOf(text, words, from, to);
      people.set(form, (people.get(form) ?? 0) + 1);
    }
  }
  const short = new ShortForms(peopleOf(people));
  const mentions: Mention[] = [];
  for (let at = 0; at < read.length; at++) {
    const reading = read[at];
    if (reading === undefined) continue;
    const { words, listed } = reading;
    const names = people.size === 0 ? (found[at] ?? []) : withKnownNames(words, found[at] ?? [], short);
    if (listed.all.length > 0) addDemonyms(text, words, listed, names, mentions);
    for (const name of names) {
      const { start, end, form } = withoutLostApostrophe(formOf(text, words, name.from, name.to), short);
      // "@AmeliaStroud" is an address, and "#BlackFriday" a heading.
      if (ADDRESSES.includes(text.charAt(start - 1)) && start > 0) continue;
      if (name.kind !== "person") {
        mentions.push({ start, end, kind: name.kind, form, full: form });
        continue;
      }
      mentions.push(personMention(start, end, form, short.resolve(form), roleBefore(text, words, name.from)));
    }
  }
  return inOrder(mentions) ? mentions : mentions.sort((a, b) => a.start - b.start);
}

/** True where nothing is to be sorted, as in most articles. */
function inOrder(mentions: readonly Mention[]): boolean {
  let last = 0;
  for (const { start } of mentions) {
    if (start < last) return false;
    last = start;
  }
  return true;
}

function personMention(
  start: number,
  end: number,
  form: string,
  resolution: Resolution | null,
  role: string | undefined,
): Mention {
  const full = resolution?.full ?? form;
  const unsure = resolution?.unsure;
  if (unsure === undefined && role === undefined) return { start, end, kind: "person", form, full };
  if (unsure === undefined) return { start, end, kind: "person", form, full, role: role ?? "" };
  const mention = { start, end, kind: "person", form, full, unsure } as const;
  return role === undefined ? mention : { ...mention, role };
}

/**
 * The names found, with those added that the article names elsewhere: full names of its people, word by word, and
 * single words that are part of one.
 */
function withKnownNames(
  words: readonly Word[],
  found: readonly FoundName[],
  short: ShortForms,
): readonly FoundName[] {
  if (!words.some((word) => word.capital && short.mayHave(word))) return found;
  const all: FoundName[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    while ((found[next]?.from ?? at) < at) next++;
    const name = found[next];
    const starts = name !== undefined && name.from === at;
    const word = words[at];
    const known = word?.capital === true && short.mayHave(word);
    const full = known ? fullNameAt(words, at, short) : at;
    if (full > (starts ? name.to : at) && !isCutAt(found, next, full)) {
      all.push(new FoundName(at, full, "person"));
      at = full - 1;
    } else if (starts) {
      const single = known && name.to - at === 1;
      const person = single && isShortForm(word, short) && kindGives(name.kind, words, at);
      all.push(person ? new FoundName(name.from, name.to, "person") : name);
      at = name.to - 1;
    } else if (known && isShortForm(word, short)) all.push(new FoundName(at, at + 1, "person"));
  }
  return all;
}

/** True where a found name, from the one of this index on, goes on at word `at`. */
function isCutAt(found: readonly FoundName[], index: number, at: number): boolean {
  for (let next = Math.max(0, index - 1); (found[next]?.from ?? at) < at; next++)
    if ((found[next]?.to ?? 0) > at) return true;
  return false;
}

/** End of a full name of one of the article's people that starts at word `at`, a capitalised one; `at` where none does. */
function fullNameAt(words: readonly Word[], at: number, short: ShortForms): number {
  const word = words[at];
  if (word === undefined || !short.starts(word.text)) return at;
  let form = word.text;
  let end = at;
  for (let to = at + 1; to < words.length && to - at < 5; to++) {
    const gap = words[to - 1]?.gap ?? Gap.Break;
    if (gap > Gap.Stop || words[to - 1]?.possessive === true) break;
    form += `${gap === Gap.None ? "-" : gap === Gap.Stop ? ". " : " "}${words[to]?.text ?? ""}`;
    if (form.length > short.longest) break;
    if (short.isFull(form)) end = to + 1;
  }
  return end;
}

/** True for a capitalised word that is by itself part of the name of one of the article's people. */
function isShortForm(word: Word, short: ShortForms): boolean {
  if (word.text.length < 2 || !short.has(word.type.folded)) return false;
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
    expansions.push(new FoundName(from, to, kind));
    acronyms.push(new FoundName(acronym, acronym + 1, kind));
  }
  if (expansions.length === 0) return found;
  return insertNames(insertNames(found, expansions, true), acronyms, false);
}

/** A single word that is part of a person's name in this article is that person, unless it is a country or the like. */
function kindGives(kind: EntityKind, words: readonly Word[], at: number): boolean {
  if (kind === "person") return true;
  const entry = longestAt(words, at);
  if (entry === null) return true;
  return kind === "place" && entry.type === "city" && fold(words[at - 1]?.text ?? "") !== "in";
}
