import assert from "node:assert/strict";
import type { Summary } from "../../../server/src/cli/formats/format";
import { githubFormat } from "../../../server/src/cli/formats/github";
import { checkedFile, findingOf } from "./checked-file";

const summary: Summary = {
  files: 3,
  filesWithFindings: 1,
  bySeverity: { error: 0, warning: 12, information: 0, hint: 0 },
  byRule: new Map([["names/variant", { count: 12, fixable: 0 }]]),
};

describe("findings as GitHub annotations", () => {
  it("name rule, file and place, and say why", () => {
    const text = "One.\nKim spoke.\n";
    const finding = findingOf(text, "Kim", { evidence: [{ message: "in 3 articles" }] });
    assert.equal(
      githubFormat().file(checkedFile(text, finding)),
      "::warning title=corpuslint names/variant,file=a/b.txt,line=2,endLine=2,col=1,endColumn=4::" +
        "The corpus writes “Kim Jong Un”.%0Abecause: in 3 articles\n",
    );
  });

  it("cannot be broken out of", () => {
    const text = "Kim";
    const finding = findingOf(text, "Kim", { message: "100%\r\n::set-output name=x::y%0A" });
    const file = { ...checkedFile(text, finding), path: "a,b:c%\n::error::x.txt" };
    const out = githubFormat().file(file);
    assert.equal(out.split("\n").length, 2);
    assert.match(out, /file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax\.txt,line=1/);
    assert.match(out, /::100%25%0D%0A::set-output name=x::y%250A\n$/);
  });

  it("are ten of each kind, as many as are shown; the rest are lines that command nothing", () => {
    const text = "Kim";
    const finding = findingOf(text, "Kim", { message: "::error::no ##[add-mask]x" });
    const file = { ...checkedFile(text, ...Array(12).fill(finding)), path: "::x" };
    const format = githubFormat();
    const lines = (format.begin() + format.file(file) + format.end(summary)).trimEnd().split("\n");
    assert.equal(lines.length, 13);
    assert.equal(lines.filter((line) => line.startsWith("::")).length, 10);
    for (const line of lines.slice(10)) {
      assert.ok(line.startsWith("- "), line);
      assert.ok(!line.includes("##["), line);
    }
    assert.equal(lines.at(-1), "- corpuslint: 12 findings in 1 of 3 articles");
    const errors = githubFormat();
    errors.file(file);
    assert.match(errors.file(checkedFile(text, findingOf(text, "Kim", { severity: "error" }))), /^::error /);
  });
});
