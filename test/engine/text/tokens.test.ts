import assert from "node:assert/strict";
import { lowerHash, TokenFlag, tokenAt, tokenise, tokenTable } from "../../../server/src/engine/text/tokens";

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

describe("the table of tokens", () => {
  const text = "Kim Jong-un's aide: 20th NATO’s été 3,5 北京";

  it("has the tokens of the whole text, with the hash of their small letters", () => {
    const { starts, ends, hashes, count } = tokenTable(text);
    const tokens = Array.from({ length: count }, (_, at) => ({ start: starts[at], end: ends[at] }));
    assert.deepEqual(tokens, tokenise(text));
    for (const [at, { start, end }] of tokenise(text).entries()) {
      assert.equal(hashes[at], lowerHash(text.slice(start, end).toLowerCase()));
      assert.equal(hashes[at], lowerHash(text, start, end));
    }
  });

  it("says what tokens are made of", () => {
    const { flags } = tokenTable(text);
    const { Capital, InnerUpper, Small, Digit, FirstDigit, Joint, Wide } = TokenFlag;
    assert.deepEqual(Array.from(flags), [
      Capital | Small,
      Capital | Small | Joint,
      Small,
      FirstDigit | Digit | Small,
      Capital | InnerUpper | Small | Joint | Wide,
      Small | Wide,
      FirstDigit | Digit,
      FirstDigit | Digit,
      Small | Wide,
    ]);
  });

  it("is searched by offset", () => {
    const table = tokenTable("one two three");
    assert.deepEqual(
      [0, 1, 4, 5, 99].map((offset) => tokenAt(table, offset)),
      [0, 1, 1, 2, 3],
    );
    assert.equal(tokenAt(tokenTable(""), 0), 0);
  });

  it("holds long texts", () => {
    const { count, starts } = tokenTable("a ".repeat(100_000));
    assert.equal(count, 100_000);
    assert.equal(starts[99_999], 199_998);
  });
});
