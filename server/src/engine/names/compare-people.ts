import { clusterOf } from "./clusters";
import { bitCount } from "./letter-counts";
import { type NameParts, namePartsOf } from "./name-parts";
import { type NameRelation, type Relationship, SAME } from "./name-relation";
import { type NameWord, nameWord } from "./name-word";
import { type Script, skeletonSimilarity } from "./skeleton";
import { slipsBetween } from "./spelling-distance";
import { WordRow } from "./word-row";
import { isEquivalent, SHORT_NAME, wordSimilarity } from "./word-similarity";

const WORD_MATCHES = 0.6;
const WEAK = 0.82;
const HARDLY = 0.7;

type Words = readonly NameWord[];

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly leftCount: number;
  readonly rightCount: number;
  readonly score: number;
}

/** All pairs of words that could be one, two written as one included, best first. */
function candidatePairs(a: WordRow, b: WordRow, script: Script): Pair[] {
  const pairs: Pair[] = [];
  for (let left = 0; left < a.words.length; left++) {
    const x = a.words[left];
    if (x === undefined) continue;
    for (let right = 0; right < b.words.length; right++) {
      const y = b.words[right];
      if (y === undefined) continue;
      // An initial stands for a given name, hardly ever for the name that comes last.
      const initial =
        (x.text.length === 1 && y.text.length > 1 && right === b.words.length - 1) ||
        (y.text.length === 1 && x.text.length > 1 && left === a.words.length - 1);
      const score = initial ? 0 : likeness(x, y, script);
      if (score >= WORD_MATCHES) pairs.push({ left, right, leftCount: 1, rightCount: 1, score });
      const inLeft = joinedLikeness(a, left, y, script);
      if (inLeft > 0) pairs.push({ left, right, leftCount: 2, rightCount: 1, score: inLeft });
      const inRight = joinedLikeness(b, right, x, script);
      if (inRight > 0) pairs.push({ left, right, leftCount: 1, rightCount: 2, score: inRight });
    }
  }
  return pairs.length < 2 ? pairs : pairs.sort(byLikeness);
}

function byLikeness(p: Pair, q: Pair): number {
  return (
    q.score + 0.02 * (q.leftCount + q.rightCount) - p.score - 0.02 * (p.leftCount + p.rightCount) ||
    Math.abs(p.left - p.right) - Math.abs(q.left - q.right) ||
    p.left - q.left ||
    p.right - q.right
  );
}

function likeness(x: NameWord, y: NameWord, script: Script): number {
  const near = wordSimilarity(x, y, WORD_MATCHES);
  if (near > 0.9) return near;
  const other = Math.max(near, isEquivalent(x, y) ? EQUIVALENT : 0);
  if (script === null) return other;
  const read = skeletonSimilarity(x, y, script);
  if (script !== "arabic") return Math.max(other, read);
  const bare = bareLikeness(x, y);
  // Hassan and Hussein: two names that everybody knows are two, however few letters apart.
  if (read === 0 && bare === 0 && x.given && y.given) return other === EQUIVALENT ? other : 0;
  return Math.max(other, read, bare);
}

const EQUIVALENT = 0.86;

/** How alike two Arabic names are of which one has its article, or "of God" or "of the faith", and the other has not. */
function bareLikeness(x: NameWord, y: NameWord): number {
  if (x.article !== y.article) {
    const read = skeletonSimilarity(x.article ? x.bare : x, y.article ? y.bare : y, "arabic");
    if (read > 0) return read - 0.02;
  }
  if ((x.stem === null) === (y.stem === null)) return 0;
  const [a, b] = [x.stem ?? x, y.stem ?? y];
  return Math.max(wordSimilarity(a, b, WEAK), skeletonSimilarity(a, b, "arabic")) > WEAK ? EQUIVALENT : 0;
}

const JOINED_MATCHES = 0.85;

/** How like a word and the next are to another that they may be in one; 0 where they are not. */
function joinedLikeness(row: WordRow, at: number, whole: NameWord, script: Script): number {
  const second = row.words[at + 1];
  if (second === undefined) return 0;
  const length = (row.words[at]?.text.length ?? 0) + second.text.length;
  const joined = length > 3 && length <= whole.text.length + 2 ? row.joinedAt(at) : undefined;
  if (joined === undefined) return 0;
  const near = wordSimilarity(joined, whole, JOINED_MATCHES);
  // "Tse-tung" and "Zedong".
  const score = script === "syllabic" ? Math.max(near, skeletonSimilarity(joined, whole, script)) : near;
  return score > JOINED_MATCHES ? score : 0;
}

interface Alignment {
  /** In the order of their words on the left. */
  readonly pairs: readonly Pair[];
  /** The words that are in none, one bit each. */
  readonly leftOver: number;
  readonly rightOver: number;
}

