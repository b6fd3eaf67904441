import type { NameRelation } from "../names/name-relation";
import { Numbers } from "./article-table";

const FIRST_CAPACITY = 256;
const GROWTH = 1.5;
const RELATIONS: readonly NameRelation[] = ["spelling", "alias", "slip", "shorter", "similar", "different"];

/**
 * Which forms are linked with which, by their numbers, and how: in some 20 bytes a link, where an object in a list takes a
 * hundred and fifty. Each link is kept at the end from which it was added.
 */
export class EdgeTable {
  /** The first link of a form plus one; the others follow by `#next`. */
  readonly #first = new Numbers();
  #next = new Uint32Array(FIRST_CAPACITY);
  #ends = new Uint32Array(FIRST_CAPACITY);
  #relations = new Uint8Array(FIRST_CAPACITY);
  #scores = new Float64Array(FIRST_CAPACITY);
  #used = 0;
  /** A link that was taken away plus one; others follow by `#next`. */
  #free = 0;

  /** The first link of a form; -1 for none. */
  first(node: number): number {
    return this.#first.at(node) - 1;
  }

  /** The link behind another one of the same form; -1 for none. */
  next(link: number): number {
    return (this.#next[link] ?? 0) - 1;
  }

  /** The link of a form with another one; -1 for none. */
  find(node: number, end: number): number {
    let link = this.first(node);
    while (link >= 0 && this.end(link) !== end) link = this.next(link);
    return link;
  }

  /** The form at the other end. */
  end(link: number): number {
    return this.#ends[link] ?? 0;
  }

  relation(link: number): NameRelation {
    return RELATIONS[this.#relations[link] ?? 0] ?? "different";
  }

  score(link: number): number {
    return this.#scores[link] ?? 0;
  }

  /** Adds a link of a form. */
  add(node: number, end: number, relation: NameRelation, score: number): void {
    const link = this.#allocate();
    this.#ends[link] = end;
    this.#relations[link] = RELATIONS.indexOf(relation);
    this.#scores[link] = score;
    this.#next[link] = this.#first.at(node);
    this.#first.set(node, link + 1);
  }

  /** Takes the link of a form with another one away; false where there is none. */
  remove(node: number, end: number): boolean {
    let before = -1;
    let link = this.first(node);
    while (link >= 0 && this.end(link) !== end) {
      before = link;
      link = this.next(link);
    }
    if (link < 0) return false;
    const next = this.#next[link] ?? 0;
    if (before < 0) this.#first.set(node, next);
    else this.#next[before] = next;
    this.#next[link] = this.#free;
    this.#free = link + 1;
    return true;
  }

  /** Takes all links of a form away. */
  removeAll(node: number): void {
    const first = this.#first.at(node);
    if (first === 0) return;
    let last = first - 1;
    while (this.next(last) >= 0) last = this.next(last);
    this.#next[last] = this.#free;
    this.#free = first;
    this.#first.set(node, 0);
  }

  #allocate(): number {
    if (this.#free > 0) {
      const link = this.#free - 1;
      this.#free = this.#next[link] ?? 0;
      return link;
    }
    if (this.#used === this.#ends.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const capacity = Math.ceil(this.#used * GROWTH);
    const next = new Uint32Array(capacity);
    const ends = new Uint32Array(capacity);
    const relations = new Uint8Array(capacity);
    const scores = new Float64Array(capacity);
    next.set(this.#next);
    ends.set(this.#ends);
    relations.set(this.#relations);
    scores.set(this.#scores);
    this.#next = next;
    this.#ends = ends;
    this.#relations = relations;
    this.#scores = scores;
  }
}
