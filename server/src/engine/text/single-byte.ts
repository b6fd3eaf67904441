import tables from "./data/encodings.json";

/** A single-byte encoding as which the bytes of UTF-8 are read by mistake. */
export interface SingleByte {
  readonly name: string;
  /** The byte of a character: 128 to 255, or undefined where it is ASCII or not in the encoding. */
  byteOf(code: number): number | undefined;
  /** All characters that have such a byte. */
  readonly codes: Iterable<number>;
}

// The bytes that lead a sequence of UTF-8, and those that continue one.
const FIRST_LEAD = 0xc2;
const LAST_LEAD = 0xf4;
const FIRST_CONTINUATION = 0x80;
const LAST_CONTINUATION = 0xbf;
const NO_BREAK_SPACE = 0xa0;

// Windows-1252 also knows the control characters 80 to 9F by their own numbers, and so covers Latin-1.
const LATIN_1_TOO = "Windows-1252";

/** The encodings that text is mistaken for, the likeliest first. A byte without a character is a control character. */
export const SINGLE_BYTES: readonly SingleByte[] = Object.entries(tables.encodings).map(
  ([name, characters]) => {
    const bytes = new Map<number, number>();
    if (name === LATIN_1_TOO) for (let byte = 0x80; byte <= 0x9f; byte++) bytes.set(byte, byte);
    for (let at = 0; at < characters.length; at++) bytes.set(characters.charCodeAt(at), 0x80 + at);
    return { name, byteOf: (code) => bytes.get(code), codes: [...bytes.keys()] };
  },
);

const leads = new Uint16Array(0x10000);
const continuations = new Uint16Array(0x10000);
for (const [at, { byteOf, codes }] of SINGLE_BYTES.entries()) {
  for (const code of codes) {
    const byte = byteOf(code);
    if (byte === undefined || code < 0x80) continue;
    if (byte >= FIRST_LEAD && byte <= LAST_LEAD) leads[code] = (leads[code] ?? 0) | (1 << at);
    if (byte >= FIRST_CONTINUATION && byte <= LAST_CONTINUATION) {
      continuations[code] = (continuations[code] ?? 0) | (1 << at);
    }
  }
}

/** Bit n is set where the two characters can be lead and continuation of a sequence in `SINGLE_BYTES[n]`. */
export function pairMask(first: number, second: number): number {
  return (leads[first] ?? 0) & (continuations[second] ?? 0);
}

/** A UTF-8 sequence found in characters of a single-byte encoding. */
export interface Sequence {
  readonly start: number;
  readonly end: number;
  /** What the sequence stands for. */
  readonly character: string;
  /** True where a blank was taken for the no-break space that it may have been. */
  readonly blank: boolean;
}

/**
 * The sequence that starts at `at`, or null. A blank within it counts as the byte A0, which some programs write as a
 * blank. Surrogates that were encoded one by one (CESU-8) are joined.
 */
export function sequenceAt(text: string, at: number, encoding: SingleByte): Sequence | null {
  const one = scalarAt(text, at, encoding);
  if (one === null) return null;
  if (one.code < 0xd800 || one.code > 0xdfff) return sequence(at, one.end, one.code, one.blank);
  const two = one.code <= 0xdbff ? scalarAt(text, one.end, encoding) : null;
  if (two === null || two.code < 0xdc00 || two.code > 0xdfff) return null;
  const code = 0x10000 + ((one.code - 0xd800) << 10) + (two.code - 0xdc00);
  return sequence(at, two.end, code, one.blank || two.blank);
}

function sequence(start: number, end: number, code: number, blank: boolean): Sequence {
  return { start, end, character: String.fromCodePoint(code), blank };
}

interface Scalar {
  readonly code: number;
  readonly end: number;
  readonly blank: boolean;
}

/** Decodes one sequence of two to four bytes (RFC 3629, table 3-7 of Unicode), surrogates let through. */
function scalarAt(text: string, at: number, { byteOf }: SingleByte): Scalar | null {
  const lead = byteOf(text.charCodeAt(at));
  if (lead === undefined || lead < FIRST_LEAD || lead > LAST_LEAD) return null;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0xff >> (length + 1));
  let blank = false;
  for (let place = 1; place < length; place++) {
    const character = text.charCodeAt(at + place);
    let byte = byteOf(character);
    if (character === 0x20 && byteOf(NO_BREAK_SPACE) === NO_BREAK_SPACE) {
      byte = NO_BREAK_SPACE;
      blank = true;
    }
    if (byte === undefined || byte < FIRST_CONTINUATION || byte > LAST_CONTINUATION) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return code < least || code > 0x10ffff ? null : { code, end: at + length, blank };
}
