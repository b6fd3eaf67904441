import { mayBeOnePerson, relateNames } from "../names/compare";
import { mayBeOneOrganisation } from "../names/compare-organisations";
import type { EntityKind } from "../settings";
import { Numbers } from "./article-table";
import { blockKeys, hasInitial, slipKeys } from "./block-keys";
import type { NameEdge } from "./entity-clusters";
import { PostingTable } from "./posting-table";

/** What the links must know of a form by its number. */
export interface LinkedForms {
  textOf(node: number): string;
  kindOf(node: number): EntityKind;
  /** The number of a form that the corpus holds; -1 for others. */
  nodeOf(form: string): number;
  /** The expansions of an acronym and the acronyms of an expansion. */
  partnersOf(form: string): readonly string[];
  /** The edges of this form, or of forms around it, may be others than before. */
  changed(node: number): void;
}

// A block of more names than this has too common a key to compare all of it.
const LARGEST_BLOCK = 100;
const KEY_BITS = 30;
const ACRONYM_SCORE = 0.9;
const NO_EDGES: readonly NameEdge[] = [];

const PERSON = 1;
const OTHER = 2;
const LINKED = 4;

/**
 * Which forms of names may be one: those that share a block which is not too large, and that a comparison does not tell
 * apart. New forms wait outside the blocks until the first question, and a form is compared when it is first asked for.
 * What is answered depends on the forms that are there, and not on when they came.
 */
export class NameLinks {
  readonly #forms: LinkedForms;
  readonly #blocks = new PostingTable(KEY_BITS);
  readonly #waiting = new Set<number>();
  /** Under which kind a form stands in the blocks, and whether its edges are known. */
  readonly #state = new Numbers();
  readonly #edges = new Map<number, NameEdge[]>();
  #linked = 0;
  #placing = false;
  #blockChanges = 0;

  constructor(forms: LinkedForms) {
    this.#forms = forms;
  }

