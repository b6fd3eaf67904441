import type { EntityKind } from "../settings";
import { ByteReader, ByteWriter } from "../text/bytes";
import { textOfCodes } from "../text/pack";
import type { Position, TextRange } from "../text/span";

const KINDS: readonly EntityKind[] = ["person", "organisation", "place", "other"];
const HIGH = 4294967296;
const HASH_BYTES = 7;
// Confidences are told to a thousandth.
const THOUSANDTHS = 1000;

// A sketch is a text of letters of six bits each; see `duplicates/sketch.ts`. Four of them make three bytes.
const FIRST_LETTER = 48;
const BACKSLASH = 92;

/** Writes what digests and summaries are made of. */
export class DigestWriter extends ByteWriter {
  flags(...flags: readonly boolean[]): void {
    let bits = 0;
    for (const [at, flag] of flags.entries()) if (flag) bits |= 1 << at;
    this.byte(bits);
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
    let rest = Number.isSafeInteger(hash) && hash > 0 ? hash : 0;
    for (let at = 0; at < HASH_BYTES; at++) {
      this.byte(rest % 256);
      rest = Math.floor(rest / 256);
    }
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
      this.byte((bits >>> 16) & 0xff);
      this.byte((bits >>> 8) & 0xff);
      this.byte(bits & 0xff);
    }
  }
}

/** Reads what a `DigestWriter` wrote; as little to be broken as a `ByteReader`. */
export class DigestReader extends ByteReader {
  flags(): boolean[] {
    const bits = this.byte();
    return [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ((bits >> at) & 1) === 1);
  }

  kind(): EntityKind {
    return KINDS[this.byte()] ?? "other";
  }

  share(): number {
    return this.whole() / THOUSANDTHS;
  }

  hash(): number {
    const low = this.byte() + this.byte() * 256 + this.byte() * 65536 + this.byte() * 16777216;
    const high = this.byte() + this.byte() * 256 + this.byte() * 65536;
    return (high & 0x1fffff) * HIGH + low;
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

  sketch(): string {
    const length = this.whole();
    const codes: number[] = [];
    for (let at = 0; at < length && this.intact; at += 4) {
      const bits = this.byte() * 65536 + this.byte() * 256 + this.byte();
      for (let shift = 18; shift >= 0; shift -= 6) codes.push(letterCode((bits >>> shift) & 63));
    }
    return textOfCodes(codes.slice(0, length));
  }
}

function bitsOf(code: number): number {
  return Number.isNaN(code) ? 0 : (code < BACKSLASH ? code - FIRST_LETTER : code - FIRST_LETTER - 1) & 63;
}

function letterCode(bits: number): number {
  const code = FIRST_LETTER + bits;
  return code < BACKSLASH ? code : code + 1;
}
