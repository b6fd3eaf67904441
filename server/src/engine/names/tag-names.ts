import type { EntityKind } from "../settings";
import { isHeadline } from "./find-names";
import { FoundName } from "./found-name";
import type { ListedNames } from "./listed-names";
import { shippedModel } from "./shipped-model";
import { prepareArticle } from "./tag-features";
import { type TaggerModel, tagSentence } from "./tagger";
import { Flag } from "./word-facts";
import { flagsOf, Gap, type Word } from "./words";

/** The words of one sentence, the gazetteers' names among them, and whether a full stop or the like ends it. */
export interface ReadSentence {
  readonly words: readonly Word[];
  readonly listed: ListedNames;
  readonly stopped: boolean;
}

const KINDS: readonly EntityKind[] = ["person", "organisation", "place"];

/** The names in the sentences of one article by the trained tagger, a list a sentence. */
export function tagNames(
  sentences: readonly ReadSentence[],
  model: TaggerModel = shippedModel(),
): FoundName[][] {
  const plain = sentences.map(({ words, listed, stopped }) => ({
    words,
    listed,
    headline: isHeadline(words, stopped),
  }));
  return prepareArticle(plain).map((sentence) => spansOf(sentence.words, tagSentence(sentence, model)));
}

// "Crown Prince", "Grand Ayatollah", "Rear Admiral": part of a title before one, and of names elsewhere.
const RANKS = new Set(["crown", "grand", "rear", "field", "first", "lead", "senior"]);

function isTitle(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if ((flagsOf(word) & Flag.Title) !== 0) return true;
  const next = words[at + 1];
  return next !== undefined && (flagsOf(next) & Flag.Title) !== 0 && RANKS.has(word.lower);
}

/** "A." before "P. J. Abdul Kalam". */
function isInitial(word: Word | undefined): boolean {
  return word?.capital === true && word.gap === Gap.Stop && word.text.length === 1;
}

/** True where a hyphen or a slash parts two names: "China-North Korea". */
function isCut(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && word.gap === Gap.Break && words[at + 1]?.start === word.end + 1;
}

function spansOf(words: readonly Word[], tags: Uint8Array): FoundName[] {
  const found: FoundName[] = [];
  for (let at = 0; at < tags.length; at++) {
    const tag = tags[at] ?? 0;
    if (tag === 0) continue;
    const kind = KINDS[(tag - 1) >> 1] ?? "other";
    let from = at;
    while ((tags[at + 1] ?? 0) > 0 && (tags[at + 1] ?? 0) % 2 === 0 && !isCut(words, at)) at++;
    // What follows a cut is a name of its own, of the same kind.
    if ((tags[at + 1] ?? 0) > 0 && (tags[at + 1] ?? 0) % 2 === 0) tags[at + 1] = tag;
    let to = at + 1;
    const person = kind === "person";
    // Titles are what somebody is, not how somebody is called.
    const begin = from;
    while (person && from < to - 1 && isTitle(words, from)) from++;
    // "Crown Prince" by itself is nobody's name.
    if (person && from > begin && to - from === 1 && isTitle(words, from)) continue;
    while (person && tags[from - 1] === 0 && isInitial(words[from - 1])) from--;
    while (from < to && words[from]?.capital !== true && !person) from++;
    while (to > from && words[to - 1]?.capital !== true) to--;
    if (from < to) found.push(new FoundName(from, to, kind));
  }
  return found;
}
