import assert from "node:assert/strict";
import { dateMeanings, isoOf, parseArticle } from "../../../server/src/engine";
import { dayOf } from "../../../server/src/engine/dates/calendar";

// A Sunday.
const PUBLISHED = dayOf(2021, 7, 11);

function meanings(sentence: string, published: number | null = PUBLISHED): Record<string, string> {
  const text = `Leaders vow cooperation\nThe ministry spoke to the press. ${sentence}\nThat was all that they had to say.\n`;
  const article = parseArticle({ id: "a.txt", text });
  return Object.fromEntries(
    dateMeanings(article.dates, article.dateConstraints, published).map(({ start, end, from, to }) => [
      text.slice(start, end),
      from === to ? isoOf(from) : `${isoOf(from)}/${isoOf(to)}`,
    ]),
  );
}

describe("dateMeanings", () => {
  const cases: readonly (readonly [sentence: string, expected: Record<string, string>])[] = [
    ["They met on Saturday.", { "on Saturday": "2021-07-10" }],
    ["They met on Sunday.", { "on Sunday": "2021-07-11" }],
    ["They will meet on Monday.", { "on Monday": "2021-07-12" }],
    ["They came next Tuesday.", { "next Tuesday": "2021-07-13" }],
    ["They met yesterday and meet today.", { yesterday: "2021-07-10", today: "2021-07-11" }],
    ["They met last month.", { "last month": "2021-06-01/2021-06-30" }],
    ["They met last week.", { "last week": "2021-06-28/2021-07-04" }],
    ["They met last year.", { "last year": "2020-01-01/2020-12-31" }],
    ["They met three days ago.", { "three days ago": "2021-07-08" }],
    ["They met 10 days earlier.", { "10 days earlier": "2021-07-01" }],
    ["They met on Mar 5 in the capital.", { "Mar 5": "2021-03-05" }],
    ["They met on Friday, Sept 9, in the capital.", { "Friday, Sept 9": "2022-09-09" }],
    ["They met in June 2020.", { "June 2020": "2020-06-01/2020-06-30" }],
    ["They met in 2019.", { "2019": "2019-01-01/2019-12-31" }],
    ["They met on 11 July 1961.", { "11 July 1961": "1961-07-11" }],
    ["They marked the 60th anniversary.", {}],
    ["Every Saturday is a Black Friday.", {}],
    ["They may march for six weeks.", {}],
  ];
  for (const [sentence, expected] of cases) {
    it(`“${sentence}”`, () => assert.deepEqual(meanings(sentence), expected));
  }

  it("tells nothing relative without the day of publication", () => {
    assert.deepEqual(meanings("They met on Saturday, after 11 July 1961.", null), {
      "11 July 1961": "1961-07-11",
    });
  });

  it("goes over the ends of years", () => {
    const january = dayOf(2021, 1, 1);
    assert.deepEqual(meanings("They met last month.", january), { "last month": "2020-12-01/2020-12-31" });
    assert.deepEqual(meanings("They will meet on Monday.", january), { "on Monday": "2021-01-04" });
  });
});