function align(a: WordRow, b: WordRow, script: Script): Alignment {
  let leftOver = (1 << a.words.length) - 1;
  let rightOver = (1 << b.words.length) - 1;
  const pairs: Pair[] = [];
  for (const pair of candidatePairs(a, b, script)) {
    const lefts = ((1 << pair.leftCount) - 1) << pair.left;
    const rights = ((1 << pair.rightCount) - 1) << pair.right;
    if ((leftOver & lefts) !== lefts || (rightOver & rights) !== rights) continue;
    leftOver &= ~lefts;
    rightOver &= ~rights;
    pairs.push(pair);
  }
  if (pairs.length > 1) pairs.sort((p, q) => p.left - q.left);
  return { pairs, leftOver, rightOver };
}

/** The words of which the bit is set. */
function wordsIn(bits: number, words: Words): string[] {
  return words.flatMap(({ text }, at) => ((bits >>> at) & 1 ? [text] : []));
}

/** How many words left over count; a middle initial contradicts a middle name in its place, and nothing else. */
function countReal(over: number, words: Words, others: number): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    if (((over >>> at) & 1) === 0) continue;
    if (at === 0 || (words[at]?.text.length ?? 0) > 1 || ((others >>> at) & 1) === 1) count++;
  }
  return count;
}

const FIRST = 1;
const MIDDLE = 2;
const LAST = 4;

/** Where the words stand that are left over, one bit each for first, middle and last. */
function slotsOf(over: number, count: number): number {
  const [first, last] = [1, 1 << (count - 1)];
  return (
    ((over & first) !== 0 ? FIRST : 0) |
    ((over & ~first & ~last) !== 0 ? MIDDLE : 0) |
    ((over & last) !== 0 ? LAST : 0)
  );
}

/** Letters as initials: "jc" before "juncker" against "jean claude juncker". */
function spreadInitials(row: WordRow, { words: other }: WordRow): WordRow {
  const { words } = row;
  const first = words[0]?.text ?? "";
  if (first.length !== 2 || words.length < 2 || other.length < words.length + 1) return row;
  if (other[0]?.text.charAt(0) !== first.charAt(0) || other[1]?.text.charAt(0) !== first.charAt(1))
    return row;
  return new WordRow([nameWord(first.charAt(0)), nameWord(first.charAt(1)), ...words.slice(1)]);
}

/** The number of a monarch or pope, or of a son named after his father; empty for none. */
function numberOf(name: string): string {
  return /\s([IVX]{1,4}|Jr|Sr)\.?$/.exec(name)?.[1] ?? "";
}

/** Compares two names of people, in this order; `reasons` takes down what speaks for the answer. */
export function comparePeople(nameA: string, nameB: string, reasons: string[] | null): Relationship {
  const left = namePartsOf(nameA);
  const right = namePartsOf(nameB);
  if (left.joined === "" || right.joined === "") {
    reasons?.push("no letters to compare");
    return { score: 0, relation: "different" };
  }
  if (left.joined === right.joined) return compareCuts(nameA, nameB, reasons);
  const [rowA, rowB] = [spreadInitials(left.row, right.row), spreadInitials(right.row, left.row)];
  const script = left.script ?? right.script;
  const { pairs, leftOver, rightOver } = align(rowA, rowB, script);
  if (pairs.length === 0) {
    const turned = isTurned(left, right);
    reasons?.push(turned ? "written backwards" : "no word in common");
    return turned ? { score: 0.8, relation: "similar" } : { score: 0, relation: "different" };
  }
  const [a, b] = [rowA.words, rowB.words];
  const fewer = Math.min(a.length, b.length);
  const over = Math.min(countReal(leftOver, a, rightOver), countReal(rightOver, b, leftOver));
  const extra = Math.max(bitCount(leftOver), bitCount(rightOver)) - over;
  let letters = 0;
  let sum = 0;
  let worst = 1;
  let weak = 0;
  let hardly = 0;
  let rare = 0;
  let telling = 0;
  for (const pair of pairs) {
    const [left, right] = [a[pair.left], b[pair.right]];
    const [x, y] = [left?.text ?? "", right?.text ?? ""];
    const weight = Math.max(2, Math.min(x.length, y.length));
    letters += weight;
    sum += weight * pair.score;
    worst = Math.min(worst, pair.score);
    if (x.length > 1 && y.length > 1) {
      if (pair.score < WEAK) weak++;
      if (pair.score < HARDLY) hardly++;
    }
    if (Math.min(x.length, y.length) > 2 && left?.common === false && right?.common === false) {
      rare++;
      if (pair.score > 0.8) telling++;
    }
    if (pair.score < 1) reasons?.push(`“${x}” is like “${y}” (${pair.score.toFixed(2)})`);
  }
  let score = sum / letters;
  if (over > 0) {
    reasons?.push(`“${wordsIn(leftOver, a).join(" ")}” against “${wordsIn(rightOver, b).join(" ")}”`);
    // Words in one place contradict each other; elsewhere either name may have left out what the other has.
    const contradict = slotsOf(leftOver, a.length) & slotsOf(rightOver, b.length);
    score *= telling > 1 && contradict === 0 && script !== "syllabic" ? 0.82 : 0.55 - 0.1 * (over - 1);
  }
  if (extra > 0) {
    reasons?.push(`${extra} more ${extra === 1 ? "word" : "words"}`);
    // One word alone names a family, not a person.
    score *= fewer === 1 ? 0.6 : Math.max(0.8, 1 - 0.03 * extra);
  }
  // Thousands are called Muhammad Hassan, and have other names besides.
  const lastOfLonger = a.length > b.length ? leftOver >>> (a.length - 1) : rightOver >>> (b.length - 1);
  if (extra > 0 && fewer > 1 && (telling === 0 || (telling === 1 && extra > 1 && lastOfLonger === 1))) {
    reasons?.push("only names that many people bear");
    score *= telling === 0 ? 0.7 : 0.78;
  }
  if (worst < 0.8) score *= 0.98;
  // One word may be misspelt; two, or one in a name of which words are missing, is too much chance where names are common.
  if ((rare > 1 ? hardly : weak) > (extra === 0 || pairs.length > 2 ? 1 : 0)) {
    reasons?.push(`${weak} words are no more than alike`);
    score *= 0.75;
  }
  if (extra > 0 && isCrossed(pairs) && pairs.length < 3) score *= 0.8;
  // Each syllable of a Korean or Chinese name tells, and so does the order of all but the family name.
  if (script === "syllabic" && ((extra > 0 && fewer > 1) || !isTurnedRound(pairs))) {
    reasons?.push("not the same syllables in the same order");
    score *= 0.65;
  }
  if (isSwapped(pairs, a, b, left.sonAt, right.sonAt)) {
    reasons?.push("the words stand in another order");
    score *= 0.6;
  }
  return { score, relation: relationOf(pairs, a, b, over, extra, fewer, score) };
}

