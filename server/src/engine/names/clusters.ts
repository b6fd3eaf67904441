import clusterData from "./data/clusters.json";

/**
 * Classes of words that stand in like places, from word vectors (see docs/data.md): what the tagger learns of one it
 * knows of all in its class. The data has the words in one string and the class of each as two letters of another.
 */
let classes: Map<string, number> | null = null;

/** The class of a word in lower case, from 1; 0 for a word of no class. */
export function clusterOf(lower: string): number {
  if (classes === null) {
    classes = new Map();
    const { words, ids } = clusterData;
    for (const [at, word] of words.split(" ").entries()) {
      classes.set(word, 1 + (ids.charCodeAt(2 * at) - 65) * 26 + ids.charCodeAt(2 * at + 1) - 65);
    }
  }
  return classes.get(lower) ?? 0;
}
