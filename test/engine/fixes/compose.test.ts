import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, combine } from "../../../server/src/engine/fixes/apply";
import { composeEdits, type LabelledEdit } from "../../../server/src/engine/fixes/compose";

const edits = (label: string) =>
  fc
    .array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 3 })), { maxLength: 6 })
    .map((all) =>
      all.map(
        ([start, length, newText]): LabelledEdit<string> => ({ start, end: start + length, newText, label }),
      ),
    );

/** Those that fit into the text and go together, as the fixes of one pass do. */
function fitting(text: string, all: readonly LabelledEdit<string>[]): LabelledEdit<string>[] {
  const fixes = all
    .filter((edit) => edit.end <= text.length)
    .map((edit) => ({ name: "x", title: "x", safety: "safe" as const, edits: [edit] }));
  return combine(fixes).edits.map((edit) => ({ ...edit, label: "x" }));
}

describe("edits of two passes", () => {
  it("become one pass with the same result", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), edits("a"), edits("b"), (text, some, more) => {
        const first = fitting(text, some);
        const between = applyEdits(text, first);
        const second = fitting(between, more);
        const composed = composeEdits(first, between, second);
        assert.equal(applyEdits(text, composed), applyEdits(between, second));
        for (let at = 1; at < composed.length; at++) {
          assert.ok((composed[at - 1]?.end ?? 0) < (composed[at]?.start ?? 0));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("stay apart where they do not touch, and keep their labels", () => {
    const first = [{ start: 0, end: 1, newText: "", label: "blanks" }];
    const second = [{ start: 4, end: 5, newText: "X", label: "quotes" }];
    assert.deepEqual(composeEdits(first, "bcdefg", second), [
      { start: 0, end: 1, newText: "", label: "blanks" },
      { start: 5, end: 6, newText: "X", label: "quotes" },
    ]);
  });
});
