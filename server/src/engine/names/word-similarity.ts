import { soundOf } from "./romanise";

/** Short names of given names, each line one given name and what stands for it. Well-known English ones. */
const SHORT_NAMES =
  "joseph joe|william bill will billy|robert bob rob bobby|richard dick rick|james jim jimmy|john jack|edward ed ted eddie|theodore ted|thomas tom tommy|michael mike mick|charles charlie chuck|benjamin ben|samuel sam|daniel dan danny|anthony tony|donald don|ronald ron|kenneth ken|stephen steve|steven steve|andrew andy|david dave|matthew matt|christopher chris|nicholas nick|alexander alex sasha|elizabeth liz beth|margaret maggie peggy|katherine kate kathy|catherine kate cathy|barack barry|vladimir volodymyr|patricia pat|susan sue|jennifer jen|timothy tim|gregory greg|lawrence larry|jeffrey jeff|gerald jerry|raymond ray|frederick fred|albert al|peter pete|philip phil|joshua josh|abraham abe|bernard bernie|leonard leo|mitchell mitch";
const shortNames = new Map<string, Set<string>>();
for (const line of SHORT_NAMES.split("|")) {
  const [full = "", ...shorts] = line.split(" ");
  shortNames.set(full, new Set([...(shortNames.get(full) ?? []), ...shorts]));
}

export function isShortName(a: string, b: string): boolean {
  return shortNames.get(a)?.has(b) === true || shortNames.get(b)?.has(a) === true;
}

const longNamesOf = new Map<string, string[]>();
for (const [long, shorts] of shortNames) {
  for (const name of [long, ...shorts]) longNamesOf.set(name, [...(longNamesOf.get(name) ?? []), long]);
}

/** The given names that a word stands for, itself among them; none where it is no such name. */
export function longNames(word: string): readonly string[] {
  return longNamesOf.get(word) ?? [];
}

/** Similarity of a given name and its short form, told apart by its value. */
export const SHORT_NAME = 0.901;

const VOWELS = "aeiou";
// Letters that transliterations and ears exchange.
const NEAR = new Set(
  "bp pb dt td gk kg ck kc sz zs vf fv vb bv jg gj jz zj lr rl mn nm iy yi uv vu hk kh".split(" "),
);

function exchange(a: string, b: string): number {
  if (a === b) return 0;
  const vowels = (VOWELS.includes(a) ? 1 : 0) + (VOWELS.includes(b) ? 1 : 0);
  if (vowels === 2 || NEAR.has(a + b)) return 0.6;
  return vowels === 1 ? 1.2 : 1;
}

function drop(a: string): number {
  return a === "h" ? 0.4 : VOWELS.includes(a) ? 0.7 : 1;
}

const LONGEST_COMPARED = 40;

/** Damerau-Levenshtein (optimal string alignment), with lower cost for what names are misspelt by. */
export function spellingDistance(a: string, b: string, plain = false): number {
  const left = a.slice(0, LONGEST_COMPARED);
  const right = b.slice(0, LONGEST_COMPARED);
  const width = right.length + 1;
  const cost = new Float64Array((left.length + 1) * width);
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      const at = i * width + j;
      if (i === 0 && j === 0) continue;
      let best = Number.POSITIVE_INFINITY;
      const x = left.charAt(i - 1);
      const y = right.charAt(j - 1);
      if (i > 0) best = Math.min(best, (cost[at - width] ?? 0) + (plain ? 1 : drop(x)));
      if (j > 0) best = Math.min(best, (cost[at - 1] ?? 0) + (plain ? 1 : drop(y)));
      if (i > 0 && j > 0) {
        best = Math.min(best, (cost[at - width - 1] ?? 0) + (plain ? Number(x !== y) : exchange(x, y)));
        if (i > 1 && j > 1 && x === right.charAt(j - 2) && left.charAt(i - 2) === y && x !== y)
          best = Math.min(best, (cost[at - 2 * width - 2] ?? 0) + (plain ? 1 : 0.8));
      }
      cost[at] = best;
    }
  }
  return cost[cost.length - 1] ?? 0;
}

/** False where more letters differ than any slip accounts for; each letter counts once, whatever its place. */
function shareLetters(a: string, b: string): boolean {
  let left = 0;
  let right = 0;
  for (let at = 0; at < a.length; at++) left |= 1 << (a.charCodeAt(at) & 31);
  for (let at = 0; at < b.length; at++) right |= 1 << (b.charCodeAt(at) & 31);
  let differing = left ^ right;
  let count = 0;
  for (; differing !== 0; differing &= differing - 1) count++;
  return count <= 2 * MOST_SLIPS + 1;
}

const MOST_SLIPS = 2;

/** How alike two folded, romanised words of names are: 1 equal, .97 one name transliterated twice, down to 0. */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0) ? 0.8 : 0;
  if (isShortName(a, b)) return SHORT_NAME;
  const left = soundOf(a);
  const right = soundOf(b);
  if (left === right) return 0.97;
  // "Aljabouri" is al-Jabouri, written as one.
  if (/^[ae]l/.test(a) !== /^[ae]l/.test(b) && Math.min(a.length, b.length) > 4) {
    const bare = wordSimilarity(a.replace(/^[ae]l/, ""), b.replace(/^[ae]l/, ""));
    if (bare > 0.85) return 0.9;
  }
  // "Servant of" is in half the names; what tells them apart comes after it.
  if (a.startsWith("abdul") || b.startsWith("abdul")) {
    const bare = wordSimilarity(a.replace(/^abdul/, ""), b.replace(/^abdul/, ""));
    return a.startsWith("abdul") && b.startsWith("abdul") ? bare : bare > 0.9 ? 0.85 : 0;
  }
  const length = Math.max(left.length, right.length);
  // Most pairs are settled by their letters, without the table of distances.
  if (Math.abs(left.length - right.length) > MOST_SLIPS + 1 || !shareLetters(left, right)) return 0;
  const distance = spellingDistance(left, right);
  // What sounds differ by can hide that it is one letter only: "Signh".
  if (Math.min(a.length, b.length) > 4 && spellingDistance(a, b, true) <= 1)
    return Math.max(0.8, Math.min(0.95, 1 - distance / length));
  // People make one slip in a word, seldom two, hardly ever three; what differs more is another name.
  if (distance > MOST_SLIPS && spellingDistance(a, b, true) > MOST_SLIPS) return 0;
  // Short words have few letters to be alike in: one letter apart they are two names more often than one.
  const fault = length <= 3 ? 0.15 : length === 4 ? 0.05 : 0;
  return Math.max(0, Math.min(0.95, 1 - distance / length - fault));
}
