import type { ArticleTable } from "./article-table";
import type { CorpusIndex } from "./corpus";
import { DuplicateGroups } from "./duplicate-groups";
import { LineIndex } from "./line-index";
import type { LikenessFacts } from "./pack-digest";
import { RelationIndex } from "./relation-index";

/** What the articles of a corpus have in common but names: lines, sentences, wording. */
export class Likeness implements CorpusIndex {
  readonly lines: LineIndex;
  readonly relations: RelationIndex;
  readonly groups: DuplicateGroups;

  constructor(articles: ArticleTable) {
    this.lines = new LineIndex(articles);
    this.relations = new RelationIndex(articles);
    this.groups = new DuplicateGroups(this.relations);
  }

  /** What the articles of a table have in common. */
  static of(articles: ArticleTable): Likeness {
    const likeness = new Likeness(articles);
    for (let slot = 0; slot < articles.slots; slot++) {
      if (articles.has(slot)) likeness.add(articles.likeness(slot), slot);
    }
    return likeness;
  }

  add(digest: LikenessFacts, slot: number): void {
    this.lines.add(digest, slot);
    this.relations.add(digest, slot);
    this.groups.add(digest);
  }

  remove(digest: LikenessFacts, slot: number): void {
    this.lines.remove(digest, slot);
    this.relations.remove(digest, slot);
    this.groups.remove(digest);
  }

  *tidy(): Generator<void> {
    yield* this.lines.tidy();
    yield* this.relations.tidy();
  }
}
