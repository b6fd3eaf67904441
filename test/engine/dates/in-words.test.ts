import assert from "node:assert/strict";
import { countedFrom, dateMeanings, meaningInWords, parseArticle } from "../../../server/src/engine";

const BODY = "The two leaders exchanged messages, a news agency said on Saturday in its report of the day.\n";

function told(text: string, expression: string): string[] {
  const { dates, dateConstraints, published } = parseArticle({ id: "a.txt", text });
  const meaning = dateMeanings(dates, dateConstraints, countedFrom(published)?.day ?? null).find(
    ({ start, end }) => text.slice(start, end).includes(expression),
  );
  return meaning === undefined ? [] : meaningInWords(meaning, published);
}

describe("meaningInWords", () => {
  it("tells the day that a weekday means, and from where it is counted", () => {
    assert.deepEqual(told(`date 2021-07-11\n\n${BODY}`, "Saturday"), [
      "Saturday, 10 July 2021 (2021-07-10)",
      "counted from the day of publication, 2021-07-11",
    ]);
  });

  it("says that the day of publication is not sure", () => {
    const text = `---\ndate: 2021-07-11\npublished: 2020-03-02\n---\n${BODY}`;
    assert.equal(told(text, "Saturday")[1], "counted from the day of publication, probably 2021-07-11");
  });

  it("counts from no doubtful day", () => {
    assert.deepEqual(told(`date 1970-01-01\n\n${BODY}`, "Saturday"), []);
    assert.deepEqual(told(BODY, "Saturday"), []);
  });

  it("tells both days of an unclear order, and the calendar", () => {
    assert.deepEqual(told(`Date: 11/07/2021\n\n${BODY}`, "11/07"), [
      "Sunday, 7 November 2021 (2021-11-07)",
      "or Sunday, 11 July 2021 (2021-07-11)",
    ]);
    assert.deepEqual(told("20 Tir 1400", "Tir"), [
      "Sunday, 11 July 2021 (2021-07-11)",
      "by the Persian calendar",
    ]);
    assert.match(told("1 Dhu al-Hijjah 1442", "1442")[1] ?? "", /a day before or after/);
  });
});
