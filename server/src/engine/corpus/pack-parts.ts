import type { EntityKind } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import { letterOf, textOfCodes } from "../text/pack";
import type { Position, TextRange } from "../text/span";

const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const HIGH = 4294967296;
// Confidences are told to a thousandth.
const THOUSANDTHS = 1000;

// A sketch is a text of letters of six bits each; see `duplicates/sketch.ts`. Four of them make three bytes.
const FIRST_LETTER = 48;
const BACKSLASH = 92;

/** Writes what digests and summaries are made of. */
export class DigestWriter extends ByteWriter {
  /** Up to four flags in a byte. */
  flags(first: boolean, second: boolean, third = false, fourth = false): void {
    this.byte((first ? 1 : 0) | (second ? 2 : 0) | (third ? 4 : 0) | (fourth ? 8 : 0));
  }

  kind(kind: EntityKind): void {
    this.byte(Math.max(0, KINDS.indexOf(kind)));
  }

  /** A number of 0 to 1, to a thousandth. */
  share(value: number): void {
    this.whole(Math.round(value * THOUSANDTHS));
  }

  /** A hash of 53 bits: as good as random, so that no shorter way of writing helps. */
  hash(hash: number): void {
    const known = Number.isSafeInteger(hash) && hash > 0 ? hash : 0;
    this.word(known >>> 0, 4);
    this.word(Math.floor(known / HIGH), 3);
  }

  position({ line, character }: Position): void {
    this.whole(line);
    this.whole(character);
  }

  range({ start, end }: TextRange): void {
    this.position(start);
    this.whole(end.line - start.line);
    this.whole(end.line === start.line ? end.character - start.character : end.character);
  }

  sketch(sketch: string): void {
    this.whole(sketch.length);
    for (let at = 0; at < sketch.length; at += 4) {
      let bits = 0;
      for (let letter = 0; letter < 4; letter++) bits = (bits << 6) | bitsOf(sketch.charCodeAt(at + letter));
      this.byte(bits >>> 16);
      this.byte(bits >>> 8);
      this.byte(bits);
    }
  }
}

/** Reads what a `DigestWriter` wrote; as little to be broken as a `ByteReader`. */
export class DigestReader extends ByteReader {
  /** What `DigestWriter.flags` wrote, as it lies: the first flag is bit 0. */
  flags(): number {
    return this.byte();
  }

  kind(): EntityKind {
    return KINDS[this.byte()] ?? "other";
  }

  share(): number {
    return this.whole() / THOUSANDTHS;
  }

  hash(): number {
    const low = this.word(4) >>> 0;
    return (this.word(3) & 0x1fffff) * HIGH + low;
  }

  position(): Position {
    return { line: this.whole(), character: this.whole() };
  }

  range(): TextRange {
    const start = this.position();
    const lines = this.whole();
    const character = this.whole() + (lines === 0 ? start.character : 0);
    return { start, end: { line: start.line + lines, character } };
  }

  skipSketch(): void {
    this.skip(Math.ceil(this.whole() / 4) * 3);
  }

  skipHash(): void {
    this.skip(7);
  }

  sketch(): string {
    const length = this.whole();
    const codes: number[] = [];
    for (let at = 0; at < length && this.intact; at += 4) {
      const bits = this.byte() * 65536 + this.byte() * 256 + this.byte();
      codes.push(
        letterOf(bits >>> 18),
        letterOf((bits >>> 12) & 63),
        letterOf((bits >>> 6) & 63),
        letterOf(bits & 63),
      );
    }
    if (codes.length > length) codes.length = length;
    return textOfCodes(codes);
  }
}

function bitsOf(code: number): number {
  return Number.isNaN(code) ? 0 : (code < BACKSLASH ? code - FIRST_LETTER : code - FIRST_LETTER - 1) & 63;
}
