import { FoundName } from "./found-name";
import { familyFirstCultures, familyNames, functionWords, organisationHeads } from "./lexicon";
import { type Listed, type ListedNames, listedAt } from "./listed-names";
import { personName } from "./person";
import { Flag, Note } from "./word-facts";
import { flagsOf, Gap, notesOf, type Word } from "./words";

const TREATY_REACH = 9;

/** A gazetteer's name that is what it says wherever it stands; cities are people and words too often. */
function isSure({ entry, from, to }: Listed, words: readonly Word[]): boolean {
  if (entry.type === "demonym" || entry.type === "city") return false;
  const first = words[from];
  if (first === undefined || (entry.acronym && functionWords.has(first.lower))) return false;
  if ((entry.type === "agency" || entry.type === "organisation") && !entry.ambiguous) return true;
  return entry.type === "country" || to - from > 1 || (entry.acronym && entry.words[0] !== "aa");
}

function follow(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && word.gap === Gap.Blank && !word.possessive;
}

/**
 * Chinese and Korean names with the family name first: their syllables are few, so that two or three capitalised words
 * of the right build are a name with near certainty. Found without the tagger, whose texts have few of them.
 */
function familyFirstNames(words: readonly Word[], listed: ListedNames): FoundName[] {
  const found: FoundName[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (first === undefined || !first.capital || !follow(words, at)) continue;
    if ((flagsOf(first) & (Flag.FamilyFirst | Flag.Function)) !== Flag.FamilyFirst) continue;
    if (first.allCaps || familyFirstCultures(first.lower).length === 0) continue;
    const to = familyFirstEnd(words, at, listed);
    if (to < 0) continue;
    found.push(new FoundName(at, to, "person"));
    at = to - 1;
  }
  return found;
}

/** End of a Chinese or Korean name of three or two words that starts at word `at`; -1 for none. */
function familyFirstEnd(words: readonly Word[], at: number, listed: ListedNames): number {
  for (let count = 3; count > 1; count--) {
    const to = at + count;
    if (!mayBeGiven(words[at + 1]) || !mayBeGiven(words[to - 1]) || (count === 3 && !follow(words, at + 1)))
      continue;
    // "Chiang Mai" is a city, whatever its first word may be.
    const own = listedAt(listed, at);
    if (own !== undefined && own.from === at && own.to === to) continue;
    if (!isAtMostCity(listed, at) || !isAtMostCity(listed, at + 1) || !isAtMostCity(listed, to - 1)) continue;
    // One more capitalised word behind: a longer name of another kind.
    if (words[to]?.capital === true && follow(words, to - 1)) continue;
    let form = words[at]?.text ?? "";
    for (let each = at + 1; each < to; each++) form += ` ${words[each]?.text ?? ""}`;
    const { culture } = personName(form);
    if (culture === "chinese" || culture === "korean") return to;
  }
  return -1;
}

function mayBeGiven(word: Word | undefined): boolean {
  return word?.capital === true && word.end - word.start > 1;
}

function isAtMostCity(listed: ListedNames, at: number): boolean {
  return (listedAt(listed, at)?.entry.type ?? "city") === "city";
}

/** "Treaty of Friendship, Cooperation and Mutual Assistance": capitals that belong to the treaty's name. */
function inTreaty(words: readonly Word[], from: number): boolean {
  for (let at = from - 1; at >= 0 && from - at <= TREATY_REACH; at--) {
    const word = words[at];
    if (word === undefined || word.gap === Gap.Break) return false;
    const notes = notesOf(word);
    if (word.capital && (notes & Note.Treaty) !== 0)
      return ["of", "on", "for"].includes(words[at + 1]?.lower ?? "");
    if (!word.capital && (notes & Note.TreatyLink) === 0) return false;
  }
  return false;
}

/**
 * Reconciles what the tagger found with what the gazetteers know and with how names are built: nationalities are no
 * names, a name of the gazetteers is not cut, two halves of a person are one. In order, not overlapping.
 */
export function settleNames(
  words: readonly Word[],
  listed: ListedNames,
  found: readonly FoundName[],
): readonly FoundName[] {
  const names: FoundName[] = [];
  for (const each of found) {
    const places = sideBySide(each, listed, words);
    if (places === null) addSettled(each, listed, words, names);
    else for (const place of places) addSettled(place, listed, words, names);
  }
  const people = insertNames(names, familyFirstNames(words, listed), true);
  const sure: FoundName[] = [];
  for (const each of listed.all) {
    // "Korea University", "China Daily": part of a longer name that the tagger did not see as one.
    const next = words[each.to];
    const longer = next?.capital === true && follow(words, each.to - 1) && organisationHeads.has(next.lower);
    if (!longer && isSure(each, words)) sure.push(new FoundName(each.from, each.to, each.entry.kind));
  }
  return insertNames(people, sure, false);
}

