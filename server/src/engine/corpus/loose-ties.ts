import { FEWEST_SENTENCES, FEWEST_SHARED, LEAST_SHARE, MOST_WITH_SENTENCE } from "./duplicate-relations";
import type { Owners } from "./owners";

const MOST_COUNTED = 255;

/** Which articles may stand in a relation to others at all: most do not, and need not be looked at. */
export class LooseTies {
  /** By the number of an article, 1 for those that share a band with another. */
  readonly #bands: Uint8Array;
  /** How many sentences of an article others have, too, and how many few others have. */
  readonly #sentences: Uint8Array;
  readonly #rare: Uint8Array;

  constructor(slots: number) {
    this.#bands = new Uint8Array(slots);
    this.#sentences = new Uint8Array(slots);
    this.#rare = new Uint8Array(slots);
  }

  /** These articles share a band of their sketches. */
  addBand(articles: Owners): void {
    for (let at = 0; at < articles.count; at++) this.#bands[articles.at(at)] = 1;
  }

  /** These articles share a sentence. */
  addSentence(articles: Owners): void {
    addOne(this.#sentences, articles);
    if (articles.count <= MOST_WITH_SENTENCE) addOne(this.#rare, articles);
  }

  // An article that came meanwhile may have any.

  mayHaveCopies(slot: number): boolean {
    return this.#bands[slot] !== 0;
  }

  mayBeContained(slot: number): boolean {
    return (this.#sentences[slot] ?? MOST_COUNTED) >= FEWEST_SENTENCES * LEAST_SHARE;
  }

  mayShareSentences(slot: number): boolean {
    return (this.#rare[slot] ?? MOST_COUNTED) >= FEWEST_SHARED;
  }
}

function addOne(counts: Uint8Array, articles: Owners): void {
  for (let at = 0; at < articles.count; at++) {
    const slot = articles.at(at);
    counts[slot] = Math.min(MOST_COUNTED, (counts[slot] ?? 0) + 1);
  }
}
