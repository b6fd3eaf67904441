import assert from "node:assert/strict";
import { unguarded } from "../../../server/src/workspace/entities/delimited";
import { readTabbed, writeTabbed } from "../../../server/src/workspace/entities/tabbed";

const cells = (text: string) => readTabbed(text).map((row) => row.cells);

describe("a table with tabs", () => {
  it("comes back as it was written, whatever stands in its cells", () => {
    const hostile = [
      ["a", "b\tc", 'say "no"', "two\r\nlines", " blank ", ""],
      ["=1+1", "+49", "-2", "@x", "\tt", "'=quoted", "’ok", "＝wide"],
      ['"', "\\", "\\n", "\\\n", "a\\|b", "\uFEFF", "'", 'a"b"', '"a" b'],
    ];
    assert.deepEqual(
      cells(writeTabbed(hostile)).map((row) => row.map(unguarded)),
      hostile,
    );
    assert.match(writeTabbed([["=1", "\t=1"]]), /^'=1\t'\\t=1\n$/);
  });

  it("is written as OpenRefine 3.9.5 does", () => {
    const text = 'The "Rock"\tC:\\\\new\ttwo\\nlines\n';
    assert.equal(writeTabbed([['The "Rock"', "C:\\new", "two\nlines"]]), text);
    assert.deepEqual(cells(text), [['The "Rock"', "C:\\new", "two\nlines"]]);
  });

  it("is read as spreadsheets write it, too", () => {
    const text = '\uFEFFa\tb\r\n"1\n2"\t"say ""no"""\r\n\r\nlast\ty\rz\t';
    assert.deepEqual(readTabbed(text), [
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["1\n2", 'say "no"'] },
      { line: 5, cells: ["last", "y"] },
      { line: 6, cells: ["z", ""] },
    ]);
    assert.deepEqual(cells('"never closed\td\n"a" b\t""'), [
      ['"never closed', "d"],
      ['"a" b', ""],
    ]);
    assert.deepEqual(cells(""), []);
  });

  it("takes linear time on hostile text", () => {
    const start = process.cpuUsage().user;
    for (const some of ['"', "\t", '""\n', '"\t', '"""\t', '"a\t', "\\"]) readTabbed(some.repeat(300_000));
    assert.ok(process.cpuUsage().user - start < 5_000_000);
  });
});
