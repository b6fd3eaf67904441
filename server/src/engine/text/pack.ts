const BITS = 6;
const CHARACTERS = 5;
const MASK = (1 << BITS) - 1;
// Printable ASCII from "0" on; the backslash is left out, since JSON would double it.
const FIRST = 48;
const BACKSLASH = 92;

/** The largest number that `packNumbers` keeps: 30 bits, so that it stays a small integer. */
export const LARGEST_PACKED = 0x3fffffff;

/** Whole numbers of 0 to 30 bits as a short ASCII text, five characters each: digests hold thousands of them. */
export function packNumbers(numbers: Iterable<number>): string {
  let packed = "";
  for (const number of numbers) {
    for (let shift = BITS * (CHARACTERS - 1); shift >= 0; shift -= BITS) {
      const code = FIRST + ((number >>> shift) & MASK);
      packed += String.fromCharCode(code < BACKSLASH ? code : code + 1);
    }
  }
  return packed;
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
