/**
 * Gradient-boosted decision trees as plain numbers. All nodes of all trees in one row of each array: node k sends a
 * value not above `threshold[k]` of column `feature[k]` to `left[k]`, others to `right[k]`; a negative child -1-i is
 * leaf i, whose value is added up.
 */
export interface Trees {
  readonly roots: readonly number[];
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaf: readonly number[];
}

/** The trees ready to run: typed arrays. */
export interface Forest {
  readonly roots: Int32Array;
  readonly feature: Uint8Array;
  readonly threshold: Float64Array;
  readonly left: Int16Array;
  readonly right: Int16Array;
  readonly leaf: Float64Array;
}

export function forestOf(trees: Trees): Forest {
  return {
    roots: Int32Array.from(trees.roots),
    feature: Uint8Array.from(trees.feature),
    threshold: Float64Array.from(trees.threshold),
    left: Int16Array.from(trees.left),
    right: Int16Array.from(trees.right),
    leaf: Float64Array.from(trees.leaf),
  };
}

/** The probabilities that the trees give to the rows of a matrix. */
export function probabilities(forest: Forest, values: Float64Array, columns: number): Float64Array {
  const { roots, feature, threshold, left, right, leaf } = forest;
  const rows = columns === 0 ? 0 : values.length / columns;
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    let sum = 0;
    for (let tree = 0; tree < roots.length; tree++) {
      let node = roots[tree] ?? -1;
      while (node >= 0) {
        const value = values[base + (feature[node] ?? 0)] ?? 0;
        node = (value <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? -1;
      }
      sum += leaf[-1 - node] ?? 0;
    }
    result[row] = 1 / (1 + Math.exp(-sum));
  }
  return result;
}
