import assert from "node:assert/strict";
import fc from "fast-check";
import { PostingTable } from "../../../server/src/engine/corpus/posting-table";

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

/** The same with a Map of lists. */
class Model {
  readonly #owners = new Map<number, number[]>();

  of(key: number): number[] {
    return sorted(this.#owners.get(key) ?? []);
  }

  add(key: number, owner: number): void {
    this.#owners.set(key, [...(this.#owners.get(key) ?? []), owner]);
  }

  remove(key: number, owner: number): boolean {
    const owners = this.#owners.get(key) ?? [];
    const at = owners.indexOf(owner);
    if (at < 0) return false;
    this.#owners.set(key, owners.toSpliced(at, 1));
    return true;
  }
}

for (const bits of [30, 46]) {
  describe(`PostingTable of ${bits} bits`, () => {
    const last = 2 ** bits - 1;
    const keys = [0, 1, 2, 1000, 2 ** 20, 2 ** 29, last - 1, last, ...spread(40, bits)];
    const step = fc.record({
      action: fc.constantFrom("add", "add", "add", "remove", "settle"),
      key: fc.constantFrom(...keys),
      owner: fc.oneof(fc.nat(5), fc.nat(0x7fffffff), fc.nat(100_000)),
    });

    it("knows the owners of each key, whatever was put in, taken out and settled before", () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
          const table = new PostingTable(bits);
          const model = new Model();
          for (const { action, key, owner } of steps) {
            if (action === "add") {
              table.add(key, owner);
              model.add(key, owner);
            } else if (action === "remove") {
              assert.equal(table.remove(key, owner), model.remove(key, owner));
            } else table.settle();
          }
          for (const key of keys) {
            const owners = model.of(key);
            assert.deepEqual(sorted(table.ownersOf(key)), owners);
            assert.equal(table.countOf(key), owners.length);
            assert.equal(table.countOf(key, 2), Math.min(2, owners.length));
            assert.deepEqual(sorted(table.ownersOf(key, 2)), owners.length > 2 ? [] : owners);
            for (const owner of [0, 3, ...owners])
              assert.equal(table.has(key, owner), owners.includes(owner));
          }
          assert.deepEqual(
            sharedIn(table),
            new Map(keys.map((key) => [key, model.of(key)] as const).filter(([, { length }]) => length > 1)),
          );
        }),
        { numRuns: 300 },
      );
    });

    it("holds so many that they part, evenly spread or not", () => {
      for (const range of [2 ** bits, 3_000_000, 50]) {
        const table = new PostingTable(bits);
        const model = new Map<number, number[]>();
        for (const [owner, key] of spread(100_000, bits).entries()) {
          const low = key % range;
          table.add(low, owner);
          const owners = model.get(low);
          if (owners === undefined) model.set(low, [owner]);
          else owners.push(owner);
          if (owner % 5 === 0) assert.ok(table.remove(low, model.get(low)?.shift() ?? -1));
          if (owner % 30_000 === 0) for (const _ of table.tidy());
        }
        assert.equal(table.size, 80_000);
        let all = 0;
        table.each(() => all++);
        assert.equal(all, 80_000);
        for (const [key, owners] of model) {
          assert.deepEqual(sorted(table.ownersOf(key)), owners);
          assert.ok(owners.slice(0, 3).every((owner) => table.has(key, owner)));
        }
        const shared = [...model].filter(([, { length }]) => length > 1);
        assert.deepEqual(
          [...sharedIn(table)].sort(([a], [b]) => a - b),
          shared.sort(([a], [b]) => a - b),
        );
      }
    });

    it("holds many, some keys with many owners among them", () => {
      const table = new PostingTable(bits);
      const many = spread(6_000, bits);
      const heavy = many.slice(0, 5);
      for (const [owner, key] of many.entries()) {
        table.add(key, owner);
        for (const common of heavy) table.add(common, 100_000 + owner);
      }
      assert.equal(table.size, 6 * many.length);
      for (const [owner, key] of many.entries()) {
        if (owner % 2 === 0) assert.ok(table.remove(key, owner));
        if (owner % 10 === 0) for (const common of heavy) assert.ok(table.remove(common, 100_000 + owner));
      }
      for (const [owner, key] of many.entries()) {
        if (owner >= 5) assert.deepEqual(table.ownersOf(key), owner % 2 === 0 ? [] : [owner]);
      }
      for (const [owner, key] of many.entries()) assert.equal(table.has(key, owner), owner % 2 !== 0);
      for (const common of heavy) {
        assert.ok(table.has(common, 100_001));
        assert.ok(!table.has(common, 100_010));
      }
      assert.equal(sharedIn(table).size, heavy.length);
      for (const [at, key] of heavy.entries()) {
        assert.equal(table.countOf(key), 0.9 * many.length + (at % 2));
        assert.deepEqual(table.ownersOf(key, 1000), []);
      }
    });
  });
}

function sharedIn(table: PostingTable): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const shared of table.shared()) {
    if (shared === null) continue;
    const { key, owners } = shared;
    found.set(key, sorted(Array.from({ length: owners.count }, (_, at) => owners.at(at))));
  }
  return found;
}

function spread(count: number, bits: number): number[] {
  const keys = new Set<number>();
  let state = 12345;
  while (keys.size < count) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const high = state;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    keys.add(((high % 2 ** (bits - 16)) * 65536 + (state >>> 16)) % 2 ** bits);
  }
  return [...keys];
}
