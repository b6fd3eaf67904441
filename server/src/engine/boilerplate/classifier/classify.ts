import { type LineClues, lineFeatures, pageFacts } from "./line-features";
import { type Forest, forestOf, probabilities, type Trees } from "./trees";
import { type WordTones, type WordWeights, wordTonesOf } from "./vocabulary";

/** The weights of the line classifier: what single words say, and trees over the features of lines. */
export interface LineWeights {
  readonly words: WordWeights;
  readonly trees: Trees;
}

/** The line classifier, ready to run. */
export interface LineModel {
  readonly words: WordTones;
  readonly trees: Forest;
}

export function lineModelOf({ words, trees }: LineWeights): LineModel {
  return { words: wordTonesOf(words), trees: forestOf(trees) };
}

/** For each line the probability that it is debris, 0 to 1, from its looks, its words, its neighbours and its place. */
export function debrisProbabilities(clues: LineClues, model: LineModel): Float64Array {
  const { values, columns } = lineFeatures(pageFacts(clues, model.words));
  return probabilities(model.trees, values, columns);
}
