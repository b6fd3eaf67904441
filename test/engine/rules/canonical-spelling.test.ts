import assert from "node:assert/strict";
import { isStyle } from "../../../server/src/engine/rules/names/canonical-spelling";

describe("differences of style", () => {
  it("are no misspelling: the, a first letter's case, short names of the same letters", () => {
    for (const [form, canonical] of [
      ["The Harbour Tribune", "Harbour Tribune"],
      ["Harbour Tribune", "the Harbour Tribune"],
      ["Al-Shabaab", "al-Shabaab"],
      ["Ira", "IRA"],
      ["Pa", "PA"],
    ] as const)
      assert.ok(isStyle(form, canonical), `${form}, ${canonical}`);
    for (const [form, canonical] of [
      ["Theo Harbour", "Harbour"],
      ["Unesco", "UNESCO"],
      ["Jean- Pierre", "Jean-Pierre"],
      ["Ari", "IRA"],
    ] as const)
      assert.ok(!isStyle(form, canonical), `${form}, ${canonical}`);
  });
});
