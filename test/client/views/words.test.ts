import assert from "node:assert/strict";
import {
  behind,
  clipped,
  clippedBefore,
  count,
  languageName,
  noticesInWords,
  statusInWords,
} from "../../../client/src/views/words";
import type { StatusParams } from "../../../server/src/protocol";

const status = (given: Partial<StatusParams>): StatusParams => ({
  ...{ state: "ready", done: 0, total: 0, articles: 0, problems: 0, language: null, notices: [] },
  ...given,
});

describe("what the views say", () => {
  it("counts in words", () => {
    assert.equal(count(0, "article"), "0 articles");
    assert.equal(count(1, "article"), "1 article");
    assert.equal(count(100_000, "article"), "100,000 articles");
  });

  it("tells the state of the corpus", () => {
    assert.equal(statusInWords(status({ articles: 1, problems: 12 })), "1 article, 12 problems");
    assert.equal(statusInWords(status({ state: "scanning" })), "Looking for articles");
    const half = status({ state: "scanning", done: 1500, total: 3000 });
    assert.equal(statusInWords(half), "Reading 1,500 of 3,000 articles");
  });

  it("tells the first notice and how many more there are", () => {
    assert.equal(noticesInWords([]), "");
    assert.equal(noticesInWords(["a"]), "a");
    assert.equal(noticesInWords(["a", "b", "c"]), "a (and 2 more)");
  });

  it("cuts at words: titles at their end, what stands before a mention at its beginning", () => {
    assert.equal(clipped("A short title"), "A short title");
    const long = "A title that goes on about everything that happened in the capital";
    assert.equal(clipped(long), "A title that goes on about everything that happened…");
    assert.equal(clippedBefore("said that "), "said that ");
    assert.equal(clippedBefore("ews Agency, “Yonhap.” The exchange came after "), "… came after ");
    assert.equal(clippedBefore(`${"x".repeat(30)}`), `… ${"x".repeat(17)}`);
  });

  it("keeps dates in order behind a title that is written from right to left", () => {
    assert.equal(behind("A title", "2021-07-11"), "2021-07-11");
    assert.equal(behind("الرئيس الصيني", "2021-07-11"), "\u200e2021-07-11");
  });

  it("names languages, and bears codes that are none", () => {
    assert.deepEqual(["en", "ko", "und", "", null, "not a code"].map(languageName), [
      "English",
      "Korean",
      "",
      "",
      "",
      "not a code",
    ]);
  });
});
