const FIRST_CAPACITY = 1024;
const GROWTH = 1.5;

/**
 * Rows of whole numbers of 32 bits, one behind the other in memory that is used again once they are cleared: as arrays of
 * their own they would live just long enough to stay until all memory is gone through.
 */
export class KeyRows {
  #keys = new Uint32Array(FIRST_CAPACITY);
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #used = 0;

  /** One more row: a copy of this one. */
  add(keys: ArrayLike<number>): void {
    const end = this.#used + keys.length;
    if (end > this.#keys.length) {
      const larger = new Uint32Array(Math.ceil(end * GROWTH));
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys.set(keys, this.#used);
    this.#starts.push(this.#used);
    this.#ends.push(end);
    this.#used = end;
  }

  /** The row has nothing in it any more. */
  empty(row: number): void {
    this.#ends[row] = this.#starts[row] ?? 0;
  }

  /** All rows, to be read before the next one is added. */
  rows(): Uint32Array[] {
    return this.#starts.map((start, row) => this.#keys.subarray(start, this.#ends[row] ?? start));
  }

  /** There are no rows any more. */
  clear(): void {
    this.#starts.length = 0;
    this.#ends.length = 0;
    this.#used = 0;
  }
}
