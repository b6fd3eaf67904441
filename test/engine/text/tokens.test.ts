import assert from "node:assert/strict";
import { tokenise } from "../../../server/src/engine/text/tokens";

function words(text: string): string[] {
  return tokenise(text).map(({ start, end }) => text.slice(start, end));
}

describe("tokens", () => {
  it("keep the apostrophes and hyphens inside a word", () => {
    assert.deepEqual(words("Kim Jong-un's aide, O’Neill – and Xis’ message"), [
      "Kim",
      "Jong-un's",
      "aide",
      "O’Neill",
      "and",
      "Xis",
      "message",
    ]);
  });

  it("are found in every script, with combining marks", () => {
    assert.deepEqual(words("Владимир Путин, محمد, e\u0301te\u0301, 北京"), [
      "Владимир",
      "Путин",
      "محمد",
      "e\u0301te\u0301",
      "北京",
    ]);
  });

  it("stay inside the stretch asked for", () => {
    assert.deepEqual(tokenise("one two three", 4, 9), [
      { start: 4, end: 7 },
      { start: 8, end: 9 },
    ]);
  });
});
