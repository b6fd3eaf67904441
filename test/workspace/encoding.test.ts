import assert from "node:assert/strict";
import fc from "fast-check";
import { decode, encode, type TextFormat } from "../../server/src/workspace/encoding";

const text = "Ein Satz über Kim Jong Un, 中国 und “Zitate”.\r\nZweite Zeile.\n";

const formats: readonly TextFormat[] = [
  { encoding: "utf-8", mark: false },
  { encoding: "utf-8", mark: true },
  { encoding: "utf-16le", mark: true },
  { encoding: "utf-16be", mark: true },
];

function utf32(codePoint: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(codePoint).buffer);
}

describe("encodings", () => {
  for (const format of formats) {
    it(`${format.encoding}${format.mark ? " with mark" : ""} is read and written back byte for byte`, () => {
      const bytes = encode(text, format);
      assert.ok(bytes);
      const decoded = decode(bytes);
      assert.deepEqual(decoded, { text, format });
      assert.deepEqual(encode(decoded?.text ?? "", decoded?.format ?? format), bytes);
    });
  }

  it("UTF-16 without a mark is known by its zeros", () => {
    const english = "Just a plain English sentence, long enough to be sure.";
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      const bytes = encode(english, { encoding, mark: false });
      assert.deepEqual(decode(bytes ?? new Uint8Array()), {
        text: english,
        format: { encoding, mark: false },
      });
    }
  });

  it("what is not UTF-8 is read as Windows-1252, with a problem, and never written", () => {
    const decoded = decode(Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x80]));
    assert.equal(decoded?.text, "“café”€");
    assert.match(decoded?.problem ?? "", /not valid UTF-8/);
    assert.equal(encode("anything", { encoding: "windows-1252", mark: false }), null);
  });

  it("a UTF-16 file that ends in half a character has a problem", () => {
    const decoded = decode(Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x42]));
    assert.equal(decoded?.text, "A");
    assert.match(decoded?.problem ?? "", /never rewritten/);
  });

  it("binary files are no text", () => {
    assert.equal(decode(Buffer.from("%PDF-1.7 and more")), null);
    assert.equal(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13, 1, 2, 3])), null);
    assert.equal(decode(new Uint8Array(1000)), null);
  });

  it("UTF-32 is not taken for UTF-16, in which its letters would be mended", () => {
    const letters = [..."A storm \u{1f600}"].flatMap((letter) => [...utf32(letter.codePointAt(0) ?? 0)]);
    assert.equal(decode(Uint8Array.of(0xff, 0xfe, 0, 0, ...letters)), null);
    assert.equal(decode(Uint8Array.of(...letters)), null);
  });

  it("one stray control character does not make a text binary", () => {
    assert.equal(decode(Buffer.from(`${"word ".repeat(200)}\u0000`))?.problem, undefined);
  });

  it("an empty file is an empty text", () => {
    assert.deepEqual(decode(new Uint8Array()), { text: "", format: { encoding: "utf-8", mark: false } });
  });

  it("a lone surrogate is not written as U+FFFD", () => {
    assert.equal(encode("a\ud800b", { encoding: "utf-8", mark: false }), null);
  });

  it("any bytes are read, and what is read without a problem is written back as it was", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded === null || decoded.problem !== undefined) return;
        assert.deepEqual(Buffer.from(encode(decoded.text, decoded.format) ?? []), Buffer.from(bytes));
      }),
      { numRuns: 3000 },
    );
  });
});
