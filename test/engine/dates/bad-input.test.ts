import assert from "node:assert/strict";
import { DOUBTFUL, isoOf, type PublicationDate, parseArticle } from "../../../server/src/engine";

const PROSE = `The two leaders exchanged messages on the anniversary of the treaty, a news agency said in its morning report, and promised to bring relations to a new stage.
They had met before, and will meet again in autumn, the ministry said in a note to journalists in the capital on the same day, without telling more of it.
`;

function published(text: string, id = "a.txt"): PublicationDate | null {
  return parseArticle({ id, text }).published;
}

/** The day and how sure: by header, likely, doubtful. */
function told(text: string, id?: string): string | null {
  const found = published(text, id);
  if (found === null) return null;
  const { confidence } = found;
  return `${isoOf(found.day)} ${confidence >= 0.9 ? "sure" : confidence >= DOUBTFUL ? "unsure" : "doubtful"}`;
}

describe("publication dates of bad input", () => {
  const days = Array.from(
    { length: 50 },
    (_, at) => `${1 + (at % 28)} ${["May", "June"][at % 2]} ${2001 + (at % 20)}`,
  );

  it("is not sure of any of fifty dates", () => {
    for (const text of [
      days.join("\n"),
      `${PROSE}${days.join(", ")}.\n`,
      `Archive\n\n${days.map((day) => `${day} News`).join("\n")}`,
    ]) {
      const found = published(text);
      assert.ok(found === null || found.confidence < 0.9, `${found?.day} ${found?.confidence}`);
    }
  });

  const cases: readonly (readonly [what: string, text: string, told: string | null])[] = [
    ["no date", PROSE, null],
    ["only a year", `Leaders vow cooperation\n2021\n${PROSE}`, null],
    ["only a month", `Leaders vow cooperation\nJuly 2021\n${PROSE}`, null],
    ["a year in the header", `date 2021\n\n${PROSE}`, null],
    ["before 1500", `date 1204-04-13\n\n${PROSE}`, null],
    ["after 2100", `date 2150-04-13\n\n${PROSE}`, null],
    ["a day that is none", `date 2021-02-31\n\n${PROSE}`, null],
    ["a clock never set", `date 1970-01-01\n\n${PROSE}`, "1970-01-01 doubtful"],
    [
      "a clock never set, in front matter",
      `---\npublished: 1970-01-01T00:00:00Z\n---\n${PROSE}`,
      "1970-01-01 doubtful",
    ],
    [
      "front matter at odds with itself",
      `---\ndate: 2021-07-11\npublished: 2020-03-02\n---\n${PROSE}`,
      "2021-07-11 unsure",
    ],
    [
      "front matter in two time zones",
      `---\ndate: 2021-07-11T23:30:00-04:00\npublished: 2021-07-12T03:30:00Z\n---\n${PROSE}`,
      "2021-07-11 sure",
    ],
    ["the day at the publisher", `date 2021-07-11T23:30:00-10:00\n\n${PROSE}`, "2021-07-11 sure"],
    ["late in another time zone", `Published: Jul 11, 2021 11:59 PM HST\n\n${PROSE}`, "2021-07-11 sure"],
    ["two figures for the year", `Published: 25/7/21\n\n${PROSE}`, "2021-07-25 sure"],
    ["two figures, the last century", `Published: 25/7/98\n\n${PROSE}`, "1998-07-25 sure"],
    ["an Islamic date", `Published: 1 Dhu al-Hijjah 1442\n\n${PROSE}`, "2021-07-11 unsure"],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(told(text), expected));

  const calendars: readonly (readonly [what: string, text: string])[] = [
    ["an Islamic date beside ours", `Published: 1 Dhu al-Hijjah 1442 (11 July 2021)\n\n${PROSE}`],
    ["a Persian date", `Published: 20 Tir 1400\n\n${PROSE}`],
    ["a Hebrew date", `Published: 2 Av 5781\n\n${PROSE}`],
    ["a year of an era", "令和3年7月11日\n\n両国の首脳は条約の記念日に祝電を交わした。\n"],
  ];
  for (const [what, text] of calendars) {
    it(what, () => {
      const found = published(text);
      assert.ok(found !== null && found.confidence >= DOUBTFUL);
      assert.equal(isoOf(found.day), "2021-07-11");
    });
  }

  it("takes no side between two days in a file name", () => {
    assert.equal(told(PROSE, "2021-07-11_2020-03-02.txt"), null);
  });

  it("is not sure where header and update are years apart and the order is unclear", () => {
    const found = published(`Date: 03/04/2019\nUpdated: 05/06/2021\n\n${PROSE}`);
    assert.ok(found === null || found.confidence < 0.9);
  });
});
