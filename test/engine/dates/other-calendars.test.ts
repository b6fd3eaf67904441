import assert from "node:assert/strict";
import { dayOf, isoOf } from "../../../server/src/engine/dates/calendar";
import {
  dayInCalendar,
  FIRST_ADAR,
  type OtherCalendar,
} from "../../../server/src/engine/dates/other-calendars";

/** Node's own reckoning, by Unicode's ICU: an arithmetic of other authors. */
function formatOf(calendar: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    timeZone: "UTC",
    year: "numeric",
    month: calendar === "hebrew" ? "long" : "numeric",
    day: "numeric",
  });
}

function readBack(format: Intl.DateTimeFormat, day: number): { year: number; month: string; day: number } {
  const parts = new Map(format.formatToParts(day * 86_400_000).map(({ type, value }) => [type, value]));
  return {
    year: Number.parseInt(parts.get("year") ?? "", 10),
    month: parts.get("month") ?? "",
    day: Number(parts.get("day")),
  };
}

const HEBREW = "Tishri Heshvan Kislev Tevet Shevat Adar Nisan Iyar Sivan Tamuz Av Elul".split(" ");

function hebrewMonth(name: string): number {
  return name === "Adar I" ? FIRST_ADAR : HEBREW.indexOf(name === "Adar II" ? "Adar" : name) + 1;
}

describe("dayInCalendar", () => {
  const calendars: readonly (readonly [OtherCalendar, string])[] = [
    ["islamic", "islamic-civil"],
    ["persian", "persian"],
    ["hebrew", "hebrew"],
  ];
  for (const [calendar, name] of calendars) {
    it(`agrees with ICU on every day from 1900 to 2090: ${calendar}`, () => {
      const format = formatOf(name);
      for (let day = dayOf(1900, 1, 1); day < dayOf(2090, 1, 1); day += 3) {
        const told = readBack(format, day);
        const month = calendar === "hebrew" ? hebrewMonth(told.month) : Number(told.month);
        assert.equal(
          dayInCalendar(calendar, told.year, month, told.day),
          day,
          `${isoOf(day)} ${JSON.stringify(told)}`,
        );
      }
    });
  }

  it("knows no day that a calendar does not have", () => {
    assert.equal(dayInCalendar("persian", 1400, 7, 31), null);
    assert.equal(dayInCalendar("persian", 1400, 12, 30), null);
    assert.equal(dayInCalendar("islamic", 1442, 13, 1), null);
    assert.equal(dayInCalendar("islamic", 1442, 1, 31), null);
    assert.equal(dayInCalendar("hebrew", 5781, FIRST_ADAR, 1), null);
    assert.equal(dayInCalendar("hebrew", 5781, 11, 31), null);
    assert.equal(dayInCalendar("hebrew", 0, 1, 1), null);
  });
});
