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
  /** The children of node k: at 2k where the value is not above the threshold, at 2k + 1 where it is. */
  readonly child: Int32Array;
  readonly leaf: Float64Array;
}

export function forestOf(trees: Trees): Forest {
  return {
    roots: Int32Array.from(trees.roots),
    feature: Uint8Array.from(trees.feature),
    threshold: Float64Array.from(trees.threshold),
    child: Int32Array.from(trees.left.flatMap((left, at) => [left, trees.right[at] ?? -1])),
    leaf: Float64Array.from(trees.leaf),
  };
}

/**
 * The probabilities that the trees give to the rows of a matrix. Tree by tree, not row by row: neighbouring rows are
 * alike and take the same way, which processors foresee.
 */
export function probabilities(forest: Forest, values: Float64Array, columns: number): Float64Array {
  const { roots, feature, threshold, child, leaf } = forest;
  const rows = columns === 0 ? 0 : values.length / columns;
  const sums = new Float64Array(rows);
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree] ?? -1;
    for (let row = 0, base = 0; row < rows; row++, base += columns) {
      let node = root;
      while (node >= 0) {
        const above = (values[base + (feature[node] ?? 0)] ?? 0) > (threshold[node] ?? 0);
        node = child[2 * node + (above ? 1 : 0)] ?? -1;
      }
      sums[row] = (sums[row] ?? 0) + (leaf[-1 - node] ?? 0);
    }
  }
  for (let row = 0; row < rows; row++) sums[row] = 1 / (1 + Math.exp(-(sums[row] ?? 0)));
  return sums;
}