/** Of two names of the same letters, cut into words otherwise or with a number of which one has none. */
function compareCuts(nameA: string, nameB: string, reasons: string[] | null): Relationship {
  const numbered = numberOf(nameA) !== numberOf(nameB);
  reasons?.push(numbered ? "a number that only one has" : "the same letters, cut into words otherwise");
  return numbered ? { score: 0.9, relation: "shorter" } : { score: 0.98, relation: "spelling" };
}

function isTurned({ joined: a }: NameParts, { joined: b }: NameParts): boolean {
  return a.length === b.length && [...a].reverse().join("") === b;
}

function isCrossed(pairs: readonly Pair[]): boolean {
  return pairs.some((pair, at) => pair.right < (pairs[at - 1]?.right ?? -1));
}

/** The same order, but for where it begins: the family name first or last. */
function isTurnedRound(pairs: readonly Pair[]): boolean {
  let steps = 0;
  for (const [at, { right }] of pairs.entries()) {
    if (right < (pairs[at === 0 ? pairs.length - 1 : at - 1]?.right ?? 0)) steps++;
  }
  return steps < 2;
}

/** Order that matters: around "son of", and where both words are given names (Hans Friedrich, Friedrich Hans). */
function isSwapped(pairs: readonly Pair[], a: Words, b: Words, sonA: number, sonB: number): boolean {
  if (!isCrossed(pairs)) return false;
  if (sonA > 0 && sonB > 0) return true;
  return a.length === 2 && b.length === 2 && a.every(({ given }) => given) && b.every(({ given }) => given);
}

function relationOf(
  pairs: readonly Pair[],
  a: Words,
  b: Words,
  over: number,
  extra: number,
  fewer: number,
  score: number,
): NameRelation {
  if (score < SAME || over > 0) return score >= 0.5 && over === 0 ? "similar" : "different";
  const unlike = pairs.filter((pair) => pair.score < 0.97);
  if (unlike.length === 0) return extra === 0 ? "spelling" : fewer > 1 ? "shorter" : "similar";
  const short = unlike.every(
    ({ left, right, score: likely }) =>
      likely === SHORT_NAME ||
      (likely === 0.8 && (a[left]?.text.length === 1 || b[right]?.text.length === 1)),
  );
  if (short) return fewer > 1 ? "shorter" : "similar";
  const [pair] = unlike;
  const x = pair === undefined ? undefined : a[pair.left];
  const y = pair === undefined ? undefined : b[pair.right];
  if (unlike.length > 1 || extra > 0 || fewer < 2 || x === undefined || y === undefined) return "similar";
  // Maria and Mario, Anderson and Andersen: two names that both exist are no slip of one another.
  if (x.known && y.known) return "different";
  // The plural of a word: "Takeaway" and "Takeaways".
  if (isPlural(x.text, y.text) || isPlural(y.text, x.text)) return "similar";
  const slips = slipsBetween(x.text, y.text, 2);
  const length = Math.min(x.text.length, y.text.length);
  return (slips === 1 && length >= 4) || (slips === 2 && length >= 9) ? "slip" : "similar";
}

function isPlural(word: string, other: string): boolean {
  return other.length === word.length + 1 && other === `${word}s` && clusterOf(word) > 0;
}
