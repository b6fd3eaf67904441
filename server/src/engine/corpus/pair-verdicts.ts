// Some megabytes; what is asked for again is asked for soon.
const MOST = 20_000;

/** What is known of pairs of forms, in their order, until one of the two is another. */
export class PairVerdicts {
  /** By the first form and the second; each pair the other way round as well, null where nothing is known of that. */
  readonly #rows = new Map<string, Map<string, boolean | null>>();
  #count = 0;

  /** What `judge` says of a pair; asked once. */
  of(a: string, b: string, judge: () => boolean): boolean {
    const known = this.#rows.get(a)?.get(b);
    if (known !== undefined && known !== null) return known;
    const verdict = judge();
    if (this.#count >= MOST) this.clear();
    this.#count++;
    this.#row(a).set(b, verdict);
    const other = this.#row(b);
    if (!other.has(a)) other.set(a, null);
    return verdict;
  }

  /** A form is another: nothing is known of its pairs. */
  forget(form: string): void {
    const row = this.#rows.get(form);
    if (row === undefined) return;
    this.#rows.delete(form);
    for (const other of row.keys()) this.#rows.get(other)?.delete(form);
  }

  clear(): void {
    this.#rows.clear();
    this.#count = 0;
  }

  #row(form: string): Map<string, boolean | null> {
    const known = this.#rows.get(form);
    if (known !== undefined) return known;
    const row = new Map<string, boolean | null>();
    this.#rows.set(form, row);
    return row;
  }
}