  /** A form is new, or of another kind now. */
  touch(node: number): void {
    if (this.#isPlaced(node)) this.#unplace(node);
    this.#waiting.add(node);
  }

  /** A form is gone; its text and kind are still known. */
  drop(node: number): void {
    this.#waiting.delete(node);
    if (this.#isPlaced(node)) this.#unplace(node);
  }

  /** Has a form compared anew when it is next asked for: its partners have changed. */
  forget(node: number): void {
    this.#forms.changed(node);
    if ((this.#state.at(node) & LINKED) === 0) return;
    this.#state.set(node, this.#state.at(node) & ~LINKED);
    this.#edges.delete(node);
    this.#linked--;
  }

  /** The forms that may be the same name as this one, with what speaks for it. */
  edgesOf(node: number): readonly NameEdge[] {
    this.ready();
    if ((this.#state.at(node) & LINKED) === 0) this.#link(node);
    return this.#edges.get(node) ?? NO_EDGES;
  }

  /** Puts what waits into its blocks, yielding after each form, so that a caller can let others work. */
  *place(): Generator<void> {
    for (const node of this.#waiting) {
      this.#waiting.delete(node);
      this.#placing = true;
      this.#place(node);
      this.#placing = false;
      yield;
    }
  }

  /** Puts all that waits into its blocks. */
  ready(): void {
    for (const _ of this.place());
  }

  /** The forms that are somehow like a text, as if that were a name of the kind. */
  like(text: string, kind: EntityKind): Set<number> {
    this.ready();
    return this.#candidates(text, kind, true);
  }

  /** The forms that a text may be a misspelling of. */
  misspeltIn(text: string): Set<number> {
    this.ready();
    const found = new Set<number>();
    for (const { spelling, slips } of slipKeys(text)) {
      for (const node of this.#blocks.ownersOf(spelling)) found.add(node);
      for (const key of slips) for (const node of this.#blocks.ownersOf(key, LARGEST_BLOCK)) found.add(node);
    }
    return found;
  }

  /** The forms in a block, however many; see `spellingBlock`. */
  inBlock(key: number): number[] {
    if (!this.#placing) this.ready();
    return this.#blocks.ownersOf(key);
  }

  tidy(): void {
    this.#blocks.tidy();
  }

  /** Forgets what was compared: it is compared again when it is next asked for. */
  letGo(): void {
    for (let node = 0; this.#linked > 0; node++) {
      const state = this.#state.at(node);
      if ((state & LINKED) === 0) continue;
      this.#state.set(node, state & ~LINKED);
      this.#linked--;
    }
    this.#edges.clear();
  }

  /** Grows where a block became too large, or small enough. */
  get blockChanges(): number {
    return this.#blockChanges;
  }

  /** The forms that a form would have edges to if it were there. */
  linksOf(text: string, kind: EntityKind): string[] {
    this.ready();
    const own = this.#forms.nodeOf(text);
    const linked: string[] = [];
    for (const other of this.#candidates(text, kind)) {
      const form = this.#forms.textOf(other);
      if (other !== own && this.#compareTexts(text, form, kind) !== null) linked.push(form);
    }
    return linked;
  }

  #isPlaced(node: number): boolean {
    return (this.#state.at(node) & (PERSON | OTHER)) !== 0;
  }

  /** True for a block of more names than are compared with each other. */
  isLarge(key: number): boolean {
    return this.#blocks.countOf(key, LARGEST_BLOCK + 1) > LARGEST_BLOCK;
  }

  #candidates(text: string, kind: EntityKind, initial = hasInitial(text, kind)): Set<number> {
    const found = new Set<number>();
    for (const { key, role, short } of blockKeys(text, kind)) {
      const most = role === "spelling" ? Number.POSITIVE_INFINITY : LARGEST_BLOCK;
      const others = this.#blocks.ownersOf(short === undefined || initial ? key : short, most);
      if (short !== undefined && !initial && (others.length === 0 || this.isLarge(key))) continue;
      for (const other of others) found.add(other);
    }
    return found;
  }

  #place(node: number): void {
    const text = this.#forms.textOf(node);
    const kind = this.#forms.kindOf(node);
    const initial = hasInitial(text, kind);
    for (const { key, role, short } of blockKeys(text, kind)) {
      if (role !== "spelling" && this.#linked > 0) this.#grow(key);
      this.#blocks.add(key, node);
      if (initial && short !== undefined) this.#blocks.add(short, node);
    }
    this.#state.set(node, kind === "person" ? PERSON : OTHER);
    this.#forms.changed(node);
    if (this.#linked === 0) return;
    for (const other of this.#candidates(text, kind)) {
      if ((this.#state.at(other) & LINKED) === 0 || other === node) continue;
      const edge = this.#compare(node, other);
      if (edge !== null) this.#connect(other, edge);
    }
    this.#forgetPartners(text);
  }

  #unplace(node: number): void {
    const text = this.#forms.textOf(node);
    const kind: EntityKind = (this.#state.at(node) & PERSON) !== 0 ? "person" : "organisation";
    this.forget(node);
    const initial = hasInitial(text, kind);
    for (const { key, role, short } of blockKeys(text, kind)) {
      this.#blocks.remove(key, node);
      if (initial && short !== undefined) this.#blocks.remove(short, node);
      if (this.#linked === 0) continue;
      const count = role === "spelling" ? 0 : this.#blocks.countOf(key, LARGEST_BLOCK + 1);
      if (count > LARGEST_BLOCK) continue;
      if (count === LARGEST_BLOCK) this.#blockChanges++;
      for (const other of this.#blocks.ownersOf(key)) {
        // A block that has just become small enough is compared anew.
        if (count === LARGEST_BLOCK) this.forget(other);
        else this.#disconnect(other, text);
      }
    }
    this.#state.set(node, 0);
    this.#forgetPartners(text);
  }

  /** A block that is about to become too large joins nothing any more. */
  #grow(key: number): void {
    if (this.#blocks.countOf(key, LARGEST_BLOCK + 1) !== LARGEST_BLOCK) return;
    this.#blockChanges++;
    for (const other of this.#blocks.ownersOf(key)) this.forget(other);
  }

  #forgetPartners(text: string): void {
    for (const partner of this.#forms.partnersOf(text)) {
      const node = this.#forms.nodeOf(partner);
      if (node >= 0) this.forget(node);
    }
  }

  #link(node: number): void {
    const text = this.#forms.textOf(node);
    const edges: NameEdge[] = [];
    for (const other of this.#candidates(text, this.#forms.kindOf(node))) {
      const edge = other === node ? null : this.#edgeBetween(node, text, other);
      if (edge !== null) edges.push(edge);
    }
    for (const partner of this.#forms.partnersOf(text)) {
      if (this.#forms.nodeOf(partner) < 0 || edges.some(({ a, b }) => a === partner || b === partner))
        continue;
      edges.push(edgeOf(text, partner, "alias", ACRONYM_SCORE));
    }
    if (edges.length > 0) this.#edges.set(node, edges);
    this.#state.set(node, this.#state.at(node) | LINKED);
    this.#linked++;
  }

  /** Comparing is symmetric: where the other end is linked already, it knows. */
  #edgeBetween(node: number, text: string, other: number): NameEdge | null {
    if ((this.#state.at(other) & LINKED) === 0) return this.#compare(node, other);
    return this.#edges.get(other)?.find(({ a, b }) => a === text || b === text) ?? null;
  }

  #compare(node: number, other: number): NameEdge | null {
    return this.#compareTexts(this.#forms.textOf(node), this.#forms.textOf(other), this.#forms.kindOf(node));
  }

  #compareTexts(a: string, b: string, kind: EntityKind): NameEdge | null {
    if (kind === "person" ? !mayBeOnePerson(a, b) : !mayBeOneOrganisation(a, b)) return null;
    const { relation, score } = relateNames(a, b, kind);
    return relation === "similar" || relation === "different" ? null : edgeOf(a, b, relation, score);
  }

  #connect(node: number, edge: NameEdge): void {
    this.#forms.changed(node);
    const edges = this.#edges.get(node);
    if (edges === undefined) this.#edges.set(node, [edge]);
    else edges.push(edge);
  }

  #disconnect(node: number, text: string): void {
    const edges = this.#edges.get(node);
    if (edges === undefined) return;
    const left = edges.filter(({ a, b }) => a !== text && b !== text);
    if (left.length === edges.length) return;
    this.#forms.changed(node);
    if (left.length > 0) this.#edges.set(node, left);
    else this.#edges.delete(node);
  }
}

function edgeOf(a: string, b: string, relation: NameEdge["relation"], score: number): NameEdge {
  return a < b ? { a, b, relation, score } : { a: b, b: a, relation, score };
}
