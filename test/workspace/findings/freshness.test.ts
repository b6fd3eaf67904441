import assert from "node:assert/strict";
import { Freshness } from "../../../server/src/workspace/findings/freshness";

const fresh = (freshness: Freshness) => ["a", "b", "c"].filter((id) => freshness.has(id));

describe("whether findings are fresh", () => {
  it("ends for the articles that asked for an answer that has changed, and for no others", () => {
    const freshness = new Freshness();
    freshness.checked("a", [1, 2]);
    freshness.checked("b", [2, 3]);
    freshness.checked("c", [4]);
    freshness.changed(new Set([3, 9]));
    assert.deepEqual(fresh(freshness), ["a", "c"]);
    freshness.changed(new Set([2]));
    assert.deepEqual(fresh(freshness), ["c"]);
    freshness.checked("a", [5]);
    freshness.changed(new Set([1]));
    assert.deepEqual(fresh(freshness), ["a", "c"]);
    freshness.changed("all");
    assert.deepEqual(fresh(freshness), []);
  });

  it("ends at any change where it is not known what was asked", () => {
    const freshness = new Freshness();
    freshness.restored("a");
    freshness.restored("b");
    freshness.checked("b", [1]);
    assert.deepEqual(fresh(freshness), ["a", "b"]);
    freshness.changed(new Set([7]));
    assert.deepEqual(fresh(freshness), ["b"]);
  });

  it("is not believed of a check elsewhere that has been overtaken", () => {
    const freshness = new Freshness();
    freshness.begin();
    freshness.changed(new Set([1]));
    freshness.checkedElsewhere("a", [1]);
    freshness.checkedElsewhere("b", [2]);
    assert.deepEqual(fresh(freshness), ["b"]);
    freshness.changed("all");
    freshness.checkedElsewhere("c", [3]);
    assert.deepEqual(fresh(freshness), []);
    freshness.begin();
    freshness.checkedElsewhere("c", [3]);
    freshness.forget("b");
    assert.deepEqual(fresh(freshness), ["c"]);
  });
});
