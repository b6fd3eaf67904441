import clusterData from "./data/clusters.json";
import { letterPair } from "./letter-pair";
import { WordList } from "./word-list";

const words = new WordList(clusterData.words);

/** The place of a word in lower case among the most frequent words, from 0; -1 where it is none of them. */
export function frequentWord(lower: string): number {
  return words.indexOf(lower);
}

/**
 * The class of a word in lower case, from 1; 0 for a word of no class. Classes of words that stand in like places, from
 * word vectors (see docs/data.md): what the tagger learns of one it knows of all in its class. The data has the words in
 * one string and the class of each as two letters of another.
 */
export function clusterOf(lower: string): number {
  const at = frequentWord(lower);
  return at < 0 ? 0 : 1 + letterPair(clusterData.ids, at);
}
