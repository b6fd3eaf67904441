import assert from "node:assert/strict";
import { parseArticle } from "../../../server/src/engine";

function roles(text: string): string[] {
  return [...parseArticle({ id: "a.txt", text }).roles];
}

const FIRST = "The council voted on Tuesday to build a second bridge over the river, the mayor said.";
const SECOND = "Work on the eastern bank is to start in the spring, the mayor told reporters after the vote.";

describe("roles of lines", () => {
  const cases: readonly [what: string, text: string, roles: string[]][] = [
    [
      "a title and its body",
      `Council approves bridge\n\n${FIRST}\n\n${SECOND}`,
      ["title", "blank", "body", "blank", "body"],
    ],
    ["prose without a title", `${FIRST}\n${SECOND}`, ["body", "body"]],
    [
      "a date header and a byline",
      `2021-07-11\nCouncil approves bridge\nBy Jane Doe\n\n${FIRST}\n\n${SECOND}`,
      ["date", "title", "byline", "blank", "body", "blank", "body"],
    ],
    [
      "a date header that waits for its date",
      `date YYYY-MM-DD\n\nCouncil approves bridge\n\n${FIRST}\n\n${SECOND}`,
      ["date", "blank", "title", "blank", "body", "blank", "body"],
    ],
    [
      "one that waits below the title, without a label",
      `Council approves bridge\nYYYY-MM-DD\n\n${FIRST}\n\n${SECOND}`,
      ["title", "date", "blank", "body", "blank", "body"],
    ],
    [
      "front matter",
      `---\ntitle: x\n---\nCouncil approves bridge\n\n${FIRST}\n\n${SECOND}`,
      ["front-matter", "front-matter", "front-matter", "title", "blank", "body", "blank", "body"],
    ],
    [
      "a menu above the title",
      `Skip to content\nHome > News > Local\n\nCouncil approves bridge\n\n${FIRST}\n\n${SECOND}`,
      ["boilerplate", "boilerplate", "blank", "title", "blank", "body", "blank", "body"],
    ],
    [
      "a form below",
      `Council approves bridge\n\n${FIRST}\n\n${SECOND}\n\nLeave a Reply`,
      ["title", "blank", "body", "blank", "body", "blank", "boilerplate"],
    ],
    [
      "a short code inside a line",
      `Council approves bridge\n\n[ad_1] ${FIRST}\n\n${SECOND}`,
      ["title", "blank", "body", "blank", "body"],
    ],
    ["nothing", "", []],
  ];
  for (const [what, text, expected] of cases) {
    it(`are told of ${what}`, () => assert.deepEqual(roles(text), expected));
  }
});
