import { COMPONENTS } from "../duplicates/sketch";
import { type ByteReader, type ByteWriter, checksumOf } from "../text/bytes";
import { LARGEST_PACKED, packNumbers, unpackNumbers } from "../text/pack";
import type { TextRange } from "../text/span";
import type { Digest } from "./digest";
import type { DuplicateFacts } from "./duplicate-facts";
import type { LineFact, LinePlace } from "./line-facts";
import type { AcronymFact, NameFact } from "./name-facts";
import { packDates, unpackDates } from "./pack-dates";
import { DigestReader, DigestWriter } from "./pack-parts";
import type { ArticleCard } from "./view";

// The first byte: bytes of another version are made anew from the text.
const VERSION = 1;
const CHECK_BYTES = 4;

/**
 * A digest in some 40 % of its text's size, half of that names and hashes of lines. The same digest gives the same
 * bytes. A number out of its range is written as 0; sets of keys come back sorted.
 */
export function packDigest(digest: Digest): Uint8Array<ArrayBuffer> {
  const bytes = new DigestWriter();
  bytes.byte(VERSION);
  // What copies are known by stands first, and is compared as it lies there.
  bytes.sketch(digest.duplicates.sketch);
  bytes.hash(digest.duplicates.words);
  bytes.text(digest.id);
  bytes.hash(digest.textHash);
  bytes.text(digest.label);
  bytes.flag(digest.hasTitle);
  bytes.text(digest.language);
  bytes.whole(digest.words);
  bytes.maybe(digest.published, ({ day, confidence, at }) => {
    bytes.integer(day);
    bytes.share(confidence);
    bytes.maybe(at, (range) => bytes.range(range));
  });
  packDates(bytes, digest.dates);
  packLines(bytes, digest.lines);
  packNames(bytes, digest.names);
  bytes.list(digest.acronyms, ({ acronym, expansion, at }) => {
    bytes.text(acronym);
    bytes.text(expansion);
    bytes.range(at);
  });
  packKeys(bytes, digest.phrases);
  packKeys(bytes, digest.duplicates.sentences);
  bytes.list(digest.spellings, ([form, count]) => {
    bytes.text(form);
    bytes.whole(count);
  });
  bytes.word(bytes.checksum, CHECK_BYTES);
  return bytes.bytes();
}

/** The digest that `packDigest` made the bytes of; undefined for damaged bytes and those of another version. */
export function unpackDigest(bytes: Uint8Array): Digest | undefined {
  const length = bytes.length - CHECK_BYTES;
  if (length < 1 || bytes[0] !== VERSION) return undefined;
  const check = new DigestReader(bytes.subarray(length)).word(CHECK_BYTES);
  return check === checksumOf(bytes, length) ? readDigest(bytes.subarray(0, length)) : undefined;
}

/** The first part of a digest: what lists show. */
export type DigestHead = Pick<
  Digest,
  "id" | "textHash" | "label" | "hasTitle" | "language" | "words" | "published"
>;

/** The head of what `packDigest` made, without a look at the rest. */
export function unpackHead(packed: Uint8Array): DigestHead {
  const bytes = new DigestReader(packed);
  skipCopies(bytes);
  return readHeadBehind(bytes);
}

/** What findings tell of the article whose digest `packDigest` made the bytes of. */
export function cardOf(packed: Uint8Array): ArticleCard {
  const bytes = new DigestReader(packed);
  skipCopies(bytes);
  const { id, label, published } = readHeadBehind(bytes);
  const years = unpackDates(bytes).constraints.filter((fact) => fact.kind === "year");
  return { id, label, published, years };
}

/** What `packDigest` made bytes of, but names, acronyms and spellings: these are half of the work. */
export function unpackLikeness(packed: Uint8Array): LikenessFacts {
  const bytes = new DigestReader(packed);
  const { copies, head } = readHead(bytes);
  const dates = unpackDates(bytes);
  const lines = unpackLines(bytes);
  skipNames(bytes);
  skipAcronyms(bytes);
  const phrases = unpackKeys(bytes);
  const duplicates = { words: copies.words, sketch: copies.sketch, sentences: unpackKeys(bytes) };
  const { id, textHash, label, hasTitle, language, words, published } = head;
  return { id, textHash, label, hasTitle, language, words, published, dates, lines, phrases, duplicates };
}

/** What articles are compared by. */
export type LikenessFacts = Omit<Digest, "names" | "acronyms" | "spellings">;

