import type { Random } from "../../train-names/random";

/**
 * Draws from a population that grows as it is drawn from: the more often a member has come, the more often it comes
 * again, and new ones never cease (Pitman & Yor 1997, Annals of Probability 25, 855-900). The frequencies follow a power
 * law, and of `n` draws about `n ** discount` are members that are new: what names in news do (Zipf's and Heaps' laws).
 */
export class Population<T> {
  readonly #members: T[] = [];
  readonly #counts: number[] = [];
  readonly #draws: number[] = [];
  readonly #discount: number;
  readonly #strength: number;
  readonly #make: (rank: number) => T;

  /** `make` gets the number of members before the new one. */
  constructor(discount: number, strength: number, make: (rank: number) => T) {
    this.#discount = discount;
    this.#strength = strength;
    this.#make = make;
  }

  get size(): number {
    return this.#members.length;
  }

  draw(random: Random): T {
    const fresh = this.#strength + this.#discount * this.#members.length;
    const all = this.#strength + this.#draws.length;
    const member = random.next() * all < fresh ? this.#found() : this.#again(random);
    this.#counts[member] = (this.#counts[member] ?? 0) + 1;
    this.#draws.push(member);
    const drawn = this.#members[member];
    if (drawn === undefined) throw new Error("a member that is not there");
    return drawn;
  }

  #found(): number {
    this.#members.push(this.#make(this.#members.length));
    return this.#members.length - 1;
  }

  /** An old member by its count less the discount: a random draw of before, not always taken. */
  #again(random: Random): number {
    for (;;) {
      const member = this.#draws[Math.floor(random.next() * this.#draws.length)] ?? 0;
      if (random.next() * (this.#counts[member] ?? 1) >= this.#discount) return member;
    }
  }
}
