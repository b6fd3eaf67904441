import { bitCount } from "./letter-counts";
import { differingLetters, type NameWord } from "./name-word";
import { slipsBetween, spellingDistance } from "./spelling-distance";

/** Similarity of a given name and its short form, told apart by its value. */
export const SHORT_NAME = 0.901;

const MOST_SLIPS = 2;
// The least that a letter costs that one of two sounds has, h aside: see `spellingDistance`.
const CHEAPEST = 0.6;
// So much that no rounding of sums matters.
const ROUNDING = 1e-9;

/**
 * How alike two words of names are: 1 equal, .97 one name transliterated twice, down to 0. What is below `least` may be
 * told as 0.
 */
export function wordSimilarity(a: NameWord, b: NameWord, least = 0): number {
  if (a === b || a.text === b.text) return 1;
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter <= 1) return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? 0.8 : 0;
  if (isShortName(a, b)) return SHORT_NAME;
  if (a.sound === b.sound) return 0.97;
  // "Aljabouri" is al-Jabouri, written as one.
  if (a.article !== b.article && shorter > 4) {
    const bare = a.article ? wordSimilarity(a.bare, b, 0.85) : wordSimilarity(a, b.bare, 0.85);
    if (bare > 0.85) return 0.9;
  }
  // "Servant of" is in half the names; what tells them apart comes after it.
  if (a.servant || b.servant) {
    if (a.servant && b.servant) return wordSimilarity(a.bare, b.bare, least);
    const bare = a.servant ? wordSimilarity(a.bare, b, 0.9) : wordSimilarity(a, b.bare, 0.9);
    return bare > 0.9 ? 0.85 : 0;
  }
  const length = Math.max(a.sound.length, b.sound.length);
  if (Math.abs(a.sound.length - b.sound.length) > MOST_SLIPS + 1) return 0;
  // Most pairs are settled by their letters, without the table of distances.
  if (bitCount(a.letters ^ b.letters) > 2 * MOST_SLIPS + 1) return 0;
  // What sounds differ by can hide that it is one letter only: "Signh".
  if (shorter > 4 && slipsBetween(a.text, b.text, 1) <= 1)
    return Math.max(0.8, Math.min(0.95, 1 - spellingDistance(a.sound, b.sound) / length));
  // Short words have few letters to be alike in: one letter apart they are two names more often than one.
  const fault = length <= 3 ? 0.15 : length === 4 ? 0.05 : 0;
  const most = (1 - fault - least) * length + ROUNDING;
  if (CHEAPEST * differingLetters(a.letters, b.letters) > most) return 0;
  const distance = spellingDistance(a.sound, b.sound, most);
  // People make one slip in a word, seldom two, hardly ever three; what differs more is another name.
  if (distance > most || (distance > MOST_SLIPS && slipsBetween(a.text, b.text, MOST_SLIPS) > MOST_SLIPS))
    return 0;
  return Math.max(0, Math.min(0.95, 1 - distance / length - fault));
}

/** True for a given name and one of its short forms. */
export function isShortName(a: NameWord, b: NameWord): boolean {
  if (a.longNames.length === 0 || b.longNames.length === 0 || a.text === b.text) return false;
  return a.longNames.includes(b.text) || b.longNames.includes(a.text);
}

/** True for two forms of one given name in different languages. */
export function isEquivalent(a: NameWord, b: NameWord): boolean {
  return a.equivalents.length > 0 && b.equivalents.some((group) => a.equivalents.includes(group));
}