/** Adds a found name to those that are settled before it, unless it is none. */
function addSettled(name: FoundName, listed: ListedNames, words: readonly Word[], names: FoundName[]): void {
  const first = listedAt(listed, name.from);
  const around = first !== undefined && name.to <= first.to ? first : undefined;
  if (around?.entry.type === "demonym" && !(name.kind === "person" && name.to - name.from > 1)) return;
  if (isNoName(words, name)) return;
  const end = words[name.to - 1];
  if ((end !== undefined && (notesOf(end) & Note.Treaty) !== 0) || inTreaty(words, name.from)) return;
  const settled = settle(name, around, listed, words);
  const last = names[names.length - 1];
  if (last !== undefined && settled.from < last.to) return;
  const halves = last?.kind === "person" && settled.kind === "person" && last.to === settled.from;
  if (last !== undefined && halves && follow(words, last.to - 1)) {
    names[names.length - 1] = new FoundName(last.from, settled.to, "person");
  } else names.push(settled);
}

/** "Sydney Australia": places that the gazetteers know one by one, with nothing between, a country last; null for another name. */
function sideBySide(
  name: FoundName,
  listed: ListedNames,
  words: readonly Word[],
): readonly FoundName[] | null {
  if (name.kind !== "place" || name.to - name.from < 2) return null;
  const places: FoundName[] = [];
  for (let at = name.from; at < name.to; ) {
    const each = listedAt(listed, at);
    if (each === undefined || each.from !== at || each.to > name.to || each.entry.kind !== "place")
      return null;
    // Regions are part of names too often: "San Francisco Bay Area", "Baja California".
    if (each.to === name.to ? each.entry.type !== "country" : !follow(words, each.to - 1)) return null;
    places.push(new FoundName(at, each.to, "place"));
    at = each.to;
  }
  return places;
}

/** Believers and peoples ("Sunni Muslims"), and people with a figure for a name. */
function isNoName(words: readonly Word[], { from, to, kind }: FoundName): boolean {
  let ordinary = true;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined) return false;
    if (kind === "person" && isFigure(word.initial)) return true;
    if ((notesOf(word) & Note.NoName) === 0) ordinary = false;
  }
  return ordinary;
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A found name as the gazetteers have it, where they know better. */
function settle(
  name: FoundName,
  around: Listed | undefined,
  listed: ListedNames,
  words: readonly Word[],
): FoundName {
  if (around === undefined) {
    // "Korean News Agency" behind "North": the gazetteers' "North Korean" is not cut.
    const first = listedAt(listed, name.from);
    if (first !== undefined && first.from < name.from) return new FoundName(first.from, name.to, name.kind);
    return withoutDirection(name, listed, words);
  }
  const { from, to, entry } = around;
  if (isSure(around, words)) return new FoundName(from, to, entry.kind);
  const outlet = entry.type === "agency" && from === name.from && to === name.to;
  return outlet && !familyNames.has(entry.words[0] ?? "") ? new FoundName(from, to, "organisation") : name;
}

/**
 * Adds names where none is in the way; with `replaces`, also in the place of names that lie wholly within the new one.
 * Both lists are in order.
 */
export function insertNames(
  names: readonly FoundName[],
  added: readonly FoundName[],
  replaces: boolean,
): readonly FoundName[] {
  if (added.length === 0) return names;
  const all: FoundName[] = [];
  let next = 0;
  let kept = 0;
  for (const name of added) {
    while (next < names.length && (names[next]?.to ?? 0) <= name.from) next++;
    let fits = true;
    let behind = next;
    for (; (names[behind]?.from ?? name.to) < name.to; behind++) {
      const other = names[behind];
      if (other === undefined || !replaces || other.from < name.from || other.to > name.to) fits = false;
    }
    if (!fits) continue;
    all.push(...names.slice(kept, next), name);
    kept = behind;
  }
  return all.length === 0 ? names : [...all, ...names.slice(kept)];
}

/** "North KCNA", "South Yonhap": a stray word before a name that the gazetteers know. */
function withoutDirection(name: FoundName, listed: ListedNames, words: readonly Word[]): FoundName {
  if (name.to - name.from !== 2 || !/^(?:north|south|east|west|the)$/.test(words[name.from]?.lower ?? ""))
    return name;
  const inner = listedAt(listed, name.from + 1);
  const organisation =
    inner?.from === name.from + 1 && inner.to === name.to && inner.entry.kind === "organisation";
  return organisation ? new FoundName(inner.from, inner.to, "organisation") : name;
}
