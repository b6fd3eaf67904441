import assert from "node:assert/strict";
import fc from "fast-check";
import { StringTable } from "../../../server/src/engine/corpus/string-table";

describe("StringTable", () => {
  it("gives one number to one string, and the string back", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), fc.string(), (texts, other) => {
        const table = new StringTable();
        const numbers = texts.map((text) => table.intern(text));
        assert.equal(table.size, new Set(texts).size);
        for (const [at, text] of texts.entries()) {
          assert.equal(table.find(text), numbers[at]);
          assert.equal(table.text(numbers[at] ?? -1), text);
        }
        assert.equal(table.find(other) >= 0, texts.includes(other));
      }),
    );
  });

  it("orders strings as they are ordered", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("Müller", "Mü", "Müll", "Mą"),
    );
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const table = new StringTable();
        const numbers = texts.map((each) => table.intern(each));
        assert.deepEqual(
          numbers.sort((a, b) => table.compare(a, b)).map((number) => table.text(number)),
          [...texts].sort(),
        );
      }),
    );
  });

  it("holds many", () => {
    const table = new StringTable();
    const texts = Array.from({ length: 20_000 }, (_, at) =>
      at % 3 === 0 ? `Имя ${at}` : `Näme ${at}\ud800`,
    );
    for (const text of texts) table.intern(text);
    for (const [at, text] of texts.entries()) {
      assert.equal(table.find(text), at);
      assert.equal(table.text(at), text);
    }
  });
});
