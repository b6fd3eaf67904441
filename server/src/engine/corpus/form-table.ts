import type { EntityKind } from "../settings";
import { hash32 } from "../text/hash";
import { Numbers } from "./article-table";
import { PostingTable } from "./posting-table";
import { StringTable } from "./string-table";

const KEY_BITS = 30;
const BETWEEN = "\u0000";
// In the order of the alphabet, which decides where two kinds are equally frequent.
const KINDS: readonly EntityKind[] = ["organisation", "other", "person", "place"];

/**
 * The forms of names by number, with their counts and articles. A form that stands for itself is a node; a short form,
 * which stands for a node, has a number of its own for each of them. Both are pairs of what is written and what is meant.
 */
export class FormTable {
  /** What is meant, or what is written and what is meant. */
  readonly #texts = new StringTable();
  readonly #articles = new Numbers();
  readonly #mentions = new Numbers();
  /** Of a node: how many facts stand for it, and of which kind most of them are. */
  readonly #facts = new Numbers();
  readonly #kind = new Numbers();
  readonly #mixed = new Map<number, number[]>();
  readonly #short = new Map<number, number[]>();
  readonly #carriers = new PostingTable(KEY_BITS);

  /** Adds what one article says of a form; `changed` where the node is new or of another kind now. */
  add(
    written: string,
    meant: string,
    kind: EntityKind,
    count: number,
    slot: number,
  ): { readonly number: number; readonly changed: boolean } {
    const node = this.#texts.intern(meant);
    const pair = written === meant ? node : this.#texts.intern(`${written}${BETWEEN}${meant}`);
    if (this.#articles.add(pair, 1) === 1 && pair !== node) {
      const short = this.#short.get(node);
      if (short === undefined) this.#short.set(node, [pair]);
      else short.push(pair);
    }
    this.#mentions.add(pair, count);
    this.#carriers.add(keyOf(pair), slot);
    const before = this.#facts.at(node) === 0 ? -1 : this.#kind.at(node);
    this.#countKind(node, KINDS.indexOf(kind), 1);
    return { number: node, changed: before !== this.#kind.at(node) };
  }

  /** Takes away what `add` added; `changed` where the node is gone or of another kind now. */
  remove(
    written: string,
    meant: string,
    kind: EntityKind,
    count: number,
    slot: number,
  ): { readonly number: number; readonly changed: boolean } {
    const node = this.#texts.intern(meant);
    const pair = written === meant ? node : this.#texts.intern(`${written}${BETWEEN}${meant}`);
    if (this.#articles.add(pair, -1) === 0 && pair !== node) {
      const left = (this.#short.get(node) ?? []).filter((each) => each !== pair);
      if (left.length > 0) this.#short.set(node, left);
      else this.#short.delete(node);
    }
    this.#mentions.add(pair, -count);
    this.#carriers.remove(keyOf(pair), slot);
    const before = this.#kind.at(node);
    this.#countKind(node, KINDS.indexOf(kind), -1);
    return { number: node, changed: this.#facts.at(node) === 0 || before !== this.#kind.at(node) };
  }

  /** True where some article names what this node is. */
  has(node: number): boolean {
    return node >= 0 && this.#facts.at(node) > 0;
  }

  /** The number of a form that stands for itself or for which others stand; -1 where the corpus has none. */
  nodeOf(form: string): number {
    const node = this.#texts.find(form);
    return this.has(node) ? node : -1;
  }

  /** The number of a form as it stands for itself, or for `meant`; -1 where the corpus has none. */
  pairOf(written: string, meant = written): number {
    return this.#texts.find(written === meant ? written : `${written}${BETWEEN}${meant}`);
  }

  /** By which pairs are told apart without a look at their texts. */
  hashOf(written: string, meant: string): number {
    const hash = hash32(written);
    return written === meant ? hash : hash32(meant, 0, meant.length, hash32(BETWEEN, 0, 1, hash));
  }

  hashOfPair(pair: number): number {
    return this.#texts.hashOf(pair);
  }

  /** What stands for a node: itself, and its short forms. */
  pairsOf(node: number): readonly number[] {
    return node < 0 ? [] : [node, ...(this.#short.get(node) ?? [])].filter((pair) => this.articles(pair) > 0);
  }

  *nodes(): Generator<number> {
    for (let node = 0; node < this.#texts.size; node++) if (this.has(node)) yield node;
  }

  textOf(node: number): string {
    return this.#texts.text(node);
  }

  /** The order of two forms in the alphabet of code units: below 0, 0 or above. */
  compareTexts(a: number, b: number): number {
    return this.#texts.compare(a, b);
  }

  /** What is written where a pair stands. */
  writtenOf(pair: number): string {
    const text = this.#texts.text(pair);
    const cut = text.indexOf(BETWEEN);
    return cut < 0 ? text : text.slice(0, cut);
  }

  kindOf(node: number): EntityKind {
    return node < 0 ? "other" : (KINDS[this.#kind.at(node)] ?? "other");
  }

  /** Number of articles in which a pair stands. */
  articles(pair: number): number {
    return pair < 0 ? 0 : this.#articles.at(pair);
  }

  mentions(pair: number): number {
    return pair < 0 ? 0 : this.#mentions.at(pair);
  }

  slotsOf(pair: number): number[] {
    return pair < 0 ? [] : this.#carriers.ownersOf(keyOf(pair));
  }

  tidy(): Generator<void> {
    return this.#carriers.tidy();
  }

  /** Most names are of one kind wherever they stand: the counts are kept apart only where they are not. */
  #countKind(node: number, kind: number, change: number): void {
    const facts = this.#facts.add(node, change);
    let counts = this.#mixed.get(node);
    if (counts === undefined) {
      if (change > 0 && facts === 1) this.#kind.set(node, kind);
      const own = this.#kind.at(node);
      if (own === kind) return;
      counts = KINDS.map((_, at) => (at === own ? facts - change : 0));
      this.#mixed.set(node, counts);
    }
    counts[kind] = (counts[kind] ?? 0) + change;
    const most = Math.max(...counts);
    this.#kind.set(node, counts.indexOf(most));
    if (most === facts) this.#mixed.delete(node);
  }
}

/** Numbers that count from 0, spread evenly. */
function keyOf(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) & (2 ** KEY_BITS - 1);
}
