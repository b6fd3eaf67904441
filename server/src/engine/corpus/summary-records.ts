import type { ArticleId } from "../article/article";
import type { Settings } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import type { Container, DateView, Duplicate, LanguageView, NamePlace, RelatedArticle } from "./view";

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

/** For each way in which a form is written its places: most of what a summary holds, and asked where something is found. */
export type PlacesRecord = readonly (readonly PlaceRecord[])[];

/** A place, with line and character of its start and its end: half of a summary is places, written as short as it goes. */
export type PlaceRecord = readonly [ArticleId, number, number, number, number];

export function placeOf([article, line, character, endLine, endCharacter]: PlaceRecord): NamePlace {
  return { article, range: { start: { line, character }, end: { line: endLine, character: endCharacter } } };
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
