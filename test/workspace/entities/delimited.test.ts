import assert from "node:assert/strict";
import { readDelimited, unguarded, writeDelimited } from "../../../server/src/workspace/entities/delimited";

const cells = (text: string) => readDelimited(text, ",").rows.map((row) => row.cells);

describe("a table of text", () => {
  it("comes back as it was written, whatever stands in its cells", () => {
    const hostile = [
      ["a", "b,c", 'say "no"', "two\nlines", " blank ", ""],
      ["=1+1", "+49", "-2", "@x", "\tt", "'=quoted", "’ok", "＝wide"],
      ['"', '""', ",", "\r\n", "\uFEFF", "'"],
    ];
    const { rows, problems } = readDelimited(writeDelimited(hostile), ",");
    assert.deepEqual(problems, []);
    assert.deepEqual(
      rows.map((row) => row.cells.map(unguarded)),
      hostile,
    );
  });

  it("holds no cell that a spreadsheet takes for a formula", () => {
    for (const cell of ['=HYPERLINK("x")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1"]) {
      const [row] = readDelimited(writeDelimited([[cell, "x"]]), ",").rows;
      assert.match(row?.cells[0] ?? "", /^'/);
    }
  });

  it("is read with any line ends, and each row knows its line", () => {
    const { rows } = readDelimited('\uFEFFa,b\r\n"1\n2",x\r\n\r\nlast,y\rz,', ",");
    assert.deepEqual(rows, [
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["1\n2", "x"] },
      { line: 5, cells: ["last", "y"] },
      { line: 6, cells: ["z", ""] },
    ]);
  });

  it("that is broken is read as far as it makes sense", () => {
    const { rows, problems } = readDelimited('a,b\nc,"never closed\nd,e', ",");
    assert.deepEqual(problems, [{ line: 2, message: "A quotation mark is never closed." }]);
    assert.deepEqual(rows[1]?.cells, ["c", "never closed\nd,e"]);
    assert.deepEqual(cells('a "b" c,"d"e'), [['a "b" c', "de"]]);
    assert.deepEqual(cells(""), []);
  });

  it("takes linear time on hostile text", () => {
    const start = process.cpuUsage().user;
    for (const text of ['"'.repeat(1_000_000), ",".repeat(1_000_000), '""\n'.repeat(300_000)])
      readDelimited(text, ",");
    assert.ok(process.cpuUsage().user - start < 5_000_000);
  });
});
