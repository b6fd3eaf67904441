import * as fs from "node:fs";
import { promisify } from "node:util";
import { checksum } from "./checksum";
import { MemoryPieces, type Piece, type Pieces } from "./pieces";

const datasync = promisify(fs.fdatasync);

const CHECK_BYTES = 4;
const BUFFER = 1 << 18;
// Pieces of the file have places below this, those in memory above.
const IN_MEMORY = 2 ** 52;

/**
 * Keeps pieces in a file to which they are appended, each with a checksum. Never fails: what cannot be written is kept
 * in memory, what cannot be read is gone.
 */
export class PiecesFile implements Pieces {
  readonly #descriptor: number;
  readonly #writable: boolean;
  readonly #overflow = new MemoryPieces();
  readonly #buffer = Buffer.allocUnsafe(BUFFER);
  /** Length of the file, and of what waits in the buffer to be written behind it. */
  #length: number;
  #waiting = 0;
  #failed = false;
  #closed = false;
  #live = 0;

  /** `length`: how much of the file counts; what is behind it is overwritten. Throws where it cannot be opened. */
  constructor(path: string, length: number, writable: boolean) {
    this.#descriptor = fs.openSync(path, writable ? fs.constants.O_RDWR | fs.constants.O_CREAT : "r", 0o600);
    this.#writable = writable;
    this.#length = length;
    if (writable) fs.ftruncateSync(this.#descriptor, length);
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
    if (!this.#writable || this.#failed) return this.#keep(bytes);
    const piece = { at: this.#length + this.#waiting, length: bytes.length };
    if (size > BUFFER) {
      const whole = Buffer.allocUnsafe(size);
      writeTo(whole, 0, bytes);
      if (!this.#write(whole)) return this.#keep(bytes);
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
    if (at >= IN_MEMORY) return this.#overflow.read({ at: at - IN_MEMORY, length });
    if (at < 0 || length < 0 || at + length + CHECK_BYTES > this.length) return undefined;
    const whole = at >= this.#length ? this.#waitingPiece(at, length) : this.#stored(at, length);
    if (whole === undefined) return undefined;
    const bytes = whole.subarray(0, length);
    return whole.readUInt32LE(length) === checksum(bytes) ? bytes : undefined;
  }

  free({ at, length }: Piece): void {
    if (at >= IN_MEMORY) this.#overflow.free({ at: at - IN_MEMORY, length });
    else this.#live -= length + CHECK_BYTES;
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

  #keep(bytes: Uint8Array): Piece {
    const { at, length } = this.#overflow.append(bytes);
    return { at: IN_MEMORY + at, length };
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
    return Buffer.from(this.#buffer.subarray(start, start + length + CHECK_BYTES));
  }

  #stored(at: number, length: number): Buffer | undefined {
    if (this.#closed) return undefined;
    const whole = Buffer.alloc(length + CHECK_BYTES);
    try {
      return fs.readSync(this.#descriptor, whole, 0, whole.length, at) === whole.length ? whole : undefined;
    } catch {
      return undefined;
    }
  }
}

function writeTo(buffer: Buffer, at: number, bytes: Uint8Array): void {
  buffer.set(bytes, at);
  buffer.writeUInt32LE(checksum(bytes), at + bytes.length);
}
