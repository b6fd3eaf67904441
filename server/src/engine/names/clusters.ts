import clusterData from "./data/clusters.json";

import { WordList } from "./word-list";

const words = new WordList(clusterData.words);

/**
 * The class of a word in lower case, from 1; 0 for a word of no class. Classes of words that stand in like places, from
 * word vectors (see docs/data.md): what the tagger learns of one it knows of all in its class. The data has the words in
 * one string and the class of each as two letters of another.
 */
export function clusterOf(lower: string): number {
  const at = words.indexOf(lower);
  if (at < 0) return 0;
  const { ids } = clusterData;
  return 1 + (ids.charCodeAt(2 * at) - 65) * 26 + ids.charCodeAt(2 * at + 1) - 65;
}
