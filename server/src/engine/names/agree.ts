import type { EntityKind } from "../settings";
import { FoundName } from "./found-name";
import { notNames } from "./lexicon";
import { Flag } from "./word-facts";
import { flagsOf, Gap, type Word } from "./words";

/** The words of one sentence with the names found in it, in order. */
export interface NamedSentence {
  readonly words: readonly Word[];
  readonly found: readonly FoundName[];
}

const LONGEST = 6;

function joins(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && word.gap <= Gap.Stop && !word.possessive;
}

/** How often a form is a name of which kind; the kinds in order of first sight. */
class Tally {
  readonly #words: readonly Word[];
  readonly #from: number;
  readonly #to: number;
  readonly #kinds: EntityKind[] = [];
  readonly #counts: number[] = [];
  total = 0;

  /** The form is that of words `[from, to)`; `next`: the tally of another form that begins with the same word. */
  constructor(
    words: readonly Word[],
    from: number,
    to: number,
    readonly next: Tally | undefined,
  ) {
    this.#words = words;
    this.#from = from;
    this.#to = to;
  }

  /** True where words `[from, to)`, of which the first is the same, have this form. */
  isOf(words: readonly Word[], from: number, to: number): boolean {
    if (to - from !== this.#to - this.#from) return false;
    for (let at = 1; at < to - from; at++)
      if (words[from + at]?.row !== this.#words[this.#from + at]?.row) return false;
    return true;
  }

  add(kind: EntityKind): void {
    this.total++;
    const at = this.#kinds.indexOf(kind);
    if (at >= 0) this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    else {
      this.#kinds.push(kind);
      this.#counts.push(1);
    }
  }

  /** The kind with the most votes; at a tie `own`, or the one that was seen first. */
  most(own = this.#kinds[0] ?? "other"): EntityKind {
    if (this.#kinds.length === 1) return this.#kinds[0] ?? own;
    let best = Math.max(0, this.#kinds.indexOf(own));
    for (let at = 0; at < this.#counts.length; at++)
      if ((this.#counts[at] ?? 0) > (this.#counts[best] ?? 0)) best = at;
    return this.#kinds[best] ?? own;
  }
}

/** The tallies of one article. A form is its words, and each of these has one row of facts: no strings are made. */
class Tallies {
  readonly #byFirst = new Map<number, Tally>();

  find(words: readonly Word[], from: number, to: number): Tally | undefined {
    let tally = this.#byFirst.get(words[from]?.row ?? 0);
    while (tally !== undefined && !tally.isOf(words, from, to)) tally = tally.next;
    return tally;
  }

  add(words: readonly Word[], { from, to, kind }: FoundName): Tally {
    let tally = this.find(words, from, to);
    if (tally === undefined) {
      const first = words[from]?.row ?? 0;
      tally = new Tally(words, from, to, this.#byFirst.get(first));
      this.#byFirst.set(first, tally);
    }
    tally.add(kind);
    return tally;
  }
}

/**
 * One article means one thing by one form: a form takes the kind that most of its places have, and is a name too where
 * it stands alone between words that are none and the tagger missed it, if it is a name in two places elsewhere.
 */
export function agree(sentences: readonly NamedSentence[]): (readonly FoundName[])[] {
  const tallies = new Tallies();
  // Of each name; null for those that are too long to be told of.
  const all: (Tally | null)[] = [];
  let repeated = false;
  for (const { words, found } of sentences) {
    for (const name of found) {
      const tally = name.to - name.from > LONGEST ? null : tallies.add(words, name);
      if (tally !== null && tally.total > 1) repeated = true;
      all.push(tally);
    }
  }
  if (!repeated) return sentences.map(({ found }) => found);
  const agreed: (readonly FoundName[])[] = [];
  let next = 0;
  for (const { words, found } of sentences) {
    const names: FoundName[] = [];
    for (const name of found) {
      const kind = all[next++]?.most(name.kind) ?? name.kind;
      names.push(kind === name.kind ? name : new FoundName(name.from, name.to, kind));
    }
    const more = missed(words, found, tallies);
    agreed.push(more.length === 0 ? names : [...names, ...more].sort((a, b) => a.from - b.from));
  }
  return agreed;
}

let taken = new Uint8Array(256);

/** Whole runs of capitalised words that are names elsewhere in the article and none here. */
function missed(words: readonly Word[], found: readonly FoundName[], tallies: Tallies): FoundName[] {
  if (taken.length <= words.length) taken = new Uint8Array(2 * words.length);
  taken.fill(0, 0, words.length + 1);
  for (const { from, to } of found) taken.fill(1, from, to);
  const names: FoundName[] = [];
  for (let at = 0; at < words.length; at++) {
    if (taken[at] === 1 || words[at]?.capital !== true) continue;
    let to = at + 1;
    while (to < words.length && words[to]?.capital === true && taken[to] === 0 && joins(words, to - 1)) to++;
    const touches =
      (taken[to] === 1 && joins(words, to - 1)) || (at > 0 && taken[at - 1] === 1 && joins(words, at - 1));
    let from = at;
    while (from < to && isFunctionOrTitle(words, from)) from++;
    if (!touches && from < to && to - from <= LONGEST) {
      const tally = tallies.find(words, from, to);
      if (tally !== undefined && tally.total > 1 && !notNames.has(words[from]?.lower ?? ""))
        names.push(new FoundName(from, to, tally.most()));
    }
    at = to - 1;
  }
  return names;
}

function isFunctionOrTitle(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && (flagsOf(word) & (Flag.Function | Flag.Title)) !== 0;
}
