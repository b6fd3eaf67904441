import assert from "node:assert/strict";
import type { Figure } from "../../scripts/eval/figures";
import { fallen, raised, readFloors } from "../../scripts/eval/floors";
import { tableOf } from "../../scripts/eval/table";

function figure(key: string, value: number, more: Partial<Figure> = {}): Figure {
  return { key, name: key, value, unit: "share", better: "higher", ...more };
}

describe("floors of the evaluation", () => {
  it("are broken by a fall, by a rise where less is better, and by a figure that is gone", () => {
    const floors = { a: 0.5, b: 0.1, c: 0.9, d: 0.2 };
    const figures = [
      figure("a", 0.49),
      figure("b", 0.11, { better: "lower" }),
      figure("d", 0.2),
      figure("e", 0),
    ];
    assert.deepEqual(
      fallen(floors, figures).map((line) => line.slice(0, 2)),
      ["a:", "b:", "c:"],
    );
  });

  it("only ever move the better way", () => {
    const floors = { a: 0.5, b: 0.1, gone: 0.3 };
    const better = [figure("a", 0.61239), figure("b", 0.05001, { better: "lower" }), figure("c", 0.7)];
    assert.deepEqual(raised(floors, better), { a: 0.6123, b: 0.0501, c: 0.7, gone: 0.3 });
    const worse = [figure("a", 0.4), figure("b", 0.2, { better: "lower" })];
    assert.deepEqual(raised(floors, worse), floors);
  });

  it("are not set for speeds, nor for what has no better", () => {
    assert.deepEqual(
      raised({}, [figure("a", 1, { unit: "MB/s" }), figure("b", 1, { better: "neither" })]),
      {},
    );
  });

  it("are not set for precision and recall where their F1 has one", () => {
    const figures = ["a/precision", "a/recall", "a/f1", "b/recall"].map((key) => figure(key, 0.5));
    assert.deepEqual(raised({}, figures), { "a/f1": 0.5, "b/recall": 0.5 });
  });

  it("hold as soon as they are raised", () => {
    const figures = [figure("a", 1 / 3), figure("b", 2 / 3, { better: "lower" })];
    assert.deepEqual(fallen(raised({}, figures), figures), []);
  });

  it("are read from an object of numbers only", () => {
    assert.deepEqual(readFloors('{"a":0.5}'), { a: 0.5 });
    assert.throws(() => readFloors('{"a":"0.5"}'), /no number/);
    assert.throws(() => readFloors("null"), /no object/);
  });

  it("stand in the table beside what others reach", () => {
    const table = tableOf([figure("a", 0.5, { others: [{ who: "peer", value: 0.25 }], note: "3 items" })], {
      a: 0.4,
    });
    assert.match(table, /a +50\.0 % +floor 40\.0 % +peer 25\.0 % +\(3 items\)/);
  });
});
