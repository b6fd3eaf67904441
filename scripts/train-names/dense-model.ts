import {
  MOST_FEATURES,
  TAGS,
  type TagSentence,
  writeFeatures,
} from "../../server/src/engine/names/tag-features";
import type { TaggerModel } from "../../server/src/engine/names/tagger";

const COUNT = TAGS.length;
const features = new Int32Array(MOST_FEATURES);

/** A model as it is trained, with a weight for each slot and tag: `weights[slot * TAGS.length + tag]`. */
export class DenseModel implements TaggerModel {
  constructor(
    readonly weights: Int8Array | Float32Array,
    readonly transitions: Float64Array,
  ) {}

  emit(sentence: TagSentence, at: number, scores: Float64Array): void {
    scores.fill(0);
    const count = writeFeatures(sentence, at, features);
    for (let feature = 0; feature < count; feature++) {
      const row = (features[feature] ?? 0) * COUNT;
      for (let tag = 0; tag < COUNT; tag++) scores[tag] = (scores[tag] ?? 0) + (this.weights[row + tag] ?? 0);
    }
  }
}
