import assert from "node:assert/strict";
import fc from "fast-check";
import { namePartsOf, readOrdinary, takeWithCare } from "../../../server/src/engine/names/name-parts";
import { spellingKey } from "../../../server/src/engine/names/spelling";
import { fold } from "../../../server/src/engine/text/fold";

const word = fc.constantFrom(
  ..."Kim Jong un Sheikh Hafiz Saeed van der Leyen Abu Bakr Abdul Rahman Nur Din Habib Allah Jr III Xasan Cali Vladimir Petrov the Said Bin Mary mary Ann".split(
    " ",
  ),
);
const name = fc.oneof(
  fc.array(fc.tuple(word, fc.constantFrom(" ", "-", ". ", "  ", ", ", " -", "'")), { maxLength: 14 }),
  fc.array(fc.tuple(fc.string({ unit: fc.constantFrom(..."aAbKéİßh 1'.") }), fc.constantFrom(" ", "-", "."))),
);

describe("namePartsOf", () => {
  it("takes ordinary names apart as it does those that need care", () => {
    let ordinary = 0;
    fc.assert(
      fc.property(name, (pieces) => {
        const text = pieces.flat().join("");
        if (readOrdinary(text) !== null) ordinary++;
        const comparable = ({ row, ...rest }: ReturnType<typeof namePartsOf>): unknown => ({
          ...rest,
          words: row.words.map(({ text: written }) => written),
        });
        assert.deepEqual(comparable(namePartsOf(text)), comparable(takeWithCare(text)));
      }),
      { numRuns: 3000 },
    );
    assert.ok(ordinary > 100, `${ordinary} ordinary names`);
  });
});

describe("spellingKey", () => {
  it("is the letters and digits of a folded name", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ09 -'’éÉİßKſŉ\t.ж") }), (text) => {
        assert.equal(spellingKey(text), fold(text).replace(/[^\p{L}\p{N}]+/gu, ""));
      }),
    );
  });
});
