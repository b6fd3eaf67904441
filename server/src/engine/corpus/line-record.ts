import type { ArticleId } from "../article/article";
import type { ArticleIds } from "./article-order";
import { DigestReader, DigestWriter } from "./pack-parts";
import type { LineRepeat } from "./view";

/** What a summary knows of a line that repeats: every check reads some. `numberOf`: that of an article in the summary. */
export function packRepeat(
  { articles, sample }: LineRepeat,
  numberOf: (id: ArticleId) => number,
): Uint8Array {
  const bytes = new DigestWriter();
  bytes.whole(articles);
  bytes.list(sample, ({ article, line }) => {
    bytes.whole(numberOf(article));
    bytes.whole(line);
  });
  return bytes.bytes();
}

/** What `packRepeat` made bytes of. */
export function unpackRepeat(packed: Uint8Array, ids: ArticleIds): LineRepeat {
  const bytes = new DigestReader(packed);
  const articles = bytes.whole();
  const sample = bytes.list(() => ({ article: ids.idOf(bytes.whole()), line: bytes.whole() }));
  return { articles, sample };
}

/** Hashes of lines of 53 bits. */
export function packHashes(hashes: readonly number[]): Uint8Array {
  const bytes = new DigestWriter();
  bytes.list(hashes, (hash) => bytes.hash(hash));
  return bytes.bytes();
}

/** What `packHashes` made bytes of; none of nothing. */
export function unpackHashes(packed: Uint8Array | undefined): number[] {
  if (packed === undefined) return [];
  const bytes = new DigestReader(packed);
  return bytes.list(() => bytes.hash());
}
