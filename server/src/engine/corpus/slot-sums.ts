/** Sums by the number of an article, made and cleared again and again without a Map: most articles have none. */
export class SlotSums {
  #counts = new Uint32Array(0);
  #weights = new Float64Array(0);
  readonly #touched: number[] = [];

  /** Empties it, and makes room for numbers below `slots`. */
  clear(slots: number): void {
    for (const slot of this.#touched) {
      this.#counts[slot] = 0;
      this.#weights[slot] = 0;
    }
    this.#touched.length = 0;
    if (slots <= this.#counts.length) return;
    const room = Math.ceil(slots * 1.5);
    this.#counts = new Uint32Array(room);
    this.#weights = new Float64Array(room);
  }

  add(slot: number, weight: number): void {
    const count = this.#counts[slot] ?? 0;
    if (count === 0) this.#touched.push(slot);
    this.#counts[slot] = count + 1;
    this.#weights[slot] = (this.#weights[slot] ?? 0) + weight;
  }

  /** The numbers that something was added to, in the order in which it first was. */
  get touched(): readonly number[] {
    return this.#touched;
  }

  count(slot: number): number {
    return this.#counts[slot] ?? 0;
  }

  weight(slot: number): number {
    return this.#weights[slot] ?? 0;
  }
}
