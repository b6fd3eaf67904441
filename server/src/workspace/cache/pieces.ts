/** Where a piece of bytes is kept. */
export interface Piece {
  readonly at: number;
  readonly length: number;
}

/** Keeps pieces of bytes that are seldom looked at. */
export interface Pieces {
  /** Keeps a copy. */
  append(bytes: Uint8Array): Piece;
  /** Undefined where it cannot be had any more, or is not what it was. */
  read(piece: Piece): Uint8Array | undefined;
  /** The piece is not needed any more. */
  free(piece: Piece): void;
}

/** Keeps everything in memory: as strings of a byte a character, which are smaller than arrays of bytes. */
export class MemoryPieces implements Pieces {
  readonly #pieces = new Map<number, string>();
  #next = 0;

  append(bytes: Uint8Array): Piece {
    const at = this.#next++;
    this.#pieces.set(at, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
    return { at, length: bytes.length };
  }

  read({ at }: Piece): Uint8Array | undefined {
    const piece = this.#pieces.get(at);
    return piece === undefined ? undefined : new Uint8Array(Buffer.from(piece, "latin1"));
  }

  free({ at }: Piece): void {
    this.#pieces.delete(at);
  }
}
