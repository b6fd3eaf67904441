import assert from "node:assert/strict";
import fc from "fast-check";
import {
  civilOf,
  dayOf,
  daysInMonth,
  existsDay,
  isoOf,
  weekdayOf,
} from "../../../server/src/engine/dates/calendar";

const DAY_MS = 86_400_000;

describe("calendar", () => {
  it("counts days as Date does in universal time", () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (day) => {
        const date = new Date(day * DAY_MS);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        assert.deepEqual(civilOf(day), civil);
        assert.equal(dayOf(civil.year, civil.month, civil.day), day);
        assert.equal(weekdayOf(day), date.getUTCDay());
      }),
    );
  });

  it("knows which days exist", () => {
    assert.equal(daysInMonth(2000, 2), 29);
    assert.equal(daysInMonth(1900, 2), 28);
    assert.equal(daysInMonth(2021, 13), 0);
    assert.ok(existsDay(2024, 2, 29));
    assert.ok(!existsDay(2023, 2, 29));
    assert.ok(!existsDay(2023, 0, 1));
    assert.ok(!existsDay(2023, 1, 0));
  });

  it("writes ISO 8601", () => {
    assert.equal(isoOf(dayOf(2021, 7, 11)), "2021-07-11");
    assert.equal(isoOf(dayOf(987, 1, 2)), "0987-01-02");
  });
});
