import { type ArticleId, checksumOf, type Day, type DigestHead, type Piece } from "../../engine";
import { Breather } from "../breather";
import type { FileStamp } from "../file-system";
import type { Kept } from "../findings/kept";
import type { Tally } from "../findings/record";
import type { ReportPlace } from "../findings/report-shelf";

/** What is told of an article in lists. */
export interface Card {
  /** Title, else first sentence, else file name. */
  readonly label: string;
  readonly hasTitle: boolean;
  readonly published: Day | null;
  readonly words: number;
  readonly language: string;
}

export function cardOf({ label, hasTitle, published, words, language }: DigestHead): Card {
  return { label, hasTitle, published: published?.day ?? null, words, language };
}

/** What is remembered of one article from one run to the next. */
export interface CachedArticle {
  readonly id: ArticleId;
  /** Absent where the file was still being written when it was read: it must be read again. */
  readonly stamp?: FileStamp;
  readonly textHash: number;
  readonly card: Card;
  readonly digest: Piece;
  readonly article?: Piece;
  /** Set where the text was not decoded safely. */
  readonly undecoded?: string;
  readonly found?: CachedFindings;
}

export interface CachedFindings extends Kept {
  /** They are those of the corpus that is remembered. */
  readonly fresh: boolean;
}

/** What the remembered corpus is, besides its articles. */
export interface CacheHeader {
  /** What else findings depend on: settings and day. */
  readonly era: string;
  /** The file of pieces, and how much of it counts. */
  readonly pieces: string;
  readonly length: number;
  /** How much of that is needed. */
  readonly live: number;
}

// An index is one line of JSON and then chunks, each of a length and a checksum of four bytes, a row of numbers of eight
// bytes, and JSON of the texts. A damaged chunk loses its own articles only.
const ARTICLES_A_CHUNK = 1024;
const CHUNK_HEAD = 12;
const LONGEST_HEADER = 4096;
const NONE = -1;
const TEXTS = 5;

/** The first line of an index. */
export function encodeHeader(header: CacheHeader & { readonly version: string }): Uint8Array {
  return Buffer.from(`${JSON.stringify(header)}\n`);
}

/** The chunks of an index; lets the event loop run in between. */
export async function encodeArticles(articles: Iterable<CachedArticle>): Promise<Uint8Array[]> {
  const breather = new Breather();
  const parts: Uint8Array[] = [];
  let chunk: CachedArticle[] = [];
  for (const article of articles) {
    chunk.push(article);
    if (chunk.length < ARTICLES_A_CHUNK) continue;
    parts.push(...encodeChunk(chunk));
    chunk = [];
    await breather.rest();
  }
  if (chunk.length > 0) parts.push(...encodeChunk(chunk));
  return parts;
}

/** The header of an index that this version wrote; undefined for every other one. */
export function decodeHeader(bytes: Uint8Array, version: string): CacheHeader | undefined {
  const end = bytes.subarray(0, LONGEST_HEADER).indexOf(0x0a);
  if (end < 0) return undefined;
  try {
    const header: unknown = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8"));
    if (typeof header !== "object" || header === null) return undefined;
    if (!("version" in header) || header.version !== version) return undefined;
    const { era, pieces, length, live } = { era: "", pieces: "", length: 0, live: 0, ...header };
    if (typeof era !== "string" || typeof pieces !== "string") return undefined;
    if (!Number.isSafeInteger(length) || !Number.isSafeInteger(live)) return undefined;
    return { era, pieces, length, live };
  } catch {
    return undefined;
  }
}

/** The articles of an index, those of damaged chunks left out; lets the event loop run in between. */
export async function decodeArticles(bytes: Uint8Array): Promise<Map<ArticleId, CachedArticle>> {
  const breather = new Breather();
  const articles = new Map<ArticleId, CachedArticle>();
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes.subarray(0, LONGEST_HEADER).indexOf(0x0a) + 1;
  while (at > 0 && at + CHUNK_HEAD <= view.length) {
    const length = view.readUInt32LE(at);
    const start = at + CHUNK_HEAD;
    const body = view.subarray(start, start + length);
    if (body.length === length && checksumOf(body) === view.readInt32LE(at + 4)) {
      for (const article of decodeChunk(body, view.readUInt32LE(at + 8))) articles.set(article.id, article);
    }
    at = start + length;
    await breather.rest();
  }
  return articles;
}

