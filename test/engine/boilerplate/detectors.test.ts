import assert from "node:assert/strict";
import { findZones } from "../../../server/src/engine/boilerplate/find-zones";
import { splitLines } from "../../../server/src/engine/text/lines";
import { tokenTable } from "../../../server/src/engine/text/tokens";

const BODY = [
  "Council approves new bridge over the river",
  "The council voted on Tuesday to build a second bridge over the river, four years after the plan was drawn up.",
  "Work on the eastern bank is to start in the spring, the mayor told reporters after the vote on Tuesday.",
  "Opponents of the plan said on Wednesday that they would take the council to court over the cost of the works.",
  "The first bridge was built in 1931 and carries three times as many vehicles as its engineers had planned for.",
];

/** The debris among some lines: kind and text of each part. */
function partsOf(lines: readonly string[]): string[] {
  const text = lines.join("\n");
  return findZones({ text, lines: splitLines(text), tokens: tokenTable(text), dates: [] }).flatMap((zone) =>
    zone.parts.map((part) => `${part.kind}: ${text.slice(part.start, part.end)}`),
  );
}

describe("detectors of debris", () => {
  const thread = [
    "2 Comments",
    "Sharon says:",
    "What a waste of money.",
    "Reply",
    "Jim says:",
    "I cross it every day!",
    "Reply",
  ];

  it("follow a thread of comments from its heading to its last signature", () => {
    assert.deepEqual(partsOf([...BODY, ...thread]), [`reader-comments: ${thread.join("\n")}`]);
  });

  it("take no thread above the article's text", () => {
    const parts = partsOf([BODY[0] ?? "", "2 Comments", "Jane Doe says:", ...BODY.slice(1)]);
    assert.ok(
      parts.every((part) => !part.includes("The council")),
      parts.join("\n"),
    );
  });

  it("take no article for a thread because it quotes speakers", () => {
    assert.deepEqual(
      partsOf([...BODY, "The mayor says:", "“We will build it.”", "Jane Doe says:", "“Never.”"]),
      [],
    );
  });

  it("take numbers that count up, one a line", () => {
    assert.deepEqual(partsOf([...BODY, "1", "2", "3", "4", "5"]), ["counter: 1\n2\n3\n4\n5"]);
    assert.deepEqual(partsOf([...BODY, "3", "6", "4", "8", "16"]), []);
    assert.deepEqual(partsOf([...BODY, "1", "2", "3"]), []);
  });

  it("take a directory of links that begin alike, outside the running text only", () => {
    const towns = ["Ashford", "Barnet", "Camden", "Dover", "Epsom", "Fulham", "Guildford", "Hendon"];
    const links = towns.map((town) => `Plumbers near you ${town}`);
    assert.deepEqual(partsOf([...BODY, ...links]), [`navigation: ${links.join("\n")}`]);
    assert.deepEqual(partsOf([...BODY, ...links.slice(1)]), []);
    assert.deepEqual(partsOf([...BODY, ...links, ...BODY]), []);
    assert.deepEqual(partsOf(links), []);
  });

  it("take a line of page wording between separators", () => {
    assert.deepEqual(partsOf([...BODY, "Privacy Policy | Terms & Conditions"]), [
      "copyright: Privacy Policy | Terms & Conditions",
    ]);
    assert.deepEqual(partsOf([...BODY, "Smith | Jones | Miller"]), []);
  });

  it("take a headline glued to itself", () => {
    const doubled = "Museum finds painting Museum finds painting";
    assert.deepEqual(partsOf([...BODY, doubled]), [`foreign-teaser: ${doubled}`]);
  });

  const credits: readonly [line: string, caption: boolean][] = [
    ["Workers inspect the old bridge (AP Photo/Jane Doe)", true],
    ["Workers inspect the bridgeCredit: Getty Images", true],
    ["Photo by Jane Doe/Getty Images", true],
    ["Jane Doe/AFP via Getty Images", true],
    ["She took a photo by the river and sent it to the council.", false],
    ["Each plan has 3,600 credits/year.", false],
    ["They said so in a letter to Reuters.", false],
    ["Copyright disputes have held up the works for years.", false],
  ];
  for (const [line, caption] of credits) {
    it(`${caption ? "take" : "leave"} “${line}”`, () => {
      assert.deepEqual(partsOf([...BODY, line, BODY[2] ?? ""]), caption ? [`caption: ${line}`] : []);
    });
  }
});
