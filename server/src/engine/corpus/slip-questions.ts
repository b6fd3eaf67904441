import { hash32 } from "../text/hash";
import { QUESTION_BITS } from "./asked-questions";
import {
  type ComparedName,
  comparedAs,
  longestMeant,
  pieceOf,
  SHORTEST_SLIP,
  scatter,
  soundOf,
} from "./block-keys";

/** What a key is made of; its number is part of it. */
const part = { joined: 1, listed: 2, letters: 3, head: 4, tail: 5 };

/**
 * The keys of the question for the names that a text is a slip of. They are fewer than `slipKeys`, as every article asks for
 * dozens of texts: what two texts of the same spelling or sounds have in common besides is asked for once, and each word at
 * its own length only.
 */
export function slipQuestions(text: string): Set<number> {
  const keys = new Set<number>();
  for (const name of comparedAs(text)) addKeys(keys, name, (length) => [length]);
  return keys;
}

/** The keys of all questions for texts that share one of their `slipKeys` with a name; see `slipQuestions`. */
export function slipQuestionsAbout(name: string): Set<number> {
  const keys = new Set<number>();
  for (const each of comparedAs(name)) addKeys(keys, each, lengthsMeeting);
  return keys;
}

function addKeys(
  keys: Set<number>,
  { latin, listed, words }: ComparedName,
  lengthsOf: (length: number) => readonly number[],
): void {
  const add = (which: number, value: number): void => {
    keys.add(scatter((value + Math.imul(which, 0x9e3779b1)) | 0) >>> (32 - QUESTION_BITS));
  };
  add(part.joined, latin);
  if (listed !== undefined) add(part.listed, hash32(listed));
  if (words.length < 2) return;
  let all = 0;
  let letters = 0;
  for (const word of words) {
    all = (all + soundOf(word)) | 0;
    for (let at = 0; at < word.sound.length; at++)
      letters = (letters + scatter(word.sound.charCodeAt(at))) | 0;
  }
  add(part.letters, letters);
  for (const word of words) {
    const { text } = word;
    if (longestMeant(text.length) < SHORTEST_SLIP) continue;
    for (const length of lengthsOf(Math.max(text.length, SHORTEST_SLIP))) {
      const piece = pieceOf(length);
      const place = (all - soundOf(word) + Math.imul(length, 0x85ebca6b)) | 0;
      add(part.head, hash32(text, 0, piece) ^ place);
      add(part.tail, hash32(text, text.length - piece, text.length) ^ place);
    }
  }
}

/** The lengths of words that are meant to be as long as one of this length may be meant to be: longer pieces hold shorter ones. */
function lengthsMeeting(length: number): number[] {
  const lengths: number[] = [];
  for (let other = SHORTEST_SLIP; other <= longestMeant(length); other++) {
    if (longestMeant(other) >= length) lengths.push(other);
  }
  return lengths;
}
