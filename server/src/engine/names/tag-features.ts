import { longestAt } from "./lexicon";
import { Flag, factsOf, type WordFacts } from "./word-facts";
import { Gap, type Word } from "./words";

/** Names are tagged by the words they begin with and those inside; `O` is no name. */
export const TAGS = [
  "O",
  "B-person",
  "I-person",
  "B-organisation",
  "I-organisation",
  "B-place",
  "I-place",
] as const;

/** Where a word stands at its most telling in the article: in the longest run of capitalised words that it is part of. */
interface RunFacts {
  readonly length: number;
  readonly position: number;
  readonly before: number;
  readonly first: number;
  readonly last: number;
  readonly flags: number;
}

/** What an article says of its words elsewhere. */
export interface ArticleWords {
  readonly runs: ReadonlyMap<string, RunFacts>;
  /** Capitalised words that the article also writes with a small letter. */
  readonly small: ReadonlySet<string>;
}

/** One sentence, ready for the tagger. */
export interface TagSentence {
  readonly words: readonly Word[];
  readonly facts: readonly WordFacts[];
  /** 1 where a name may be: capitalised words, and small ones between two of them. */
  readonly active: Uint8Array;
  /** For each word the type of the gazetteers' name that it is part of, and whether it begins it. */
  readonly listed: Uint8Array;
  readonly headline: boolean;
}

const LINKS = new Set(
  "of the for and & de la del du des di da das do dos della van von der den ter ten bin ibn bint al el ul abu on in to".split(
    " ",
  ),
);
const LISTED = ["country", "demonym", "place", "city", "agency", "organisation"];
const LONGEST_LINK = 2;

/** Prepares the words of a sentence. */
export function prepareSentence(words: readonly Word[], headline: boolean): TagSentence {
  const facts = words.map((word) => factsOf(word.text, word.lower));
  const active = new Uint8Array(words.length);
  const listed = new Uint8Array(words.length);
  let lastCapital = -9;
  for (const [at, word] of words.entries()) {
    if (!word.capital) continue;
    active[at] = 1;
    const between = words.slice(lastCapital + 1, at);
    if (
      between.length > 0 &&
      between.length <= LONGEST_LINK &&
      between.every((link) => LINKS.has(link.lower))
    ) {
      active.fill(1, lastCapital + 1, at);
    }
    lastCapital = at;
  }
  for (let at = 0; at < words.length; at++) {
    if (listed[at] !== 0) continue;
    const hit = longestAt(words, at);
    if (hit === null) continue;
    const type = 1 + 2 * LISTED.indexOf(hit.entry.type);
    listed[at] = type;
    listed.fill(type + 1, at + 1, at + hit.count);
  }
  return { words, facts, active, listed, headline };
}

/** Reads off an article what its sentences say of one another's words. */
export function articleWords(sentences: readonly TagSentence[]): ArticleWords {
  const runs = new Map<string, RunFacts>();
  const small = new Set<string>();
  for (const { words, facts, headline } of sentences) {
    let at = 0;
    while (at < words.length) {
      const word = words[at];
      if (word === undefined || !word.capital) {
        if (word !== undefined && word.text.length > 2) small.add(word.lower);
        at++;
        continue;
      }
      let end = at + 1;
      while (
        end < words.length &&
        words[end]?.capital === true &&
        (words[end - 1]?.gap ?? Gap.Break) <= Gap.Stop &&
        words[end - 1]?.possessive !== true
      )
        end++;
      // What starts a sentence is capitalised whatever it is.
      const from = at === 0 && (facts[0]?.flags ?? 0) & Flag.Function ? 1 : at;
      const length = headline ? 0 : end - from;
      let flags = 0;
      for (let inside = from; inside < end; inside++) flags |= facts[inside]?.flags ?? 0;
      for (let inside = from; inside < end; inside++) {
        const each = words[inside];
        if (each === undefined || (runs.get(each.text)?.length ?? 0) >= length) continue;
        runs.set(each.text, {
          length,
          position: inside - from,
          before: facts[from - 1]?.lower ?? 1,
          first: facts[from]?.lower ?? 0,
          last: facts[end - 1]?.lower ?? 0,
          flags,
        });
      }
      at = end;
    }
  }
  return { runs, small };
}

