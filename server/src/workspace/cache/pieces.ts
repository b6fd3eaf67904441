/** Where pieces of bytes are kept that are seldom looked at. */
export interface Blobs {
  /** Keeps a copy; returns where it is. */
  append(bytes: Uint8Array): number;
  /** The piece of this length that was kept there; undefined where it cannot be had any more. */
  read(at: number, length: number): Uint8Array | undefined;
  /** The piece is not needed any more. */
  free(at: number, length: number): void;
}

/** Keeps everything in memory: as strings of a byte a character, which are smaller than arrays of bytes. */
export class MemoryBlobs implements Blobs {
  readonly #pieces = new Map<number, string>();
  #next = 0;

  append(bytes: Uint8Array): number {
    const at = this.#next++;
    this.#pieces.set(at, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"));
    return at;
  }

  read(at: number): Uint8Array | undefined {
    const piece = this.#pieces.get(at);
    return piece === undefined ? undefined : Buffer.from(piece, "latin1");
  }

  free(at: number): void {
    this.#pieces.delete(at);
  }
}
