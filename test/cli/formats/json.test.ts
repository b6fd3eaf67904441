import assert from "node:assert/strict";
import type { Summary } from "../../../server/src/cli/formats/format";
import { jsonFormat } from "../../../server/src/cli/formats/json";
import { checkedFile, findingOf } from "./checked-file";

const summary: Summary = {
  files: 1,
  filesWithFindings: 1,
  bySeverity: { error: 0, warning: 1, information: 0, hint: 0 },
  byRule: new Map(),
};

describe("findings as JSON", () => {
  it("count lines and columns from 1, in UTF-16 code units, and name other files by path", () => {
    const text = "One.\r\n🙂 Kim Jong-un spoke.\n";
    const start = text.indexOf("Kim");
    const finding = findingOf(text, "Kim Jong-un", {
      evidence: [
        { message: "in 3 articles" },
        { message: "here too", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } } },
        {
          message: "there",
          article: "c.txt",
          range: { start: { line: 4, character: 2 }, end: { line: 5, character: 0 } },
        },
      ],
      fixes: [
        {
          name: "replace",
          title: "Replace with “Kim Jong Un”",
          safety: "review",
          edits: [{ start: start + 8, end: start + 9, newText: " " }],
        },
      ],
    });
    const format = jsonFormat();
    const written = format.begin() + format.file(checkedFile(text, finding)) + format.end(summary);
    assert.deepEqual(JSON.parse(written), [
      {
        path: "a/b.txt",
        rule: "names/variant",
        severity: "warning",
        message: "The corpus writes “Kim Jong Un”.",
        start: { line: 2, column: 4 },
        end: { line: 2, column: 15 },
        text: "Kim Jong-un",
        confidence: 0.9,
        fingerprint: "x",
        evidence: [
          { message: "in 3 articles" },
          { message: "here too", start: { line: 1, column: 1 }, end: { line: 1, column: 4 } },
          { message: "there", path: "a/c.txt", start: { line: 5, column: 3 }, end: { line: 6, column: 1 } },
        ],
        fixes: [
          {
            title: "Replace with “Kim Jong Un”",
            safety: "review",
            edits: [
              { path: "a/b.txt", start: { line: 2, column: 12 }, end: { line: 2, column: 13 }, newText: " " },
            ],
          },
        ],
      },
    ]);
  });

  it("are one array, however many files there are, and an empty one for none", () => {
    const format = jsonFormat();
    const one = checkedFile("Kim", findingOf("Kim", "Kim"), findingOf("Kim", "im"));
    const written = format.begin() + format.file(one) + format.file(one) + format.end(summary);
    assert.equal(JSON.parse(written).length, 4);
    const empty = jsonFormat();
    assert.deepEqual(JSON.parse(empty.begin() + empty.end(summary)), []);
  });

  it("survive lone surrogates", () => {
    const format = jsonFormat();
    const written = format.begin() + format.file(checkedFile("a\ud800b", findingOf("a\ud800b", "\ud800")));
    assert.equal(JSON.parse(written + format.end(summary))[0].text, "\ud800");
  });
});