function encodeChunk(articles: readonly CachedArticle[]): Uint8Array[] {
  const numbers: number[] = [];
  const texts: string[] = [];
  for (const { id, stamp, textHash, card, digest, article, undecoded, found } of articles) {
    texts.push(id, card.label, card.language, found?.tally.problems ?? "", undecoded ?? "");
    numbers.push(stamp?.size ?? NONE, stamp?.modified ?? NONE, stamp?.changed ?? NONE, textHash);
    numbers.push(card.hasTitle ? 1 : 0, card.published ?? Number.NaN, card.words);
    numbers.push(digest.at, digest.length, article?.at ?? NONE, article?.length ?? NONE);
    numbers.push(found === undefined ? 0 : found.fresh ? 2 : 1);
    if (found === undefined) continue;
    numbers.push(
      found.tally.warnings,
      found.tally.hash,
      found.report?.at ?? NONE,
      found.report?.length ?? NONE,
      found.report?.number ?? NONE,
    );
    numbers.push(found.fixes.length, ...found.fixes);
  }
  const body = Buffer.concat([
    Buffer.from(Float64Array.from(numbers).buffer),
    Buffer.from(JSON.stringify(texts)),
  ]);
  const head = Buffer.alloc(CHUNK_HEAD);
  head.writeUInt32LE(body.length, 0);
  head.writeInt32LE(checksumOf(body), 4);
  head.writeUInt32LE(numbers.length, 8);
  return [head, body];
}

function decodeChunk(body: Buffer, count: number): CachedArticle[] {
  const end = count * Float64Array.BYTES_PER_ELEMENT;
  if (end > body.length) return [];
  // Aligned anew: the chunk may stand anywhere in the file.
  const numbers = new Float64Array(Uint8Array.from(body.subarray(0, end)).buffer);
  const texts = textsOf(body.subarray(end));
  const articles: CachedArticle[] = [];
  let at = 0;
  const next = () => numbers[at++] ?? NONE;
  const whole = () => {
    const value = next();
    return Number.isSafeInteger(value) ? value : NONE;
  };
  const piece = (): Piece | undefined => {
    const place = { at: whole(), length: whole() };
    return place.at < 0 || place.length < 0 ? undefined : place;
  };
  for (let text = 0; text + TEXTS <= texts.length && at < numbers.length; text += TEXTS) {
    const [id = "", label = "", language = "", problems = "", undecoded = ""] = texts.slice(
      text,
      text + TEXTS,
    );
    const stamp = { size: next(), modified: next(), changed: next() };
    const textHash = whole();
    const hasTitle = next() === 1;
    const published = next();
    const card: Card = {
      label,
      hasTitle,
      published: Number.isSafeInteger(published) ? published : null,
      words: whole(),
      language,
    };
    const digest = piece();
    const article = piece();
    const state = next();
    let found: CachedFindings | undefined;
    if (state > 0) {
      const tally: Tally = { problems, warnings: whole(), hash: whole() };
      const block = piece();
      const number = whole();
      const report: ReportPlace | undefined = block && number >= 0 ? { ...block, number } : undefined;
      const fixes: number[] = [];
      for (let left = Math.min(whole(), numbers.length); left > 0; left--) fixes.push(next());
      found = { tally, fixes, fresh: state === 2, ...(report === undefined ? {} : { report }) };
    }
    if (digest === undefined) continue;
    articles.push({
      id,
      ...(stamp.size < 0 ? {} : { stamp }),
      textHash,
      card,
      digest,
      ...(article === undefined ? {} : { article }),
      ...(undecoded === "" ? {} : { undecoded }),
      ...(found === undefined ? {} : { found }),
    });
  }
  return articles;
}

function textsOf(json: Buffer): string[] {
  try {
    const texts: unknown = JSON.parse(json.toString("utf8"));
    return Array.isArray(texts) ? texts.map((text) => (typeof text === "string" ? text : "")) : [];
  } catch {
    return [];
  }
}
