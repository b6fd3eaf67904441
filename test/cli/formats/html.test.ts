import assert from "node:assert/strict";
import type { CheckedFile, Summary } from "../../../server/src/cli/formats/format";
import { htmlFormat } from "../../../server/src/cli/formats/html";
import type { RuleId } from "../../../server/src/engine";
import { checkedFile, findingOf } from "./checked-file";

function page(files: readonly CheckedFile[]): string {
  const byRule = new Map<string, { count: number; fixable: number }>();
  for (const { rule } of files.flatMap(({ findings }) => findings)) {
    byRule.set(rule, { count: (byRule.get(rule)?.count ?? 0) + 1, fixable: 0 });
  }
  const summary: Summary = {
    files: files.length,
    filesWithFindings: files.length,
    bySeverity: { error: 0, warning: files.length, information: 0, hint: 0 },
    byRule,
  };
  const format = htmlFormat("1.2.3");
  return format.begin() + files.map((file) => format.file(file)).join("") + format.end(summary);
}

describe("findings as a page", () => {
  it("groups them by rule, then by article, with what they are about and why", () => {
    const text = "One.\nThen Kim Jong-un spoke.\n";
    const of = (rule: RuleId) =>
      findingOf(text, "Kim Jong-un", {
        rule,
        evidence: [
          {
            message: "because of this",
            article: "c.txt",
            range: { start: { line: 4, character: 2 }, end: { line: 4, character: 3 } },
          },
        ],
        fixes: [{ name: "x", title: "Mend it", safety: "review", edits: [] }],
      });
    const html = page([
      checkedFile(text, of("names/variant-spelling"), of("dates/missing")),
      { ...checkedFile(text, of("dates/missing")), path: "a/d.txt" },
    ]);
    assert.deepEqual(
      [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, rule]) => rule),
      ["dates/missing", "names/variant-spelling"],
    );
    assert.deepEqual(
      [...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, path]) => path),
      ["a/b.txt", "a/d.txt", "a/b.txt"],
    );
    assert.match(html, /Then <mark>Kim Jong-un<\/mark> spoke\./);
    assert.match(html, /because of this <code>a\/c\.txt:5:3<\/code>/);
    assert.match(html, /Mend it <i>review<\/i>/);
    assert.match(html, /3 findings in 2 of 2 articles/);
  });

  it("is whole by itself and runs nothing", () => {
    const html = page([checkedFile("Kim", findingOf("Kim", "Kim"))]);
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|src=|@import|url\(|\son\w+=/i);
    assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    assert.ok(html.endsWith("</html>\n"));
  });

  it("escapes whatever an article holds", () => {
    const evil = `<script>alert(1)</script><img src=x onerror='a'>"&\u202eevil\u0000`;
    const finding = findingOf(evil, evil, {
      message: evil,
      evidence: [{ message: evil, article: evil }],
      fixes: [{ name: "x", title: evil, safety: "safe", edits: [] }],
    });
    const html = page([{ ...checkedFile(evil, finding), path: evil, pathOf: (id) => id }]);
    assert.doesNotMatch(html, /<script|<img|\u202e|\u0000/);
    assert.ok(html.split("&lt;script&gt;").length >= 6);
  });

  it("cuts what is long, and what is many", () => {
    const long = `${"word ".repeat(2000)}Kim${" word".repeat(2000)}`;
    assert.ok(page([checkedFile(long, findingOf(long, "Kim"))]).length < 6000 + 3000);
    assert.ok(page([checkedFile(long, findingOf(long, long))]).length < 10_000);
    const many = Array.from({ length: 3000 }, () => checkedFile("Kim", findingOf("Kim", "Kim")));
    const html = page(many);
    assert.equal(html.split("<mark>").length - 1, 1000);
    assert.match(html, /2,000 more of this rule are not shown/);
    assert.doesNotMatch(html, /<details class="rule" open>/);
  });

  it("says that nothing was found", () => {
    assert.match(page([]), /0 articles checked, nothing found\./);
  });
});
