import { randomBytes } from "node:crypto";
import { constants, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { BytePages, type Piece } from "../../engine";
import { PiecesFile } from "./pieces-file";
import type { SharablePieces, SharedPieces } from "./shared-pieces";

// A few thousand articles.
const MOST_IN_MEMORY = 8_000_000;

/**
 * Keeps pieces for as long as this process works: in memory while they are few, then in a file without a name. Where no
 * such file can be had, or the disk is full, everything stays in memory.
 */
export class TemporaryPieces implements SharablePieces {
  readonly #memory = new BytePages();
  readonly #mostInMemory: number;
  readonly #folder: string;
  #file: PiecesFile | undefined;
  #isTried = false;
  /** The file, where the system does not let it go before it is closed. */
  #path: string | undefined;
  readonly #remove = () => this.#removeFile();

  constructor({ mostInMemory = MOST_IN_MEMORY, folder = tmpdir() } = {}) {
    this.#mostInMemory = mostInMemory;
    this.#folder = folder;
  }

  append(bytes: Uint8Array): Piece {
    if (this.#memory.size + bytes.length > this.#mostInMemory && !this.#isTried) this.#open();
    return (this.#file ?? this.#memory).append(bytes);
  }

  read(piece: Piece): Uint8Array | undefined {
    return (this.#file ?? this.#memory).read(piece);
  }

  free(piece: Piece): void {
    (this.#file ?? this.#memory).free(piece);
  }

  share(): SharedPieces {
    return this.#file?.share() ?? { descriptor: -1, length: 0, pages: this.#memory.pages };
  }

  /** What is in the file cannot be had any more. */
  close(): void {
    this.#isTried = true;
    this.#file?.close();
    this.#removeFile();
  }

  #open(): void {
    this.#isTried = true;
    const file = path.join(this.#folder, `corpuslint-${randomBytes(8).toString("hex")}.tmp`);
    try {
      const flags = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
      this.#file = new PiecesFile(openSync(file, flags, 0o600), 0, { writable: true, memory: this.#memory });
      this.#path = file;
      // Without a name it is gone with the process, however that ends.
      rmSync(file);
      this.#path = undefined;
    } catch {
      if (this.#path !== undefined) process.once("exit", this.#remove);
    }
  }

  #removeFile(): void {
    if (this.#path === undefined) return;
    process.off("exit", this.#remove);
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // Somebody looks at it: the system tidies its temporary folder.
    }
    this.#path = undefined;
  }
}
