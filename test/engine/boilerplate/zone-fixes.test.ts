import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, type Finding } from "../../../server/src/engine";
import { findingsIn } from "../corpus-of";

function boilerplate(text: string, rules: Record<string, "off"> = {}): Finding[] {
  return findingsIn(text, { rules }).filter((finding) => finding.rule.startsWith("boilerplate/"));
}

function fixed(text: string, name: string, rules: Record<string, "off"> = {}): string | undefined {
  const fix = boilerplate(text, rules)
    .flatMap((finding) => finding.fixes)
    .find((each) => each.name === name);
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
}

const TITLE = "Council approves new bridge over the river";
const FIRST = "The council voted on Tuesday to build a second bridge over the river, the mayor said.";
const SECOND = "Work on the eastern bank is to start in the spring, the mayor told reporters after the vote.";

describe("fixes of zones", () => {
  it("leave the body of seed 003 at line 10 with one line end", () => {
    const text = readFileSync(path.resolve(__dirname, "../../../seeds/003_bbb90e647f579489.txt"), "utf8");
    const body = text.split("\n").slice(0, 10).join("\n");
    assert.equal(fixed(text, "remove"), `${body}\n`);
    const [finding] = boilerplate(text);
    assert.equal(finding?.rule, "boilerplate/page-tail");
    assert.equal(finding?.superfluous, true);
    assert.deepEqual(
      finding?.fixes.map((fix) => [fix.name, fix.safety]),
      [
        ["remove", "safe"],
        ["remove source-link", "review"],
        ["remove related-articles", "review"],
        ["remove comment-form", "review"],
      ],
    );
    assert.deepEqual(
      finding?.evidence.map((each) => each.range?.start.line),
      [12, 14, 24],
    );
  });

  it("take one part and leave the others", () => {
    const text = `${TITLE}\n${FIRST}\n${SECOND}\n\nSource link\n\nLeave a Reply\n`;
    assert.equal(fixed(text, "remove comment-form"), `${TITLE}\n${FIRST}\n${SECOND}\n\nSource link\n`);
    assert.equal(fixed(text, "remove source-link"), `${TITLE}\n${FIRST}\n${SECOND}\n\nLeave a Reply\n`);
  });

  it("leave no double blank line behind an island", () => {
    const text = `${TITLE}\n\n${FIRST}\n\n\nAdvertisement\n\n${SECOND}\n`;
    assert.equal(fixed(text, "remove"), `${TITLE}\n\n${FIRST}\n\n${SECOND}\n`);
  });

  it("close up lines that no blank line parted", () => {
    const text = `${TITLE}\n${FIRST}\nAdvertisement\n${SECOND}\n`;
    assert.equal(fixed(text, "remove"), `${TITLE}\n${FIRST}\n${SECOND}\n`);
  });

  it("start the text with its title where the head goes", () => {
    const text = `\nSkip to content\nHome > News > Local\n\n${TITLE}\n${FIRST}\n${SECOND}\n`;
    assert.equal(fixed(text, "remove"), `${TITLE}\n${FIRST}\n${SECOND}\n`);
  });

  it("keep the file's line ends", () => {
    const text = `${TITLE}\r\n${FIRST}\r\n${SECOND}\r\n\r\nLeave a Reply`;
    assert.equal(fixed(text, "remove"), `${TITLE}\r\n${FIRST}\r\n${SECOND}\r\n`);
  });

  it("are safe as a whole only where every part is", () => {
    const text = `${TITLE}\n${FIRST}\n${SECOND}\nPhoto: Jane Doe/Reuters\nLeave a Reply\n`;
    const [finding] = boilerplate(text);
    assert.equal(finding?.fixes[0]?.safety, "review");
  });

  it("leave out the kinds that are switched off", () => {
    const text = `${TITLE}\n${FIRST}\n${SECOND}\nSource link\nLeave a Reply\n`;
    const off = { "boilerplate/comment-form": "off" } as const;
    assert.deepEqual(
      boilerplate(text, off).map((finding) => finding.rule),
      ["boilerplate/source-link"],
    );
    assert.equal(fixed(text, "remove", off), `${TITLE}\n${FIRST}\n${SECOND}\nLeave a Reply\n`);
    assert.deepEqual(boilerplate(text, { "boilerplate/*": "off" }), []);
  });
});
