import assert from "node:assert/strict";
import fc from "fast-check";
import { ArticleIds, ArticleOrder, packIds } from "../../../server/src/engine/corpus/article-order";

describe("the articles of a summary", () => {
  it("have the numbers of their ids in order, and their ids by number", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "binary" })), fc.string(), (ids, other) => {
        const order = new ArticleOrder({
          slots: ids.length,
          ids: () => ids,
          slotOf: (id) => ids.indexOf(id),
        });
        const packed = new ArticleIds(packIds(order.ids));
        for (const [number, id] of [...ids].sort().entries()) {
          assert.equal(order.numberOf(ids.indexOf(id), id), number);
          assert.equal(order.numberOf(ids.indexOf(id), `${id}?`), -1);
          assert.equal(packed.idOf(number), id);
          assert.equal(packed.numberOf(id), number);
        }
        assert.equal(packed.idOf(ids.length), "");
        assert.equal(packed.idOf(-1), "");
        assert.equal(packed.numberOf(other), [...ids].sort().indexOf(other));
        assert.equal(order.numberOf(-1, other), -1);
        assert.equal(order.numberOf(ids.length, other), -1);
      }),
    );
  });

  it("are none where there are no bytes, or others", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const ids = new ArticleIds(bytes);
        ids.numberOf("a.txt");
        for (let number = -1; number < 5; number++) ids.idOf(number);
      }),
    );
    assert.equal(new ArticleIds(new Uint8Array()).numberOf("a.txt"), -1);
  });
});
