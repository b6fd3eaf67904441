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

/**
 * The trees ready to run on 32 rows at once, a bit for each: a set of rows enters at the root, and each node parts it in
 * two. Rows of a page are alike, so that most nodes see none. All nodes and leaves of all trees lie in one row, each tree
 * from its root on, what is left of a node right behind it.
 */
export interface Forest {
  readonly roots: Int32Array;
  /** The comparison that a node makes; -1 for a leaf. */
  readonly test: Int32Array;
  /** Where what is right of a node lies. */
  readonly right: Int32Array;
  /** Where what lies behind a node and all below it starts. */
  readonly behind: Int32Array;
  readonly leaf: Float64Array;
  readonly columns: readonly ColumnTests[];
  /** Overwritten for every set of rows: which of them are above the threshold of each comparison, and a place more a column. */
  readonly above: Int32Array;
  /** Likewise: which of them come to each node. */
  readonly sets: Int32Array;
}

/** What a column is compared with. */
interface ColumnTests {
  readonly column: number;
  /** The number of the first comparison less one; the others follow by rising thresholds. */
  readonly first: number;
  readonly thresholds: Float64Array;
  /** The range of the thresholds cut in slots: how many lie in slots below each. */
  readonly below: Uint16Array;
  readonly least: number;
  readonly scale: number;
}

const SLOTS = 64;
// So many thresholds are gone through as quickly.
const FEW = 4;

export function forestOf({ roots, feature, threshold, left, right, leaf }: Trees): Forest {
  const { columns, tests } = testsOf(feature, threshold);
  const byColumn = new Map(columns.map((each) => [each.column, each]));
  const size = feature.length + leaf.length;
  const forest: Forest = {
    roots: new Int32Array(roots.length),
    test: new Int32Array(size).fill(-1),
    right: new Int32Array(size),
    behind: new Int32Array(size),
    leaf: new Float64Array(size),
    columns,
    above: new Int32Array(tests),
    sets: new Int32Array(size),
  };
  let next = 0;
  const add = (node: number): void => {
    const at = next++;
    if (node < 0) forest.leaf[at] = leaf[-1 - node] ?? 0;
    else {
      const { first, thresholds } = byColumn.get(feature[node] ?? 0) ?? NONE;
      forest.test[at] = first + 1 + thresholds.indexOf(threshold[node] ?? 0);
      add(left[node] ?? -1);
      forest.right[at] = next;
      add(right[node] ?? -1);
    }
    forest.behind[at] = next;
  };
  for (const [at, root] of roots.entries()) {
    forest.roots[at] = next;
    add(root);
  }
  return forest;
}

const NONE = { first: 0, thresholds: new Float64Array(0) };

/** The comparisons of each column that has any. */
function testsOf(
  feature: readonly number[],
  threshold: readonly number[],
): { columns: ColumnTests[]; tests: number } {
  const all = new Map<number, Set<number>>();
  for (const [node, column] of feature.entries()) {
    const own = all.get(column);
    if (own === undefined) all.set(column, new Set([threshold[node] ?? 0]));
    else own.add(threshold[node] ?? 0);
  }
  let tests = 0;
  const columns: ColumnTests[] = [];
  for (const [column, own] of [...all].sort(([a], [b]) => a - b)) {
    const thresholds = Float64Array.from(own).sort();
    const least = thresholds[0] ?? 0;
    const range = (thresholds.at(-1) ?? 0) - least;
    const scale = range > 0 ? (SLOTS - 2) / range : 1;
    const below = Uint16Array.from({ length: SLOTS }, (_, slot) =>
      thresholds.reduce((sum, each) => sum + Number(slotOf(each, least, scale) < slot), 0),
    );
    columns.push({ column, first: tests, thresholds, below, least, scale });
    tests += thresholds.length + 1;
  }
  return { columns, tests };
}

/** A larger value is in the same slot or a later one. */
function slotOf(value: number, least: number, scale: number): number {
  return Math.min(Math.max((value - least) * scale + 1, 0), SLOTS - 1) | 0;
}

const AT_ONCE = 32;

/** The probabilities that the trees give to the rows of a matrix. */
export function probabilities(forest: Forest, values: Float64Array, columns: number): Float64Array {
  const rows = columns === 0 ? 0 : values.length / columns;
  const sums = new Float64Array(rows);
  for (let first = 0; first < rows; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, rows - first);
    compare(forest, values, columns, first, count);
    addLeaves(forest, count === AT_ONCE ? -1 : (1 << count) - 1, sums, first);
  }
  for (let row = 0; row < rows; row++) sums[row] = 1 / (1 + Math.exp(-(sums[row] ?? 0)));
  return sums;
}

/** Works out for each comparison which rows are above its threshold. */
function compare(
  { columns: compared, above }: Forest,
  values: Float64Array,
  columns: number,
  first: number,
  count: number,
): void {
  above.fill(0);
  for (const tests of compared) {
    const { thresholds, below, least, scale } = tests;
    const { length } = thresholds;
    let rank = 0;
    let before = Number.NaN;
    for (let row = 0, at = first * columns + tests.column; row < count; row++, at += columns) {
      const value = values[at] ?? 0;
      // Neighbours are often alike.
      if (value !== before) {
        before = value;
        rank = length < FEW ? 0 : (below[slotOf(value, least, scale)] ?? 0);
        while (rank < length && value > (thresholds[rank] ?? 0)) rank++;
      }
      above[tests.first + rank] = (above[tests.first + rank] ?? 0) | (1 << row);
    }
    // What is above a threshold is above all lower ones.
    for (let test = tests.first + length - 1; test > tests.first; test--)
      above[test] = (above[test] ?? 0) | (above[test + 1] ?? 0);
  }
}

/** Sends the rows through all trees and adds up the leaves that they come to, tree by tree. */
function addLeaves(
  { roots, test, right, behind, leaf, above, sets }: Forest,
  all: number,
  sums: Float64Array,
  first: number,
): void {
  for (let tree = 0; tree < roots.length; tree++) sets[roots[tree] ?? 0] = all;
  for (let at = 0; at < test.length; ) {
    const rows = sets[at] ?? 0;
    if (rows === 0) {
      at = behind[at] ?? test.length;
      continue;
    }
    const compared = test[at] ?? -1;
    if (compared >= 0) {
      const up = rows & (above[compared] ?? 0);
      sets[at + 1] = rows ^ up;
      sets[right[at] ?? 0] = up;
    } else {
      const value = leaf[at] ?? 0;
      for (let rest = rows; rest !== 0; rest &= rest - 1) {
        const row = first + 31 - Math.clz32(rest & -rest);
        sums[row] = (sums[row] ?? 0) + value;
      }
    }
    at++;
  }
}
