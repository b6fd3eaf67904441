// Bytes 80 to 9F of Windows-1252; where it has no character, the control character stays
// (https://encoding.spec.whatwg.org/#index-windows-1252).
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** The character that a byte of 0 to 255 is in Windows-1252, control characters for the five that it leaves open. */
export function decodeWindows1252(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte);
}
