import type { EntityKind } from "../settings";
import { fold } from "../text/fold";
import { FoundName } from "./found-name";
import {
  calendarWords,
  eitherNames,
  familyFirstCultures,
  familyNames,
  functionWords,
  givenNames,
  longestAt,
  notNames,
  organisationFirst,
  organisationHeads,
  particles,
  placeFirst,
  placeHeads,
  reportingVerbs,
  titles,
} from "./lexicon";
import { Gap, type Word } from "./words";

const LONGEST_PERSON = 5;
// Lower-case words that may stand inside a name.
const INNER = new Set(
  "of for and & de la the del du des di da das do dos della delle le los van von der den ter ten bin ibn bint al el ul abu".split(
    " ",
  ),
);

/** True where capitals tell nothing: a headline in title case (which no full stop ends), or anything in capitals. */
export function isHeadline(words: readonly Word[], stopped: boolean): boolean {
  return (!stopped && isTitleCase(words)) || isAllInCapitals(words);
}

function isTitleCase(words: readonly Word[]): boolean {
  let long = 0;
  let capitals = 0;
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.end - word.start < 4) continue;
    long++;
    if (word.capital) capitals++;
  }
  return long >= 3 && capitals / long > 0.7;
}

function isAllInCapitals(words: readonly Word[]): boolean {
  for (const word of words) if (word.end - word.start > 1 && !word.allCaps) return false;
  return words.length > 1;
}

function joinsNext(words: readonly Word[], at: number): boolean {
  const gap = words[at]?.gap ?? Gap.Break;
  return (gap === Gap.Blank || gap === Gap.Stop) && words[at]?.possessive !== true;
}

/** End of the run of capitalised words at `from`, with particles and "of" between them. */
function runEnd(words: readonly Word[], from: number): number {
  let end = from + 1;
  while (joinsNext(words, end - 1)) {
    let next = end;
    while (next < words.length && next - end < 3) {
      const word = words[next];
      if (word === undefined || word.capital || !INNER.has(word.lower)) break;
      if (!joinsNext(words, next)) return end;
      next++;
    }
    if (words[next]?.capital !== true) return end;
    end = next + 1;
  }
  return end;
}

function isOrdinary(word: Word): boolean {
  return functionWords.has(word.lower) || notNames.has(word.lower) || calendarWords.has(word.lower);
}

/** Words before `at` that give who follows a title: "leader Kim", "President Biden". */
function titleBefore(words: readonly Word[], at: number): boolean {
  const word = words[at - 1];
  return word !== undefined && titles.has(word.lower) && (word.gap === Gap.Blank || word.gap === Gap.Stop);
}

function reportsNext(words: readonly Word[], to: number): boolean {
  const next = words[to];
  return (
    next !== undefined && (words[to - 1]?.gap ?? Gap.Break) <= Gap.Comma && reportingVerbs.has(next.lower)
  );
}

function looksLikePerson(words: readonly Word[], from: number, to: number): boolean {
  const first = fold(words[from]?.text ?? "");
  const last = fold(words[to - 1]?.text ?? "");
  if (to - from < 2 || to - from > LONGEST_PERSON) return false;
  if (givenNames.has(first)) return true;
  const initial = first.length === 1 && words[from]?.gap === Gap.Stop;
  if (familyFirstCultures(first).length > 0 || initial) return true;
  if (familyNames.has(last) || (eitherNames.has(first) && eitherNames.has(last))) return true;
  return titleBefore(words, from) || reportsNext(words, to);
}

/** The kind of words `[from, to)`, none of which is in the gazetteers; null where nothing tells. */
function kindOf(words: readonly Word[], from: number, to: number): EntityKind | null {
  const first = words[from];
  const last = words[to - 1];
  if (first === undefined || last === undefined) return null;
  if (to - from === 1) {
    if (titleBefore(words, from) && !isOrdinary(first) && !first.allCaps) return "person";
    if (first.allCaps && first.text.length >= 2 && first.text.length <= 6 && !notNames.has(first.lower))
      return "organisation";
    return null;
  }
  if (looksLikePerson(words, from, to)) return "person";
  if (placeHeads.has(last.lower) || placeFirst.has(first.lower)) return "place";
  return null;
}

