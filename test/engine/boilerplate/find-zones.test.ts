import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { findZones } from "../../../server/src/engine/boilerplate/find-zones";
import type { Zone } from "../../../server/src/engine/boilerplate/zone";
import { splitLines } from "../../../server/src/engine/text/lines";
import { tokenTable } from "../../../server/src/engine/text/tokens";

function zonesOf(text: string): Zone[] {
  return findZones({ text, lines: splitLines(text), tokens: tokenTable(text), dates: [] });
}

function seed(name: string): string {
  return readFileSync(path.resolve(__dirname, "../../../seeds", name), "utf8");
}

const kinds = (zone: Zone | undefined): string[] | undefined => zone?.parts.map((part) => part.kind);

const BODY = [
  "Council approves new bridge over the river",
  "The council voted on Tuesday to build a second bridge over the river, four years after the plan was drawn up.",
  "Work on the eastern bank is to start in the spring, the mayor told reporters after the vote on Tuesday.",
  "Opponents of the plan said on Wednesday that they would take the council to court over the cost of the works.",
];

describe("findZones", () => {
  describe("on the seeds", () => {
    it("takes the tail of 003 as one zone to the end of the file, safe in all of its parts", () => {
      const text = seed("003_bbb90e647f579489.txt");
      const [zone, ...others] = zonesOf(text);
      assert.deepEqual(others, []);
      assert.equal(zone?.place, "tail");
      assert.equal(zone?.start, text.indexOf("Source link"));
      assert.equal(zone?.end, text.length);
      assert.deepEqual(kinds(zone), ["source-link", "related-articles", "comment-form"]);
      assert.deepEqual(new Set(zone?.parts.map((part) => part.safety)), new Set(["safe"]));
    });

    it("takes the caption of 000 and nothing else, for a person to judge", () => {
      const text = seed("000_7d12872e8ff6fa34.txt");
      const [zone, ...others] = zonesOf(text);
      assert.deepEqual(others, []);
      assert.deepEqual(kinds(zone), ["caption"]);
      assert.equal(zone?.parts[0]?.safety, "review");
      assert.equal(text.slice(zone?.start, zone?.end), text.split("\n")[3]);
    });

    it("takes nothing of 001", () => assert.deepEqual(zonesOf(seed("001_18a1406b64227878.txt")), []));
  });

  it("is not safe where full sentences stand under a heading of related articles", () => {
    const tail = [
      "Related articles",
      "Vote put off",
      "The vote was put off because the papers were late.",
      "Leave a Reply",
    ];
    const [zone] = zonesOf([...BODY, ...tail].join("\n"));
    assert.deepEqual(kinds(zone), ["related-articles", "comment-form"]);
    assert.equal(zone?.parts[0]?.safety, "review");
  });

  it("ends a block of related articles where the article goes on", () => {
    const text = [
      ...BODY.slice(0, 2),
      "Related articles",
      "Vote put off",
      "Works delayed",
      ...BODY.slice(2),
    ].join("\n");
    const [zone, ...others] = zonesOf(text);
    assert.deepEqual(others, []);
    assert.equal(text.slice(zone?.start, zone?.end).includes("Work on"), false);
  });

  const clean: Readonly<Record<string, string>> = {
    "an article": BODY.join("\n"),
    "one long line": BODY.join(" "),
    "a poem": Array.from(
      { length: 6 },
      (_, at) => `The river runs\nbelow the hill\nin verse ${at}\nand never still\n`,
    ).join("\n"),
    "a transcript": Array.from(
      { length: 12 },
      (_, at) => `SPEAKER ${at % 2}: Yes.\nSPEAKER ${at % 3}: What do you say to that?`,
    ).join("\n"),
    "a table": Array.from({ length: 20 }, (_, at) => `Town ${at}\t${at * 17}\t${at * 3}`).join("\n"),
    code: "function add(a, b) {\n  return a + b;\n}\n\nconst three = add(1, 2);\nconsole.log(three);\n",
    subtitles: Array.from(
      { length: 12 },
      (_, at) => `${at + 1}\n00:00:${10 + at},000 --> 00:00:${11 + at},500\nI never said that.\n`,
    ).join("\n"),
    "editors' brackets": `${BODY.join("\n")}\nHe said [the mayor] had “recieved [sic]” it [laughs].`,
    nothing: "",
    blanks: "\n\n  \n",
  };
  for (const [what, text] of Object.entries(clean)) {
    it(`finds nothing in ${what}`, () => assert.deepEqual(zonesOf(text), []));
  }

  it("gives zones in order, apart from each other, that lie in the text", () => {
    const text = [
      "Skip to content",
      ...BODY.slice(0, 3),
      "Advertisement",
      "[ad_1] Words go on here.",
      "Share this:",
      "Facebook",
    ].join("\n");
    let last = 0;
    for (const zone of zonesOf(text)) {
      assert.ok(zone.start >= last && zone.end > zone.start && zone.end <= text.length);
      for (const part of zone.parts) assert.ok(part.start >= zone.start && part.end <= zone.end);
      last = zone.end;
    }
    assert.ok(last > 0);
  });
});
