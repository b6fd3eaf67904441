import assert from "node:assert/strict";
import { DOUBTFUL, isoOf, type PublicationDate, parseArticle } from "../../../server/src/engine";

const PROSE = `The two leaders exchanged messages on the anniversary of the treaty, a news agency said in its morning report, and promised to bring relations to a new stage.
They had met before, and will meet again in autumn, the ministry said in a note to journalists in the capital on the same day, without telling more of it.
`;

function published(text: string, id = "a.txt", url?: string): PublicationDate | null {
  return parseArticle({ id, text, ...(url === undefined ? {} : { url }) }).published;
}

function told(text: string, id?: string, url?: string): string | null {
  const found = published(text, id, url);
  return found === null || found.confidence < DOUBTFUL ? null : isoOf(found.day);
}

describe("choosePublicationDate", () => {
  const texts: readonly (readonly [what: string, text: string, day: string | null])[] = [
    ["date line", `date 2021-07-11\n\n${PROSE}`, "2021-07-11"],
    ["date line with stray blanks", ` date 2021-07-11 \n\n${PROSE}`, "2021-07-11"],
    ["bare ISO line", `2021-07-11\n${PROSE}`, "2021-07-11"],
    ["front matter", `---\ntitle: Leaders\ndate: "2021-07-11T10:24:00Z"\n---\n${PROSE}`, "2021-07-11"],
    [
      "published line",
      `Leaders vow cooperation\nPublished: Jul 11, 2021 10:24 AM EDT\n${PROSE}`,
      "2021-07-11",
    ],
    [
      "published and updated",
      `Leaders vow cooperation\nUpdated: Jul 13, 2021\nPublished: Jul 11, 2021\n${PROSE}`,
      "2021-07-11",
    ],
    ["byline", `Leaders vow cooperation\nBy Jane Doe\nJuly 11, 2021\n${PROSE}`, "2021-07-11"],
    ["date between title and text", `Leaders vow cooperation\nJuly 11, 2021\n${PROSE}`, "2021-07-11"],
    ["dateline", `Leaders vow cooperation\nPYONGYANG, July 11, 2021 (KCNA) - ${PROSE}`, "2021-07-11"],
    ["dateline without a dash", `Leaders vow\nAbuja, April 3, 2024 (NAN) ${PROSE}`, "2024-04-03"],
    [
      "dateline with a country",
      `Leaders vow\nNew Delhi [India], March 12, 2024 (ANI): ${PROSE}`,
      "2024-03-12",
    ],
    ["dateline between bars", `Leaders vow\nMOSCOW, April 11, 2024. /TASS/. ${PROSE}`, "2024-04-11"],
    ["dateline that begins with the day", `Leaders vow\nMarch 12, 2024 (JUBA) – ${PROSE}`, "2024-03-12"],
    [
      "dateline in two calendars",
      `Leaders vow\nRiyadh, 02 Ramadan 1445 H, 12 March 2024 (SPA) -- ${PROSE}`,
      "2024-03-12",
    ],
    [
      "dateline in the Persian calendar",
      `Leaders vow\nTehran, 7 Farvardin 1403 (IRNA) - ${PROSE}`,
      "2024-03-26",
    ],
    [
      "Arabic dateline",
      "الوزير يبحث مع نظيره الأوضاع\nالرياض 12 مارس 2024 (واس) -- بحث وزير الخارجية مع نظيره الأوضاع في المنطقة وسبل تعزيز التعاون بين البلدين.\n",
      "2024-03-12",
    ],
    [
      "a calendar of events",
      `Choir goes on tour\n${PROSE}Graz, May 3, 2019 (ORF)\nLinz, May 5, 2019 (ORF)\nWels, May 8, 2019 (ORF)\n`,
      null,
    ],
    ["foot", `Leaders vow cooperation\n${PROSE}Published July 11, 2021\n`, "2021-07-11"],
    [
      "German",
      "Einig\nVeröffentlicht am 11. Juli 2021\nDie beiden haben sich am Sonntag geeinigt, teilte das Ministerium mit.\n",
      "2021-07-11",
    ],
    [
      "Chinese",
      "两国领导人互致贺电\n发布时间:2021-07-11 10:24\n两国领导人就条约签订六十周年互致贺电。\n",
      "2021-07-11",
    ],
    ["no date", `Leaders vow cooperation\n${PROSE}`, null],
    [
      "an event",
      `The treaty and its history\nThe treaty was signed on July 11, 1961, the ministry said in its note.\n`,
      null,
    ],
    ["copyright", `Leaders vow cooperation\n${PROSE}© 2021 A Paper. All rights reserved\n`, null],
    ["nothing", "", null],
  ];
  for (const [what, text, day] of texts) it(what, () => assert.equal(told(text), day));

  it("points to where the date is written", () => {
    const text = `Leaders vow cooperation\nPublished: Jul 11, 2021 10:24 AM EDT\n${PROSE}`;
    const found = published(text);
    assert.equal(
      found?.span === undefined ? "" : text.slice(found.span.start, found.span.end),
      "Jul 11, 2021",
    );
  });

  it("takes the file name or the address where the text tells nothing", () => {
    assert.equal(published(PROSE, "news/2021-07-11-leaders.txt")?.source, "name");
    assert.equal(told(PROSE, "news/2021-07-11-leaders.txt"), "2021-07-11");
    assert.equal(published(PROSE, "a.txt", "https://a.example/2021/07/11/leaders")?.source, "url");
  });

  it("is less sure of an unclear order, and tells the other day", () => {
    const found = published(`Date: 11/07/2021\n\n${PROSE}`);
    assert.ok(found !== null && found.confidence < 0.9);
    assert.equal(found.alternative === undefined ? "" : isoOf(found.alternative), "2021-07-11");
  });

  it("is never sure of a day that is said to be that of a change", () => {
    const found = published(`Leaders vow cooperation\nBy Jane Doe\nLast updated: Jul 13, 2021\n${PROSE}`);
    assert.ok(found === null || found.confidence < 0.9);
  });
});
