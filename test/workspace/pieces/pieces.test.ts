import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { BytePages, type Piece, type Pieces } from "../../../server/src/engine";
import { PiecesFile } from "../../../server/src/workspace/pieces/pieces-file";
import type { SharablePieces } from "../../../server/src/workspace/pieces/shared-pieces";
import { TemporaryPieces } from "../../../server/src/workspace/pieces/temporary-pieces";
import { temporaryFolder } from "../../temporary-folder";

type Step = { readonly length: number; readonly fill: number } | { readonly free: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    // Some are larger than a page, and than what waits to be written.
    fc.record({
      length: fc.oneof(fc.nat(3000), fc.constantFrom(0, 300_000, 700_000, 1_200_000)),
      fill: fc.nat(255),
    }),
    fc.record({ free: fc.nat(100) }),
  ),
  { maxLength: 60 },
);

/** Does the steps with pieces, and gives those that have not been freed with what they must be. */
function run(pieces: Pieces, todo: readonly Step[]): Map<Piece, Uint8Array> {
  const kept = new Map<Piece, Uint8Array>();
  for (const step of todo) {
    if ("length" in step) {
      const bytes = new Uint8Array(step.length).fill(step.fill);
      bytes[step.length - 1] = kept.size;
      kept.set(pieces.append(bytes), bytes.slice());
      bytes.fill(0);
    } else {
      const piece = [...kept.keys()][step.free % Math.max(1, kept.size)];
      if (piece === undefined) continue;
      pieces.free(piece);
      kept.delete(piece);
    }
  }
  return kept;
}

function assertHolds(pieces: Pieces, kept: ReadonlyMap<Piece, Uint8Array>): void {
  for (const [piece, bytes] of kept) {
    const read = pieces.read(piece);
    assert.ok(read !== undefined && Buffer.compare(read, bytes) === 0);
  }
}

function leftIn(folder: string): string[] {
  return fs.readdirSync(folder);
}

describe("pieces", () => {
  it("are what they were, wherever they are kept, and in another thread too", () => {
    const folder = temporaryFolder();
    const makers: (() => SharablePieces & { close(): void })[] = [
      () => new TemporaryPieces({ folder }),
      () => new TemporaryPieces({ folder, mostInMemory: 0 }),
      () => new TemporaryPieces({ folder, mostInMemory: 1_500_000 }),
      () => new TemporaryPieces({ folder: path.join(folder, "missing"), mostInMemory: 0 }),
      () => PiecesFile.open(path.join(folder, "pieces.bin"), 0, true),
    ];
    for (const make of makers) {
      fc.assert(
        fc.property(steps, (todo) => {
          const pieces = make();
          try {
            const kept = run(pieces, todo);
            assertHolds(pieces, kept);
            assertHolds(PiecesFile.of(pieces.share()), kept);
            assertHolds(pieces, kept);
          } finally {
            pieces.close();
          }
        }),
        { numRuns: 15 },
      );
    }
  });

  it("stay in memory where the disk takes no more", () => {
    const file = path.join(temporaryFolder({ "pieces.bin": "" }), "pieces.bin");
    fc.assert(
      fc.property(steps, (todo) => {
        const pieces = new PiecesFile(fs.openSync(file, "r"), 0, { writable: true });
        assertHolds(pieces, run(pieces, todo));
        pieces.close();
        assert.equal(fs.statSync(file).size, 0);
      }),
      { numRuns: 20 },
    );
  });

  it("leave no file behind, and keep in memory what comes after the end", () => {
    const folder = temporaryFolder();
    const pieces = new TemporaryPieces({ folder, mostInMemory: 0 });
    const piece = pieces.append(Buffer.from("one"));
    if (process.platform !== "win32") assert.deepEqual(leftIn(folder), []);
    pieces.close();
    assert.deepEqual(leftIn(folder), []);
    assert.equal(pieces.read(piece), undefined);
    const later = pieces.append(Buffer.from("two"));
    assert.equal(Buffer.from(pieces.read(later) ?? []).toString(), "two");
    assert.deepEqual(leftIn(folder), []);
  });

  it("need no file while they are few", () => {
    const folder = path.join(temporaryFolder(), "missing");
    const pieces = new TemporaryPieces({ folder });
    assert.equal(pieces.read(pieces.append(Buffer.from("one")))?.length, 3);
    assert.equal(pieces.share().descriptor, -1);
    pieces.close();
  });

  it("that are damaged are not told", () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "pieces.bin");
    const pieces = PiecesFile.open(file, 0, true);
    const [first, second] = [pieces.append(Buffer.from("one")), pieces.append(Buffer.from("two"))];
    pieces.flush();
    const bytes = fs.readFileSync(file);
    for (const flipped of bytes.keys()) {
      const damaged = Buffer.from(bytes);
      damaged[flipped] = (damaged[flipped] ?? 0) ^ 4;
      fs.writeFileSync(file, damaged);
      const lost = flipped < bytes.length / 2 ? first : second;
      for (const piece of [first, second]) {
        assert.equal(pieces.read(piece) === undefined, piece === lost);
        assert.equal(PiecesFile.of(pieces.share()).read(piece) === undefined, piece === lost);
      }
    }
    pieces.close();
  });
});

describe("BytePages", () => {
  it("holds no more pages than pieces need", () => {
    const pages = new BytePages();
    let last: Piece | undefined;
    for (let at = 0; at < 5000; at++) {
      if (last !== undefined) pages.free(last);
      last = pages.append(new Uint8Array(1000));
    }
    assert.ok(pages.size <= 1 << 21, `${pages.size}`);
    assert.equal(
      pages.pages.reduce((sum, { length }) => sum + length, 0),
      pages.size,
    );
  });
});
