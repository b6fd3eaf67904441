import assert from "node:assert/strict";
import fc from "fast-check";
import { Recent, remembering, rememberingLast } from "../../../server/src/engine/text/remembering";

const words = fc.array(fc.constantFrom(..."abcdefghijkl"), { maxLength: 80 });

describe("what is remembered of texts", () => {
  it("is what was worked out, however often it is forgotten", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 9 }), (asked, most) => {
        const double = remembering(most, (text) => (text < "d" ? null : text + text));
        for (const word of asked) assert.equal(double(word), word < "d" ? null : word + word);
      }),
    );
  });

  it("is never more than it may be, and always what was asked for last", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 9 }), (asked, most) => {
        const recent = new Recent<number>(most);
        for (const [at, word] of asked.entries()) {
          recent.set(word, at);
          assert.equal(recent.get(word), at);
        }
        const kept = [..."abcdefghijkl"].filter((word) => recent.get(word) !== undefined);
        assert.ok(kept.length <= 2 * Math.ceil(most / 2));
      }),
    );
  });

  it("stays as long as it is asked for again", () => {
    let made = 0;
    const work = remembering(10, (text) => {
      if (text === "often") made++;
      return text.length;
    });
    for (let number = 0; number < 1000; number++) {
      work(String(number));
      if (number % 3 === 0) work("often");
    }
    assert.equal(made, 1);
  });
});

describe("what is remembered of the last object", () => {
  it("is worked out once as long as no other is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 40 }), (asked) => {
        const objects = [{ name: "a" }, { name: "b" }, { name: "c" }];
        const worked: string[] = [];
        const double = rememberingLast(({ name }: { readonly name: string }) => {
          worked.push(name);
          return name + name;
        });
        for (const at of asked) {
          const object = objects[at] ?? { name: "" };
          assert.equal(double(object), object.name + object.name);
        }
        const changes = asked.filter((at, index) => at !== asked[index - 1]);
        assert.deepEqual(
          worked,
          changes.map((at) => objects[at]?.name),
        );
      }),
    );
  });
});
