import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How a text stands in its file. */
export interface TextFormat {
  readonly encoding: Encoding;
  /** A byte order mark stands before the text; it is not part of it. */
  readonly mark: boolean;
}

export interface DecodedText {
  readonly text: string;
  readonly format: TextFormat;
  /** Set where the text may not be what its author wrote; such a file must not be rewritten. */
  readonly problem?: string;
}

const utf8: TextFormat = { encoding: "utf-8", mark: false };

/**
 * Bytes to text, or null for what is no text at all. Strict: UTF-8, UTF-16 with a byte order mark or without one where
 * the zero bytes give it away; everything else is read as Windows-1252, the commonest single-byte encoding of
 * the web (https://encoding.spec.whatwg.org/#names-and-labels), and marked with a problem. Never throws.
 */
export function decode(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return decodeUtf8(bytes.subarray(3), true);
  }
  // The mark of UTF-32: what is mended as UTF-16 would be neither.
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), "utf-16le", true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), "utf-16be", true);
  const wide = utf16ByZeros(bytes);
  if (wide !== null) return decodeUtf16(bytes, wide, false);
  if (looksBinary(bytes)) return null;
  return decodeUtf8(bytes, false);
}

/**
 * Text to bytes in the given format, or null where that would lose something: a character that the encoding does not
 * have, or an encoding that was only guessed.
 */
export function encode(text: string, format: TextFormat): Uint8Array | null {
  switch (format.encoding) {
    case "utf-8": {
      const bytes = Buffer.from(format.mark ? `\ufeff${text}` : text, "utf8");
      // A lone surrogate would silently become U+FFFD.
      return bytes.toString("utf8", format.mark ? 3 : 0) === text ? bytes : null;
    }
    case "utf-16le":
      return Buffer.from(format.mark ? `\ufeff${text}` : text, "utf16le");
    case "utf-16be":
      return Buffer.from(format.mark ? `\ufeff${text}` : text, "utf16le").swap16();
    case "windows-1252":
      return null;
  }
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function decodeUtf8(bytes: Uint8Array, mark: boolean): DecodedText {
  if (isUtf8(bytes)) {
    return { text: viewOf(bytes).toString("utf8"), format: mark ? { encoding: "utf-8", mark } : utf8 };
  }
  return {
    text: decodeWindows1252(bytes),
    format: { encoding: "windows-1252", mark },
    problem: "The file is not valid UTF-8; it is read as Windows-1252 and never rewritten.",
  };
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", mark: boolean): DecodedText {
  const even = bytes.length - (bytes.length % 2);
  const view = viewOf(bytes.subarray(0, even));
  const text = (encoding === "utf-16le" ? view : Buffer.from(view).swap16()).toString("utf16le");
  const format: TextFormat = { encoding, mark };
  if (even === bytes.length) return { text, format };
  return {
    text,
    format,
    problem: "The UTF-16 file ends in the middle of a character; it is never rewritten.",
  };
}

// Where Windows-1252 differs from Latin-1: 0x80 to 0x9f; the five unassigned bytes stay C1 controls.
const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

// A table of our own: TextDecoder("windows-1252") is Latin-1 in some versions of Node.
function decodeWindows1252(bytes: Uint8Array): string {
  return viewOf(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}

const SAMPLE = 8192;

/** UTF-16 without a mark: text in European scripts has a zero in nearly every other byte, and on one side only. */
function utf16ByZeros(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  if (end < 4) return null;
  let first = 0;
  let second = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) first++;
    if (bytes[at + 1] === 0) second++;
  }
  const units = end / 2;
  if (second > units * 0.6 && first < units * 0.02) return "utf-16le";
  if (first > units * 0.6 && second < units * 0.02) return "utf-16be";
  return null;
}

/** A PDF, or more than one control character in a hundred bytes: no prose, whatever its name says. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46) return true;
  const end = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > 2 && controls > end / 100;
}
