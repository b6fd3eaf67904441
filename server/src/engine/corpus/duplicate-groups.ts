import type { ArticleId } from "../article/article";
import { unpackNumbers } from "../text/pack";
import type { CorpusIndex } from "./corpus";
import type { Digest } from "./digest";
import type { RelationIndex } from "./relation-index";
import type { Container, Duplicate } from "./view";

/** Articles that are copies of one another, or one that holds others. */
export interface DuplicateGroup {
  readonly kind: "same" | "near" | "contained";
  /** The least similarity by which one of the group belongs to it; of the contained, the least share. */
  readonly similarity: number;
  /** Sorted; for `contained` the longest article comes first. At least two. */
  readonly articles: readonly ArticleId[];
}

interface Ties {
  readonly copies: readonly Duplicate[];
  readonly container: Container | undefined;
}

/**
 * The groups of a corpus. Only what an edit can have touched is looked at again: the article, those that were tied to
 * it, and those that could be now.
 */
export class DuplicateGroups implements CorpusIndex {
  readonly #relations: RelationIndex;
  readonly #dirty = new Set<ArticleId>();
  /** Only articles that have ties. */
  readonly #ties = new Map<ArticleId, Ties>();
  readonly #held = new Map<ArticleId, Set<ArticleId>>();
  #groups: readonly DuplicateGroup[] = [];

  constructor(relations: RelationIndex) {
    this.#relations = relations;
  }

  add({ id }: Pick<Digest, "id">): void {
    this.#dirty.add(id);
  }

  remove({ id }: Pick<Digest, "id">): void {
    this.#dirty.add(id);
  }

  /** All groups: copies first, then what is contained, each kind by its first article. */
  all(): readonly DuplicateGroup[] {
    if (this.#dirty.size > 0) {
      for (const id of this.#touched()) this.#tie(id);
      this.#dirty.clear();
      this.#groups = [...this.#copyGroups(), ...this.#containedGroups()];
    }
    return this.#groups;
  }

  #touched(): Set<ArticleId> {
    const touched = new Set(this.#dirty);
    for (const id of this.#dirty) {
      for (const copy of this.#ties.get(id)?.copies ?? []) touched.add(copy.id);
      for (const held of this.#held.get(id) ?? []) touched.add(held);
      const relations = this.#relations;
      const facts = relations.digestOf(id)?.duplicates;
      if (facts === undefined) continue;
      const touch = (slot: number) => touched.add(relations.articles.idOf(slot));
      for (const slot of relations.candidates(facts.sketch)) touch(slot);
      for (const key of unpackNumbers(facts.sentences))
        for (const slot of relations.withSentence(key)) touch(slot);
    }
    return touched;
  }

  #tie(id: ArticleId): void {
    const old = this.#ties.get(id)?.container;
    if (old !== undefined) this.#held.get(old.id)?.delete(id);
    const copies = this.#relations.duplicatesOf(id);
    const container = this.#relations.containersOf(id)[0];
    if (copies.length === 0 && container === undefined) this.#ties.delete(id);
    else this.#ties.set(id, { copies, container });
    if (container === undefined) return;
    const held = this.#held.get(container.id);
    if (held === undefined) this.#held.set(container.id, new Set([id]));
    else held.add(id);
  }

  /** Copies of copies are one group. */
  #copyGroups(): DuplicateGroup[] {
    const groups: DuplicateGroup[] = [];
    const grouped = new Set<ArticleId>();
    for (const id of [...this.#ties.keys()].sort()) {
      if (grouped.has(id)) continue;
      grouped.add(id);
      const members = [id];
      let similarity = 1;
      let same = true;
      for (const member of members) {
        for (const copy of this.#ties.get(member)?.copies ?? []) {
          similarity = Math.min(similarity, copy.similarity);
          same &&= copy.kind === "exact";
          if (grouped.has(copy.id)) continue;
          grouped.add(copy.id);
          members.push(copy.id);
        }
      }
      if (members.length > 1)
        groups.push({ kind: same ? "same" : "near", similarity, articles: members.sort() });
    }
    return groups;
  }

  #containedGroups(): DuplicateGroup[] {
    const groups: DuplicateGroup[] = [];
    for (const [id, held] of [...this.#held].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (held.size === 0) continue;
      let similarity = 1;
      for (const member of held) {
        similarity = Math.min(similarity, this.#ties.get(member)?.container?.share ?? 1);
      }
      groups.push({
        kind: "contained",
        similarity,
        articles: [id, ...[...held].sort()],
      });
    }
    return groups;
  }
}
