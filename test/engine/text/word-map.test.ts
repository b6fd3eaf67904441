import assert from "node:assert/strict";
import { WordMap } from "../../../server/src/engine/text/word-map";

describe("a map of words", () => {
  it("makes what it remembers once a word, told by its letters as they are written", () => {
    const made: string[] = [];
    const map = new WordMap((word) => {
      made.push(word);
      return word.length;
    });
    const text = "one two one Two";
    assert.deepEqual(
      [map.get(text, 0, 3), map.get(text, 4, 7), map.get(text, 8, 11), map.get(text, 12, 15)],
      [3, 3, 3, 3],
    );
    assert.deepEqual(made, ["one", "two", "Two"]);
  });

  it("finds each of many words, and those asked for after it has started afresh", () => {
    let made = 0;
    const map = new WordMap((word) => `${++made} ${word}`, 5000);
    const words = Array.from({ length: 12_000 }, (_, at) => `w${at}`);
    for (const word of words) assert.ok(map.get(word, 0, word.length).endsWith(` ${word}`));
    const before = made;
    const last = words.slice(-100);
    for (const word of last) assert.ok(map.get(word, 0, word.length).endsWith(` ${word}`));
    assert.equal(made, before);
    assert.equal(map.get("w0", 0, 2), `${before + 1} w0`);
  });
});
