/**
 * How often each letter occurs in a name, by its code modulo 32: one bit for each letter that occurs once at least, twice
 * at least, and so on to four times.
 */
export interface LetterCounts {
  readonly once: number;
  readonly twice: number;
  readonly thrice: number;
  readonly often: number;
}

export function countLetters(text: string): LetterCounts {
  let once = 0;
  let twice = 0;
  let thrice = 0;
  let often = 0;
  for (let at = 0; at < text.length; at++) {
    const bit = 1 << (text.charCodeAt(at) & 31);
    often |= thrice & bit;
    thrice |= twice & bit;
    twice |= once & bit;
    once |= bit;
  }
  return { once, twice, thrice, often };
}

/** How many letters at least only one of two names has, each as often as it has more of them. */
export function lettersApart(a: LetterCounts, b: LetterCounts): number {
  return (
    bitCount(a.once ^ b.once) +
    bitCount(a.twice ^ b.twice) +
    bitCount(a.thrice ^ b.thrice) +
    bitCount(a.often ^ b.often)
  );
}

/** How many bits of a number are set. */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