/** An organisation that shows by its words: "Ewha Womans University", "Ministry of Finance"; its end, or -1. */
function organisationEnd(words: readonly Word[], from: number, to: number): number {
  const first = words[from];
  if (first === undefined) return -1;
  if (organisationFirst.has(first.lower) && ["of", "for"].includes(words[from + 1]?.lower ?? "")) return to;
  for (let at = to - 1; at > from; at--) {
    const word = words[at];
    if (word === undefined || !organisationHeads.has(word.lower) || !word.capital) continue;
    const inner = words.slice(from, at).some((other) => titles.has(other.lower) && other.lower !== "prime");
    if (!inner || at === to - 1) return at + 1;
  }
  return -1;
}

/** `longestAt` without towns: without a tagger to weigh them, too many of them are words. */
function cityOrMoreAt(words: readonly Word[], at: number): ReturnType<typeof longestAt> {
  const hit = longestAt(words, at);
  return hit?.town === true ? null : hit;
}

/** Names in one run of capitalised words. */
function cutRun(words: readonly Word[], runStart: number, to: number, found: FoundName[]): void {
  let at = runStart;
  let segment = -1;
  const close = (end: number): void => {
    if (segment >= 0 && end > segment) {
      const kind = kindOf(words, segment, end);
      if (kind !== null) found.push(new FoundName(segment, end, kind));
    }
    segment = -1;
  };
  while (at < to) {
    const word = words[at];
    if (word === undefined) break;
    const hit = cityOrMoreAt(words, at);
    const organisation = segment < 0 && !functionWords.has(word.lower) ? organisationEnd(words, at, to) : -1;
    if (organisation > at + (hit?.words.length ?? 0)) {
      found.push(new FoundName(at, organisation, "organisation"));
      at = organisation;
      continue;
    }
    if (
      hit !== null &&
      (segment < 0 || hit.type !== "city") &&
      !isPersonInstead(words, at, to, hit.words.length)
    ) {
      close(at);
      if (hit.type !== "demonym") found.push(new FoundName(at, at + hit.words.length, hit.kind));
      at += hit.words.length;
      continue;
    }
    if (isOrdinary(word) || titles.has(word.lower) || (!word.capital && segment < 0)) {
      // "May" and "Rose" may be names in the middle of one, not at its start.
      if (segment < 0 || !givenNames.has(word.lower) || titles.has(word.lower)) {
        if (!word.capital && segment >= 0 && particles.has(word.lower) && word.lower !== "of") {
          at++;
          continue;
        }
        close(at);
        at++;
        continue;
      }
    }
    if (word.allCaps && word.text.length <= 6 && (segment < 0 || at > segment)) {
      if (kindOf(words, at, at + 1) === "organisation") {
        close(at);
        found.push(new FoundName(at, at + 1, "organisation"));
        at++;
        continue;
      }
    }
    if (segment < 0) segment = at;
    at++;
  }
  close(to);
}

/** A word of the gazetteers that starts or ends a person's name here: "Paris Hilton", "Jack London". */
function isPersonInstead(words: readonly Word[], at: number, to: number, count: number): boolean {
  if (count > 1 || !joinsNext(words, at)) return false;
  const next = words[at + 1];
  if (next === undefined || at + 1 >= to || !next.capital || isOrdinary(next) || titles.has(next.lower))
    return false;
  if (longestAt(words, at + 1) !== null) return false;
  const word = words[at];
  if (word === undefined) return false;
  if (titleBefore(words, at)) return true;
  const family = fold(next.text);
  return (
    givenNames.has(fold(word.text)) &&
    (isCity(words, at) || familyNames.has(family) || eitherNames.has(family))
  );
}

function isCity(words: readonly Word[], at: number): boolean {
  return longestAt(words, at)?.type === "city";
}

/**
 * Names of one sentence by capitals, gazetteers and the words around; of what nothing tells nothing is said. In a
 * headline only the gazetteers speak. `stopped`: the sentence ends with a full stop or the like.
 */
export function findNames(words: readonly Word[], stopped: boolean): FoundName[] {
  const found: FoundName[] = [];
  const headline = isHeadline(words, stopped);
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined || !word.capital) {
      at++;
      continue;
    }
    if (headline) {
      const hit = cityOrMoreAt(words, at);
      const sure = hit !== null && hit.type !== "city" && !(hit.acronym && functionWords.has(word.lower));
      if (sure && hit.type !== "demonym") found.push(new FoundName(at, at + hit.words.length, hit.kind));
      at += hit?.words.length ?? 1;
      continue;
    }
    if (at === 0 && functionWords.has(word.lower) && longestAt(words, 0) === null) {
      at++;
      continue;
    }
    const hit = longestAt(words, at);
    const end = Math.max(runEnd(words, at), at + (hit?.words.length ?? 1));
    cutRun(words, at, end, found);
    at = end;
  }
  return found;
}