/** More features than any word can have. */
export const MOST_FEATURES = 96;

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * Writes the features of word `at`, hashed and masked, into `out` and returns their number. Each is a place in the
 * table of weights; two features in one place are the price of a small table.
 */
export function writeFeatures(
  sentence: TagSentence,
  at: number,
  article: ArticleWords,
  mask: number,
  out: Int32Array,
): number {
  const { words, facts, listed } = sentence;
  const own = facts[at];
  const word = words[at];
  if (own === undefined || word === undefined) return 0;
  let count = 0;
  const put = (kind: number, value: number): void => {
    out[count++] = mix(Math.imul(kind, 0x27d4eb2f), value) & mask;
  };
  const before = facts[at - 1];
  const after = facts[at + 1];
  const gapBefore = at === 0 ? Gap.Break : (words[at - 1]?.gap ?? Gap.Break);
  const situation = (at === 0 ? 1 : 0) | (word.possessive ? 2 : 0) | (sentence.headline ? 4 : 0);
  put(1, own.word);
  put(2, own.lower);
  put(3, own.prefixes[0]);
  put(4, own.prefixes[1]);
  put(5, own.prefixes[2]);
  put(6, own.suffixes[0]);
  put(7, own.suffixes[1]);
  put(8, own.suffixes[2]);
  put(9, own.shape);
  put(10, mix(own.shape, situation));
  put(11, situation);
  put(12, gapBefore * 8 + word.gap);
  if (own.cluster > 0) put(13, own.cluster);
  for (let bit = 0; bit < 15; bit++) if (own.flags & (1 << bit)) put(14, bit);
  put(15, own.flags);
  put(16, listed[at] ?? 0);
  put(17, before?.lower ?? 1);
  put(18, after?.lower ?? 2);
  put(19, facts[at - 2]?.lower ?? 1);
  put(20, facts[at + 2]?.lower ?? 2);
  put(21, mix(before?.lower ?? 1, own.lower));
  put(22, mix(own.lower, after?.lower ?? 2));
  put(23, before?.cluster ?? 0);
  put(24, after?.cluster ?? 0);
  put(25, facts[at - 2]?.cluster ?? 0);
  put(26, facts[at + 2]?.cluster ?? 0);
  put(27, mix(before?.shape ?? 1, own.shape));
  put(28, mix(own.shape, after?.shape ?? 2));
  put(29, before?.flags ?? -1);
  put(30, after?.flags ?? -1);
  put(31, mix(before?.flags ?? -1, own.flags));
  put(32, mix(own.flags, after?.flags ?? -1));
  put(33, listed[at - 1] ?? 99);
  put(34, listed[at + 1] ?? 99);
  put(35, mix(before?.cluster ?? 0, own.cluster));
  put(36, mix(own.cluster, after?.cluster ?? 0));
  put(37, mix(before?.cluster ?? 0, after?.cluster ?? 0));
  put(38, mix(before?.lower ?? 1, own.shape));
  put(39, mix(after?.lower ?? 2, own.shape));
  put(40, mix(facts[at - 2]?.lower ?? 1, before?.lower ?? 1));
  put(41, mix(after?.lower ?? 2, facts[at + 2]?.lower ?? 2));
  if (before !== undefined) put(42, before.suffixes[1]);
  if (after !== undefined) put(43, after.suffixes[1]);
  if (article.small.has(word.lower)) put(44, at === 0 ? 1 : 0);
  const run = article.runs.get(word.text);
  if (run !== undefined) {
    put(45, run.length * 8 + Math.min(7, run.position));
    put(46, run.before);
    put(47, run.last);
    put(48, run.flags);
    put(49, mix(run.flags, run.position));
    put(50, run.first);
    put(51, mix(run.before, run.length));
  }
  return count;
}
