import assert from "node:assert/strict";
import fc from "fast-check";
import { Freshness } from "../../../server/src/workspace/findings/freshness";

const fresh = (freshness: Freshness) => ["a", "b", "c"].filter((id) => freshness.has(id));

describe("whether findings are fresh", () => {
  it("ends for the articles that asked for an answer that has changed, and for no others", () => {
    const freshness = new Freshness();
    freshness.checked("a", Uint32Array.of(1, 2));
    freshness.checked("b", Uint32Array.of(2, 3));
    freshness.checked("c", Uint32Array.of(4));
    freshness.changed(new Set([3, 9]));
    assert.deepEqual(fresh(freshness), ["a", "c"]);
    freshness.changed(new Set([2]));
    assert.deepEqual(fresh(freshness), ["c"]);
    freshness.checked("a", Uint32Array.of(5));
    freshness.changed(new Set([1]));
    assert.deepEqual(fresh(freshness), ["a", "c"]);
    freshness.changed("all");
    assert.deepEqual(fresh(freshness), []);
  });

  it("ends at any change where it is not known what was asked", () => {
    const freshness = new Freshness();
    freshness.restored("a");
    freshness.restored("b");
    freshness.checked("b", Uint32Array.of(1));
    assert.deepEqual(fresh(freshness), ["a", "b"]);
    freshness.changed(new Set([7]));
    assert.deepEqual(fresh(freshness), ["b"]);
  });

  it("is told as well when it is asked for after several changes and checks", () => {
    const keys = fc.uniqueArray(fc.nat(12), { maxLength: 6 });
    const step = fc.record({ id: fc.constantFrom("a", "b", "c"), keys, what: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const late = new Freshness();
        const soon = new Freshness();
        for (const { id, keys, what } of steps) {
          for (const freshness of [late, soon]) {
            if (what === 0) freshness.forget(id);
            else if (what === 1) freshness.changed("all");
            else if (what < 5) freshness.changed(new Set(keys));
            else if (what === 5) freshness.checked(id, undefined);
            else freshness.checked(id, Uint32Array.from(keys));
          }
          fresh(soon);
        }
        assert.deepEqual(fresh(late), fresh(soon));
      }),
    );
  });

  it("is not believed of a check elsewhere that has been overtaken", () => {
    const freshness = new Freshness();
    freshness.begin();
    freshness.changed(new Set([1]));
    freshness.checkedElsewhere("a", Uint32Array.of(1));
    freshness.checkedElsewhere("b", Uint32Array.of(2));
    assert.deepEqual(fresh(freshness), ["b"]);
    freshness.changed("all");
    freshness.checkedElsewhere("c", Uint32Array.of(3));
    assert.deepEqual(fresh(freshness), []);
    freshness.begin();
    freshness.checkedElsewhere("c", Uint32Array.of(3));
    freshness.forget("b");
    assert.deepEqual(fresh(freshness), ["c"]);
  });
});
