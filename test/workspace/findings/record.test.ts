import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { parseArticle, rangeOf } from "../../../server/src/engine";
import { FindingStore } from "../../../server/src/workspace/findings/finding-store";
import {
  fixKey,
  fixKeys,
  nothingFound,
  packReport,
  problemsOf,
  type Report,
  reportOn,
  unpackReport,
} from "../../../server/src/workspace/findings/record";
import { TestCorpus } from "../../engine/corpus-of";

const text = (name: string) =>
  `A title about ${name}\n\n\n\n\n${name} spoke to to reporters in Berlin. The talks &amp; visits go on.\nKim Jong Un came. Kim Jong-un left.\n\nShare this article\nRead more\n`;

const texts = { "a.txt": text("Kim Jong Un"), "b.txt": text("Kim Jong-un"), "c.txt": "Short." };
const corpus = new TestCorpus(texts);

function reportIn(id: keyof typeof texts): Report {
  return reportOn(parseArticle({ id, text: texts[id] }), corpus.findings(id));
}

describe("a record of findings", () => {
  it("gives back what was packed, with what there is to count", () => {
    const report = reportIn("a.txt");
    assert.ok(report.findings.some(({ fixes }) => fixes.length > 0));
    const { bytes, tally } = packReport(report, 7);
    assert.deepEqual(unpackReport(bytes), report);
    const counted = [...problemsOf(tally).values()].reduce((sum, count) => sum + count, 0);
    assert.equal(counted, report.findings.length);
    const grave = report.findings.filter(({ severity }) => severity === "error" || severity === "warning");
    assert.equal(tally.warnings, grave.length);
    assert.notEqual(packReport(report, 8).tally.hash, tally.hash);
  });

  it("underlines what was found, and only the first sentence of a long paragraph", () => {
    const { findings, ranges } = reportIn("a.txt");
    const { lines } = parseArticle({ id: "a.txt", text: texts["a.txt"] });
    assert.deepEqual(
      ranges,
      findings.map(({ span }) => rangeOf(lines, span)),
    );
  });

  it("that is damaged is none", () => {
    const { bytes } = packReport(reportIn("a.txt"), 7);
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(unpackReport(bytes.subarray(0, length)), undefined);
    }
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      const report = unpackReport(flipped);
      if (report !== undefined) assert.equal(report.findings.length, report.ranges.length);
    }
  });

  it("of another shape is none, whatever JSON it is", () => {
    const packed = (value: unknown) => new Uint8Array(deflateRawSync(JSON.stringify(value) ?? ""));
    const { findings, ranges } = reportIn("a.txt");
    const [first] = findings;
    for (const wrong of [
      null,
      [],
      {},
      { findings: [], ranges: [{}] },
      { findings: [{}], ranges },
      { findings: [{ ...first, span: { start: 5, end: 1 } }], ranges: ranges.slice(0, 1) },
      { findings: [{ ...first, rule: "__proto__" }], ranges: ranges.slice(0, 1) },
      { findings: [{ ...first, fixes: [{ name: "x" }] }], ranges: ranges.slice(0, 1) },
      { findings: [{ ...first, message: { toString: "x" } }], ranges: ranges.slice(0, 1) },
    ]) {
      assert.equal(unpackReport(packed(wrong)), undefined, JSON.stringify(wrong));
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const report = unpackReport(packed(value));
        return report === undefined || report.findings.length === report.ranges.length;
      }),
    );
  });
});

describe("the store of findings", () => {
  it("sums what is in it, whatever came and went", () => {
    const reports = [reportIn("a.txt"), reportIn("b.txt"), reportIn("c.txt"), nothingFound];
    const step = fc.record({
      id: fc.constantFrom("1", "2", "3"),
      report: fc.option(fc.constantFrom(...reports)),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const store = new FindingStore();
        const present = new Map<string, Report>();
        for (const { id, report } of steps) {
          if (report === null) {
            store.delete(id);
            present.delete(id);
          } else {
            store.set(id, report, 1);
            present.set(id, report);
          }
        }
        const all = [...present.values()].flatMap(({ findings }) => findings);
        for (const rule of new Set(all.map((finding) => finding.rule))) {
          assert.deepEqual(store.ofRule(rule), {
            places: all.filter((finding) => finding.rule === rule).length,
            articles: [...present.values()].filter(({ findings }) =>
              findings.some((one) => one.rule === rule),
            ).length,
          });
        }
        assert.equal(
          store.warnings,
          all.filter(({ severity }) => severity === "error" || severity === "warning").length,
        );
        for (const { rule, subject, fixes } of all) {
          for (const { name, safety } of fixes) {
            if (safety === "inferred") continue;
            const key = fixKey(rule, subject, name);
            assert.equal(
              store.ofFix(rule, subject, name).places,
              fixKeys(all).filter((other) => other === key).length,
            );
          }
        }
        for (const [id, report] of present) assert.deepEqual(store.report(id), report);
        for (const id of ["1", "2", "3"]) assert.equal(store.tally(id) !== undefined, present.has(id));
      }),
      { numRuns: 50 },
    );
  });
});
