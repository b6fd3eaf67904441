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

function formAt(words: readonly Word[], from: number, to: number): string {
  let form = "";
  for (let at = from; at < to; at++) form += `${at > from ? " " : ""}${words[at]?.text ?? ""}`;
  return form;
}

function joins(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && word.gap <= Gap.Stop && !word.possessive;
}

/** How often a form is a name of which kind; the kinds in order of first sight. */
class Tally {
  readonly #kinds: EntityKind[] = [];
  readonly #counts: number[] = [];
  total = 0;

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

// How many names of the article begin with words of which the row of facts ends like this.
const ROW_MASK = 0xff;
const begun = new Uint32Array(ROW_MASK + 1);

/** Counts the names by their first words: those that begin like no other are certain not to come twice. */
function countBeginnings(sentences: readonly NamedSentence[]): void {
  begun.fill(0);
  for (const { words, found } of sentences) {
    for (const { from } of found) {
      const bucket = (words[from]?.row ?? 0) & ROW_MASK;
      begun[bucket] = (begun[bucket] ?? 0) + 1;
    }
  }
}

/** A name as it is written, where it may come twice and is of a common length; else nothing. */
function formOf(words: readonly Word[], { from, to }: FoundName): string {
  const first = words[from];
  if (first === undefined || to - from > LONGEST || (begun[first.row & ROW_MASK] ?? 0) < 2) return "";
  return to - from === 1 ? first.text : formAt(words, from, to);
}

/**
 * One article means one thing by one form: a form takes the kind that most of its places have, and is a name too where
 * it stands alone between words that are none and the tagger missed it, if it is a name in two places elsewhere.
 */
export function agree(sentences: readonly NamedSentence[]): (readonly FoundName[])[] {
  countBeginnings(sentences);
  const tallies = new Map<string, Tally>();
  const forms: string[] = [];
  // First words of the forms that are names in two places, by their rows of facts.
  const repeated = new Set<number>();
  for (const { words, found } of sentences) {
    for (const name of found) {
      const form = formOf(words, name);
      forms.push(form);
      if (form === "") continue;
      let tally = tallies.get(form);
      if (tally === undefined) {
        tally = new Tally();
        tallies.set(form, tally);
      }
      tally.add(name.kind);
      if (tally.total === 2) repeated.add(words[name.from]?.row ?? 0);
    }
  }
  if (repeated.size === 0) return sentences.map(({ found }) => found);
  const agreed: (readonly FoundName[])[] = [];
  let next = 0;
  for (const { words, found } of sentences) {
    const names: FoundName[] = [];
    for (const name of found) {
      const form = forms[next++] ?? "";
      const kind = form === "" ? name.kind : (tallies.get(form)?.most(name.kind) ?? name.kind);
      names.push(kind === name.kind ? name : new FoundName(name.from, name.to, kind));
    }
    const more = missed(words, found, tallies, repeated);
    agreed.push(more.length === 0 ? names : [...names, ...more].sort((a, b) => a.from - b.from));
  }
  return agreed;
}

let taken = new Uint8Array(256);

/** Whole runs of capitalised words that are names elsewhere in the article and none here. */
function missed(
  words: readonly Word[],
  found: readonly FoundName[],
  tallies: ReadonlyMap<string, Tally>,
  repeated: ReadonlySet<number>,
): FoundName[] {
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
    if (!touches && from < to && to - from <= LONGEST && repeated.has(words[from]?.row ?? 0)) {
      const tally = tallies.get(formAt(words, from, to));
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
