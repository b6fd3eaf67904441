import type { Piece, Pieces } from "../../engine";
import type { Report } from "./record";
import { linesOfBlock, type PackedReport, type ReportBlock, reportOfLine } from "./report-block";

/** Where a report is kept: the piece that its block is, and its number there. */
export interface ReportPlace extends Piece {
  readonly number: number;
}

// Reports are asked for in the order in which threads made them: one block after the other, from some threads.
const MOST_OPEN = 8;

/** Keeps reports among the pieces, each block of them once, for as long as one of its reports is needed. */
export class ReportShelf {
  readonly #pieces: Pieces;
  readonly #placed = new WeakMap<ReportBlock, Piece>();
  /** How many reports of the block at a place are needed. */
  readonly #needed = new Map<number, number>();
  /** Blocks that were asked for lately, unpacked. */
  readonly #open = new Map<number, readonly string[]>();

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  /** Keeps a report; the others of its block are kept with it. */
  add({ block, number }: PackedReport): ReportPlace {
    let piece = this.#placed.get(block);
    if (piece === undefined || !this.#needed.has(piece.at)) {
      piece = this.#pieces.append(block.bytes);
      this.#placed.set(block, piece);
    }
    const place = { ...piece, number };
    this.hold(place);
    return place;
  }

  /** A report that is among the pieces already is needed. */
  hold({ at }: ReportPlace): void {
    this.#needed.set(at, (this.#needed.get(at) ?? 0) + 1);
  }

  /** A report is not needed any more. */
  release({ at, length }: ReportPlace): void {
    const left = (this.#needed.get(at) ?? 0) - 1;
    if (left > 0) this.#needed.set(at, left);
    else {
      this.#needed.delete(at);
      this.#open.delete(at);
      this.#pieces.free({ at, length });
    }
  }

  /** Undefined where the report cannot be had any more. */
  read(place: ReportPlace): Report | undefined {
    const line = this.#linesAt(place)[place.number];
    return line === undefined ? undefined : reportOfLine(line);
  }

  #linesAt({ at, length }: ReportPlace): readonly string[] {
    const known = this.#open.get(at);
    if (known !== undefined) return known;
    const bytes = this.#pieces.read({ at, length });
    if (bytes === undefined) return [];
    const lines = linesOfBlock(bytes);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size < MOST_OPEN) break;
      this.#open.delete(oldest);
    }
    this.#open.set(at, lines);
    return lines;
  }
}
