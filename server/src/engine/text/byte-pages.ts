const PAGE = 1 << 20;
// A page may be larger, where one piece is.
const LONGEST_PAGE = 2 ** 30;

/** Where a piece of bytes is kept. */
export interface Piece {
  readonly at: number;
  readonly length: number;
}

/** Keeps pieces of bytes: in memory, or outside of it. */
export interface Pieces {
  /** Keeps a copy. */
  append(bytes: Uint8Array): Piece;
  /** Undefined where the piece cannot be had any more, or is not what it was. Not to be changed. */
  read(piece: Piece): Uint8Array | undefined;
  /** The piece is not needed any more. */
  free(piece: Piece): void;
}

/** Places of pieces in memory are from here on; those below are left to whoever keeps more of them elsewhere. */
export const IN_MEMORY = 2 ** 52;

/**
 * Keeps pieces side by side in pages of memory that threads share: a hundred thousand little arrays would cost more than
 * what they hold, and of memory that threads do not share each would be sent all of a page with every piece. A page is
 * let go of when nothing in it is needed.
 */
export class BytePages implements Pieces {
  readonly #pages: (Uint8Array | undefined)[];
  /** How many pieces of a page are needed. */
  readonly #live: number[] = [];
  #filled = Number.POSITIVE_INFINITY;
  #size = 0;

  /** `pages`: those of others, which are read and not added to. */
  constructor(pages: readonly Uint8Array[] = []) {
    this.#pages = [...pages];
  }

  /** The pages, for another thread to read; what is there already never changes. */
  get pages(): Uint8Array[] {
    return this.#pages.map((page) => page ?? new Uint8Array());
  }

  /** How many bytes the pages take. */
  get size(): number {
    return this.#size;
  }

  append(bytes: Uint8Array): Piece {
    if (this.#filled + bytes.length > PAGE) this.#turn(Math.max(PAGE, bytes.length));
    const page = this.#pages.length - 1;
    const start = this.#filled;
    this.#pages[page]?.set(bytes, start);
    this.#filled += bytes.length;
    this.#live[page] = (this.#live[page] ?? 0) + 1;
    return { at: IN_MEMORY + page * LONGEST_PAGE + start, length: bytes.length };
  }

  read({ at, length }: Piece): Uint8Array | undefined {
    const start = at % LONGEST_PAGE;
    const bytes = this.#pages[pageOf(at)]?.subarray(start, start + length);
    return bytes?.length === length ? bytes : undefined;
  }

  free({ at }: Piece): void {
    const page = pageOf(at);
    this.#live[page] = (this.#live[page] ?? 0) - 1;
    if (page < this.#pages.length - 1) this.#drop(page);
  }

  #turn(length: number): void {
    this.#pages.push(new Uint8Array(new SharedArrayBuffer(length)));
    this.#size += length;
    this.#filled = 0;
    const last = this.#pages.length - 2;
    if (last >= 0) this.#drop(last);
  }

  #drop(page: number): void {
    if ((this.#live[page] ?? 0) > 0) return;
    this.#size -= this.#pages[page]?.length ?? 0;
    this.#pages[page] = undefined;
  }
}

function pageOf(at: number): number {
  return Math.floor((at - IN_MEMORY) / LONGEST_PAGE);
}
