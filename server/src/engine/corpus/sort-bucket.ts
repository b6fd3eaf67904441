/** Above this, sorting and searching go by halves. */
export const SMALL_BUCKET = 40;

/** Sorts a bucket by its words; what is settled comes sorted, so that only what is fresh moves. */
export function sortBucket(words: Uint32Array, owners: Uint32Array | null, from: number, to: number): void {
  if (to - from > SMALL_BUCKET) {
    sortLargeBucket(words, owners, from, to);
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const word = words[at] ?? 0;
    const owner = owners?.[at] ?? 0;
    let place = at;
    for (; place > from && (words[place - 1] ?? 0) > word; place--) {
      words[place] = words[place - 1] ?? 0;
      if (owners !== null) owners[place] = owners[place - 1] ?? 0;
    }
    words[place] = word;
    if (owners !== null) owners[place] = owner;
  }
}

// A word and a place among two million, in one number of 53 bits.
const PLACES = 2 ** 21;

function sortLargeBucket(words: Uint32Array, owners: Uint32Array | null, from: number, to: number): void {
  if (owners === null) {
    words.subarray(from, to).sort();
    return;
  }
  const ordered = new Float64Array(to - from);
  for (let at = from; at < to; at++) ordered[at - from] = (words[at] ?? 0) * PLACES + ((at - from) % PLACES);
  ordered.sort();
  const before = owners.slice(from, to);
  for (let at = from; at < to; at++) {
    const both = ordered[at - from] ?? 0;
    words[at] = Math.floor(both / PLACES);
    owners[at] = before[both % PLACES] ?? 0;
  }
}
