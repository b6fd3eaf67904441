import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, combine } from "../../../server/src/engine/fixes/apply";
import type { Fix, TextEdit } from "../../../server/src/engine/fixes/fix";

function fix(...edits: TextEdit[]): Fix {
  return { name: "replace", title: "Replace", safety: "safe", edits };
}

describe("edits", () => {
  it("replace, insert and remove", () => {
    const edits = [
      { start: 0, end: 0, newText: ">" },
      { start: 1, end: 3, newText: "X" },
      { start: 4, end: 5, newText: "" },
    ];
    assert.equal(applyEdits("abcde", edits), ">aXd");
  });

  it("that do not fit are left out", () => {
    assert.equal(applyEdits("abc", [{ start: 2, end: 9, newText: "" }]), "abc");
  });

  it("of fixes that collide wait: a fix is taken whole or not at all", () => {
    const first = fix({ start: 2, end: 5, newText: "" });
    const second = fix({ start: 0, end: 1, newText: "x" }, { start: 4, end: 6, newText: "" });
    const third = fix({ start: 5, end: 6, newText: "y" });
    const result = combine([first, second, third]);
    assert.deepEqual(result.taken, [first, third]);
    assert.deepEqual(result.left, [second]);
    assert.deepEqual(result.edits, [...first.edits, ...third.edits]);
  });

  it("inserted at the same place collide", () => {
    const a = fix({ start: 1, end: 1, newText: "a" });
    const b = fix({ start: 1, end: 1, newText: "b" });
    assert.deepEqual(combine([a, b]).taken, [a]);
  });

  it("combined are sorted and never overlap", () => {
    const edit = fc
      .tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 2 }))
      .map(([start, length, newText]) => ({ start, end: start + length, newText }));
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const combined = combine(edits.map((one) => fix(one))).edits;
        for (let at = 1; at < combined.length; at++) {
          assert.ok((combined[at - 1]?.end ?? 0) <= (combined[at]?.start ?? 0));
        }
      }),
    );
  });
});
