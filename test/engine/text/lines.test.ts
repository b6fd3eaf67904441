import assert from "node:assert/strict";
import fc from "fast-check";
import { offsetAt, positionAt, rangeOf, splitLines, trimmed } from "../../../server/src/engine/text/lines";

const anyText = fc.string({
  unit: fc.constantFrom("a", " ", "\t", "\n", "\r", "é", "\u{1F600}", "\ud800", "\u00a0"),
});

describe("lines", () => {
  it("cuts at LF, CRLF and CR and at nothing else", () => {
    const text = "a\nb\r\nc\rd\u2028e";
    assert.deepEqual(
      splitLines(text).map((line) => text.slice(line.start, line.end)),
      ["a", "b", "c", "d\u2028e"],
    );
  });

  it("has no line in an empty text and none behind a final line end", () => {
    assert.equal(splitLines("").length, 0);
    assert.equal(splitLines("a\n").length, 1);
    assert.equal(splitLines("a\n\n").length, 2);
  });

  it("covers every code unit once, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const line of splitLines(text)) {
          assert.equal(line.start, at);
          assert.ok(line.end >= line.start && line.next >= line.end);
          assert.equal(line.blank, text.slice(line.start, line.end).trim() === "");
          at = line.next;
        }
        assert.equal(at, text.length);
      }),
    );
  });

  it("turns offsets into positions and back", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = splitLines(text);
        for (const line of lines) {
          for (let offset = line.start; offset <= line.end; offset++) {
            const position = positionAt(lines, offset);
            assert.deepEqual(position, { line: line.index, character: offset - line.start });
            assert.equal(offsetAt(lines, position), offset);
          }
        }
      }),
    );
  });

  it("turns spans into the positions of their ends", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: -2, max: 14 }),
        fc.integer({ min: -2, max: 14 }),
        (text, start, end) => {
          const lines = splitLines(text);
          assert.deepEqual(rangeOf(lines, { start, end }), {
            start: positionAt(lines, start),
            end: positionAt(lines, end),
          });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("keeps positions outside the text inside it", () => {
    const lines = splitLines("ab\ncd\n");
    assert.equal(offsetAt(lines, { line: 9, character: 0 }), 6);
    assert.equal(offsetAt(lines, { line: 0, character: 99 }), 2);
    assert.equal(offsetAt(lines, { line: -1, character: 5 }), 0);
    assert.deepEqual(positionAt(lines, 6), { line: 2, character: 0 });
    assert.deepEqual(positionAt([], 7), { line: 0, character: 0 });
  });

  it("trims white space of every kind, and a blank line to nothing", () => {
    const text = "\u00a0 a b\t\n   ";
    const [first, second] = splitLines(text);
    assert.ok(first !== undefined && second !== undefined);
    const inner = trimmed(text, first);
    assert.equal(text.slice(inner.start, inner.end), "a b");
    const nothing = trimmed(text, second);
    assert.equal(nothing.start, nothing.end);
  });
});
