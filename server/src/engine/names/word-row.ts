import { type NameWord, nameWord } from "./name-word";

/** The words of a name in their order. */
export class WordRow {
  readonly words: readonly NameWord[];
  readonly #joined: (NameWord | undefined)[] = [];

  constructor(words: readonly NameWord[]) {
    this.words = words;
  }

  /** A word and the next as one; undefined for the last. Made when it is first asked for. */
  joinedAt(at: number): NameWord | undefined {
    const [first, second] = [this.words[at], this.words[at + 1]];
    if (first === undefined || second === undefined) return undefined;
    this.#joined[at] ??= nameWord(first.text + second.text);
    return this.#joined[at];
  }
}
