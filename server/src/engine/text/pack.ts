const BITS = 6;
const CHARACTERS = 5;
const MASK = (1 << BITS) - 1;
// Printable ASCII from "0" on; the backslash is left out, since JSON would double it.
const FIRST = 48;
const BACKSLASH = 92;

/** The largest number that `packNumbers` keeps: 30 bits, so that it stays a small integer. */
export const LARGEST_PACKED = 0x3fffffff;

/** Whole numbers of 0 to 30 bits as a short ASCII text, five characters each: digests hold thousands of them. */
export function packNumbers(numbers: ArrayLike<number>): string {
  const codes = new Array<number>(numbers.length * CHARACTERS);
  let to = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0;
    for (let shift = BITS * (CHARACTERS - 1); shift >= 0; shift -= BITS) {
      codes[to++] = letterOf((number >>> shift) & MASK);
    }
  }
  return textOfCodes(codes);
}

const LETTERS = Uint8Array.from(
  { length: MASK + 1 },
  (_, bits) => FIRST + bits + (FIRST + bits < BACKSLASH ? 0 : 1),
);

/** The code of the letter that stands for six bits in packed texts. */
export function letterOf(bits: number): number {
  return LETTERS[bits] ?? FIRST;
}

// So many arguments fit on the stack of any engine.
const MOST_AT_ONCE = 4096;

/** The text of UTF-16 code units, made in one piece: adding them one by one makes as many texts. */
export function textOfCodes(codes: ArrayLike<number>): string {
  if (codes.length <= MOST_AT_ONCE) return Reflect.apply(String.fromCharCode, null, codes);
  let text = "";
  for (let at = 0; at < codes.length; at += MOST_AT_ONCE) {
    text += Reflect.apply(
      String.fromCharCode,
      null,
      Array.prototype.slice.call(codes, at, at + MOST_AT_ONCE),
    );
  }
  return text;
}

/** The numbers of a packed text, in order. What `packNumbers` did not write gives numbers without meaning. */
export function unpackNumbers(packed: string): Int32Array {
  const numbers = new Int32Array(Math.floor(packed.length / CHARACTERS));
  for (let index = 0; index < numbers.length; index++) {
    let number = 0;
    for (let at = index * CHARACTERS; at < (index + 1) * CHARACTERS; at++) {
      const code = packed.charCodeAt(at);
      number = (number << BITS) | ((code < BACKSLASH ? code - FIRST : code - FIRST - 1) & MASK);
    }
    numbers[index] = number & LARGEST_PACKED;
  }
  return numbers;
}
