import assert from "node:assert/strict";
import { digestArticle, packDigest, parseArticle } from "../../server/src/engine";
import { CorpusSum } from "../../server/src/workspace/corpus-sum";
import { PiecesFile } from "../../server/src/workspace/pieces/pieces-file";
import { TemporaryPieces } from "../../server/src/workspace/pieces/temporary-pieces";

describe("the sum of a corpus", () => {
  it("that was let go is partial from when somebody asks for it until all of it is there again", () => {
    const sum = new CorpusSum({ pieces: new TemporaryPieces() });
    const digests = ["a.txt", "b.txt"].map((id) =>
      digestArticle(parseArticle({ id, text: `This is ${id}.` })),
    );
    for (const digest of digests) assert.ok(sum.corpus.addPacked(packDigest(digest)));
    sum.letGo(["a.txt", "b.txt"]);
    assert.equal(sum.corpus.size, 0);
    assert.deepEqual([sum.isPartial, sum.isWhole, sum.has("a.txt")], [false, false, true]);
    assert.ok(sum.settle("a.txt", digests[0]?.textHash));
    assert.deepEqual([sum.isPartial, sum.isWhole], [true, false]);
    assert.ok(sum.settle("b.txt", digests[1]?.textHash));
    assert.deepEqual([sum.isPartial, sum.isWhole, sum.corpus.size], [false, true, 2]);
    assert.deepEqual(sum.corpus.digest("b.txt"), digests[1]);
  });

  it("says where threads find its digests, also when it was begun again", () => {
    const sum = new CorpusSum({ pieces: new TemporaryPieces() });
    const packed = (id: string) => packDigest(digestArticle(parseArticle({ id, text: `This is ${id}.` })));
    const bytes = packed("a.txt");
    const seen = (): Uint8Array | undefined => {
      const place = sum.place("a.txt");
      return place && PiecesFile.of(sum.pieces.share()).read(place);
    };
    assert.ok(sum.corpus.addPacked(packed("before.txt")));
    assert.ok(sum.corpus.addPacked(bytes));
    assert.deepEqual(seen(), bytes);
    sum.startAgain();
    assert.equal(seen(), undefined);
    assert.ok(sum.corpus.addPacked(bytes));
    assert.deepEqual(seen(), bytes);
  });
});
