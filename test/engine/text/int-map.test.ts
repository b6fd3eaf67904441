import assert from "node:assert/strict";
import { IntMap } from "../../../server/src/engine/text/int-map";

describe("a map of numbers", () => {
  it("does what a Map does", () => {
    const map = new IntMap();
    const known = new Map<number, number>();
    let key = 12345;
    for (let each = 0; each < 20_000; each++) {
      key = (Math.imul(key, 1103515245) + 12345) | 0;
      const short = key >> (each % 24);
      map.set(short, each);
      known.set(short, each);
    }
    assert.equal(map.size, known.size);
    for (const [one, value] of known) assert.equal(map.get(one), value);
    assert.equal(new IntMap().get(0), -1);
  });

  it("numbers keys in order of first sight", () => {
    const map = new IntMap();
    assert.deepEqual(
      [7, -1, 7, 0, -1].map((key) => map.numberOf(key)),
      [0, 1, 0, 2, 1],
    );
  });

  it("forgets everything when it is cleared, however large it was", () => {
    const map = new IntMap();
    for (const size of [10, 100_000, 10]) {
      for (let key = 0; key < size; key++) assert.equal(map.numberOf(key * 7), key);
      map.clear();
      assert.equal(map.size, 0);
      assert.equal(map.get(7), -1);
    }
  });
});
