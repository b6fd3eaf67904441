import { mayBeOnePerson, relateNames } from "../names/compare";
import { mayBeOneOrganisation } from "../names/compare-organisations";
import type { Relationship } from "../names/name-relation";
import type { EntityKind } from "../settings";
import { Numbers } from "./article-table";
import { blockKeys, hasInitial, slipKeys } from "./block-keys";
import { EdgeTable } from "./edge-table";
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
// Of so many forms the edges are held ready as they are asked for.
const MOST_SHOWN = 4096;

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
  #edges = new EdgeTable();
  readonly #shown = new Map<number, readonly NameEdge[]>();
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
    this.#edges.removeAll(node);
    this.#shown.delete(node);
    this.#linked--;
  }

  /** The forms that may be the same name as this one, with what speaks for it. */
  edgesOf(node: number): readonly NameEdge[] {
    if (!this.hasEdges(node)) return NO_EDGES;
    const known = this.#shown.get(node);
    if (known !== undefined) return known;
    const text = this.#forms.textOf(node);
    const edges: NameEdge[] = [];
    for (let link = this.#edges.first(node); link >= 0; link = this.#edges.next(link)) {
      const other = this.#forms.textOf(this.#edges.end(link));
      edges.push(edgeOf(text, other, this.#edges.relation(link), this.#edges.score(link)));
    }
    if (this.#shown.size >= MOST_SHOWN) this.#shown.clear();
    this.#shown.set(node, edges);
    return edges;
  }

  /** True where another form may be the same name as this one. */
  hasEdges(node: number): boolean {
    this.ready();
    if ((this.#state.at(node) & LINKED) === 0) this.#link(node);
    return this.#edges.first(node) >= 0;
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

  tidy(): Generator<void> {
    return this.#blocks.tidy();
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
      if (other !== own && compare(text, form, kind) !== null) linked.push(form);
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
      const edge = compare(text, this.#forms.textOf(other), kind);
      if (edge !== null) this.#connect(other, node, edge);
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
        else this.#disconnect(other, node);
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
    const kind = this.#forms.kindOf(node);
    for (const other of this.#candidates(text, kind)) {
      const edge = other === node ? null : this.#edgeBetween(node, text, kind, other);
      if (edge !== null) this.#edges.add(node, other, edge.relation, edge.score);
    }
    for (const partner of this.#forms.partnersOf(text)) {
      const other = this.#forms.nodeOf(partner);
      if (other >= 0 && other !== node && this.#edges.find(node, other) < 0)
        this.#edges.add(node, other, "alias", ACRONYM_SCORE);
    }
    this.#state.set(node, this.#state.at(node) | LINKED);
    this.#linked++;
  }

  /** Comparing is symmetric: where the other end is linked already, it knows. */
  #edgeBetween(node: number, text: string, kind: EntityKind, other: number): Relationship | null {
    if ((this.#state.at(other) & LINKED) === 0) return compare(text, this.#forms.textOf(other), kind);
    const link = this.#edges.find(other, node);
    return link < 0 ? null : { relation: this.#edges.relation(link), score: this.#edges.score(link) };
  }

  #connect(node: number, other: number, { relation, score }: Relationship): void {
    this.#forms.changed(node);
    this.#edges.add(node, other, relation, score);
    this.#shown.delete(node);
  }

  #disconnect(node: number, other: number): void {
    if (!this.#edges.remove(node, other)) return;
    this.#forms.changed(node);
    this.#shown.delete(node);
  }
}

/** What joins two forms of a kind; null where nothing does. */
function compare(a: string, b: string, kind: EntityKind): Relationship | null {
  if (kind === "person" ? !mayBeOnePerson(a, b) : !mayBeOneOrganisation(a, b)) return null;
  const found = relateNames(a, b, kind);
  return found.relation === "similar" || found.relation === "different" ? null : found;
}

function edgeOf(a: string, b: string, relation: NameEdge["relation"], score: number): NameEdge {
  return a < b ? { a, b, relation, score } : { a: b, b: a, relation, score };
}
