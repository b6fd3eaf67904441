import type { Pieces } from "../../engine";

/** Pieces as another thread of this process can read them: it has the same memory and the same open files. */
export interface SharedPieces {
  /** The file of those that are not in memory, and how much of it counts; -1 where there is none. */
  readonly descriptor: number;
  readonly length: number;
  readonly pages: readonly Uint8Array[];
}

/** Keeps pieces where other threads can read them as well. */
export interface SharablePieces extends Pieces {
  /** All pieces that there are now. */
  share(): SharedPieces;
}
