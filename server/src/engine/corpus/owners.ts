/** A list of owners, filled again and again: where millions of keys are asked for, each with a list of its own is garbage. */
export class Owners {
  #values = new Uint32Array(64);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  clear(): void {
    this.#count = 0;
  }

  add(owner: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = owner;
  }
}
