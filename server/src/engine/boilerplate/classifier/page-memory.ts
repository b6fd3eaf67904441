const KEPT = 1 << 14;
// Kept from page to page: an array of more than a few numbers takes longer to make than to use for a page of thirty lines.
const kept = new Float64Array(KEPT);
let taken = 0;

/** Numbers, all 0, for what is worked out of one page; another page may have them once `freeNumbers` was called. */
export function takeNumbers(count: number): Float64Array {
  if (taken + count > KEPT) return new Float64Array(count);
  const numbers = kept.subarray(taken, taken + count).fill(0);
  taken += count;
  return numbers;
}

/** Nobody uses any more what was taken. */
export function freeNumbers(): void {
  taken = 0;
}
