/** Running text that belongs together: what the article is on a page, and what reader comments and teasers are. */
export interface Clusters {
  /** For each line the words of its cluster's running text as a share of the largest cluster's; 0 outside of all. */
  readonly share: Float64Array;
  /** For each line where it lies: -1 before the largest cluster, 0 in it, 1 behind it. */
  readonly side: Int8Array;
  /** For each line how many lines away from the largest cluster it is. */
  readonly distance: Int32Array;
}

// Pictures, subheadings and advertisements part paragraphs of one article by no more lines than this.
const WIDEST_GAP = 4;

/**
 * Clusters of running text: lines of it with few others between them and no landmark of the page. `words` is each
 * line's number of words, 0 where it is no running text.
 */
export function clustersOf(words: ArrayLike<number>, isLandmark: (at: number) => boolean): Clusters {
  const n = words.length;
  const clusters: { start: number; end: number; words: number }[] = [];
  let parted = true;
  for (let at = 0; at < n; at++) {
    if (isLandmark(at)) parted = true;
    const own = words[at] ?? 0;
    if (own === 0) continue;
    const last = clusters.at(-1);
    if (last === undefined || parted || at - last.end > WIDEST_GAP)
      clusters.push({ start: at, end: at + 1, words: own });
    else {
      last.end = at + 1;
      last.words += own;
    }
    parted = false;
  }
  let largest = { start: 0, end: 0, words: 0 };
  for (const cluster of clusters) if (cluster.words > largest.words) largest = cluster;
  const share = new Float64Array(n);
  for (const cluster of clusters) share.fill(cluster.words / largest.words, cluster.start, cluster.end);
  const side = new Int8Array(n);
  const distance = new Int32Array(n);
  for (let at = 0; at < n; at++) {
    side[at] = at < largest.start ? -1 : at >= largest.end ? 1 : 0;
    distance[at] = at < largest.start ? largest.start - at : at >= largest.end ? at - largest.end + 1 : 0;
  }
  return { share, side, distance };
}
