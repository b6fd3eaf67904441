import assert from "node:assert/strict";
import fc from "fast-check";
import type { FrozenMap } from "../../../server/src/engine/corpus/frozen-map";
import { FrozenMapWriter } from "../../../server/src/engine/corpus/frozen-map-writer";

const anyKey = fc.oneof(fc.string(), fc.string({ unit: "binary" }));

function frozen(records: Iterable<readonly [string, Uint8Array]>): FrozenMap {
  const writer = new FrozenMapWriter();
  for (const [key, record] of records) writer.add(key, record);
  return writer.freeze();
}

describe("a frozen map", () => {
  it("has what was written, in its order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, fc.uint8Array())), (records) => {
        const map = frozen(records);
        const first = new Map([...records].reverse());
        for (const [key, record] of first) assert.deepEqual(map.get(key), record);
        assert.deepEqual(
          [...map.entries()].map(([key]) => key),
          [...new Set(records.map(([key]) => key))],
        );
        assert.equal(map.has("\u0000 not there"), first.has("\u0000 not there"));
      }),
    );
  });

  it("is the same bytes where another writer has made a part of it", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(anyKey, fc.uint8Array()), { selector: ([key]) => key }),
        fc.nat(20),
        (records, cut) => {
          const [whole, part, rest] = [new FrozenMapWriter(), new FrozenMapWriter(), new FrozenMapWriter()];
          for (const [key, record] of records) whole.add(key, record);
          for (const [key, record] of records.slice(0, cut)) part.add(key, record);
          for (const [key, record] of records.slice(cut)) rest.add(key, record);
          part.addAll(rest.pages);
          assert.deepEqual(part.freeze(), whole.freeze());
        },
      ),
    );
  });

  it("has records of any length, and any number of them", () => {
    const records = Array.from({ length: 3000 }, (_, number): [string, Uint8Array] => {
      const length = number % 700 === 5 ? 1_500_000 : number % 40 === 7 ? 60_000 : number % 90;
      return [`key ${number}`, new Uint8Array(length).fill(number)];
    });
    const writer = new FrozenMapWriter();
    for (const [key, record] of records) {
      assert.ok(!writer.has(key));
      writer.add(key, record);
      writer.add(key, new Uint8Array(3));
    }
    const map = writer.freeze();
    for (const [key, record] of records) assert.ok(Buffer.from(record).equals(map.get(key) ?? Buffer.of(1)));
    assert.equal([...map.entries("key 1")].length, 1111);
  });
});
