import assert from "node:assert/strict";
import fc from "fast-check";
import { SketchTable } from "../../../server/src/engine/corpus/sketch-table";

const KEYS = 12;

describe("sketch table", () => {
  it("holds what a map of sets holds, whatever is added and taken away", () => {
    const step = fc.record({ id: fc.nat(300), keys: fc.uniqueArray(fc.nat(KEYS - 1), { maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 1500, size: "max" }), (steps) => {
        const table = new SketchTable();
        const plain = new Map<string, readonly number[]>();
        for (const { id, keys } of steps) {
          const name = `a${id}`;
          const old = plain.get(name);
          if (old === undefined) {
            table.add(name, keys);
            plain.set(name, keys);
          } else {
            table.remove(name, old);
            plain.delete(name);
          }
        }
        for (let key = 0; key < KEYS; key++) {
          const wanted = [...plain].filter(([, keys]) => keys.includes(key)).map(([name]) => name);
          assert.deepEqual(table.articlesWith(key, 1000).sort(), wanted.sort());
          assert.deepEqual(table.articlesWith(key, wanted.length - 1), []);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("packs itself after many edits of articles that share their keys", () => {
    const table = new SketchTable();
    const keys = [1, 2, 3, 1 << 29];
    for (let n = 0; n < 3000; n++) table.add(`a${n}`, keys);
    for (let n = 0; n < 2500; n++) table.remove(`a${n}`, keys);
    for (const key of keys) assert.equal(table.articlesWith(key, 10_000).length, 500);
    for (let n = 0; n < 2500; n++) table.add(`a${n}`, [1]);
    assert.equal(table.articlesWith(1, 10_000).length, 3000);
    assert.equal(table.articlesWith(2, 10_000).length, 500);
  });

  it("takes unknown articles for nothing", () => {
    const table = new SketchTable();
    table.remove("nobody", [1, 2]);
    assert.deepEqual(table.articlesWith(1, 10), []);
  });
});
