import assert from "node:assert/strict";
import type { Summary } from "../../../server/src/cli/formats/format";
import { sarifFormat } from "../../../server/src/cli/formats/sarif";
import { rules } from "../../../server/src/engine";
import { checkedFile, findingOf } from "./checked-file";

/** Parsed JSON, to look into without ceremony. */
type Json = ReturnType<typeof JSON.parse>;

const summary: Summary = {
  files: 1,
  filesWithFindings: 1,
  bySeverity: { error: 0, warning: 1, information: 0, hint: 0 },
  byRule: new Map(),
};

function written(
  files: Parameters<ReturnType<typeof sarifFormat>["file"]>[0][],
  unread: string[] = [],
): Json {
  const format = sarifFormat("1.2.3", () => unread);
  return JSON.parse(format.begin() + files.map((file) => format.file(file)).join("") + format.end(summary));
}

describe("findings as SARIF", () => {
  it("is one run of version 2.1.0 that tells its rules", () => {
    const log = written([]);
    assert.equal(log.version, "2.1.0");
    assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
    assert.deepEqual(Object.keys(log), ["$schema", "version", "runs"]);
    assert.equal(log.runs.length, 1);
    const [run] = log.runs;
    assert.deepEqual(run.results, []);
    assert.equal(run.columnKind, "utf16CodeUnits");
    const { driver } = run.tool;
    assert.deepEqual([driver.name, driver.version], ["corpuslint", "1.2.3"]);
    assert.equal(driver.rules.length, rules.length);
    for (const rule of driver.rules) {
      assert.ok(rules.some(({ id }) => id === rule.id));
      assert.match(rule.name, /^[A-Za-z]+$/);
      assert.match(rule.shortDescription.text, /\S\.$/);
      assert.ok(rule.fullDescription.text.length > 10);
      assert.match(rule.helpUri, new RegExp(`^https://.+/docs/rules/${rule.id}\\.md$`));
      assert.ok(["error", "warning", "note"].includes(rule.defaultConfiguration.level));
    }
  });

  it("places a finding, says why, how to fix it, and by what to know it again", () => {
    const text = "One.\n🙂 Kim Jong-un spoke.\n";
    const start = text.indexOf("Kim");
    const finding = findingOf(text, "Kim Jong-un", {
      rule: "names/variant-spelling",
      severity: "information",
      fingerprint: "abc",
      evidence: [
        { message: "in 3 articles" },
        {
          message: "there",
          article: "c d.txt",
          range: { start: { line: 4, character: 2 }, end: { line: 5, character: 0 } },
        },
      ],
      fixes: [
        {
          name: "replace",
          title: "Write “ ”",
          safety: "review",
          edits: [{ start: start + 8, end: start + 9, newText: " " }],
        },
      ],
    });
    const { results, tool } = written([checkedFile(text, finding)]).runs[0];
    assert.equal(results.length, 1);
    const [result] = results;
    assert.equal(result.ruleId, "names/variant-spelling");
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.equal(result.level, "note");
    assert.equal(result.rank, 90);
    assert.equal(result.message.text, "The corpus writes “Kim Jong Un”.\nin 3 articles\nthere");
    assert.deepEqual(result.partialFingerprints, { "corpuslintFingerprint/v1": "abc" });
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "a/b.txt", uriBaseId: "%SRCROOT%" },
          region: {
            startLine: 2,
            startColumn: 4,
            endLine: 2,
            endColumn: 15,
            snippet: { text: "Kim Jong-un" },
          },
        },
      },
    ]);
    assert.deepEqual(result.relatedLocations, [
      {
        id: 0,
        message: { text: "there" },
        physicalLocation: {
          artifactLocation: { uri: "a/c%20d.txt", uriBaseId: "%SRCROOT%" },
          region: { startLine: 5, startColumn: 3, endLine: 6, endColumn: 1 },
        },
      },
    ]);
    assert.deepEqual(result.fixes, [
      {
        description: { text: "Write “ ”" },
        artifactChanges: [
          {
            artifactLocation: { uri: "a/b.txt", uriBaseId: "%SRCROOT%" },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 13 },
                insertedContent: { text: " " },
              },
            ],
          },
        ],
      },
    ]);
  });

  it("makes URIs of any name", () => {
    const uri = (path: string) => {
      const { results } = written([{ ...checkedFile("Kim", findingOf("Kim", "Kim")), path }]).runs[0];
      return results[0].locations[0].physicalLocation.artifactLocation.uri;
    };
    assert.equal(uri("a b/ü#?.txt"), "a%20b/%C3%BC%23%3F.txt");
    assert.equal(uri("/x/y.txt"), "file:///x/y.txt");
    assert.equal(uri("C:/x/y z.txt"), "file:///C:/x/y%20z.txt");
    assert.equal(uri("javascript:alert(1)"), "javascript%3Aalert(1)");
    assert.equal(uri("\ud800"), "%EF%BF%BD");
    for (const path of ["a b/ü#?.txt", "javascript:alert(1)", "\ud800", "%"]) {
      assert.doesNotThrow(() => new URL(uri(path), "file:///root/"));
    }
  });

  it("survives lone surrogates, and tells what could not be read", () => {
    const text = "a\ud800b";
    const run = written([checkedFile(text, findingOf(text, "\ud800"))], ["x.txt: no text"]).runs[0];
    assert.equal(run.results[0].locations[0].physicalLocation.region.snippet.text, "\ufffd");
    assert.deepEqual(run.invocations, [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [{ level: "error", message: { text: "x.txt: no text" } }],
      },
    ]);
  });
});
