import { ByteReader, ByteWriter } from "../text/bytes";
import type { TextRange } from "../text/span";
import type { ArticleIds } from "./article-order";
import type { NamePlace } from "./view";

/** A place in an article, by the number that a summary has for it. */
export interface NumberedPlace {
  readonly article: number;
  readonly range: TextRange;
}

/** The places of each of the ways in which a form is written, in some eight bytes a place: a summary has a million. */
export function packPlaces(ways: readonly (readonly NumberedPlace[])[]): Uint8Array {
  const bytes = new ByteWriter();
  bytes.list(ways, (places) =>
    bytes.list(places, ({ article, range: { start, end } }) => {
      bytes.whole(article);
      bytes.whole(start.line);
      bytes.whole(start.character);
      bytes.whole(end.line - start.line);
      bytes.whole(end.line === start.line ? end.character - start.character : end.character);
    }),
  );
  return bytes.bytes();
}

/** The places of one of the ways; none where there is no such way. */
export function unpackPlaces(packed: Uint8Array | undefined, way: number, ids: ArticleIds): NamePlace[] {
  if (packed === undefined) return [];
  const bytes = new ByteReader(packed);
  return bytes.list(() => bytes.list(() => placeIn(bytes, ids)))[way] ?? [];
}

function placeIn(bytes: ByteReader, ids: ArticleIds): NamePlace {
  const article = ids.idOf(bytes.whole());
  const start = { line: bytes.whole(), character: bytes.whole() };
  const lines = bytes.whole();
  const character = bytes.whole() + (lines === 0 ? start.character : 0);
  return { article, range: { start, end: { line: start.line + lines, character } } };
}
