import assert from "node:assert/strict";
import fc from "fast-check";
import { excerptOf } from "../../../server/src/cli/formats/excerpt";
import { cellsOf, printable } from "../../../server/src/cli/formats/width";

function drawn(text: string, flagged: string, columns = 80): string[] {
  const start = text.indexOf(flagged);
  const line = { start: 0, end: text.length };
  const { shown, indent, marked } = excerptOf(text, line, { start, end: start + flagged.length }, columns);
  return [shown, " ".repeat(indent) + "^".repeat(marked)];
}

function widthOf(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

describe("excerpt of a line", () => {
  it("marks the flagged text", () => {
    assert.deepEqual(drawn("to Jinping on", "Jinping"), ["to Jinping on", "   ^^^^^^^"]);
  });

  it("widens tabs and wide characters", () => {
    assert.deepEqual(drawn("\tab", "b"), ["    ab", "     ^"]);
    assert.deepEqual(drawn("習近平主席", "主席"), ["習近平主席", "      ^^^^"]);
    assert.deepEqual(drawn("👨‍👩‍👧 b", "b"), ["👨‍👩‍👧 b", "   ^"]);
    assert.deepEqual(drawn("e\u0301b", "b"), ["e\u0301b", " ^"]);
  });

  it("shows what cannot be seen, and lets nothing steer the terminal", () => {
    assert.deepEqual(drawn("a\u200bb", "\u200b"), ["a<U+200B>b", " ^^^^^^^^"]);
    assert.deepEqual(drawn("a\u001b[31mb", "b"), ["a<U+001B>[31mb", "             ^"]);
    assert.equal(printable("a\u202eb\r\nc\ud800"), "a<U+202E>b ⏎ c<U+D800>");
  });

  it("clips a long line around the flagged text", () => {
    const text = `${"a".repeat(500)} Jinping ${"b".repeat(500)}`;
    const [shown, marks] = drawn(text, "Jinping", 40);
    assert.match(shown ?? "", /^…a+ Jinping b+…$/);
    assert.equal(shown?.length, 40);
    assert.equal(marks?.indexOf("^"), shown?.indexOf("Jinping"));
  });

  it("clips flagged text that is longer than the screen", () => {
    const [shown, marks] = drawn(`ab ${"x".repeat(900)} cd`, "x".repeat(900), 40);
    assert.equal(shown?.length, 40);
    assert.ok((marks?.length ?? 99) <= 40);
  });

  it("marks one column for an empty span, at the end of a line too", () => {
    assert.deepEqual(excerptOf("abc", { start: 0, end: 3 }, { start: 3, end: 3 }, 40), {
      shown: "abc",
      indent: 3,
      marked: 1,
    });
    assert.deepEqual(excerptOf("", { start: 0, end: 0 }, { start: 0, end: 0 }, 40), {
      shown: "",
      indent: 0,
      marked: 1,
    });
  });

  it("takes no time for what is not shown", () => {
    const text = "x".repeat(5_000_000);
    const before = performance.now();
    excerptOf(text, { start: 0, end: text.length }, { start: 2_500_000, end: 2_500_007 }, 100);
    assert.ok(performance.now() - before < 200);
  });

  it("never is wider than the screen nor breaks a line, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(300), fc.nat(300), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const { shown, indent, marked } = excerptOf(text, { start: 0, end: text.length }, { start, end }, 60);
        assert.doesNotMatch(shown, /[\u0000-\u001f\u007f-\u009f]/);
        assert.ok(indent + marked <= 72, `${indent}+${marked}`);
        assert.ok(widthOf(shown) <= 72);
      }),
    );
  });
});
