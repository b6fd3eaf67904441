import type { EntityKind } from "../settings";
import { fold } from "../text/fold";
import type { Span } from "../text/span";
import { textOf } from "../text/span";
import { type FoundName, findNames } from "./find-names";
import { calendarWords, functionWords, longestAt, lookUp, notNames, titles } from "./lexicon";
import type { Mention } from "./mention";
import { peopleOf, ShortForms } from "./resolve";
import { Gap, type Word, wordsOf } from "./words";

/** A hyphen is a cut between two names that the gazetteers know one by one but not together: "China-North Korea". */
function splits(left: string, right: string, whole: string): boolean {
  const first = lookUp(left);
  if (first === undefined || first.type === "city" || lookUp(whole) !== undefined) return false;
  const second = lookUp(right);
  return second !== undefined
    ? second.type !== "city"
    : first.type === "country" && /^(?:North|South|East|West|New|Saudi)$/.test(right);
}

const CLOSED = /[.!?…。！？]["'”’»)\]]*$/;

function isStopped(text: string, sentence: Span): boolean {
  return CLOSED.test(text.slice(Math.max(sentence.start, sentence.end - 6), sentence.end));
}

function formOf(text: string, words: readonly Word[], from: number, to: number): Span & { form: string } {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { start, end, form: textOf(text, { start, end }).replace(/\s+/g, " ") };
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
  return text.slice(first.start, last.end);
}

/**
 * The names in the given sentences of a text, in order, not overlapping, resolved within the article: short forms to
 * the full ones, but never between two people whom they could mean.
 */
export function recogniseNames(text: string, sentences: readonly Span[]): Mention[] {
  const read = sentences.map((sentence) => {
    const words = wordsOf(text, sentence, splits);
    return { words, found: findNames(words, isStopped(text, sentence)) };
  });
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
    for (const name of withShortForms(words, found, short)) {
      const { start, end, form } = formOf(text, words, name.from, name.to);
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
  return mentions;
}

/** The names found, and between them single words that are part of the name of one of the article's people. */
function withShortForms(words: readonly Word[], found: readonly FoundName[], short: ShortForms): FoundName[] {
  const all: FoundName[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at++) {
    const name = found[next];
    if (name !== undefined && at === name.from) {
      const single = name.to - name.from === 1 ? words[at] : undefined;
      all.push(
        single !== undefined && isShortForm(single, short) && kindGives(name.kind, words, at)
          ? { ...name, kind: "person" }
          : name,
      );
      at = name.to - 1;
      next++;
      continue;
    }
    const word = words[at];
    if (word !== undefined && isShortForm(word, short)) all.push({ from: at, to: at + 1, kind: "person" });
  }
  return all;
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

/** A city that shares its name with a person of this article is that person, a country stays a country. */
function kindGives(kind: EntityKind, words: readonly Word[], at: number): boolean {
  if (kind === "person") return true;
  return (
    kind === "place" &&
    longestAt(words, at)?.entry.type === "city" &&
    fold(words[at - 1]?.text ?? "") !== "in"
  );
}
