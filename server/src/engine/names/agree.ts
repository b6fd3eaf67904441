import type { EntityKind } from "../settings";
import type { FoundName } from "./find-names";
import { functionWords, notNames, titles } from "./lexicon";
import { Gap, type Word } from "./words";

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

/**
 * One article means one thing by one form: a form takes the kind that most of its places have, and is a name too where
 * it stands alone between words that are none and the tagger missed it, if it is a name in two places elsewhere.
 */
export function agree(sentences: readonly NamedSentence[]): FoundName[][] {
  const tallies = new Map<string, Map<EntityKind, number>>();
  for (const { words, found } of sentences) {
    for (const { from, to, kind } of found) {
      if (to - from > LONGEST) continue;
      const form = formAt(words, from, to);
      const tally = tallies.get(form) ?? new Map<EntityKind, number>();
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
      tallies.set(form, tally);
    }
  }
  return sentences.map(({ words, found }) => {
    const settled = found.map((name) => {
      const kind = majority(tallies.get(formAt(words, name.from, name.to)), name.kind);
      return kind === name.kind ? name : { ...name, kind };
    });
    return [...settled, ...missed(words, found, tallies)].sort((a, b) => a.from - b.from);
  });
}

/** The kind with the most votes; at a tie `own`. */
function majority(tally: ReadonlyMap<EntityKind, number> | undefined, own: EntityKind): EntityKind {
  let best = own;
  for (const [kind, count] of tally ?? []) if (count > (tally?.get(best) ?? 0)) best = kind;
  return best;
}

/** Whole runs of capitalised words that are names elsewhere in the article and none here. */
function missed(
  words: readonly Word[],
  found: readonly FoundName[],
  tallies: ReadonlyMap<string, ReadonlyMap<EntityKind, number>>,
): FoundName[] {
  const taken = new Uint8Array(words.length);
  for (const { from, to } of found) taken.fill(1, from, to);
  const names: FoundName[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || !word.capital || taken[at] === 1) continue;
    let to = at + 1;
    while (to < words.length && words[to]?.capital === true && taken[to] === 0 && joins(words, to - 1)) to++;
    const touches =
      (taken[to] === 1 && joins(words, to - 1)) || (at > 0 && taken[at - 1] === 1 && joins(words, at - 1));
    let from = at;
    while (from < to && (functionWords.has(words[from]?.lower ?? "") || titles.has(words[from]?.lower ?? "")))
      from++;
    const tally = to - from > LONGEST ? undefined : tallies.get(formAt(words, from, to));
    const votes = [...(tally?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    if (!touches && votes > 1 && from < to && !notNames.has(words[from]?.lower ?? "")) {
      names.push({ from, to, kind: majority(tally, [...(tally?.keys() ?? [])][0] ?? "other") });
    }
    at = to - 1;
  }
  return names;
}
