import type { ArticleId } from "../article/article";
import type { Settings } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import type { ArticleIds } from "./article-order";
import type { Container, DateView, Duplicate, LanguageView, RelatedArticle } from "./view";

/** What a summary knows of the corpus as a whole. */
export interface SummaryGlobals {
  readonly size: number;
  readonly dates: Omit<DateView, "placeInSeries">;
  readonly languages: LanguageView;
  /** `decisionsOf` the settings by which its entities were found. */
  readonly entitiesBy: string;
}

/** What the user decided on names, to be compared: with other decisions the same forms make up other entities. */
export function decisionsOf({ entities, different }: Pick<Settings, "entities" | "different">): string {
  return JSON.stringify([entities, different]);
}

/** How one article stands to others. */
export interface RelationRecord {
  readonly duplicates: readonly Duplicate[];
  readonly containers: readonly Container[];
  readonly shared: readonly {
    readonly id: ArticleId;
    readonly keys: readonly number[];
    readonly reach: number | null;
  }[];
  readonly related: readonly RelatedArticle[];
}

/** The same with the numbers of other articles in place of their ids. */
type NumberedRelations = {
  readonly [Kind in keyof RelationRecord]: readonly Numbered<RelationRecord[Kind][number]>[];
};

type Numbered<T> = Omit<T, "id"> & { readonly id: number };

/** `numberOf`: the number of an article in the summary; -1 for none, and then nothing is said of it. */
export function packRelations(record: RelationRecord, numberOf: (id: ArticleId) => number): Uint8Array {
  const numbered = <T extends { readonly id: ArticleId }>(others: readonly T[]): Numbered<T>[] =>
    others.map((other) => ({ ...other, id: numberOf(other.id) })).filter(({ id }) => id >= 0);
  const packed: NumberedRelations = {
    duplicates: numbered(record.duplicates),
    containers: numbered(record.containers),
    shared: numbered(record.shared),
    related: numbered(record.related),
  };
  return recordOf(packed);
}

/** What `packRelations` made a record of; undefined for none. */
export function unpackRelations(packed: Uint8Array | undefined, ids: ArticleIds): RelationRecord | undefined {
  const record = contentOf<NumberedRelations>(packed);
  const named = <T extends { readonly id: number }>(others: readonly T[]) =>
    others.map((other) => ({ ...other, id: ids.idOf(other.id) }));
  return (
    record && {
      duplicates: named(record.duplicates),
      containers: named(record.containers),
      shared: named(record.shared),
      related: named(record.related),
    }
  );
}

/** A value that JSON can write, as the bytes of a record. */
export function recordOf(value: unknown): Uint8Array {
  const bytes = new ByteWriter();
  bytes.text(JSON.stringify(value));
  return bytes.bytes();
}

/** What `recordOf` made a record of: of the type that is kept under that kind of key. */
export function contentOf<T>(record: Uint8Array | undefined): T | undefined {
  if (record === undefined) return undefined;
  const value: T = JSON.parse(new ByteReader(record).text());
  return value;
}
