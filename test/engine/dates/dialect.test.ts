import assert from "node:assert/strict";
import { orderOfSpelling } from "../../../server/src/engine/dates/dialect";

describe("orderOfSpelling", () => {
  const texts: readonly (readonly [string, string | null])[] = [
    ["The Labour party’s programme for the town centre was cancelled.", "day-first"],
    ["The organisation recognised the realisation of its neighbours’ defence.", "day-first"],
    [
      "The center’s behavior was criticized, and 5 percent of the organization traveled by car.",
      "month-first",
    ],
    ["Colored neighborhoods near the theater.", "month-first"],
    ["An organism literally improvised with realistic emphasis on the program and the license.", null],
    ["The laboratory is in Colorado.", null],
    ["One centre, one center.", null],
    ["A centre.", null],
    ["", null],
  ];
  for (const [text, order] of texts)
    it(`“${text}” is ${order}`, () => assert.equal(orderOfSpelling(text), order));
});
