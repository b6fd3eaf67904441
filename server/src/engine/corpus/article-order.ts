import type { ArticleId } from "../article/article";
import { fourBytes } from "../text/bytes";
import { textOfCodes } from "../text/pack";

const NUMBER = 4;
const NARROW = 1;
const WIDE = 2;
const WIDEST_NARROW = 0xff;

/** The articles of a corpus as a summary numbers them: in the order of their ids, whatever their numbers in the corpus. */
export class ArticleOrder {
  readonly ids: readonly ArticleId[];
  /** By the number in the corpus, that in the order plus one. */
  readonly #numbers: Uint32Array;

  constructor(corpus: {
    readonly slots: number;
    ids(): Iterable<ArticleId>;
    slotOf(id: ArticleId): number;
  }) {
    this.ids = [...corpus.ids()].sort();
    this.#numbers = new Uint32Array(corpus.slots);
    for (const [number, id] of this.ids.entries()) this.#numbers[corpus.slotOf(id)] = number + 1;
  }

  /** The number in the order of an article with a number in the corpus; -1 for one that came after the order was made. */
  numberOf(slot: number, id: ArticleId): number {
    const number = (this.#numbers[slot] ?? 0) - 1;
    return this.ids[number] === id ? number : -1;
  }
}

/**
 * Ids in order, as an `ArticleIds` looks them up. Layout, whole numbers of four bytes with the lowest first: how many there
 * are, where each begins, where the last ends; then of each, how many bytes a code unit takes, and its code units.
 */
export function packIds(ids: readonly ArticleId[]): Uint8Array {
  const textsAt = (ids.length + 2) * NUMBER;
  let size = textsAt;
  for (const id of ids) size += 1 + id.length * widthOf(id);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, ids.length, true);
  let to = textsAt;
  for (const [number, id] of ids.entries()) {
    view.setUint32((number + 1) * NUMBER, to, true);
    const width = widthOf(id);
    bytes[to++] = width;
    for (let unit = 0; unit < id.length; unit++) {
      const code = id.charCodeAt(unit);
      bytes[to++] = code & 0xff;
      if (width === WIDE) bytes[to++] = code >> 8;
    }
  }
  view.setUint32((ids.length + 1) * NUMBER, to, true);
  return bytes;
}

/** Ids by number and numbers by id, read where `packIds` has put them. */
export class ArticleIds {
  readonly #bytes: Uint8Array;
  readonly #count: number;

  constructor(packed: Uint8Array) {
    this.#bytes = packed;
    this.#count = Math.min(fourBytes(packed, 0), packed.length >> 2);
  }

  /** The id of a number; "" for a number that none has. */
  idOf(number: number): ArticleId {
    if (number < 0 || number >= this.#count) return "";
    const start = this.#startOf(number);
    const width = this.#bytes[start] === WIDE ? WIDE : NARROW;
    const end = Math.min(this.#startOf(number + 1), this.#bytes.length);
    if (width === NARROW) return textOfCodes(this.#bytes.subarray(start + 1, end));
    const codes: number[] = [];
    for (let at = start + 1; at + 1 < end; at += WIDE) codes.push(this.#unitAt(at, width));
    return textOfCodes(codes);
  }

  /** The number of an id; -1 for an unknown one. */
  numberOf(id: ArticleId): number {
    let from = 0;
    for (let to = this.#count; from < to; ) {
      const middle = (from + to) >>> 1;
      const order = this.#compare(middle, id);
      if (order === 0) return middle;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return -1;
  }

  /** Below 0 where the id of a number comes before another one, above where behind. */
  #compare(number: number, id: ArticleId): number {
    const start = this.#startOf(number);
    const width = this.#bytes[start] === WIDE ? WIDE : NARROW;
    const length = Math.floor((this.#startOf(number + 1) - start - 1) / width);
    for (let unit = 0; unit < length && unit < id.length; unit++) {
      const order = this.#unitAt(start + 1 + unit * width, width) - id.charCodeAt(unit);
      if (order !== 0) return order;
    }
    return length - id.length;
  }

  #unitAt(at: number, width: number): number {
    return (this.#bytes[at] ?? 0) | (width === WIDE ? (this.#bytes[at + 1] ?? 0) << 8 : 0);
  }

  #startOf(number: number): number {
    return fourBytes(this.#bytes, (number + 1) * NUMBER);
  }
}

function widthOf(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > WIDEST_NARROW) return WIDE;
  return NARROW;
}