/** The lines of what `packDigest` made, without a look at what stands behind them. */
export function unpackLinesOf(packed: Uint8Array): LineFact[] {
  const bytes = new DigestReader(packed);
  skipCopies(bytes);
  readHeadBehind(bytes);
  unpackDates(bytes);
  return unpackLines(bytes);
}

/** The names of what `packDigest` made, without a look at what stands behind them. */
export function unpackNamesOf(packed: Uint8Array): NameFact[] {
  const bytes = new DigestReader(packed);
  skipCopies(bytes);
  readHeadBehind(bytes);
  unpackDates(bytes);
  skipLines(bytes);
  return unpackNames(bytes);
}

/** The phrases of what `packDigest` made, without a look at all else. */
export function unpackPhrasesOf(packed: Uint8Array): string {
  const bytes = new DigestReader(packed);
  skipCopies(bytes);
  readHeadBehind(bytes);
  unpackDates(bytes);
  skipLines(bytes);
  skipNames(bytes);
  skipAcronyms(bytes);
  return unpackKeys(bytes);
}

function readHead(bytes: DigestReader): { copies: Omit<DuplicateFacts, "sentences">; head: DigestHead } {
  bytes.byte();
  const copies = { sketch: bytes.sketch(), words: bytes.hash() };
  return { copies, head: readHeadBehind(bytes) };
}

/** Passes over what copies are known by. */
function skipCopies(bytes: DigestReader): void {
  bytes.byte();
  bytes.skipSketch();
  bytes.skipHash();
}

function readHeadBehind(bytes: DigestReader): DigestHead {
  return {
    id: bytes.text(),
    textHash: bytes.hash(),
    label: bytes.text(),
    hasTitle: bytes.flag(),
    language: bytes.text(),
    words: bytes.whole(),
    published: bytes.maybe(() => {
      const day = bytes.integer();
      const confidence = bytes.share();
      const at = bytes.maybe(() => bytes.range());
      return at === null ? { day, confidence } : { day, confidence, at };
    }),
  };
}

function readDigest(packed: Uint8Array): Digest | undefined {
  const bytes = new DigestReader(packed);
  const { copies, head } = readHead(bytes);
  const { id, textHash, label, hasTitle, language, words, published } = head;
  const digest: Digest = {
    id,
    textHash,
    label,
    hasTitle,
    language,
    words,
    published,
    dates: unpackDates(bytes),
    lines: unpackLines(bytes),
    names: unpackNames(bytes),
    acronyms: bytes.list(
      (): AcronymFact => ({ acronym: bytes.text(), expansion: bytes.text(), at: bytes.range() }),
    ),
    phrases: unpackKeys(bytes),
    duplicates: { words: copies.words, sketch: copies.sketch, sentences: unpackKeys(bytes) },
    spellings: bytes.list(() => [bytes.text(), bytes.whole()] as const),
  };
  return bytes.complete ? digest : undefined;
}

const SKETCH_AT = 3;
const SKETCH_BYTES = 192;
const HASH_BYTES = 7;

function hasSketch(packed: Uint8Array): boolean {
  return packed[1] === 0x80 && packed[2] === 2 && packed.length > SKETCH_AT + SKETCH_BYTES + HASH_BYTES;
}

/** `similarityOf` the sketches in two packed digests. */
export function packedSimilarity(a: Uint8Array, b: Uint8Array): number {
  if (!hasSketch(a) || !hasSketch(b)) return 0;
  let equal = 0;
  for (let at = SKETCH_AT; at < SKETCH_AT + SKETCH_BYTES; at += 3) {
    // Two components in three bytes.
    const middle = (a[at + 1] ?? 0) ^ (b[at + 1] ?? 0);
    if (a[at] === b[at] && middle < 16) equal++;
    if (a[at + 2] === b[at + 2] && (middle & 15) === 0) equal++;
  }
  return equal / COMPONENTS;
}

/** True where the texts of two packed digests have the same words. */
export function packedAlike(a: Uint8Array, b: Uint8Array): boolean {
  if (!hasSketch(a) || !hasSketch(b)) return false;
  for (let at = SKETCH_AT; at < SKETCH_AT + SKETCH_BYTES + HASH_BYTES; at++) {
    if (a[at] !== b[at]) return false;
  }
  return true;
}

const LINE_PLACES: readonly LinePlace[] = ["head", "middle", "tail"];

