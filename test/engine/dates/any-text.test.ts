import assert from "node:assert/strict";
import fc from "fast-check";
import { dateMeanings, parseArticle } from "../../../server/src/engine";
import { civilOf } from "../../../server/src/engine/dates/calendar";
import { recogniseDates } from "../../../server/src/engine/dates/recognise";
import { splitLines } from "../../../server/src/engine/text/lines";

const PIECES =
  "11 07 2021 21 7/11/21 11.07. 2021-07 -11 July Juli juillet luglio Mon. Sunday , the of de th st – - / : 年 月 日 令和3 元年 " +
  "10:24 AM Published Updated © (Reuters) BEIJING on last week today 60th anniversary تشرين الثاني ก.ค. 📅 \ud800 \n \r\n ' ’ . |";
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES.split(" "), " ", "\n"), fc.string({ unit: "grapheme" })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(" "));
const languages = fc.constantFrom("en", "de", "th", "zh", "ar", "und", "xx", "");

describe("dates in any text", () => {
  it("are days of the calendar, in order, at real places that do not overlap", () => {
    fc.assert(
      fc.property(texts, languages, (text, language) => {
        const { dates, impossible, partial } = recogniseDates(text, splitLines(text), language);
        let behind = 0;
        for (const { start, end, day } of dates) {
          assert.ok(start >= behind && end > start && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          const { year } = civilOf(day);
          assert.ok(year >= 1500 && year <= 2100);
          behind = end;
        }
        for (const { start, end } of [...impossible, ...partial]) {
          assert.ok(start >= 0 && end > start && end <= text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("are the same whatever was read before", () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const alone = recogniseDates(second, splitLines(second), "en");
        recogniseDates(first, splitLines(first), "en");
        assert.deepEqual(recogniseDates(second, splitLines(second), "en"), alone);
      }),
    );
  });

  it("have meanings with a beginning before their end", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -100_000, max: 60_000 }), (text, published) => {
        const article = parseArticle({ id: "a.txt", text });
        for (const { from, to, start, end } of dateMeanings(
          article.dates,
          article.dateConstraints,
          published,
        )) {
          assert.ok(from <= to && start < end && end <= text.length);
        }
      }),
    );
  });
});
