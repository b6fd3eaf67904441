import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { BytePages, parseArticle, rangeOf } from "../../../server/src/engine";
import { FindingStore } from "../../../server/src/workspace/findings/finding-store";
import { type Kept, packKept, tallyOfKept, unpackKept } from "../../../server/src/workspace/findings/kept";
import {
  fixKey,
  fixKeys,
  nothingFound,
  packReport,
  problemsOf,
  type Report,
  recordOf,
  reportOn,
} from "../../../server/src/workspace/findings/record";
import {
  linesOfBlock,
  ReportBlockWriter,
  reportOfLine,
} from "../../../server/src/workspace/findings/report-block";
import { type ReportPlace, ReportShelf } from "../../../server/src/workspace/findings/report-shelf";
import { TestCorpus } from "../../engine/corpus-of";

const text = (name: string) =>
  `A title about ${name}\n\n\n\n\n${name} spoke to to reporters in Berlin. The talks &amp; visits go on.\nKim Jong Un came. Kim Jong-un left.\n\nShare this article\nRead more\n`;

const texts = { "a.txt": text("Kim Jong Un"), "b.txt": text("Kim Jong-un"), "c.txt": "Short." };
const corpus = new TestCorpus(texts);

function reportIn(id: keyof typeof texts): Report {
  return reportOn(parseArticle({ id, text: texts[id] }), corpus.findings(id));
}

function packed(report: Report): Uint8Array {
  return packReport(report, 7).report?.block.bytes ?? new Uint8Array();
}

function unpacked(bytes: Uint8Array, number = 0): Report | undefined {
  return reportOfLine(linesOfBlock(bytes)[number] ?? "");
}

describe("a record of findings", () => {
  it("gives back what was packed, with what there is to count", () => {
    const report = reportIn("a.txt");
    assert.ok(report.findings.some(({ fixes }) => fixes.length > 0));
    const { tally } = packReport(report, 7);
    assert.deepEqual(unpacked(packed(report)), report);
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
    const bytes = packed(reportIn("a.txt"));
    for (let length = 0; length < bytes.length; length++) {
      assert.equal(unpacked(bytes.subarray(0, length)), undefined);
    }
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      const report = unpacked(flipped);
      if (report !== undefined) assert.equal(report.findings.length, report.ranges.length);
    }
  });

  it("of another shape is none, whatever JSON it is", () => {
    const block = (value: unknown) => new Uint8Array(deflateRawSync(JSON.stringify(value) ?? ""));
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
      assert.equal(unpacked(block(wrong)), undefined, JSON.stringify(wrong));
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const report = unpacked(block(value));
        return report === undefined || report.findings.length === report.ranges.length;
      }),
    );
  });
});

describe("a block of reports", () => {
  it("gives back each report that was added before it was packed, and only those with findings", () => {
    const reports = [reportIn("a.txt"), nothingFound, reportIn("b.txt"), reportIn("c.txt")];
    fc.assert(
      fc.property(fc.array(fc.nat(reports.length - 1), { maxLength: 80 }), (which) => {
        const writer = new ReportBlockWriter();
        const records = which.map((each) => recordOf(reports[each] ?? nothingFound, 7, writer));
        writer.finish();
        for (const [at, { report, tally, fixes }] of records.entries()) {
          const original = reports[which[at] ?? 0] ?? nothingFound;
          const alone = packReport(original, 7);
          assert.deepEqual({ tally, fixes }, { tally: alone.tally, fixes: alone.fixes });
          assert.equal(report === undefined, original.findings.length === 0);
          if (report !== undefined) assert.deepEqual(unpacked(report.block.bytes, report.number), original);
        }
      }),
    );
  });
});

describe("the shelf of reports", () => {
  it("has each report that is needed, and no piece of which none is", () => {
    const reports = [reportIn("a.txt"), reportIn("b.txt")];
    const step = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant("release" as const), which: fc.nat(30) }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const live = new Set<number>();
        const pieces = new BytePages();
        const shelf = new ReportShelf({
          append(bytes) {
            const piece = pieces.append(bytes);
            live.add(piece.at);
            return piece;
          },
          read: (piece) => pieces.read(piece),
          free(piece) {
            assert.ok(live.delete(piece.at));
            pieces.free(piece);
          },
        });
        const needed: { place: ReportPlace; report: Report }[] = [];
        for (const one of steps) {
          if (one.kind === "add") {
            const writer = new ReportBlockWriter();
            const some = Array.from({ length: one.count }, (_, at) => reports[at % 2] ?? nothingFound);
            const records = some.map((report) => recordOf(report, 7, writer));
            writer.finish();
            for (const [at, { report }] of records.entries())
              if (report !== undefined)
                needed.push({ place: shelf.add(report), report: some[at] ?? nothingFound });
          } else if (needed.length > 0) {
            const [gone] = needed.splice(one.which % needed.length, 1);
            if (gone !== undefined) shelf.release(gone.place);
          }
          for (const { place, report } of needed) assert.deepEqual(shelf.read(place), report);
          assert.deepEqual(live, new Set(needed.map(({ place }) => place.at)));
        }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps a block again of which a report comes when all others are gone", () => {
    const writer = new ReportBlockWriter();
    const [first, second] = [recordOf(reportIn("a.txt"), 7, writer), recordOf(reportIn("b.txt"), 7, writer)];
    writer.finish();
    const shelf = new ReportShelf(new BytePages());
    assert.ok(first.report && second.report);
    shelf.release(shelf.add(first.report));
    assert.deepEqual(shelf.read(shelf.add(second.report)), reportIn("b.txt"));
  });
});

describe("what is kept of an article's findings", () => {
  it("comes back as it was", () => {
    const whole = fc.oneof(fc.nat(), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
    const plain = { noNullPrototype: true };
    const tally = { problems: fc.string({ unit: "binary", maxLength: 12 }), warnings: whole, hash: whole };
    const report = { at: fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 }), length: whole, number: whole };
    const kept: fc.Arbitrary<Kept> = fc
      .record({
        tally: fc.record(tally, plain),
        fixes: fc.array(whole),
        report: fc.option(fc.record(report, plain)),
      })
      .map(({ tally, fixes, report }) => ({ tally, fixes, ...(report === null ? {} : { report }) }));
    fc.assert(
      fc.property(kept, (each) => {
        assert.deepEqual(unpackKept(packKept(each)), each);
        assert.deepEqual(tallyOfKept(packKept(each)), each.tally);
      }),
    );
  });

  it("is whole numbers, whatever a damaged file tells", () => {
    const tally = { problems: "", warnings: -1, hash: Number.NaN };
    const kept = unpackKept(packKept({ tally, fixes: [0.5, Number.POSITIVE_INFINITY, 3] }));
    assert.deepEqual(kept, { tally: { problems: "", warnings: 0, hash: 0 }, fixes: [0, 0, 3] });
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
