import { FoundName } from "./found-name";
import { organisationHeads, titles } from "./lexicon";
import { Flag } from "./word-facts";
import { flagsOf, Gap, type Word } from "./words";

/** Joined to the next word as the parts of a name are. */
function joins(word: Word): boolean {
  return !word.possessive && (word.gap === Gap.Blank || word.gap === Gap.Stop);
}

/**
 * A title, a given name and one more capitalised word, whatever else that word means: "Prime Minister Theresa May".
 * Found without the tagger, to which an article that also speaks of the month may say otherwise.
 */
export function titledPeople(words: readonly Word[]): FoundName[] {
  const found: FoundName[] = [];
  for (let at = 1; at + 1 < words.length; at++) {
    const given = words[at];
    const family = words[at + 1];
    const title = words[at - 1];
    if (given === undefined || family === undefined || !given.capital || !family.capital) continue;
    if (title === undefined || !joins(title) || !joins(given)) continue;
    if ((flagsOf(title) & Flag.Title) === 0) continue;
    if ((flagsOf(given) & (Flag.Given | Flag.Title)) !== Flag.Given) continue;
    if (organisationHeads.has(family.lower) || titles.has(family.lower)) continue;
    const longer = words[at + 2]?.capital === true && joins(family);
    if (!longer) found.push(new FoundName(at, at + 2, "person"));
  }
  return found;
}
