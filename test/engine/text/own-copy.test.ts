import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { ownCopy } from "../../../server/src/engine/text/own-copy";

describe("a copy of a string", () => {
  it("is the same string", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => ownCopy(text) === text));
    const long = "Kim Jong Un \ud83d".repeat(2000);
    assert.equal(ownCopy(long), long);
  });

  it("does not keep alive the text that it was cut out of", () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const cut = (copy: (part: string) => string) => {
      const before = used();
      const parts = Array.from({ length: 200 }, (_, number) => {
        const text = Buffer.alloc(50_000, `${number} Aleksandr Solzhenitsyn `).toString("latin1");
        return copy(text.slice(20, 45));
      });
      const grown = used() - before;
      assert.equal(parts.length, 200);
      return grown;
    };
    assert.ok(cut((part) => part) > 5_000_000, "parts do not keep their text alive: a copy is not needed");
    assert.ok(cut(ownCopy) < 2_000_000);
  });
});
