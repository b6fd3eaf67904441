import * as fs from "node:fs";
import { promisify } from "node:util";
import { BytePages, checksumOf, IN_MEMORY, type Piece } from "../../engine";
import type { SharablePieces, SharedPieces } from "./shared-pieces";

const datasync = promisify(fs.fdatasync);

const CHECK_BYTES = 4;
const BUFFER = 1 << 18;

export interface PiecesFileOptions {
  readonly writable: boolean;
  /** Keeps what the file cannot. */
  readonly memory?: BytePages;
}

/**
 * Keeps pieces in a file to which they are appended, each with a checksum. Never fails: what cannot be written is kept
 * in memory, what cannot be read is gone.
 */
export class PiecesFile implements SharablePieces {
  readonly #descriptor: number;
  readonly #writable: boolean;
  readonly #memory: BytePages;
  readonly #buffer: Buffer;
  /** Length of the file, and of what waits in the buffer to be written behind it. */
  #length: number;
  #waiting = 0;
  #failed = false;
  #closed = false;
  #live = 0;

  /** `length`: how much of the file counts. */
  constructor(descriptor: number, length: number, { writable, memory }: PiecesFileOptions) {
    this.#descriptor = descriptor;
    this.#writable = writable;
    this.#memory = memory ?? new BytePages();
    this.#buffer = Buffer.allocUnsafe(writable ? BUFFER : 0);
    this.#length = length;
  }

  /** Opens a file; what is behind `length` is overwritten. Throws where it cannot be opened. */
  static open(path: string, length: number, writable: boolean): PiecesFile {
    const { O_RDWR, O_CREAT } = fs.constants;
    const descriptor = fs.openSync(path, writable ? O_RDWR | O_CREAT : "r", 0o600);
    if (writable) fs.ftruncateSync(descriptor, length);
    return new PiecesFile(descriptor, length, { writable });
  }

  /** What another thread shares; pieces that are added here are this thread's own. */
  static of({ descriptor, length, pages }: SharedPieces): PiecesFile {
    return new PiecesFile(descriptor, length, { writable: false, memory: new BytePages(pages) });
  }

  /** All that is in the file, the freed pieces included. */
  get length(): number {
    return this.#length + this.#waiting;
  }

  /** What has been appended or counted and not been freed. */
  get live(): number {
    return this.#live;
  }

  /** True where the file does not hold all that was given to it. */
  get failed(): boolean {
    return this.#failed;
  }

  append(bytes: Uint8Array): Piece {
    const size = bytes.length + CHECK_BYTES;
    if (this.#waiting + size > BUFFER) this.flush();
    if (!this.#writable || this.#failed) return this.#memory.append(bytes);
    const piece = { at: this.#length + this.#waiting, length: bytes.length };
    if (size > BUFFER) {
      const whole = Buffer.allocUnsafe(size);
      writeTo(whole, 0, bytes);
      if (!this.#write(whole)) return this.#memory.append(bytes);
    } else {
      writeTo(this.#buffer, this.#waiting, bytes);
      this.#waiting += size;
    }
    this.count(piece);
    return piece;
  }

  /** The piece was there before and is needed. */
  count({ length }: Piece): void {
    this.#live += length + CHECK_BYTES;
  }

  read(piece: Piece): Uint8Array | undefined {
    const { at, length } = piece;
    if (at >= IN_MEMORY) return this.#memory.read(piece);
    if (at < 0 || length < 0 || at + length + CHECK_BYTES > this.length) return undefined;
    const whole = at >= this.#length ? this.#waitingPiece(at, length) : this.#stored(at, length);
    if (whole === undefined) return undefined;
    const bytes = whole.subarray(0, length);
    return whole.readInt32LE(length) === checksumOf(bytes) ? bytes : undefined;
  }

  free(piece: Piece): void {
    if (piece.at >= IN_MEMORY) this.#memory.free(piece);
    else this.#live -= piece.length + CHECK_BYTES;
  }

  share(): SharedPieces {
    this.flush();
    return {
      descriptor: this.#closed ? -1 : this.#descriptor,
      length: this.#length,
      pages: this.#memory.pages,
    };
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting === 0) return;
    const waiting = this.#buffer.subarray(0, this.#waiting);
    if (this.#write(waiting)) this.#waiting = 0;
  }

  /** Has the disk hold what was appended. */
  async sync(): Promise<void> {
    this.flush();
    if (!this.#writable || this.#failed) return;
    await datasync(this.#descriptor).catch(() => {
      this.#failed = true;
    });
  }

  /** What is appended from now on is kept in memory, what is in the file cannot be had any more. */
  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    this.#failed = true;
    fs.closeSync(this.#descriptor);
  }

  #write(bytes: Uint8Array): boolean {
    if (this.#failed) return false;
    try {
      let written = 0;
      while (written < bytes.length) {
        written += fs.writeSync(
          this.#descriptor,
          bytes,
          written,
          bytes.length - written,
          this.#length + written,
        );
      }
      this.#length += bytes.length;
      return true;
    } catch {
      // The disk is full, or gone: what waits stays readable in the buffer.
      this.#failed = true;
      return false;
    }
  }

  #waitingPiece(at: number, length: number): Buffer {
    const start = at - this.#length;
    const whole = Buffer.allocUnsafeSlow(length + CHECK_BYTES);
    this.#buffer.copy(whole, 0, start);
    return whole;
  }

  #stored(at: number, length: number): Buffer | undefined {
    if (this.#closed) return undefined;
    const whole = Buffer.allocUnsafeSlow(length + CHECK_BYTES);
    try {
      return fs.readSync(this.#descriptor, whole, 0, whole.length, at) === whole.length ? whole : undefined;
    } catch {
      return undefined;
    }
  }
}

function writeTo(buffer: Buffer, at: number, bytes: Uint8Array): void {
  buffer.set(bytes, at);
  buffer.writeInt32LE(checksumOf(bytes), at + bytes.length);
}
