import assert from "node:assert/strict";
import fc from "fast-check";
import { ArticleIds, packIds } from "../../../server/src/engine/corpus/article-order";
import {
  packHashes,
  packRepeat,
  unpackHashes,
  unpackRepeat,
} from "../../../server/src/engine/corpus/line-record";
import { packPlaces, unpackPlaces } from "../../../server/src/engine/corpus/place-record";
import { packRelations, unpackRelations } from "../../../server/src/engine/corpus/summary-records";

const NAMES = ["a.txt", "b/ü.txt", "c/新.txt"];
const ids = new ArticleIds(packIds(NAMES));
const article = fc.nat(NAMES.length - 1);
const numberOf = (id: string) => ids.numberOf(id);

/** Plain objects: others are not deeply equal to what is read. */
function record<T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true });
}

describe("records of a summary", () => {
  it("keep places", () => {
    const position = record({ line: fc.nat(), character: fc.nat() });
    const range = fc.tuple(position, fc.nat(1000), fc.nat()).map(([start, lines, character]) => ({
      start,
      end: { line: start.line + lines, character: (lines === 0 ? start.character : 0) + character },
    }));
    fc.assert(
      fc.property(fc.array(fc.array(record({ article, range }))), (ways) => {
        const packed = packPlaces(ways);
        for (const [way, places] of ways.entries()) {
          assert.deepEqual(
            unpackPlaces(packed, way, ids),
            places.map((place) => ({ article: NAMES[place.article], range: place.range })),
          );
        }
        assert.deepEqual(unpackPlaces(packed, ways.length, ids), []);
      }),
    );
    assert.deepEqual(unpackPlaces(undefined, 0, ids), []);
  });

  it("keep lines", () => {
    const carrier = record({ article: fc.constantFrom(...NAMES), line: fc.nat() });
    fc.assert(
      fc.property(
        record({ articles: fc.nat(), sample: fc.array(carrier) }),
        fc.array(fc.integer({ min: 1, max: 2 ** 53 - 1 })),
        (repeat, hashes) => {
          assert.deepEqual(unpackRepeat(packRepeat(repeat, numberOf), ids), repeat);
          assert.deepEqual(unpackHashes(packHashes(hashes)), hashes);
        },
      ),
    );
    assert.deepEqual(unpackHashes(undefined), []);
  });

  it("keep how articles stand to others, but for others that it does not know", () => {
    const [id = "", other = ""] = NAMES;
    const relations = {
      duplicates: [{ id, kind: "near" as const, similarity: 0.9 }],
      containers: [{ id: other, share: 0.8 }],
      shared: [{ id, keys: [3, 4], reach: null }],
      related: [{ id: other, score: 0.7, reasons: ["both name Angela Merkel"] }],
    };
    assert.deepEqual(unpackRelations(packRelations(relations, numberOf), ids), relations);
    const more = { ...relations, containers: [...relations.containers, { id: "new.txt", share: 0.9 }] };
    assert.deepEqual(unpackRelations(packRelations(more, numberOf), ids), relations);
    assert.equal(unpackRelations(undefined, ids), undefined);
  });
});
