import assert from "node:assert/strict";
import type { CheckedFile, Summary } from "../../../server/src/cli/formats/format";
import { prettyFormat } from "../../../server/src/cli/formats/pretty";
import { checkedFile, findingOf } from "./checked-file";

function written(file: CheckedFile, colour = false): string {
  return prettyFormat({ colour, columns: 80 }).file(file);
}

const TEXT = "Title\n\nThe letter was sent to Jinping on Sunday.\n";

describe("findings for people", () => {
  it("show place, line, evidence and fixes", () => {
    const finding = findingOf(TEXT, "Jinping", {
      rule: "names/family-name",
      message: "“Jinping” is a given name.",
      evidence: [
        {
          message: "his full name",
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
        },
        { message: "so write others", article: "c.txt" },
        { message: "in 3 articles" },
      ],
      fixes: [
        { name: "replace", title: "Replace with “Xi”", safety: "review", edits: [] },
        { name: "trim", title: "Trim", safety: "safe", edits: [] },
      ],
    });
    assert.equal(
      written(checkedFile(TEXT, finding)),
      [
        "a/b.txt:3:24  warning  “Jinping” is a given name.  names/family-name",
        "  3 │ The letter was sent to Jinping on Sunday.",
        "    │                        ^^^^^^^",
        "    │ because: his full name (a/b.txt:1:1)",
        "    │ because: so write others (a/c.txt)",
        "    │ because: in 3 articles",
        "    │ fix (review): Replace with “Xi”",
        "    │ fix: Trim",
        "",
        "",
      ].join("\n"),
    );
  });

  it("say how far a finding of several lines goes", () => {
    const text = "a\nSource link\n\nLeave a Reply\nb\n";
    const flagged = "Source link\n\nLeave a Reply";
    assert.match(written(checkedFile(text, findingOf(text, flagged))), /\^{11} to line 4\n/);
    assert.match(written(checkedFile(text, findingOf(text, `${flagged}\n`))), /\^{11} to line 4\n/);
    assert.match(written(checkedFile(text, findingOf(text, "Source link\n"))), /\^{11}\n/);
    const blank = "a\n\n\n\nb\n";
    const run = findingOf(blank, "", { span: { start: 2, end: 4 } });
    assert.match(written(checkedFile(blank, run)), /\^ to line 4\n/);
  });

  it("have a place in an empty text", () => {
    assert.match(written(checkedFile("", findingOf("", ""))), /^a\/b\.txt:1:1 {2}warning/);
  });

  it("let neither text nor message steer the terminal", () => {
    const text = "a\u001b]0;pwned\u0007b";
    const file = checkedFile(text, findingOf(text, text, { message: `“${text}”` }));
    assert.doesNotMatch(written(file), /[\u0000-\u0009\u000b-\u001f]/);
  });

  it("are coloured where asked to", () => {
    assert.match(
      written(checkedFile(TEXT, findingOf(TEXT, "Jinping")), true),
      /\u001b\[33mwarning\u001b\[0m/,
    );
  });

  it("end with a sum by rule", () => {
    const summary: Summary = {
      files: 3,
      filesWithFindings: 2,
      bySeverity: { error: 1, warning: 11, information: 2, hint: 0 },
      byRule: new Map([
        ["dates/missing", { count: 2, fixable: 0 }],
        ["text/blank-lines", { count: 12, fixable: 12 }],
      ]),
    };
    assert.equal(
      prettyFormat({ colour: false, columns: 80 }).end(summary),
      "     12  text/blank-lines  12 with --fix\n      2  dates/missing\n\n" +
        "14 findings in 2 of 3 articles: 1 error, 11 warnings, 2 for information. 12 can be mended with --fix.\n",
    );
  });

  it("say so where nothing was found", () => {
    const nothing: Summary = {
      files: 1,
      filesWithFindings: 0,
      bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
      byRule: new Map(),
    };
    assert.equal(
      prettyFormat({ colour: false, columns: 80 }).end(nothing),
      "1 article checked, nothing found.\n",
    );
  });
});
