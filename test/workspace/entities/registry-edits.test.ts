import assert from "node:assert/strict";
import { applyEdits } from "../../../server/src/engine";
import {
  canonicalNameEdits,
  differentNamesEdits,
} from "../../../server/src/workspace/entities/registry-edits";

const same = (text: string, name: string, aliases: readonly string[]): unknown =>
  JSON.parse(applyEdits(text, canonicalNameEdits(text, name, aliases)));
const different = (text: string, a: string, b: string): unknown =>
  JSON.parse(applyEdits(text, differentNamesEdits(text, [a, b])));

describe("what the user decides on names", () => {
  it("that are the same makes one entity of two, and they are no longer different", () => {
    const before = JSON.stringify({
      entities: [
        { name: "A", aliases: ["A1"], note: "x" },
        { name: "Z", aliases: [] },
        { name: "B", aliases: ["B1"] },
      ],
      different: [
        ["A", "B"],
        ["A", "C"],
      ],
    });
    assert.deepEqual(same(before, "B", ["A", "A1", "B1"]), {
      entities: [
        { name: "B", aliases: ["A", "A1", "B1"], note: "x" },
        { name: "Z", aliases: [] },
      ],
      different: [["A", "C"]],
    });
  });

  it("that are different parts what an entity held together", () => {
    const before = JSON.stringify({ entities: [{ name: "A", aliases: ["B", "C"] }] });
    assert.deepEqual(different(before, "B", "A"), {
      entities: [{ name: "A", aliases: ["C"] }],
      different: [["B", "A"]],
    });
    assert.deepEqual(different(before, "B", "C"), {
      entities: [{ name: "A", aliases: ["B"] }],
      different: [["B", "C"]],
    });
  });

  it("is written once", () => {
    const once = JSON.stringify(same("", "A", ["B"]));
    assert.deepEqual(canonicalNameEdits(once, "A", ["B"]), []);
    const apart = JSON.stringify(different("", "A", "B"));
    assert.deepEqual(differentNamesEdits(apart, ["B", "A"]), []);
  });
});