function packLines(bytes: DigestWriter, lines: readonly LineFact[]): void {
  let before = 0;
  bytes.whole(lines.length);
  for (const { hash, place, line, template } of lines) {
    const step = Math.max(0, line - before);
    before = line;
    bytes.whole((step * 4 + Math.max(0, LINE_PLACES.indexOf(place))) * 2 + (template === undefined ? 0 : 1));
    bytes.hash(hash);
    if (template !== undefined) bytes.hash(template);
  }
}

function unpackLines(bytes: DigestReader): LineFact[] {
  let line = 0;
  return bytes.list(() => {
    const head = bytes.whole();
    const place = LINE_PLACES[Math.floor(head / 2) % 4] ?? "middle";
    line += Math.floor(head / 8);
    const hash = bytes.hash();
    return head % 2 === 0 ? { hash, place, line } : { hash, place, line, template: bytes.hash() };
  });
}

/** Passes over what `packLines` wrote. */
function skipLines(bytes: DigestReader): void {
  for (let left = bytes.whole(); left > 0 && bytes.intact; left--) {
    const head = bytes.whole();
    bytes.skipHash();
    if (head % 2 !== 0) bytes.skipHash();
  }
}

/** Most names stand on one line and stand for themselves: then neither their end nor their full form is written. */
function packNames(bytes: DigestWriter, names: readonly NameFact[]): void {
  let line = 0;
  bytes.whole(names.length);
  for (const { form, full, kind, count, first, role } of names) {
    const plain = isWritten(first, form);
    bytes.text(form);
    bytes.flags(plain, full !== form, role !== undefined, count > 1);
    bytes.kind(kind);
    if (full !== form) bytes.text(full);
    if (role !== undefined) bytes.text(role);
    if (count > 1) bytes.whole(count);
    bytes.integer(first.start.line - line);
    bytes.whole(first.start.character);
    line = first.start.line;
    if (!plain) bytes.position(first.end);
  }
}

function unpackNames(bytes: DigestReader): NameFact[] {
  let line = 0;
  return bytes.list((): NameFact => {
    const form = bytes.text();
    const flags = bytes.flags();
    const kind = bytes.kind();
    const full = (flags & 2) !== 0 ? bytes.text() : form;
    const role = (flags & 4) !== 0 ? bytes.text() : undefined;
    const count = (flags & 8) !== 0 ? bytes.whole() : 1;
    line += bytes.integer();
    const start = { line, character: bytes.whole() };
    const end = (flags & 1) !== 0 ? { line, character: start.character + form.length } : bytes.position();
    const first = { start, end };
    return role === undefined ? { form, full, kind, count, first } : { form, full, kind, count, first, role };
  });
}

/** Passes over what `packNames` wrote. */
function skipNames(bytes: DigestReader): void {
  for (let left = bytes.whole(); left > 0 && bytes.intact; left--) {
    bytes.skipText();
    const flags = bytes.flags();
    bytes.kind();
    if ((flags & 2) !== 0) bytes.skipText();
    if ((flags & 4) !== 0) bytes.skipText();
    if ((flags & 8) !== 0) bytes.whole();
    bytes.integer();
    bytes.whole();
    if ((flags & 1) === 0) bytes.position();
  }
}

function skipAcronyms(bytes: DigestReader): void {
  for (let left = bytes.whole(); left > 0 && bytes.intact; left--) {
    bytes.skipText();
    bytes.skipText();
    bytes.range();
  }
}

function isWritten({ start, end }: TextRange, form: string): boolean {
  return start.line === end.line && end.character === start.character + form.length;
}

/** A set of keys of 30 bits, by their distances. */
function packKeys(bytes: ByteWriter, keys: string): void {
  const sorted = unpackNumbers(keys);
  if (!isRising(sorted)) sorted.sort();
  let before = 0;
  bytes.whole(sorted.length);
  for (const key of sorted) {
    bytes.whole(key - before);
    before = key;
  }
}

function isRising(numbers: Int32Array): boolean {
  for (let at = 1; at < numbers.length; at++) if ((numbers[at] ?? 0) < (numbers[at - 1] ?? 0)) return false;
  return true;
}

function unpackKeys(bytes: ByteReader): string {
  const keys: number[] = [];
  let key = 0;
  for (let left = bytes.whole(); left > 0 && bytes.intact; left--) {
    key = Math.min(LARGEST_PACKED, key + bytes.whole());
    keys.push(key);
  }
  return packNumbers(keys);
}
