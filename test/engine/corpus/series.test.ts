import assert from "node:assert/strict";
import { seriesGaps } from "../../../server/src/engine/corpus/series";

const gaps = (...ids: string[]) =>
  seriesGaps(ids).map(({ folder, missing, after }) => [folder, missing, after]);

describe("gaps in numbered series", () => {
  it("the seeds lack 002", () => {
    assert.deepEqual(gaps("000_7d12.txt", "001_18a1.txt", "003_bbb9.txt"), [["", "002", "001_18a1.txt"]]);
  });

  it("a run of missing numbers is one gap", () => {
    assert.deepEqual(gaps("n/a-1.txt", "n/a-2.txt", "n/a-3.txt", "n/a-6.txt"), [["n", "4–5", "n/a-3.txt"]]);
  });

  it("folders and names are series of their own", () => {
    assert.deepEqual(gaps("a/1.txt", "a/2.txt", "b/4.txt", "c-5.txt", "d-6.txt"), []);
  });

  it("numbers here and there are no series", () => {
    assert.deepEqual(gaps("101.txt", "250.txt", "999.txt"), []);
    assert.deepEqual(gaps("20210711.txt", "20210712.txt", "20210714.txt"), []);
    assert.deepEqual(gaps("1.txt", "3.txt"), []);
  });

  it("the same number twice is no gap", () => {
    assert.deepEqual(gaps("1_a.txt", "1_b.txt", "2_c.txt", "3_d.txt"), []);
  });
});
