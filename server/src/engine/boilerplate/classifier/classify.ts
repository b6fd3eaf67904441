import { type LineClues, lineFeatures, pageFacts } from "./line-features";
import { pageFeatures } from "./page-features";
import { type Forest, forestOf, probabilities, type Trees } from "./trees";

/** The weights of the line classifier: two stages of trees, and what a change of class costs. */
export interface LineWeights {
  readonly first: Trees;
  readonly second: Trees;
}

/** The line classifier, ready to run. */
export interface LineModel {
  readonly first: Forest;
  readonly second: Forest;
}

export function lineModelOf({ first, second }: LineWeights): LineModel {
  return { first: forestOf(first), second: forestOf(second) };
}

/** For each line the probability that it is debris, 0 to 1, from its looks, its neighbours and its place. */
export function debrisProbabilities(clues: LineClues, model: LineModel): Float64Array {
  const facts = pageFacts(clues);
  const features = lineFeatures(facts);
  const first = probabilities(model.first, features.values, features.columns);
  const again = pageFeatures(facts, features, first);
  return probabilities(model.second, again.values, again.columns);
}
